"""Making an item of a record: the JSON a reader gets and the texts, facets and sort numbers the index gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import orjson

from nhipcau.core.kinds import Names, Relation
from nhipcau.core.ledger.evidence import Evidence, bases
from nhipcau.core.projection.names import PublicNames, public_value
from nhipcau.core.sources import sources
from nhipcau.lib.identifiers import fixed_hash
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import fold, words

if TYPE_CHECKING:
    from datetime import date

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
    stored = [column.name for column in register.public if not column.is_derived]
    plains = {name: register.plain(row, name) for name in stored}
    values = {name: public_value(register, name, plain, names) for name, plain in plains.items()}
    for name, plain in register.derived(values).items():
        plains[name] = plain
        values[name] = register.kinds[name].public(plain)
    values = {column.name: values.get(column.name) for column in register.public}
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
    published = publication(row, day)
    grounds = [public_evidence(register, entry, names) for entry in evidence]
    full = {
        **head,
        "values": values,
        "evidence": grounds,
        "conflicts": conflicts(grounds),
        "publication": published,
        "source": sources()[row.source].public() if row.source in sources() else None,
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
                "source": row.source or "",
                "confirmed": int(row.confirmed_on is not None),
                "sourced": newest_day([*(entry.get("date", "") for entry in grounds), plains.get(register.dated)]),
            }
        ),
    )


def search_part(
    register: Register,
    uid: Any,
    number: int,
    plains: Mapping[str, Any],
    values: Mapping[str, Any],
    label: Iterable[str],
) -> dict[str, Any]:
    """What the index is built from: names, strong and weak texts with their column, facet tokens, sort numbers."""
    strong: list[tuple[str, str]] = [("label", text) for text in dict.fromkeys(label)]
    weak: list[tuple[str, str]] = []
    facets: dict[str, list[str]] = {}
    orders: dict[str, int] = {}
    for column in register.public:
        kind, plain = register.kinds[column.name], plains.get(column.name)
        if plain is None:
            continue
        texts = _texts(kind, plain, values.get(column.name))
        if column.searched:
            into = strong if column.searched == "strong" else weak
            into += [(column.name, text) for text in texts]
        if column.facet:
            found = _tokens(kind, plain, values.get(column.name))
            if found:
                facets[register.facet_name(column)] = found
        if column.sorted and (order := kind.sort_number(plain)):
            orders[column.name] = order
    strong = list(dict.fromkeys(strong))
    return {
        "register": register.name,
        "names": _exact_names(register, strong),
        "strong": strong,
        "weak": list(dict.fromkeys(weak)),
        "facets": facets,
        "orders": orders,
        "rank": register.prominence << HASH_BITS | fixed_hash(uid, HASH_BITS),
        "number": number,
    }


def _exact_names(register: Register, strong: list[tuple[str, str]]) -> list[str]:
    """Folded forms under which the record can be called by its full name: its label and its names."""
    by_name = {column.name for column in register.public if isinstance(register.kinds[column.name], Names)}
    by_name |= {"label", *register.label_from}
    return list(
        dict.fromkeys(
            " ".join(words(text)) for column, text in strong if column in by_name and len(text) <= EXACT_NAME_LIMIT
        )
    )


def _texts(kind: Any, plain: Any, value: Any) -> list[str]:
    if not isinstance(kind, Relation):
        return list(kind.searched(plain))
    entries = value if kind.many else [value]
    return [entry[language] for entry in entries or () if entry for language in ("vi", "en")]


def _tokens(kind: Any, plain: Any, value: Any) -> list[str]:
    if not isinstance(kind, Relation):
        return list(kind.tokens(plain))
    entries = value if kind.many else [value]
    return [entry["code"] for entry in entries or () if entry]


def public_evidence(register: Register, entry: Mapping[str, Any], names: PublicNames) -> dict[str, Any]:
    """An evidence entry for readers: only what concerns public columns, with the source's own words where it has any."""
    public = {column.name for column in register.public}
    # In the order of the declarations: PostgreSQL keeps an order of its own among the keys of a JSON value.
    shown = {key: entry[key] for key in EVIDENCE_PARTS if key in entry}
    columns = [name for name in entry.get("columns", ()) if name in public]
    said = entry.get("says", {})
    says = {
        column.name: public_value(register, column.name, said[column.name], names)
        for column in register.public
        if column.name in said
    }
    return {**shown, **({"columns": columns} if columns else {}), **({"says": says} if says else {})}


def newest_day(days: Iterable[str | None]) -> int:
    """The newest of partial ISO dates as yyyymmdd with 00 for what is not known; 0 if none can be read."""
    found = [0]
    for day in days:
        with suppress(ValueError):
            found.append(PartialDate.parse(day or "").as_int())
    return max(found)


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
