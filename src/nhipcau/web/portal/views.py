"""The same result seen as a list, a table, on the map, along the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import Listing, find, parse_request, public_index
from nhipcau.lib import places
from nhipcau.lib.places import PlaceError
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.maps.vietnam_map import map_of_counts
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.related import dated_of
from nhipcau.web.words import say

LIST, TABLE, MAP, TIMELINE = "list", "table", "map", "timeline"
PLACE = "place"
OWN = frozenset({"view"})
"""Parameters of the pages that say nothing about the result."""


@dataclass(frozen=True)
class View:
    """One way to see the result, with its address."""

    name: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Bar:
    """A value with its count, drawn as a share (0–100) of the greatest."""

    label: str
    href: str
    count: int
    share: float


def chosen_view(question: Question, possible: list[str]) -> str:
    """The view the address asks for, the first one if it asks for none. Raises a 400 :class:`Fault` for any other."""
    asked = (question.params.get("view") or [possible[0]])[-1]
    if asked not in possible:
        raise Fault(
            "unknown_view",
            f"Không có cách xem “{asked[:40]}”. Có thể: {', '.join(possible)}.",
            f"There is no view “{asked[:40]}”. Possible: {', '.join(possible)}.",
            {"value": asked[:40], "known": possible},
        )
    return asked


def views_of(register: Register) -> list[str]:
    """The views a register's declaration allows: a map where records have a place, a timeline where they have a day."""
    has_place = any(column.facet and register.facet_name(column) == PLACE for column in register.public)
    return [LIST, TABLE, *([MAP] if has_place else []), *([TIMELINE] if year_facet(register) else [])]


def year_facet(register: Register) -> str:
    """The facet of the years of a register's records; "" if it has none."""
    dated = dated_of(register)
    return dated if dated and register.by_name[dated].facet else ""


def switch(question: Question, possible: list[str], current: str, language: str) -> list[View]:
    """Links from each view to the others; the first view is the one without a parameter."""
    return [
        View(
            name,
            say(f"view_{name}", language),
            question.href(view="" if name == possible[0] else name),
            name == current,
        )
        for name in possible
    ]


def by_year(listing: Listing, facet: str, question: Question) -> tuple[list[Bar], int]:
    """Years with their counts, latest first, and how many results have none."""
    counts = {token: count for token, count in listing.facets.get(facet, ()) if token.isdigit()}
    years = sorted(counts.items(), reverse=True)
    return bars_of([(year, question.toggled(facet, year), count) for year, count in years]), listing.total - sum(
        counts.values()
    )


@dataclass(frozen=True)
class Years:
    """Years down, registers across: every register is counted apart."""

    titles: list[str]
    rows: list[tuple[str, list[tuple[str, int, str]]]]
    """Year, then per register its title, its count and the list of these records ("" where there are none)."""


def years_by_register(questions: Mapping[str, Question], language: str) -> Years:
    """How the results of a search lie in time: one count per register whose records have a day."""
    found: dict[str, dict[str, int]] = {}
    for name, question in questions.items():
        register = registers()[name]
        if facet := year_facet(register):
            listing = find(public_index(), parse_request(register, question.params, limit=1))
            found[name] = {year: count for year, count in listing.facets[facet] if year.isdigit()}
    years = sorted({year for counted in found.values() for year in counted}, reverse=True)
    titles = {name: registers()[name].title[place_of(language)] for name in found}
    rows = [
        (year, [_cell(name, titles[name], found[name].get(year, 0), questions[name], year) for name in found])
        for year in years
    ]
    return Years(list(titles.values()), rows)


def _cell(name: str, title: str, count: int, question: Question, year: str) -> tuple[str, int, str]:
    return title, count, question.href(**{year_facet(registers()[name]): year}) if count else ""


def by_place(listing: Listing, question: Question, language: str) -> dict[str, Any]:
    """The map of today's localities with their counts, and the same as bars, greatest first."""
    counts = {unit: count for unit, count in listing.facets.get(PLACE, ()) if _is_current(unit)}
    hrefs = {unit: question.toggled(PLACE, unit) for unit in counts}
    drawn = map_of_counts(counts, language, title=say("view_by_place", language), hrefs=hrefs)
    return {
        "map": drawn,
        "bars": bars_of([(places.unit(unit).label(language), hrefs[unit], counts[unit]) for unit in counts]),
    }


def bars_of(rows: list[tuple[str, str, int]]) -> list[Bar]:
    """(label, address, count) rows with their bars."""
    greatest = max((count for *_, count in rows), default=1)
    return [Bar(label, href, count, round(100 * count / greatest, 1)) for label, href, count in rows]


def _is_current(unit: str) -> bool:
    try:
        return not places.unit(unit).is_former
    except PlaceError:
        return False
