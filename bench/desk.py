"""A desk full of generated records that are decided public but not yet shown: the work of a full projection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from bench.progress import progress
from bench.records import CHUNK, REGISTER, desk_rows
from nhipcau.core.hands import enough, in_order
from nhipcau.core.models import Change, Numbering, RecordEvidence

FEW = 5000
NOBODY = UUID(int=0)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def fill(count: int) -> None:
    """Write ``count`` records with their evidence and one ledger row each, past the door: only projecting is measured."""
    show = progress("the desk")
    spans = [(start, min(start + CHUNK, count + 1)) for start in range(1, count + 1, CHUNK)]
    for span, made in in_order(desk_rows, spans, enough() if count > FEW else 1):
        with transaction.atomic():
            _save(row for row, _ in made)
            _save(RecordEvidence(uid=row.uid, entries=entries) for row, entries in made)
            _save(_change(row.uid) for row, _ in made)
        show(span[1] - 1, count)
    Numbering.objects.create(register=REGISTER, last=count)


def _change(uid: UUID) -> Change:
    who: dict[str, Any] = {"actor": "bench", "reason": "bench", "batch": NOBODY, "columns": {}, "leaf": ""}
    return Change(register=REGISTER, uid=uid, action="publish", at=LONG_AGO, **who)


def _save(rows: Iterator[Model]) -> None:
    made = list(rows)
    QuerySet(type(made[0])).bulk_create(made)
