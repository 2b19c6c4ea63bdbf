"""Writing XLSX: texts that stay texts, and the same bytes for the same content."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

PIECE = 1 << 18
LONGEST_TEXT = 32_767
"""Characters a cell may hold."""
LONGEST_NAME = 31
"""Characters the name of a sheet may have."""
EARLIEST = date(1900, 3, 1)
"""Spreadsheets count days from 1900 and have a 29 February in that year; what is earlier stands as text."""
A4 = 9
"""What spreadsheets call this paper."""

Value = str | int | float | date | None

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A workbook says when it was made; this one says the same whenever that was."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


class Book:
    """A workbook on its way into a file that nobody else sees. Rows are written from the top down, each once."""

    def __init__(self) -> None:
        import xlsxwriter  # takes half a second to load, and few processes ever write a workbook

        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when its last piece was handed out
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._file, options)
        self._book.set_properties({"created": _MADE.replace(tzinfo=None)})
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """A sheet of XlsxWriter's; the name is cleaned, and cut between words, to what spreadsheets allow."""
        return self._book.add_worksheet(sheet_name(name))

    def look(self, look: Mapping[str, Any]) -> Any:
        """A format; equal ones are one."""
        key = tuple(sorted(look.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(dict(look))
        return self._looks[key]

    def pieces(self) -> Iterator[bytes]:
        """The finished file."""
        with self._file:
            self._book.close()
            self._file.seek(0)
            while piece := self._file.read(PIECE):
                yield piece


def sheet_name(name: str) -> str:
    """What a sheet called so is called in a workbook."""
    clean = _NOT_IN_A_NAME.sub(" ", name).strip(" '")
    if len(clean) > LONGEST_NAME:
        clean = clean[: LONGEST_NAME + 1].rpartition(" ")[0] or clean[:LONGEST_NAME]
    return clean or "1"


def for_paper(sheet: Any, first: int, last: int) -> None:
    """Have a sheet printed across A4, as wide as a page, with rows ``first`` to ``last`` on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)


def put(sheet: Any, row: int, column: int, value: Value, look: Any = None) -> None:
    """Write a cell as what it is. A text is never a formula, an address or a number, whatever it begins with."""
    if value is None or value == "":
        if look is not None:
            sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        text = value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…"
        sheet.write_string(row, column, text, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)
