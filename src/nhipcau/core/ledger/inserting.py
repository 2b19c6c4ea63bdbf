"""Many new rows at once: what Django's ``bulk_create`` writes, without making an object and a statement for every few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, TextField

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
    makers = [_maker(field, desk) for field in fields]
    prepared = [[make(value) for make, value in zip(makers, row, strict=True)] for row in rows]
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


def _maker(field: Any, desk: Any) -> Callable[[Any], Any]:
    """What makes of a value what the database takes. A text of a field of texts is that already."""
    if isinstance(field, CharField | TextField):
        return lambda value: value if isinstance(value, str) else field.get_db_prep_save(value, desk)
    return lambda value: field.get_db_prep_save(value, desk)
