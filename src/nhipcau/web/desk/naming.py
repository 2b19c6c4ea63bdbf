"""Records of several registers by their names, as deep as each is seen: one pass over all that a page speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from nhipcau.core.column import Seen
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.policy import Look, Powers
from nhipcau.core.record import STATES
from nhipcau.core.registry import registers
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.addresses import place_of

Records = Mapping[tuple[str, UUID], Look]


class Named(NamedTuple):
    """A record in words."""

    label: str
    address: str
    singular: str
    state: str
    state_words: str


def named(looks: Records, powers: Powers, language: str) -> dict[tuple[str, UUID], Named]:
    """Names of records somebody looks at, by (register, uid)."""
    alike: dict[tuple[str, Seen], list[Look]] = {}
    for (name, _), look in looks.items():
        alike.setdefault((name, look.clearance), []).append(look)
    names, found = SeenNames(powers), {}
    for (name, clearance), several in alike.items():
        register = registers()[name]
        for item in items_seen(register, [look.row for look in several], clearance, names):
            found[name, item["uid"]] = Named(
                item[f"label_{language}"],
                record_address(language, register, item["uid"]),
                register.singular[place_of(language)],
                item["state"],
                STATES.label(item["state"]).get(language),
            )
    return found
