"""Rows of a register a good many at a time, in the order of their uids: what is grouped with them is asked by the span."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from nhipcau.core.audience import MACHINERY_DESK

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CHUNK = 20_000


def chunks(
    register: Register, columns: tuple[str, ...], only: Collection[UUID] | None
) -> Iterator[list[tuple[Any, ...]]]:
    """Columns of some records, or of all (None); the first column is the uid."""
    rows = register.rows(MACHINERY_DESK).order_by("uid").values_list(*columns)
    if only is not None:
        found = list(rows.filter(uid__in=list(only)))
        yield from ([found] if found else [])
        return
    last: UUID | None = None
    while chunk := list((rows.filter(uid__gt=last) if last else rows)[:CHUNK]):
        yield chunk
        last = chunk[-1][0]


def within(column: str, uids: list[UUID], only: Collection[UUID] | None) -> Q:
    """The condition that ``column`` points at one of the uids: of some by name, of all that follow each other by the span."""
    if only is not None:
        return Q(**{f"{column}__in": uids})
    return Q(**{f"{column}__gte": uids[0], f"{column}__lte": uids[-1]})
