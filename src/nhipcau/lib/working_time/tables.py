"""Reads comma-separated tables whose mistakes are named by their line: the shipped ones and an operator's."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import NoReturn

from nhipcau.lib.working_time.words import WorkingTimeError

_DATA = files(__package__) / "data"


def shipped_text(name: str) -> str:
    """The text of ``data/<name>.csv``."""
    return (_DATA / f"{name}.csv").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Line:
    """One row of a table, with its place for whoever has to mend it."""

    table: str
    number: int
    cells: dict[str, str]

    def refuse(self, vi: str, en: str) -> NoReturn:
        """Raise the error that names the table and the line."""
        raise WorkingTimeError(f"{self.table}, dòng {self.number}: {vi}", f"{self.table}, line {self.number}: {en}")

    def day(self, column: str) -> date:
        """The day in a column; refuses anything but 2026-02-17."""
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            said = self.cells[column]
            self.refuse(
                f"“{said}” ở cột {column} không phải là ngày. Hãy viết năm-tháng-ngày, ví dụ 2026-02-17.",
                f"“{said}” in column {column} is no day. Write year-month-day, for example 2026-02-17.",
            )


def lines(text: str, table: str, columns: tuple[str, ...]) -> Iterator[Line]:
    """The rows of ``text`` with cells stripped; refuses another heading and rows of another width. Empty rows are skipped."""
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    heading = tuple(cell.strip() for cell in next(rows, []))
    if heading != columns:
        raise WorkingTimeError(
            f"{table}, dòng 1: cần đúng các cột {', '.join(columns)}, mà đọc được {', '.join(heading) or 'dòng trống'}.",
            f"{table}, line 1: the columns have to be {', '.join(columns)}, not {', '.join(heading) or 'an empty line'}.",
        )
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        line = Line(table, rows.line_num, dict(zip(columns, (cell.strip() for cell in row), strict=False)))
        if len(row) != len(columns):
            line.refuse(
                f"có {len(row)} ô, cần {len(columns)}. Ô có dấu phẩy phải nằm trong ngoặc kép.",
                f"{len(row)} cells instead of {len(columns)}. A cell with a comma has to be in quotes.",
            )
        yield line
