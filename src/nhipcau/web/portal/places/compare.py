"""Up to five localities, or up to five countries, side by side; every number leads to its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse

from nhipcau.core.search.request import unknown_parameter
from nhipcau.core.search.standing import counted_everywhere
from nhipcau.lib import places
from nhipcau.lib.places import Country, PlaceError, Unit
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.places.facts import Fact, country_facts, unit_facts
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.names import (
    Linked,
    country_link,
    day_of,
    full_name,
    in_order,
    token_link,
    unit_link,
)
from nhipcau.web.portal.places.partners import Count, partner_ends
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

MOST = 5
TOP = 5
"""Countries (localities) named of each register of ties."""
PARAMETERS = {"places": "place", "countries": "country"}
Thing = Unit | Country


@dataclass(frozen=True)
class Cell:
    """What one of the compared has in a row: words (``tongue``: in another language), links, or counts with theirs.

    ``empty``: the words only say that nothing is known.
    """

    text: str = ""
    links: tuple[Linked, ...] = ()
    counts: tuple[Count, ...] = ()
    tongue: str = ""
    empty: bool = False


@dataclass(frozen=True)
class Column:
    """One of the compared, with the comparison without it."""

    at: Linked
    without: str


@dataclass(frozen=True)
class Row:
    """A label and a cell for each of the compared."""

    label: str
    cells: tuple[Cell, ...]
    columns: Sequence[Column] = ()

    @property
    def paired(self) -> list[tuple[Column, Cell]]:
        """Each cell with whose it is: on a phone a row is a card of its own."""
        return list(zip(self.columns, self.cells, strict=True))


@dataclass(frozen=True)
class Choice:
    """Something to tick in the picker."""

    value: str
    label: str
    chosen: bool


class NoComparisonError(Exception):
    """The comparison cannot be made; the words say why."""


def compare_link(language: str, parameter: str, *codes: str) -> str:
    """The comparison of these: ``compare_link("vi", "places", "hue")``."""
    return Question(address(language, "compare"), {parameter: list(codes)}).href()


def compare_page(request: HttpRequest, language: str) -> HttpResponse:
    """The comparison an address asks for, or the picker; what cannot be compared is refused in words, with the picker."""
    given = {name: list(dict.fromkeys(filter(None, values))) for name, values in params(request).items()}
    if others := sorted(given.keys() - PARAMETERS.keys()):
        raise unknown_parameter(others[0], sorted(PARAMETERS))
    refusal, parameter, things = "", "places", list[Thing]()
    try:
        parameter, things = _asked(given, language)
    except NoComparisonError as refused:
        refusal = str(refused)
    answer = page(
        request,
        language,
        "places/compare",
        lambda lang: address(lang, "compare"),
        title=_title(things, language),
        refusal=refusal,
        most=MOST,
        columns=(columns := _columns(parameter, things, language)),
        rows=[replace(row, columns=columns) for row in _rows(PARAMETERS[parameter], things, language)],
        units=_choices(in_order(places.units(places.DAY_OF_THE_34), language), given.get("places", []), language),
        former=_choices(
            in_order((one for one in places.all_units() if one.is_former), language), given.get("places", []), language
        ),
        countries=_choices(_countries_known(language), given.get("countries", []), language),
        by_country=bool(given.get("countries")),
        action=address(language, "compare"),
    )
    answer.status_code = 400 if refusal else 200
    return answer


def _title(things: Sequence[Thing], language: str) -> str:
    """The page's name says what is compared, for tabs, bookmarks and screen readers."""
    if not things:
        return say("compare_title", language)
    return say(
        "compare_named",
        language,
        names=", ".join(thing.label(language).replace(" ", "\N{NO-BREAK SPACE}") for thing in things),
    )


def _asked(given: Mapping[str, Sequence[str]], language: str) -> tuple[str, list[Thing]]:
    chosen = [name for name in PARAMETERS if given.get(name)]
    if len(chosen) > 1:
        raise NoComparisonError(say("compare_mixed", language))
    parameter = chosen[0] if chosen else "places"
    codes = given.get(parameter, [])
    if len(codes) > MOST:
        raise NoComparisonError(say("compare_many", language, most=MOST, n=len(codes)))
    find: Callable[[str], Thing] = _unit if parameter == "places" else _country
    things = []
    for code in codes:
        try:
            things.append(find(code))
        except PlaceError:
            raise NoComparisonError(say("compare_unknown", language, code=code[:60])) from None
    return parameter, list(dict.fromkeys(things))


