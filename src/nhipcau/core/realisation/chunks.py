"""Rows of a register a good many at a time, in the order of their uids: what is grouped with them is asked by the span.

Rows are those of the database, with its own values: SQLite's uids are text, PostgreSQL's are UUIDs. To make a UUID of each of
some millions takes longer than everything that is worked out with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Q

from nhipcau.core.audience import MACHINERY_DESK

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.core.register import Register

CHUNK = 20_000

Stored = Any
"""A value as the database has it."""


def stored(rows: QuerySet[Any, Any]) -> list[tuple[Stored, ...]]:
    """What a question of named columns finds, as it is kept."""
    try:
        asked, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(asked, params)
        found: list[tuple[Stored, ...]] = cursor.fetchall()
    return found


def stored_uid(text: str, rows: QuerySet[Any, Any]) -> Stored:
    """A uid in text, with hyphens or without, as the database of some rows keeps it; None for ""."""
    if not text:
        return None
    return text.replace("-", "") if connections[rows.db].vendor == "sqlite" else UUID(text)


def chunks(
    register: Register, columns: tuple[str, ...], only: Collection[UUID] | None
) -> Iterator[list[tuple[Stored, ...]]]:
    """Columns of some records, or of all (None); the first column is the uid."""
    rows = register.rows(MACHINERY_DESK).order_by("uid").values_list(*columns)
    if only is not None:
        found = stored(rows.filter(uid__in=list(only)))
        yield from ([found] if found else [])
        return
    last: Stored = None
    while chunk := stored((rows.filter(uid__gt=last) if last else rows)[:CHUNK]):
        yield chunk
        last = chunk[-1][0]


def within(column: str, uids: list[Stored], only: Collection[UUID] | None) -> Q:
    """The condition that ``column`` points at one of the uids: of some by name, of all that follow each other by the span."""
    if only is not None:
        return Q(**{f"{column}__in": uids})
    return Q(**{f"{column}__gte": uids[0], f"{column}__lte": uids[-1]})
