"""The door's own way of inserting rows leaves the very bytes in the database that Django's would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connection, transaction

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.ledger.inserting import insert
from nhipcau.core.record import door_opened
from nhipcau.core.register import Register
from tests.steps import uid


def test_an_inserted_record_is_the_one_django_would_have_written(site: Path, register: Register) -> None:
    model, rows = register.model, list(register.rows(MACHINERY_DESK).order_by("uid")[:50])
    copies = [uid(f"copy {place}") for place in range(len(rows))]
    for row, copy in zip(rows, copies, strict=True):
        row.uid, row.number = copy, None
    names = [field.attname for field in model._meta.concrete_fields]
    with door_opened(), transaction.atomic():
        model._default_manager.bulk_create(rows)
        by_django = _stored(register)
        model._default_manager.filter(uid__in=copies).delete()
        insert(model, names, [[getattr(row, name) for name in names] for row in rows])
        assert _stored(register) == by_django
        transaction.set_rollback(True)


def _stored(register: Register) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {register.model._meta.db_table} ORDER BY uid")
        return cursor.fetchall()
