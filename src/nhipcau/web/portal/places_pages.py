"""Localities of any day and countries: what each is, what became of it, and the records that stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.core.faults import not_found
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.request import facet_columns
from nhipcau.lib import places
from nhipcau.lib.period import Period
from nhipcau.lib.places import PlaceError, Unit
from nhipcau.lib.places.notes import long_day
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.page import page
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.related import Related, matching
from nhipcau.web.words import say

TODAYS_BORDERS = date(2025, 7, 1)


@dataclass(frozen=True)
class CountRow:
    """A place or country with, per register: its title, how many records stand there, and the list of them."""

    href: str
    label: str
    cells: tuple[tuple[str, int, str], ...]

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(count for _, count, _ in self.cells)


def localities_page(request: HttpRequest, language: str) -> HttpResponse:
    counted = _counted("place")
    former = [unit for unit in places.all_units() if unit.is_former]
    return page(
        request,
        language,
        "localities",
        lambda code: address(code, LOCALITIES),
        registers=[register.title[place_of(language)] for register in _counting("place")],
        regions_address=address(language, REGIONS),
        current=[
            _count_row(
                counted, "place", address(language, LOCALITIES, unit.id), _full(unit, language), unit.id, language
            )
            for unit in _in_order(places.units(TODAYS_BORDERS), language)
        ],
        former=[
            (address(language, LOCALITIES, unit.id), unit.label(language), _heirs(unit, language))
            for unit in _in_order(former, language)
        ],
    )


def locality_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    try:
        unit = places.unit(code)
    except PlaceError:
        raise not_found(say("section_localities", language), code) from None
    holder = places.successor(unit)
    return page(
        request,
        language,
        "locality",
        lambda lang: address(lang, LOCALITIES, code),
        unit=unit,
        label=unit.label(language) if unit.is_former else _full(unit, language),
        list_address=address(language, LOCALITIES),
        facts=_locality_facts(unit, language),
        notes=[note for note in (places.history_note(unit, language), places.formation_note(unit, language)) if note],
        holder=_linked(holder, language) if holder and holder != unit else None,
        related=standing("place", [code], language),
        machine=f"/api/v1/places/{code}",
    )


def countries_page(request: HttpRequest, language: str) -> HttpResponse:
    counted = _counted("country")
    listed = sorted(places.countries(), key=lambda country: collation_key(country.label(language)))
    rows = [
        _count_row(
            counted,
            "country",
            address(language, COUNTRIES, country.iso2),
            country.label(language),
            country.iso2,
            language,
        )
        for country in listed
    ]
    return page(
        request,
        language,
        "countries",
        lambda code: address(code, COUNTRIES),
        registers=[register.title[place_of(language)] for register in _counting("country")],
        known=sorted((row for row in rows if any(row.counts)), key=lambda row: row.counts, reverse=True),
        unknown=[row for row in rows if not any(row.counts)],
    )


def country_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    found = {country.iso2: country for country in places.countries()}.get(code)
    if found is None:
        raise not_found(say("section_countries", language), code)
    return page(
        request,
        language,
        "country",
        lambda lang: address(lang, COUNTRIES, code),
        label=found.label(language),
        list_address=address(language, COUNTRIES),
        facts=[
            (say("other_language_name", language), found.label("en" if language == "vi" else "vi")),
            (say("world_region", language), found.region_label(language)),
            (say("iso_codes", language), f"{found.iso2}, {found.iso3}, {found.numeric}"),
        ],
        related=standing("country", [code], language),
        machine=f"/api/v1/countries/{code}",
    )


def _counting(facet: str) -> list[Register]:
    """Registers whose records stand in places or countries: each is a column of its own, nothing is added up."""
    return [register for register in registers().values() if facet in facet_columns(register)]


def _counted(facet: str) -> dict[str, dict[str, int]]:
    """Records per register and place or country."""
    listings = {
        register.name: find(public_index(), parse_request(register, {}, limit=1)) for register in _counting(facet)
    }
    return {name: dict(listing.facets[facet]) for name, listing in listings.items()}


def _count_row(
    counted: dict[str, dict[str, int]], facet: str, href: str, label: str, code: str, language: str
) -> CountRow:
    cells = []
    for register in _counting(facet):
        count = counted[register.name].get(code, 0)
        link = Question(address(language, register.name), {facet: [code]}).href() if count else ""
        cells.append((register.title[place_of(language)], count, link))
    return CountRow(href, label, tuple(cells))


def standing(facet: str, codes: list[str], language: str) -> list[Related]:
    """Per register: the records that stand in any of these places or countries."""
    found = [matching(register, {facet: codes}, language) for register in _counting(facet)]
    return [entry for entry in found if entry]


def _in_order(units: Iterable[Unit], language: str) -> list[Unit]:
    """Alphabetically by the name the reader sees: Vietnamese order in Vietnamese, plain order in English."""
    return sorted(units, key=lambda unit: collation_key(unit.label(language)))


def _full(unit: Unit, language: str) -> str:
    return unit.full_name if language == "vi" else unit.full_name_en


def _linked(unit: Unit, language: str) -> tuple[str, str]:
    return address(language, LOCALITIES, unit.id), unit.label(language)


def _heirs(unit: Unit, language: str) -> list[tuple[str, str]]:
    holder = places.successor(unit)
    return [_linked(heir, language) for heir in ((holder,) if holder else places.successors(unit))]


def _locality_facts(unit: Unit, language: str) -> list[tuple[str, Any, list[tuple[str, str]]]]:
    """Label, text and links of what is known of a unit."""
    codes = ", ".join(dict.fromkeys(code for code, _ in unit.codes))
    rows: list[tuple[str, Any, list[tuple[str, str]]]] = [
        (say("full_name", language), _full(unit, language), []),
        (say("other_language_name", language), _full(unit, "en" if language == "vi" else "vi"), []),
        (say("valid", language), lasting(unit.valid, language), []),
        (say("official_code", language), codes, []),
        (say("predecessors", language), "", [_linked(one, language) for one in places.predecessors(unit)]),
        (say("successors", language), "", _heirs(unit, language) if unit.is_former else []),
    ]
    return [row for row in rows if row[1] or row[2]]


def lasting(valid: Period, language: str) -> str:
    """The days in words: "từ 01/07/2025 đến nay"."""
    start, end = (long_day(day, language) if day else "" for day in (valid.start, valid.end))
    if start and end:
        return say("valid_between", language, start=start, end=end)
    if end:
        return say("valid_until", language, end=end)
    return say("valid_from", language, start=start) if start else say("valid_always", language)
