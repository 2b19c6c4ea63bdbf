"""Many new rows at once: what Django's ``bulk_create`` writes, without making an object and a statement for every few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, IntegerField, TextField, UUIDField

from nhipcau.core.json_column import JSONColumn, as_text

if TYPE_CHECKING:
    from django.db.models import Model


def insert(
    model: type[Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    replacing: str = "",
    returning: str = "",
) -> list[Any]:
    """Insert rows, each the values of the fields ``names``; returns the values of the field ``returning``, in their order.

    ``replacing`` names the key of rows that may be there already: those then get the values. For the ledger's doors only.
    """
    # Not the proxy: it looks for its thread's connection whenever it is asked anything.
    desk = connections[DEFAULT_DB_ALIAS]
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    if not (given := list(rows)):
        return []
    by_field = zip(fields, zip(*given, strict=True), strict=True)
    prepared = list(zip(*(_prepared(field, values, desk) for field, values in by_field), strict=True))
    name = desk.ops.quote_name
    columns = ", ".join(name(field.column) for field in fields)
    head = f"INSERT INTO {name(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608  # names are of models
    place, tail = f"({', '.join('%s' for _ in fields)})", ""
    if replacing:
        set_all = ", ".join(
            f"{name(one.column)} = EXCLUDED.{name(one.column)}" for one in fields if one.name != replacing
        )
        tail += f" ON CONFLICT ({replacing}) DO UPDATE SET {set_all}"
    if returning:
        tail += f" RETURNING {returning}"
    size, found = desk.ops.bulk_batch_size(fields, prepared) or 1, []
    with desk.cursor() as cursor:
        for start in range(0, len(prepared), size):
            some = prepared[start : start + size]
            cursor.execute(f"{head}{', '.join([place] * len(some))}{tail}", list(chain.from_iterable(some)))
            found += [value for (value,) in cursor.fetchall()] if returning else []
    return found


def _prepared(field: Any, values: Sequence[Any], desk: Any) -> Sequence[Any]:
    """What the database takes for values of a field. The field is asked only where that is not known by their type."""
    known, ask = _ready(field, desk), field.get_db_prep_save
    if known.get(str) is _same and set(map(type, values)) <= {str, NoneType}:
        return values
    return [make(value) if (make := known.get(type(value))) else ask(value, desk) for value in values]


def _ready(field: Any, desk: Any) -> dict[type, Callable[[Any], Any]]:
    """How values of some types are made ready for a field, as it would itself, without its asking what they are."""
    known: dict[type, Callable[[Any], Any]] = {NoneType: _same}
    if isinstance(field, CharField | TextField):
        known[str] = _same
    elif isinstance(field, IntegerField):
        known[int] = _same
    elif desk.vendor == "sqlite" and isinstance(field, UUIDField):
        known[UUID] = attrgetter("hex")
    elif desk.vendor == "sqlite" and isinstance(field, JSONColumn):
        known[dict] = known[list] = as_text
    return known


def _same(value: Any) -> Any:
    return value
