"""Who a locality, a country is: what the tables know, each fact with the day and page it was read on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.lib import places
from nhipcau.lib.places import Country, Unit
from nhipcau.lib.places.notes import long_day
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import other
from nhipcau.web.portal.places.names import Linked, full_name, heirs, lasting, region_link, unit_link, unit_links
from nhipcau.web.words import say

MAP_PAGE = "https://sapnhap.bando.com.vn/"
"""Where area, population and centre of a locality were read."""
TODAY_TABLE = date(2026, 5, 1)
"""A day in the last state the tables know: after Đồng Nai became a city."""


@dataclass(frozen=True)
class Fact:
    """What it is, in words or links, and where it was read ("" where the page says it once for all).

    ``tongue`` is the language of the words where it is not the page's.
    """

    label: str
    text: str = ""
    links: tuple[Linked, ...] = ()
    source: str = ""
    source_href: str = ""
    tongue: str = ""


def unit_facts(unit: Unit, language: str) -> list[Fact]:
    """Facts of a locality; nothing is said of what no table knows, but that it is not known."""
    tongue = other(language)
    facts = [
        Fact(say("kind_of_unit", language), _kind(unit, language)),
        Fact(say("other_language_name", language), full_name(unit, tongue), tongue=tongue),
        *([] if unit.is_former else _measures(unit, language)),
        *_regions(unit, language),
        Fact(say("valid", language), lasting(unit.valid, language)),
        Fact(say("official_code", language), ", ".join(dict.fromkeys(code for code, _ in unit.codes))),
        Fact(say("predecessors", language), links=tuple(unit_links(places.predecessors(unit), language))),
        Fact(say("successors", language), links=tuple(unit_links(heirs(unit), language))),
    ]
    return [fact for fact in facts if fact.text or fact.links]


def country_facts(country: Country, language: str) -> list[Fact]:
    tongue = other(language)
    return [
        Fact(say("other_language_name", language), country.label(tongue), tongue=tongue),
        Fact(say("world_region", language), country.region_label(language)),
        Fact(say("iso_codes", language), f"{country.iso2}, {country.iso3}, {country.numeric}"),
    ]


def area(unit: Unit, language: str) -> str:
    """ "12.700 km²"; empty where no table knows."""
    known = places.profile(unit)
    return f"{format_number(known.area_km2.normalize(), language)} km²" if known else ""


def population(unit: Unit, language: str) -> str:
    known = places.profile(unit)
    return say("persons", language, n=known.population) if known else ""


def centre(unit: Unit, language: str) -> Linked | None:
    """The former unit in which the administration sits; None where the unit was made of no others."""
    known = places.profile(unit)
    return unit_link(known.centre, language) if known and known.centre != unit else None


def communes(unit: Unit, language: str) -> str:
    """ "78 (8 phường, 69 xã, 1 đặc khu)"; empty for a former unit."""
    if unit.is_former:
        return ""
    kinds = [commune.kind_on(TODAY_TABLE) for commune in places.communes(unit.id, TODAY_TABLE)]
    parts = [
        say(f"communes_{name}", language, n=kinds.count(kind))
        for name, kind in (("ward", "phường"), ("commune", "xã"), ("zone", "đặc khu"))
        if kind in kinds
    ]
    return say("communes_of", language, n=len(kinds), parts=", ".join(parts))


def _measures(unit: Unit, language: str) -> list[Fact]:
    known = places.profile(unit)
    read = say("read_on_map", language, day=long_day(known.read_on, language)) if known else ""
    href = MAP_PAGE if known else ""
    seat = centre(unit, language)
    return [
        Fact(say("area", language), area(unit, language) or say("unknown", language), (), read, href),
        Fact(say("population", language), population(unit, language) or say("unknown", language), (), read, href),
        Fact(say("centre", language), say("centre_in", language), (seat,), read, href) if seat else Fact(""),
        Fact(
            say("communes_title", language),
            communes(unit, language),
            source=say("communes_read", language, day=long_day(date(2026, 4, 30), language)),
        ),
    ]


def _kind(unit: Unit, language: str) -> str:
    said = say(f"kind_{unit.kind}", language)
    if unit.kind_changed_on and unit.kind_before:
        since = long_day(unit.kind_changed_on, language)
        return say("kind_since", language, kind=said, day=since, before=say(f"kind_{unit.kind_before}", language))
    return said


def _regions(unit: Unit, language: str) -> list[Fact]:
    found = [places.region_by_id(name) for name, days in unit.regions if days.end == unit.valid.end]
    return [
        Fact(
            say("region", language),
            links=(region_link(region, language),),
            source=say("region_doubt", language) if region.status == "verify" and not unit.is_former else "",
        )
        for region in found
    ]
