"""``/vi/quan-he``, ``/en/relations``: every register of ties counted apart, in figures or as a network."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from nhipcau.core.kinds import Choice
from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.cuts import cuts
from nhipcau.core.search.labels import facet_label
from nhipcau.core.search.request import filter_kind
from nhipcau.lib import places
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.explorer.asked import (
    COUNTRY,
    FAR_ENDS,
    FIGURES,
    FROM,
    NETWORK,
    PLACE,
    TO,
    VIEWS,
    Asked,
    Part,
    asked,
    facet_names,
)
from nhipcau.web.portal.explorer.figures import Cut, Years, cuts_of, years_of
from nhipcau.web.portal.explorer.known import Point, points, sentence
from nhipcau.web.portal.explorer.network import Network, network
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.views import View
from nhipcau.web.words import say


@dataclass(frozen=True)
class Choosing:
    """A field of the form: its name, label and (value, words, chosen) options."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


@dataclass(frozen=True)
class Section:
    """One register of ties: its number, what is known, and its cuts or its network."""

    name: str
    title: str
    records: int
    href: str
    unasked: tuple[str, ...]
    points: list[Point]
    sentence: str
    cuts: list[Cut]
    years: Years | None
    network: Network | None


def explorer_page(request: HttpRequest, language: str) -> HttpResponse:
    question = Question(address(language, "relations"), params(request))
    found = asked(question, language)
    first, last = found.years()
    return page(
        request,
        language,
        "explorer/page",
        lambda code: address(code, "relations"),
        path=question.path,
        sections=[_section(found, part, language) for part in found.parts],
        choosing=_choosing(found, language),
        first=first,
        last=last,
        hidden=_hidden(found),
        chips=found.chips,
        clear=Question(question.path, {"view": [found.view] if found.view != FIGURES else []}).href(),
        view=found.view,
        views=_switch(found, "view", VIEWS, found.view, language),
        ends=_switch(found, "by", ("", *FAR_ENDS), found.by, language),
    )


def _section(found: Asked, part: Part, language: str) -> Section:
    counted = cuts(public_index(), part.request)
    known = points(part, counted, language)
    in_figures = found.view == FIGURES
    return Section(
        part.register.name,
        part.register.title[place_of(language)],
        counted.records,
        part.list.href(),
        part.unasked,
        known,
        sentence(known, part, counted, language),
        cuts_of(found, part, counted, language) if in_figures else [],
        years_of(found, part, counted, language) if in_figures else None,
        network(found, part, language) if found.view == NETWORK else None,
    )


def _switch(found: Asked, name: str, values: tuple[str, ...], current: str, language: str) -> list[View]:
    """Links that set a parameter; the first value is the one without it."""
    return [
        View(
            value or "own",
            say(f"explore_{name}_{value or 'own'}", language),
            found.question.href(**{name: "" if value == values[0] else value}),
            value == current,
        )
        for value in values
    ]


def _choosing(found: Asked, language: str) -> list[Choosing]:
    """Places of today, countries there are records of, then kinds and levels with the words of their registers."""
    by_facet: dict[str, list[Part]] = {}
    for name in facet_names([part.register for part in found.parts]):
        by_facet[name] = [part for part in found.parts if name in _columns(part)]
    return [
        Choosing(name, _label(name, parts, language), _options(name, parts, found, language))
        for name, parts in by_facet.items()
    ]


def _columns(part: Part) -> set[str]:
    return {part.register.facet_name(column) for column in part.register.public if column.facet}


def _label(name: str, parts: list[Part], language: str) -> str:
    if name == PLACE:
        return say("locality", language)
    return facet_label(parts[0].request, name).get(language)


def _options(name: str, parts: list[Part], found: Asked, language: str) -> list[tuple[str, str, bool]]:
    chosen = next((part.request.filters[name][0] for part in parts if name in part.request.filters), "")
    if name == PLACE:
        values = {unit.id: unit.label(language) for unit in places.units(places.DAY_OF_THE_34)}
        if chosen:
            values.setdefault(chosen, places.unit(chosen).label(language))
    elif name == COUNTRY:
        codes = {code for part in parts for code in _whole(part)} | ({chosen} if chosen else set())
        values = {code: places.country(code).label(language) for code in codes}
    else:
        kind = filter_kind(parts[0].register, name)
        listed = list(kind.vocabulary) if isinstance(kind, Choice) else []
        return [(value, kind.token_label(value).get(language), value == chosen) for value in listed if kind]
    in_order = sorted(values, key=lambda value: collation_key(values[value]))
    return [(value, values[value], value == chosen) for value in in_order]


def _whole(part: Part) -> list[str]:
    """The countries of all records of a register, whatever was asked."""
    return list(cuts(public_index(), parse_request(part.register, {})).counts[COUNTRY])


def _hidden(found: Asked) -> list[tuple[str, str]]:
    """What the form carries along: the view, and further values of a condition, of which a field shows one only."""
    fields = set(facet_names([part.register for part in found.parts]))
    kept = []
    for name, value in found.question.hidden(FROM, TO):
        if name not in fields:
            kept.append((name, value))
    for name in fields:
        tokens = next((part.request.filters[name] for part in found.parts if name in part.request.filters), ())
        kept += [(name, token) for token in tokens[1:]]
    return sorted(kept)
