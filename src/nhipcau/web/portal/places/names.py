"""Names and links of localities, regions and countries as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.lib import places
from nhipcau.lib.period import PartialDate, Period
from nhipcau.lib.places import Country, Region, Unit
from nhipcau.lib.places.notes import long_day
from nhipcau.lib.text import collation_key, format_date
from nhipcau.web.portal.addresses import address
from nhipcau.web.words import say


class Linked(NamedTuple):
    """Words that lead somewhere."""

    href: str
    label: str


def full_name(unit: Unit, language: str) -> str:
    return unit.full_name if language == "vi" else unit.full_name_en


def heading(unit: Unit, language: str) -> str:
    """The name above a page: the full one; a former unit says that it is one."""
    return unit.label(language) if unit.is_former else full_name(unit, language)


def unit_link(unit: Unit, language: str) -> Linked:
    return Linked(address(language, LOCALITIES, unit.id), unit.label(language))


def region_link(region: Region, language: str) -> Linked:
    return Linked(address(language, REGIONS, region.id), region.label(language))


def country_link(country: Country, language: str) -> Linked:
    return Linked(address(language, COUNTRIES, country.iso2), country.label(language))


def token_link(facet: str, token: str, language: str) -> Linked:
    """The page of a token of the facets ``place`` and ``country``."""
    if facet == "place":
        return unit_link(places.unit(token), language)
    return country_link(places.country(token), language)


def unit_links(units: Iterable[Unit], language: str) -> list[Linked]:
    return [unit_link(unit, language) for unit in units]


def in_order(units: Iterable[Unit], language: str) -> list[Unit]:
    """Alphabetically by the name the reader sees."""
    return sorted(units, key=lambda unit: collation_key(unit.label(language)))


def heirs(unit: Unit) -> tuple[Unit, ...]:
    """The unit that holds the territory today, or the ones it was divided into; nothing for a unit in force."""
    holder = places.successor(unit)
    if holder == unit:
        return ()
    return (holder,) if holder else places.successors(unit)


def lasting(valid: Period, language: str) -> str:
    """The days in words, the last one included: "từ 01/07/2025 đến nay", "đến hết ngày 30/06/2025"."""
    last = valid.end - timedelta(days=1) if valid.end else None
    start, end = (long_day(day, language) if day else "" for day in (valid.start, last))
    if start and end:
        return say("valid_between", language, start=start, end=end)
    if end:
        return say("valid_until", language, end=end)
    return say("valid_from", language, start=start) if start else say("valid_always", language)


def day_of(number: int, language: str) -> str:
    """A day as the index keeps it (yyyymmdd, 00 for what is not known) in words; empty for 0."""
    return format_date(PartialDate.from_int(number), language) if number else ""
