"""What the room speaks of: kinds of files, sheets, and how much of them is read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from nhipcau.lib.sheets import Cell


class FileKind(StrEnum):
    """What a file is by its content; ``CSV`` is any text with separators, ``XLS`` Excel of before 2007 (BIFF)."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


MOST_BYTES = 200 * 1024**2
"""Bytes of a file, unless the caller says otherwise."""
MOST_COLUMNS = 400
MOST_ROWS = 200_000
"""Of one sheet; the last row that says something may not lie behind it."""
MOST_SHEETS = 200
MOST_TEXT = 32_767
"""Characters of a cell, as in Excel; more is cut off."""

SECONDS = 60.0
"""The child is ended after these."""
MEMORY = 1024**3
"""Bytes of address space of the child."""
MOST_STAGED = 2 * 1024**3
"""Bytes of a staging file."""


class Merge(NamedTuple):
    """A merged range; rows from 1, columns from 0, the last ones within."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class SheetHead(NamedTuple):
    """A sheet: ``number`` from 1 in the workbook's order, ``rows`` the number of the last row that says something.

    ``columns`` is the width up to the last column that does. ``problem`` is "" or the code of why no row of it was
    taken: "too_wide", "too_long" (see `refusals`).
    """

    number: int
    name: str
    is_hidden: bool
    rows: int
    columns: int
    problem: str = ""


class Sheet(NamedTuple):
    """A sheet being read: ``rows`` gives those that say something, in order, with the values of merged cells filled in.

    ``rows`` raises `Refused` where the sheet is too wide or too long; the next sheet can be read all the same.
    """

    number: int
    name: str
    is_hidden: bool
    merges: list[Merge]
    rows: Iterator[tuple[int, list[Cell]]]


class Staged(NamedTuple):
    """What was read: ``encoding`` of a text, "" of a workbook."""

    kind: FileKind
    encoding: str
    sheets: tuple[SheetHead, ...]
