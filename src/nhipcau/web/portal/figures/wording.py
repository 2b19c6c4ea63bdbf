"""Figures, changes and their parts as the pages write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.core.families import COUNTRIES, LOCALITIES
from nhipcau.core.kinds import Country, Place
from nhipcau.core.register import Register
from nhipcau.core.series.reading import Told
from nhipcau.core.series.tables import Change
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.cells import anchor
from nhipcau.web.words import say

_PLURAL = re.compile(r"\b([a-z]+?)(ies|s)\b")
Answer = Mapping[str, Any]
MOST_DECIMALS, ROUNDED = 3, Decimal("0.01")
TELLING = Decimal(1000)
"""A change of more than so many per cent says how small the earlier figure was; only the difference is then shown."""


def figure(value: float | Decimal | None, language: str) -> SafeString:
    """A figure as pages write it; empty for none."""
    return format_html("{}", "" if value is None else written(Decimal(str(value)), language))


def written(value: Decimal, language: str) -> str:
    """The number as the language writes it, without zeros at its end, with a true minus.

    More decimals than a person reads are rounded to two: files, API and the record have them all.
    """
    exponent = value.normalize().as_tuple().exponent
    if value == value.to_integral_value():
        value = value.to_integral_value()
    elif isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        value = value.quantize(ROUNDED)
    return format_number(value.normalize() if value else Decimal(0), language).replace("-", "−")


def unit_words(unit: str, value: str, language: str) -> str:
    """The unit beside a written figure: "projects" beside 7, "project" beside 1. Vietnamese has one form for both."""
    if language != "en" or value != "1":
        return unit
    return _PLURAL.sub(lambda found: found[1] + ("y" if found[2] == "ies" else ""), unit, count=1)


def signed(value: Decimal, language: str) -> str:
    return f"{'+' if value > 0 else ''}{written(value, language)}"


def change_words(change: Change | None, language: str) -> str:
    """ "+12,3 (+4,5%) so với 2017"; empty for none."""
    if change is None:
        return ""
    telling = change.percent is not None and abs(change.percent) < TELLING
    percent = f" ({_tenths(change.percent, language, plus=True)}%)" if telling and change.percent is not None else ""
    said = f"{signed(change.difference, language)}{percent}"
    return say("series_against", language, change=said, period=change.previous.label.get(language))


def share_words(share: Decimal | None, value: Decimal, language: str) -> str:
    """ "12,3%"; "<0,1%" for what is there and would be written as nothing."""
    if share is None:
        return ""
    is_tiny = share == 0 and value != 0
    return f"{'<' if is_tiny else ''}{_tenths(Decimal('0.1') if is_tiny else share, language)}%"


def _tenths(value: Decimal, language: str, *, plus: bool = False) -> str:
    """With exactly the one decimal that was computed, so that columns line up."""
    return f"{'+' if plus and value > 0 else ''}{format_number(value, language)}".replace("-", "−")


def part_link(figures: Register, told: Told, language: str) -> SafeString:
    """The told figure, leading to its record."""
    return anchor(address(language, figures.name, told.code), written(told.value, language))


def part_words(figures: Register, told: Told, names: Mapping[str, str], language: str, line: str = "") -> SafeString:
    """ "Bắc Giang (cũ), vốn cấp mới: 183,78"; ``names`` of the indicators are left out where there is one only, and
    where it is told of, if the ``line`` it stands in says so already."""
    about = f", {names[told.indicator]}" if len(names) > 1 else ""
    where = place_name(told.place, language) if told.place else told.scope.get(language)
    if about and where == line:
        where, about = names[told.indicator], ""
    return format_html("{}{}: {}", where, about, part_link(figures, told, language))


def place_name(place: str, language: str) -> str:
    from nhipcau.lib import places

    return places.unit(place).label(language)


def subject(figures: Register, about: tuple[str, str], label: str, language: str) -> SafeString:
    """What a figure is of; localities, countries and territories lead to their pages."""
    kind = figures.kinds.get(about[0])
    if isinstance(kind, Place):
        return anchor(address(language, LOCALITIES, about[1]), label)
    if isinstance(kind, Country):
        return anchor(address(language, COUNTRIES, about[1]), label)
    return format_html("{}", label)
