"""The rows with problems as a workbook to be mended in Excel: the officer's own columns, each problem a note at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.headers import WHAT, WHERE
from nhipcau.core.importing.reading import sheet_names, tables_here
from nhipcau.core.importing.sheet_rows import WRONG, SheetRow, SheetRows
from nhipcau.core.importing.tables import Place
from nhipcau.core.importing.understanding import WHOLE
from nhipcau.core.labels import Label
from nhipcau.engines.workbooks.book import Book, put

if TYPE_CHECKING:
    from nhipcau.core.importing.models import Import

NOTES_SHEET = Label("Lỗi", "Problems")
NOTES_IN_CELLS = 20_000
"""More notes than this make Excel slow to open a file; the last column says the same of every row."""
_MARKED = {"bg_color": "#FDE9D9", "border": 1, "border_color": "#C0504D", "text_wrap": True, "valign": "top"}
_PLAIN = {"text_wrap": True, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
_WIDTH, _WIDE = 22, 60


def error_sheet(one: Import, language: str) -> Iterator[bytes]:
    """The workbook in pieces: the table's headers, then what is to be mended and the row it is from.

    Every cell is text, so nothing in it is run. Mended, the file can be taken in as it is: the headers are the same ones,
    and the two columns behind them mean nothing to a register.
    """
    rows, names = SheetRows(ImportFolder(one.uid).rows), sheet_names(one)
    headers = list(tables_here(one).headers(one.sheets))  # as they stand in the file: a database may order keys anew
    book = Book()
    sheet = book.sheet(NOTES_SHEET.get(language))
    formats = {name: book.look(look) for name, look in (("head", _HEAD), ("bad", _MARKED), ("ok", _PLAIN))}
    sheet.set_column(0, max(0, len(headers) - 1), _WIDTH, formats["ok"])
    sheet.set_column(len(headers), len(headers), _WIDE)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate([*headers, WHAT.get(language), WHERE.get(language)]):
        put(sheet, 0, column, title, formats["head"])
    notes = 0
    for line, row in enumerate(rows.each(WRONG), start=1):
        notes += _write(sheet, formats, line, headers, row, names, language, with_notes=notes < NOTES_IN_CELLS)
    yield from book.pieces()


def _write(
    sheet: Any,
    formats: dict[str, Any],
    line: int,
    headers: list[str],
    row: SheetRow,
    names: dict[int, str],
    language: str,
    *,
    with_notes: bool,
) -> int:
    """One row; returns how many notes it has."""
    wrong = {one.header: one.in_language(language) for one in row.problems if one.header != WHOLE}
    for column, header in enumerate(headers):
        put(sheet, line, column, row.texts.get(header, ""), formats["bad" if header in wrong else "ok"])
        if with_notes and header in wrong:
            sheet.write_comment(line, column, wrong[header], {"x_scale": 2, "y_scale": 1.5})
    said = [
        f"{one.header}: {text}" if one.header else text for one in row.problems if (text := one.in_language(language))
    ]
    place = Place.of(row.row)
    put(sheet, line, len(headers), "\n".join(said), formats["bad"])
    put(sheet, line, len(headers) + 1, f"{names.get(place.sheet, '')}: {place.row}")
    return len(wrong) if with_notes else 0
