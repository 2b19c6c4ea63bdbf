"""The ledger as a feed that never steps over a row that is committed late.

On PostgreSQL transactions commit in another order than they took their row ids: row 7 can be read while row 6 is still
to come. So the feed goes by (number of the writing transaction, id), and ends before the oldest transaction still open:
below that number nothing can appear any more. On SQLite there is one writer at a time and every number is 0, so the
same order is that of the ids.

Transaction numbers mean something on one server only. Which one is noted with the position; on another server (a dump
that was restored, SQLite's rows loaded into PostgreSQL) :func:`adopt` puts all present rows before all to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, Func, QuerySet

from nhipcau.core.models import Change


class Position(NamedTuple):
    """A place in the feed: everything up to this row of this writing transaction has been seen."""

    writer: int = 0
    id: int = 0


class _OldestOpen(Func):
    """The oldest transaction of the server that has written and not ended (of any of its databases)."""

    template = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"
    arity = 0
    output_field = BigIntegerField()


def count_beyond(position: Position) -> int:
    """How many rows there are after ``position``, settled or not."""
    return sum(rows.count() for rows in _beyond(position))


def count_settled(position: Position) -> int:
    """How many rows :func:`settled` will give in all, asked again and again."""
    return sum(_settled(rows).count() for rows in _beyond(position))


def settled(position: Position) -> QuerySet[Change]:
    """The next rows after ``position`` before which none can appear any more, in the order of the feed.

    First what is left of the same transaction, and when that is done, all later ones: ask again from the last row taken.
    """
    same, later = map(_settled, _beyond(position))
    return same if same.exists() else later


def walk(position: Position, size: int = 1000) -> Iterator[list[Change]]:
    """All rows after ``position`` in the order of the feed, settled or not, with their values, ``size`` at a time."""
    while True:
        same, later = (rows.select_related("values_row")[:size] for rows in _beyond(position))
        if not (chunk := list(same) or list(later)):
            return
        yield chunk
        position = Position(chunk[-1].writer, chunk[-1].id)


def count_up_to(position: Position) -> int:
    """How many rows there are up to ``position`` and at it."""
    rows = Change.objects
    same = rows.filter(writer=position.writer, id__lte=position.id)
    return same.count() + rows.filter(writer__lt=position.writer).count()


def newest_beyond(position: Position) -> Iterator[QuerySet[Change]]:
    """The rows after ``position``, settled or not, the newest first; a set of them at a time."""
    same, later = _beyond(position)
    yield later.reverse()
    yield same.reverse()


def _beyond(position: Position) -> tuple[QuerySet[Change], QuerySet[Change]]:
    """The rows after ``position`` of the same transaction, and those of later ones.

    Two questions that an index answers; asked as one with "or", SQLite reads the whole ledger every time.
    """
    rows = Change.objects.order_by("writer", "id")
    return rows.filter(writer=position.writer, id__gt=position.id), rows.filter(writer__gt=position.writer)


def head() -> Position:
    """The last settled row; whoever then reads the desk sees everything up to it."""
    last = _settled(Change.objects.order_by("-writer", "-id")).values_list("writer", "id").first()
    return Position(*last) if last else Position()


def end() -> Position:
    """The last row there is, settled or not."""
    last = Change.objects.order_by("-writer", "-id").values_list("writer", "id").first()
    return Position(*last) if last else Position()


def server() -> str:
    """What the transaction numbers belong to: the identity of the PostgreSQL server, "" for SQLite."""
    if not _is_postgresql():
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier FROM pg_control_system()")
        return str(cursor.fetchone()[0])


def adopt() -> None:
    """Make rows that came from another server the oldest of this one; in-flight rows keep their own, later numbers."""
    Change.objects.exclude(writer=0).update(writer=0)


def _settled(rows: QuerySet[Change]) -> QuerySet[Change]:
    return rows.filter(writer__lt=_OldestOpen()) if _is_postgresql() else rows


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"
