"""What else stands here, a shelf per register: how many of which kind, and the first of them by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from nhipcau.core.kinds import Number, Relation
from nhipcau.core.register import Register
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.standing import told_apart
from nhipcau.core.store.read import rows_of
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.names import day_of
from nhipcau.web.portal.places.partners import Count

NAMED = 5
SAID, LONGEST = 3, 60
"""Columns said beside a record's name, and the longest text that is."""


@dataclass(frozen=True)
class Entry:
    """A record by its name, with a few words of what it is."""

    label: str
    href: str
    said: str


@dataclass(frozen=True)
class Apart:
    """The records of a shelf by the values of a closed list: "Chiều: ở Việt Nam 4, ở nước ngoài 3"."""

    label: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Figures:
    """An indicator with figures here: its page, how many figures, and their list."""

    label: str
    href: str
    count: int
    list_href: str


@dataclass(frozen=True)
class Shelf:
    """A register's records here. ``figures`` are its indicators, if its records are figures; then none is named."""

    name: str
    title: str
    count: int
    href: str
    newest: str
    apart: tuple[Apart, ...]
    entries: tuple[Entry, ...]
    figures: tuple[Figures, ...]


def shelves(here: Here) -> list[Shelf]:
    """Every register that has records here and is no tie: ties stand in timeline and partners."""
    return [_shelf(here, register) for register in here.registers if here.group(register).count and not register.bond]


def _shelf(here: Here, register: Register) -> Shelf:
    group = here.group(register)
    figures = _figures(here, register) if register.series else ()
    return Shelf(
        register.name,
        here.title(register),
        group.count,
        here.list_of(register),
        day_of(group.newest, here.language),
        tuple(_apart(here, register, name) for name in told_apart(register) if group.facets.get(name)),
        () if figures else _entries(here, register),
        figures,
    )


def _apart(here: Here, register: Register, name: str) -> Apart:
    kind, counts = register.kinds[name], here.group(register).facets[name]
    order = sorted(counts, key=lambda token: (-counts[token], kind.token_order(token)))
    column = register.by_name[name].label[place_of(here.language)]
    return Apart(
        column,
        tuple(
            Count(kind.token_label(token).get(here.language), counts[token], here.list_of(register, **{name: token}))
            for token in order
        ),
    )


def _entries(here: Here, register: Register) -> tuple[Entry, ...]:
    params = {**here.filters(), "limit": [str(NAMED)]}
    hits = find(public_index(), parse_request(register, params, facets=False)).hits
    return tuple(_entry(here, register, orjson.loads(hit.json)) for hit in hits)


def _entry(here: Here, register: Register, row: Mapping[str, Any]) -> Entry:
    """What the shelf says of all of them (the closed lists it counts) is not said of each again."""
    known = {here.facet, *told_apart(register)}
    columns = [name for name in register.box if name != register.dated] + ([register.dated] if register.dated else [])
    said = [
        _said(register, name, row["values"][name], here.language)
        for name in columns
        if row["values"].get(name)
        and register.facet_name(register.by_name[name]) not in known
        and not isinstance(register.kinds[name], Relation)
    ]
    label = row[f"label_{here.language}"]
    shown = [words for words in said if len(words) <= LONGEST and words not in label]
    return Entry(label, address(here.language, register.name, row["code"]), " · ".join(shown[:SAID]))


def _said(register: Register, name: str, value: Any, language: str) -> str:
    """A value in words; a bare number says what it counts, with the unit in the name of its column."""
    kind = register.kinds[name]
    text = kind.text(value, language)
    return f"{register.by_name[name].label[place_of(language)]}: {text}" if isinstance(kind, Number) else text


def _figures(here: Here, register: Register) -> tuple[Figures, ...]:
    """The indicators that have figures here, each with the list of its figures; names cost one store query."""
    series = register.series
    assert series is not None  # noqa: S101 - asked for only then
    counts = here.group(register).facets.get(series.indicator, {})
    to = register.relations[series.indicator].to
    rows = {pair: orjson.loads(row) for pair, row in rows_of((to, code) for code in counts).items()}
    return tuple(
        Figures(
            row[f"label_{here.language}"],
            address(here.language, to, code),
            counts[code],
            here.list_of(register, **{series.indicator: code}),
        )
        for (_, code), row in sorted(rows.items())
    )
