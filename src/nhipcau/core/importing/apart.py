"""A database file of its own in which the ledger's door writes a batch, and its taking over in one short transaction.

SQLite has one writer. A hundred thousand records through the door take longer than anybody would wait to save his own,
so the door writes them elsewhere first – the same door, the same checks – and what it wrote is copied: all of it or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connections, transaction

from nhipcau.core.faults import Fault
from nhipcau.core.models import (
    Change,
    ChangeValues,
    GuardRefusal,
    PublicChange,
    RecordEvidence,
    RecordParty,
    RelationEdge,
)

if TYPE_CHECKING:
    from django.db.models import Model

    from nhipcau.core.register import Register

DESK = "default"
_MACHINERY: tuple[type[Model], ...] = (
    Change,
    ChangeValues,
    RecordEvidence,
    RelationEdge,
    RecordParty,
    PublicChange,
    GuardRefusal,
)


def make(path: Path, register: Register, touched: Iterable[UUID]) -> None:
    """An empty desk in ``path``, with the records of ``register`` that will be changed and what stands beside them."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("ATTACH DATABASE ? AS desk", (f"file:{connections[DESK].settings_dict['NAME']}",))
        tables = [one._meta.db_table for one in (register.model, *_MACHINERY)]
        for table in tables:
            (made,) = file.execute("SELECT sql FROM desk.sqlite_master WHERE type = 'table' AND name = ?", (table,))
            file.execute(made[0])
        file.execute("CREATE TABLE touched (uid TEXT PRIMARY KEY) WITHOUT ROWID")
        file.executemany("INSERT INTO touched VALUES (?)", ((uid.hex,) for uid in touched))
        for one in (register.model, RecordEvidence, RelationEdge, RecordParty, PublicChange):
            table = one._meta.db_table
            file.execute(
                f"INSERT INTO main.{table} SELECT * FROM desk.{table} WHERE uid IN (SELECT uid FROM touched)"  # noqa: S608
            )


@contextmanager
def desk_in(path: Path) -> Iterator[None]:
    """The desk's connection leads to another file. For a process of its own: all its threads would write there."""
    desk = connections[DESK]
    name = desk.settings_dict["NAME"]
    desk.close()
    desk.settings_dict["NAME"] = str(path)
    try:
        with desk.cursor() as cursor:
            # What is pointed at is not there; and what is lost with this file is made again.
            for pragma in ("foreign_keys=OFF", "journal_mode=MEMORY", "synchronous=OFF"):
                cursor.execute(f"PRAGMA {pragma}")
        yield
    finally:
        desk.close()
        desk.settings_dict["NAME"] = name


@contextmanager
def taken_over(paths: Sequence[Path], register: Register, head: int) -> Iterator[None]:
    """Copy into the desk what was written in ``paths``, in a transaction the ``with`` block is part of.

    ``head`` is the last row of the ledger when the files were made. Raises :class:`Fault` ("changed_meanwhile") if one of
    the records was changed after it; nothing is then written.
    """
    with connections[DESK].cursor() as cursor:
        names = [f"batch{number}" for number in range(len(paths))]
        for name, path in zip(names, paths, strict=True):
            cursor.execute(f"ATTACH DATABASE %s AS {name}", [str(path)])
        cursor.execute("PRAGMA ignore_check_constraints=ON")  # they were checked where the rows were written
        try:
            with transaction.atomic(using=DESK):
                for name in names:
                    _require_unchanged(cursor, name, head)
                for name in names:
                    _copy(cursor, name, register)
                yield
        finally:
            cursor.execute("PRAGMA ignore_check_constraints=OFF")
            for name in names:
                cursor.execute(f"DETACH DATABASE {name}")


def _require_unchanged(cursor: Any, batch: str, head: int) -> None:
    change = Change._meta.db_table
    cursor.execute(
        f"SELECT 1 FROM main.{change} WHERE id > %s AND uid IN (SELECT uid FROM {batch}.touched) LIMIT 1",  # noqa: S608
        [head],
    )
    if cursor.fetchone():
        raise changed_meanwhile()


def _copy(cursor: Any, batch: str, register: Register) -> None:
    change, values, edges = (one._meta.db_table for one in (Change, ChangeValues, RelationEdge))
    cursor.execute("SELECT seq FROM main.sqlite_sequence WHERE name = %s", [change])
    # Numbers of the ledger are never given twice, so the batch's begin behind the last one that ever was.
    behind = (cursor.fetchone() or (0,))[0]
    for table, key in ((change, "id"), (values, "change_id")):
        listed = _columns(table, but=key)
        cursor.execute(
            f"INSERT INTO main.{table} ({key}, {listed}) SELECT {key} + %s, {listed} FROM {batch}.{table} ORDER BY {key}",  # noqa: S608
            [behind],
        )
    for table in (register.model._meta.db_table, RecordEvidence._meta.db_table):
        cursor.execute(f"INSERT OR REPLACE INTO main.{table} SELECT * FROM {batch}.{table}")  # noqa: S608
    cursor.execute(f"DELETE FROM main.{edges} WHERE uid IN (SELECT uid FROM {batch}.touched)")  # noqa: S608
    listed = _columns(edges, but="id")
    cursor.execute(f"INSERT INTO main.{edges} ({listed}) SELECT {listed} FROM {batch}.{edges}")  # noqa: S608


def _columns(table: str, *, but: str) -> str:
    with connections[DESK].cursor() as cursor:
        found = connections[DESK].introspection.get_table_description(cursor, table)
    return ", ".join(f'"{column.name}"' for column in found if column.name != but)


def changed_meanwhile() -> Fault:
    return Fault(
        "changed_meanwhile",
        "Trong lúc ghi, có người đã sửa hồ sơ mà bảng cũng sửa; chưa ghi gì. Hãy kiểm tra lại rồi ghi.",
        "While this was being written somebody changed records that the table changes too; nothing was written. "
        "Check the table again, then write it.",
        status=409,
    )
