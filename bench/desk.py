"""A desk full of generated records that are decided public but not yet shown: the work of a full projection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import NOT_PROVIDED, Field, Model

from bench.progress import progress
from bench.records import CHUNK, REGISTER, desk_rows
from nhipcau.core.hands import enough, few_collections, in_order
from nhipcau.core.models import Change, Numbering, RecordEvidence
from nhipcau.core.registry import registers

FEW = 5000
NOBODY = UUID(int=0)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
Rows = list[tuple[Any, ...]]
"""Rows of a table as the database driver takes them."""


def fill(count: int) -> None:
    """Write ``count`` records with their evidence and one ledger row each, past the door: only projecting is measured."""
    show = progress("the desk")
    spans = [(start, min(start + CHUNK, count + 1)) for start in range(1, count + 1, CHUNK)]
    models = (registers()[REGISTER].model, RecordEvidence, Change)
    with few_collections():
        for span, made in in_order(rows_of, spans, enough() if count > FEW else 1):
            with transaction.atomic(), connection.cursor() as cursor:
                for model, rows in zip(models, made, strict=True):
                    cursor.executemany(_insert(model), rows)
            show(span[1] - 1, count)
    Numbering.objects.create(register=REGISTER, last=count)


def rows_of(span: tuple[int, int]) -> tuple[Rows, Rows, Rows]:
    """The records of a span, their evidence and their ledger rows: by hand, because models take longer than the rest."""
    made = desk_rows(span)
    return (
        [_row(row) for row, _ in made],
        [_row(RecordEvidence(uid=row.uid, entries=entries)) for row, entries in made],
        [_row(_change(row.uid)) for row, _ in made],
    )


def _change(uid: UUID) -> Change:
    who: dict[str, Any] = {"actor": "bench", "reason": "bench", "batch": NOBODY, "columns": {}, "leaf": ""}
    return Change(register=REGISTER, uid=uid, action="publish", at=LONG_AGO, **who)


def _written(model: type[Model]) -> Sequence[Field[Any, Any]]:
    """The fields that the database does not fill by itself."""
    fields = model._meta.concrete_fields
    return [field for field in fields if field.db_default is NOT_PROVIDED and field is not model._meta.auto_field]


def _row(one: Model) -> tuple[Any, ...]:
    return tuple(field.get_db_prep_save(getattr(one, field.attname), connection) for field in _written(type(one)))


def _insert(model: type[Model]) -> str:
    columns = [f'"{field.column}"' for field in _written(model)]
    places = ", ".join(["%s"] * len(columns))
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places})'
