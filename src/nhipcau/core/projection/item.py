"""Making an item of a record: the JSON a reader gets and the texts, facets and sort numbers the index gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import orjson

from nhipcau.core.column import PUBLIC, Seen
from nhipcau.core.kinds import Names as NamesKind
from nhipcau.core.kinds import Relation
from nhipcau.core.ledger.evidence import Evidence, bases
from nhipcau.core.projection.names import Names, PublicNames, public_value
from nhipcau.core.sources import source_of
from nhipcau.lib.identifiers import fixed_hash
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import fold, words

if TYPE_CHECKING:
    from datetime import date

    from nhipcau.core.column import Column
    from nhipcau.core.kinds import Kind
    from nhipcau.core.register import Register

HASH_BITS = 55
EVIDENCE_PARTS = [part.name for part in fields(Evidence) if part.name not in ("columns", "says")]
EXACT_NAME_LIMIT = 120
"""Longer texts are nobody's name: they take no part in exact-name search."""


class Grounds(NamedTuple):
    """What items show besides the rows themselves, by uid: evidence entries, and the day of the last public change."""

    evidence: Mapping[Any, list[dict[str, Any]]]
    days: Mapping[Any, date] = MappingProxyType({})


class Made(NamedTuple):
    """What the store's table ``Item`` shall hold, column by column, without the model: that is slow to make."""

    register: str
    number: int
    code: str
    uid: UUID
    row: str
    record: str
    search: str


class _Column(NamedTuple):
    """What making an item asks of a column; looked up once, because a rebuild asks millions of times."""

    name: str
    kind: Kind
    is_name: bool
    searched: str
    facet: str
    is_sorted: bool


@lru_cache(maxsize=256)
def _columns(register: Register, seen: Seen = PUBLIC) -> tuple[_Column, ...]:
    """The columns of one level in the order of their declaration."""
    return tuple(
        _Column(
            name=column.name,
            kind=(kind := register.kinds[column.name]),
            is_name=isinstance(kind, NamesKind) or column.name in register.label_from,
            searched=column.searched,
            facet=register.facet_name(column) if column.facet else "",
            is_sorted=column.sorted,
        )
        for column in register.columns
        if column.seen is seen
    )


@lru_cache(maxsize=256)
def _name_columns(register: Register, seen: Seen) -> frozenset[str]:
    """The columns that hold names of a record, and its label."""
    return frozenset(("label", *(column.name for column in _columns(register, seen) if column.is_name)))


def make_items(register: Register, rows: list[Any], grounds: Grounds) -> Iterator[Made]:
    """Items of published rows of one register, in the order of ``rows``."""
    names = PublicNames()
    columns = [column.name for column in register.public]
    names.load(register, columns, rows)
    for row in rows:
        yield _make_item(register, row, grounds.evidence.get(row.uid, []), names, grounds.days.get(row.uid))


def _make_item(
    register: Register, row: Any, evidence: list[dict[str, Any]], names: PublicNames, day: date | None
) -> Made:
    plains, values = plains_and_values(register, register.public, row, names)
    label = register.label(values)
    code = register.code(row.number) or ""
    head = {
        "register": register.name,
        "code": code,
        "label_vi": label.vi,
        "label_en": label.en,
        "url": f"/vi/{register.slug[0]}/{code}",
        "url_en": f"/en/{register.slug[1]}/{code}",
    }
    listed = {column.name: values[column.name] for column in register.public if column.listed}
    published, source = publication(row, day), source_of(row.source)
    grounds = shown_evidence(register, register.public, evidence, names)
    full = {
        **head,
        "values": values,
        "evidence": grounds,
        "conflicts": conflicts(grounds),
        "publication": published,
        "source": source.public() if source else None,
    }
    return Made(
        register=register.name,
        number=row.number,
        code=code,
        uid=row.uid,
        row=dump({**head, "confirmed_on": published["confirmed_on"], "values": listed}),
        record=dump(full),
        search=dump(
            {
                **search_part(register, row.uid, row.number, plains, values, label),
                "source": source.slug if source else row.source or "",
                "confirmed": int(row.confirmed_on is not None),
                "sourced": newest_day([*(entry.get("date", "") for entry in grounds), plains.get(register.dated)]),
            }
        ),
    )


