"""The file rows are staged in: SQLite, written once by the child, read afterwards as often as one likes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from nhipcau.engines.workbooks.lines import row_from_json
from nhipcau.engines.workbooks.shapes import Merge, SheetHead
from nhipcau.lib.sheets import Cell

SCHEMA = """
CREATE TABLE sheets (number INTEGER PRIMARY KEY, name TEXT, hidden INTEGER, rows INTEGER, columns INTEGER, problem TEXT);
CREATE TABLE cells (sheet INTEGER, row INTEGER, cells TEXT, PRIMARY KEY (sheet, row)) WITHOUT ROWID;
CREATE TABLE merges (sheet INTEGER, first_row INTEGER, first_column INTEGER, last_row INTEGER, last_column INTEGER);
"""
"""``cells`` has a row for each row that says something: its number from 1, and its cells by `lines.row_to_json`."""


def heads(into: Path) -> list[SheetHead]:
    """The sheets in their order."""
    with closing(_opened(into)) as store:
        found = store.execute("SELECT number, name, hidden, rows, columns, problem FROM sheets ORDER BY number")
        return [SheetHead(number, name, bool(hidden), *more) for number, name, hidden, *more in found]


def rows(into: Path, sheet: int, first: int = 1, last: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet that say something, from number ``first`` to ``last`` (both within), in order."""
    with closing(_opened(into)) as store:
        asked = "SELECT row, cells FROM cells WHERE sheet = ? AND row BETWEEN ? AND ? ORDER BY row"
        for number, cells in store.execute(asked, (sheet, first, last or 1 << 40)):
            yield number, row_from_json(cells)


def merges(into: Path, sheet: int) -> list[Merge]:
    """The merged ranges of a sheet; their values stand in all their cells already."""
    with closing(_opened(into)) as store:
        asked = "SELECT first_row, first_column, last_row, last_column FROM merges WHERE sheet = ? ORDER BY rowid"
        return [Merge(*found) for found in store.execute(asked, (sheet,))]


def _opened(into: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{into.resolve().as_uri()}?mode=ro", uri=True)
