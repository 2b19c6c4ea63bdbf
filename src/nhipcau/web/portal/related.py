"""Records that belong to a record or a place: which, how many, the newest first, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import orjson

from nhipcau.core.kinds import Relation
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.store.read import Hit
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.question import Question

SHOWN = 5
EVENTS = 12
"""Entries of a timeline."""


@dataclass(frozen=True)
class Entry:
    """A record as one line: ``date`` is ISO, perhaps partial, ``day`` the same as one reads it ("" where unknown)."""

    href: str
    label: str
    kind: str
    date: str = ""
    day: str = ""


@dataclass(frozen=True)
class Related:
    """Records of one register that belong here: how many, the first of them, the list of all."""

    title: str
    total: int
    href: str
    first: tuple[Entry, ...]
    found: tuple[Entry, ...]
    """The first ones for a timeline, where records have a date."""


def related(name: str, code: str, language: str) -> Iterator[Related]:
    """For every register with a facet that points at ``name``: the records that point at this one.

    Their heading is the register's, or what the column is called from this side.
    """
    for register in registers().values():
        for column in register.public:
            kind = register.kinds[column.name]
            if not (column.facet and isinstance(kind, Relation) and kind.to == name):
                continue
            if group := matching(register, {register.facet_name(column): [code]}, language):
                yield replace(group, title=kind.seen_from.get(language)) if kind.seen_from else group


def matching(register: Register, filters: Mapping[str, list[str]], language: str) -> Related | None:
    """The records of a register that fit ``filters``, the newest first where they have a date; None if there are none."""
    asked = {**filters, **({"sort": [f"-{dated}"]} if (dated := dated_of(register)) else {})}
    listing = find(public_index(), parse_request(register, asked, limit=EVENTS, facets=False))
    if not listing.total:
        return None
    found = tuple(entry_of(register, hit, language) for hit in listing.hits)
    href = Question(address(language, register.name), filters).href()
    return Related(register.title[place_of(language)], listing.total, href, found[:SHOWN], found if dated else ())


def similar(register: Register, item: Mapping[str, Any], language: str, *, limit: int = SHOWN) -> list[Entry]:
    """Records that agree with this one in as many of the declared facets as possible, itself left out."""
    tokens = {name: found for name in register.similar if (found := _tokens(register, item, name))}
    entries: dict[str, Entry] = {}
    for size in range(len(tokens), 0, -1):
        for names in combinations(tokens, size):
            asked = parse_request(register, {name: tokens[name] for name in names}, limit=limit + 1, facets=False)
            for hit in find(public_index(), asked).hits:
                if hit.code != item["code"]:
                    entries.setdefault(hit.code, entry_of(register, hit, language))
            if len(entries) >= limit:
                return list(entries.values())[:limit]
        if entries:  # Fewer common points say less and less.
            break
    return list(entries.values())[:limit]


def timeline(groups: Iterable[Related], limit: int = EVENTS) -> tuple[list[Entry], int]:
    """The dated entries of several groups, newest first, and how many of those looked at have no date."""
    found = list(dict.fromkeys(entry for group in groups for entry in group.found))
    dated = sorted((entry for entry in found if entry.date), key=lambda entry: (entry.date, entry.label), reverse=True)
    return dated[:limit], len(found) - len(dated)


def last_activity(
    register: Register, item: Mapping[str, Any], groups: Iterable[Related], language: str
) -> Entry | None:
    """The latest dated public record that belongs to a tie or agreement, or the day it began itself; None if no day is known.

    No judgement: whether that is long ago is for the reader to say.
    """
    assert register.bond is not None  # noqa: S101  # of ties only
    began = item["values"].get(register.bond.since) or ""
    own = Entry("", item[f"label_{language}"], register.singular[place_of(language)], began, day_of(began, language))
    found = [own, *(entry for group in groups for entry in group.found[:1])]
    last = max(found, key=lambda entry: entry.date)
    return last if last.date else None


def entry_of(register: Register, hit: Hit, language: str) -> Entry:
    """A row of a list as one line."""
    row = orjson.loads(hit.json)
    date = row["values"].get(dated_of(register)) or ""
    return Entry(
        address(language, register.name, row["code"]),
        row[f"label_{language}"],
        register.singular[place_of(language)],
        date,
        day_of(date, language),
    )


def dated_of(register: Register) -> str:
    """The column a record's day stands in, if readers may see it in lists; else ""."""
    return next((column.name for column in register.public if column.name == register.dated and column.listed), "")


def day_of(text: str, language: str) -> str:
    """A partial ISO date as the language writes it; what is no such date is shown as it is."""
    try:
        return format_date(PartialDate.parse(text), language) if text else ""
    except ValueError:
        return text


def _tokens(register: Register, item: Mapping[str, Any], facet: str) -> list[str]:
    """The tokens a record has in a facet, from its public values."""
    for column in register.public:
        if column.facet and register.facet_name(column) == facet:
            value = item["values"].get(column.name)
            entries = value if isinstance(value, list) else [value]
            return [_token(entry) for entry in entries if entry]
    return []


def _token(entry: Any) -> str:
    """A place counts where it lies today."""
    if not isinstance(entry, dict):
        return str(entry)
    return str((entry.get("today") or entry).get("value") or entry.get("code"))