def _unit(code: str) -> Unit:
    return places.unit(code.lower())


def _country(code: str) -> Country:
    return places.country(code)


def _token(thing: Thing) -> str:
    return thing.id if isinstance(thing, Unit) else thing.iso2


def _link(thing: Thing, language: str) -> Linked:
    return unit_link(thing, language) if isinstance(thing, Unit) else country_link(thing, language)


def _columns(parameter: str, things: Sequence[Thing], language: str) -> list[Column]:
    codes = [_token(thing) for thing in things]
    return [
        Column(_link(thing, language), compare_link(language, parameter, *(one for one in codes if one != code)))
        for thing, code in zip(things, codes, strict=True)
    ]


def _rows(facet: str, things: Sequence[Thing], language: str) -> list[Row]:
    if not things:
        return []
    heres = [Here(facet, (_token(thing),), language) for thing in things]
    facts = [unit_facts(one, language) if isinstance(one, Unit) else country_facts(one, language) for one in things]
    return [*_fact_rows(facts, language), *_number_rows(heres, language), *_tie_rows(heres)]


def _fact_rows(facts: Sequence[Sequence[Fact]], language: str) -> Iterable[Row]:
    """A row for every fact that any of them has; a measure one lacks is not known, any other fact it does not have."""
    unknown = {say(name, language): say("paper_unknown", language) for name in ("area", "population")}
    labels = dict.fromkeys(fact.label for one in sorted(facts, key=len, reverse=True) for fact in one)
    for label in labels:
        own = [next((fact for fact in one if fact.label == label), None) for one in facts]
        cells = (
            Cell(one.text, one.links, tongue=one.tongue) if one else Cell(unknown.get(label, "–"), empty=True)
            for one in own
        )
        yield Row(label, tuple(cells))


def _number_rows(heres: Sequence[Here], language: str) -> Iterable[Row]:
    for register in heres[0].registers:
        groups = [here.group(register) for here in heres]
        if any(group.count for group in groups):
            cells = (
                Cell(
                    counts=(Count("", group.count, here.list_of(register)),),
                    text=say("newest_source", language, day=day_of(group.newest, language)) if group.newest else "",
                )
                if group.count
                else Cell(text=say("no_records", language), empty=True)
                for here, group in zip(heres, groups, strict=True)
            )
            yield Row(heres[0].title(register), tuple(cells))


def _tie_rows(heres: Sequence[Here]) -> Iterable[Row]:
    """Of each register of ties: with which countries (localities) each has most."""
    for register in heres[0].bonds:
        cells = []
        for here in heres:
            ends = partner_ends(here, register)
            links = {token: token_link(here.other_end, token, here.language) for token in ends}
            first = sorted(ends, key=lambda token: (-ends[token].count, collation_key(links[token].label)))[:TOP]
            cells.append(
                Cell(
                    text="" if first else say("no_records", here.language),
                    empty=not first,
                    counts=tuple(
                        Count(links[token].label, ends[token].count, here.list_of(register, **{here.other_end: token}))
                        for token in first
                    ),
                )
            )
        if any(cell.counts for cell in cells):
            yield Row(
                say(f"most_by_{heres[0].other_end}", heres[0].language, title=heres[0].title(register)), tuple(cells)
            )


def _countries_known(language: str) -> list[Country]:
    counted = counted_everywhere("country").values()
    known = {token for counts in counted for token in counts}
    return sorted(
        (one for one in places.countries() if one.iso2 in known), key=lambda one: collation_key(one.label(language))
    )


def _choices(things: Iterable[Thing], given: Sequence[str], language: str) -> list[Choice]:
    chosen = {code.lower() for code in given}
    return [Choice(_token(thing), _name(thing, language), _token(thing).lower() in chosen) for thing in things]


def _name(thing: Thing, language: str) -> str:
    if isinstance(thing, Unit) and not thing.is_former:
        return full_name(thing, language)
    return thing.label(language)
