"""Which organisations the public directory may hold at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nhipcau.lib import places

ARMED = re.compile(
    r"\b(army|navy|naval|air force|defen[cs]e|military|armed forces|marine corps|gendarmerie|"
    r"quân đội|quân y|quốc phòng|hải quân|không quân|militaire|défense|militar|armada)\b"
    r"|国防|國防|军|軍|防衛|국방|육군|해군|공군|воен|оборон",
    re.IGNORECASE,
)
"""Names of defence, army, navy and air-force bodies, of any country: they are never loaded. Wide on purpose: a museum
or society lost is better than a military body shown."""

STATE_ALIAS = re.compile(r"republic of china|r\.\s?o\.\s?c\b|\bROC\b|中華民國|中华民国", re.IGNORECASE)
"""Aliases that are not shown for organisations of Taiwan (China). People's Republic of China never stands there."""


def may_load(country: str, types: Iterable[str], names: list[str]) -> bool:
    """False for government bodies of TW and for defence bodies of any country; ``names`` begins with the display name."""
    if country == "TW" and ("government" in types or not may_show(country, names[0])):
        return False
    return not any(ARMED.search(name) for name in names)


def may_show(country: str, name: str) -> bool:
    """False for a name that an organisation of TW must not be shown under."""
    return country != "TW" or not STATE_ALIAS.search(name)


LABELLED = ("HK", "MO", "TW")
"""Places that are always shown under the label of the table of countries."""


def city_of(country: str, printed: str) -> str | None:
    """The city as printed; None where it only repeats, in other words, the name of such a place."""
    return None if country in LABELLED and printed in places.spellings(country) else printed
