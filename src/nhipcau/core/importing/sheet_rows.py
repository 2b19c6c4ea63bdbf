"""The rows of a table as they were understood, in a SQLite file beside the table: what each says, means, and shall do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import orjson

CREATE, UPDATE, SAME, WRONG = "create", "update", "same", "wrong"
EVERY = 1 << 60
"""Behind the last row there can be."""
ACTIONS = (CREATE, UPDATE, SAME, WRONG)

T = TypeVar("T")

_SCHEMA = """
CREATE TABLE rows (row INTEGER PRIMARY KEY, texts TEXT NOT NULL, action TEXT NOT NULL, uid TEXT NOT NULL,
                   plains TEXT NOT NULL, before TEXT NOT NULL, problems TEXT NOT NULL);
"""


class Problem(NamedTuple):
    """What is wrong in a row: the header it stands under ("": the row as a whole), a code, and words."""

    header: str
    code: str
    vi: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.vi


class SheetRow(NamedTuple):
    """A row (by ``tables.Place``): ``texts`` by header, ``plains`` what they mean by column of the register; ``before`` has the
    columns that would change, as they are now.
    """

    row: int
    texts: Mapping[str, str]
    action: str
    uid: UUID | None
    plains: Mapping[str, Any]
    before: Mapping[str, Any]
    problems: tuple[Problem, ...]


class SheetRows:
    """The file. One process writes it, and only while nobody reads (checking, correcting); reading is of any."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, texts: Iterable[tuple[int, Mapping[str, str]]], size: int) -> Iterator[tuple[int, int]]:
        """Make the file of rows that wait to be understood; gives the first and last of each ``size`` once they are there."""
        for end in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        with self._opened() as file:
            file.executescript(
                f"PRAGMA journal_mode=WAL; {_SCHEMA}"
            )  # what is written here is read by others meanwhile
            for some in _pieces(texts, size):
                with file:
                    file.executemany(
                        "INSERT INTO rows VALUES (?, ?, '', '', '{}', '{}', '[]')",
                        ((row, _object(said)) for row, said in some),
                    )
                yield some[0][0], some[-1][0]

    def texts(self, first: int, last: int) -> list[tuple[int, dict[str, str]]]:
        """The texts of the rows from ``first`` to ``last``, both included."""
        with self._opened() as file:
            found = file.execute("SELECT row, texts FROM rows WHERE row BETWEEN ? AND ? ORDER BY row", (first, last))
            return [(row, orjson.loads(texts)) for row, texts in found]

    def decide(self, rows: Iterable[SheetRow]) -> None:
        """Say what was decided of rows that are there; their texts stay."""
        with self._opened() as file, file:
            file.executemany(
                "UPDATE rows SET action = ?, uid = ?, plains = ?, before = ?, problems = ? WHERE row = ?",
                ((*_decided(row), row.row) for row in rows),
            )

    def order(self) -> None:
        """Let rows be found by their action; once they are decided, as each that is put into its place takes time."""
        with self._opened() as file:
            file.execute("CREATE INDEX IF NOT EXISTS rows_by_action ON rows (action, row)")

    def put(self, rows: Iterable[SheetRow]) -> None:
        """Add rows, or replace those of the same number."""
        with self._opened() as file, file:
            file.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)", map(_stored, rows))

    def get(self, row: int) -> SheetRow | None:
        return next(self._asked("WHERE row = ?", row), None)

    def page(self, action: str, after: int, limit: int) -> list[SheetRow]:
        """The next rows beyond number ``after``; of one action, or of all ("")."""
        which = "WHERE row > ? AND action = ?" if action else "WHERE row > ? AND ? = ''"
        return list(self._asked(f"{which} ORDER BY row LIMIT ?", after, action, limit))

    def each(self, *actions: str, first: int = 0, last: int = EVERY) -> Iterator[SheetRow]:
        """The rows of some actions from ``first`` to ``last``, in the order of their numbers."""
        return self._asked(f"WHERE {_of(actions)} AND row BETWEEN ? AND ? ORDER BY row", *actions, first, last)

    def count(self, *actions: str, first: int = 0, last: int = EVERY) -> int:
        with self._opened() as file:
            asked = f"SELECT count(*) FROM rows WHERE {_of(actions)} AND row BETWEEN ? AND ?"  # noqa: S608
            return int(file.execute(asked, (*actions, first, last)).fetchone()[0])

    def parts(self, pieces: int, *actions: str) -> list[tuple[int, int]]:
        """The first and last of about equally many rows of some actions, ``pieces`` times; all rows are in one of them."""
        with self._opened() as file:
            asked = f"SELECT row FROM rows WHERE {_of(actions)} ORDER BY row"  # noqa: S608
            found = [row for (row,) in file.execute(asked, actions)]
        size = -(-len(found) // pieces) or 1
        begins = found[::size]
        return [(begin, end - 1) for begin, end in zip(begins, [*begins[1:], EVERY + 1], strict=True)]

    def row_of(self, uid: UUID, but: int) -> int | None:
        """Another row that is about the same record."""
        with self._opened() as file:
            found = file.execute("SELECT row FROM rows WHERE uid = ? AND row <> ?", (str(uid), but)).fetchone()
        return found[0] if found else None

    def counts(self) -> dict[str, int]:
        with self._opened() as file:
            found = dict(file.execute("SELECT action, count(*) FROM rows GROUP BY action").fetchall())
        return {action: found.get(action, 0) for action in ACTIONS}

    def _asked(self, clause: str, *given: Any) -> Iterator[SheetRow]:
        with self._opened() as file:
            for stored in file.execute(f"SELECT * FROM rows {clause}", given):  # noqa: S608  # clauses are of this file
                yield _row(stored)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path)) as file:
            # A file that is made again after any crash need not wait for the disk.
            file.execute("PRAGMA synchronous=OFF")
            yield file


def _pieces(texts: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(texts)
    while some := list(islice(left, size)):
        yield some


def _of(actions: Sequence[str]) -> str:
    return f"action IN ({', '.join('?' for _ in actions)})"


def _stored(row: SheetRow) -> tuple[Any, ...]:
    return row.row, _object(row.texts), *_decided(row)


def _decided(row: SheetRow) -> tuple[str, ...]:
    problems = orjson.dumps([list(one) for one in row.problems]).decode() if row.problems else "[]"
    return row.action, str(row.uid or ""), _object(row.plains), _object(row.before), problems


def _object(said: Mapping[str, Any]) -> str:
    return orjson.dumps(said if isinstance(said, dict) else dict(said)).decode() if said else "{}"


def _row(stored: tuple[Any, ...]) -> SheetRow:
    number, texts, action, uid, plains, before, problems = stored
    return SheetRow(
        number,
        orjson.loads(texts),
        action,
        UUID(uid) if uid else None,
        orjson.loads(plains),
        orjson.loads(before),
        tuple(Problem(*one) for one in orjson.loads(problems)),
    )