def plains_and_values(
    register: Register, columns: Sequence[Column], row: Any, names: Names
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Plain and public values of ``columns`` by name; the public ones in their order. Derived ones see PUBLIC columns only
    (of a register that never leaves the desk: shared ones).
    """
    plains = {column.name: register.plain(row, column.name) for column in columns if not column.is_derived}
    values = {
        name: None if plain is None else public_value(register, name, plain, names) for name, plain in plains.items()
    }
    is_all = columns is register.public and not register.inside
    shown = values if is_all else {name: values.get(name) for name in register.label_names}
    for name, plain in register.derived(shown).items():
        plains[name] = plain
        values[name] = register.kinds[name].public(plain)
    return plains, {column.name: values.get(column.name) for column in columns}


def search_part(
    register: Register,
    uid: Any,
    number: int,
    plains: Mapping[str, Any],
    values: Mapping[str, Any],
    label: Iterable[str],
    seen: Seen = PUBLIC,
) -> dict[str, Any]:
    """What an index is built from: names, strong and weak texts with their column, facet tokens, sort numbers.

    All of it is of the columns of one level.
    """
    strong: list[tuple[str, str]] = [("label", text) for text in label]
    weak: list[tuple[str, str]] = []
    facets: dict[str, list[str]] = {}
    orders: dict[str, int] = {}
    finer: dict[str, int] = {}
    for name, kind, _, searched, facet, is_sorted in _columns(register, seen):
        plain = plains.get(name)
        if plain is None:
            continue
        if searched:
            into = strong if searched == "strong" else weak
            into += [(name, text) for text in _texts(kind, plain, values.get(name))]
        if facet and (found := _tokens(kind, plain, values.get(name))):
            facets[facet] = found
        if is_sorted and (order := kind.sort_number(plain)):
            orders[name] = order
            if (then := kind.finer_number(plain)) is not None:
                finer[name] = then
    strong = list(dict.fromkeys(strong))
    return {
        "register": register.name,
        "names": _exact_names(register, strong, seen),
        "strong": strong,
        "weak": list(dict.fromkeys(weak)),
        "facets": facets,
        "orders": orders,
        "finer": finer,
        "rank": register.prominence << HASH_BITS | fixed_hash(uid, HASH_BITS),
        "number": number,
    }


def _exact_names(register: Register, strong: list[tuple[str, str]], seen: Seen) -> list[str]:
    """Folded forms under which the record can be called by its full name: its label and its names."""
    names = _name_columns(register, seen)
    called = dict.fromkeys(text for column, text in strong if column in names and len(text) <= EXACT_NAME_LIMIT)
    return list(dict.fromkeys(map(cut, called)))


@lru_cache(maxsize=4096)
def cut(text: str) -> str:
    """The folded words of a text; remembered: a name is asked for several times, words of places and kinds in every record."""
    return " ".join(words(text))


def _texts(kind: Kind, plain: Any, value: Any) -> list[str]:
    if not isinstance(kind, Relation):
        return kind.searched(plain)
    entries = value if kind.many else [value]
    return [entry[language] for entry in entries or () if entry for language in ("vi", "en")]


def _tokens(kind: Kind, plain: Any, value: Any) -> list[str]:
    if not isinstance(kind, Relation):
        return kind.tokens(plain)
    entries = value if kind.many else [value]
    return [entry["code"] for entry in entries or () if entry]


def shown_evidence(
    register: Register, columns: Sequence[Column], evidence: Iterable[Mapping[str, Any]], names: Names
) -> list[dict[str, Any]]:
    """Evidence for those who see ``columns``: what concerns these alone, with the source's own words where it has any.

    An entry that speaks of other columns only is not there: its quoted words would say what they hold.
    """
    shown = {column.name for column in columns}
    return [
        _shown_entry(register, columns, entry, names)
        for entry in evidence
        if not (about := {*entry.get("columns", ()), *entry.get("says", ())}) or about & shown
    ]


def _shown_entry(
    register: Register, columns: Sequence[Column], entry: Mapping[str, Any], names: Names
) -> dict[str, Any]:
    # In the order of the declarations: PostgreSQL keeps an order of its own among the keys of a JSON value.
    shown = {key: entry[key] for key in EVIDENCE_PARTS if key in entry}
    declared = {column.name for column in columns}
    about = [name for name in entry.get("columns", ()) if name in declared]
    said = entry.get("says") or {}
    says = {
        column.name: public_value(register, column.name, said[column.name], names)
        for column in (columns if said else ())
        if column.name in said
    }
    return {**shown, **({"columns": about} if about else {}), **({"says": says} if says else {})}


def newest_day(days: Iterable[str | None]) -> int:
    """The newest of partial ISO dates as yyyymmdd with 00 for what is not known; 0 if none can be read."""
    return max((_day_number(day) for day in days if day), default=0)


@lru_cache(maxsize=4096)
def _day_number(day: str) -> int:
    with suppress(ValueError):
        return PartialDate.parse(day).as_int()
    return 0


def conflicts(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Columns for which two sources say different things, with each statement and the number of its evidence."""
    said: dict[str, list[dict[str, Any]]] = {}
    for place, entry in enumerate(evidence):
        for column, value in entry.get("says", {}).items():
            said.setdefault(column, []).append({"value": value, "evidence": place})
    return [
        {"column": column, "statements": statements}
        for column, statements in said.items()
        if len({fold(dump(statement["value"])) for statement in statements}) > 1
    ]


def publication(row: Any, day: date | None) -> dict[str, Any]:
    """On what basis the record is public, since which ``day`` it reads as it does, who confirmed it when (None: nobody)."""
    basis = row.basis or {}
    label = bases().label(basis["code"])
    return {
        "basis": {"code": basis["code"], "vi": label.vi, "en": label.en, "url": basis.get("url")},
        "confirmed_on": row.confirmed_on.isoformat() if row.confirmed_on else None,
        "confirmed_by": row.confirmed_by or None,
        "changed_on": day.isoformat() if day else None,
    }


def dump(value: Any) -> str:
    """JSON text; key order is the declaration's, so equal records give equal bytes."""
    return orjson.dumps(value).decode()
