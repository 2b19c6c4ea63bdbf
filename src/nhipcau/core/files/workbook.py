"""Writing XLSX: the columns of our CSV files as typed cells, with a heading that stays, filters, and what to know beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from nhipcau.core.faults import Fault
from nhipcau.core.files.cells import UID, Cell, cell_text, cells
from nhipcau.core.files.records import public_records
from nhipcau.core.files.terms import Said, said_of
from nhipcau.core.kinds import Amount, Coordinates, Link, Number, When
from nhipcau.core.labels import Label
from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.listing import count_matches
from nhipcau.engines.workbooks.book import EARLIEST, Book, Value, for_paper, put

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest

MOST = 10_000
"""Records a workbook holds at most: what a spreadsheet needs seconds to write. CSV and JSON have no such end."""

HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"}
TEXT = {"text_wrap": True, "valign": "top", "num_format": "@"}
DAY = {"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"}
WHOLE = {"valign": "top", "num_format": "#,##0"}
BROKEN = {"valign": "top", "num_format": "#,##0.############"}

ABOUT = Label("Về tệp này", "About this file")
_WIDTHS: Mapping[type, int] = {When: 12, Number: 16, Amount: 18, Coordinates: 18, Link: 28}
_WIDE, _CODE = 32, 10
_ABOUT_WIDTH = 110


def xlsx_stream(register: Register, request: ListRequest | None, language: str) -> Iterator[bytes]:
    """The file in pieces: the records on the first sheet, licence, sources and columns on the second.

    The header line is that of our CSV files. Raises :class:`Fault` ("too_many") beyond ``MOST`` records.
    """
    total, _ = count_matches(public_index(), request or parse_request(register, {}, facets=False))
    require_room(total, MOST)
    return _public(register, request, language)


def _public(register: Register, request: ListRequest | None, language: str) -> Iterator[bytes]:
    columns = cells(register, language)
    lines = (
        [hit.code, *typed_line(register, columns[1:], orjson.loads(hit.json)["values"], language)]
        for hit in public_records(register, request)
    )
    yield from workbook(register, columns, lines, said_of(register, language), language)


def workbook(
    register: Register, columns: Sequence[Cell], lines: Iterable[Sequence[Value]], said: Sequence[Said], language: str
) -> Iterator[bytes]:
    """A list as a workbook. Columns may stand behind those of the register; a record's uid is hidden."""
    book, title = Book(), Label(*register.title).get(language)
    sheet, last = book.sheet(title), len(columns) - 1
    looks = {str: book.look(TEXT), date: book.look(DAY), int: book.look(WHOLE), float: book.look(BROKEN)}
    for index, column in enumerate(columns):
        is_hidden = {"hidden": column.title == UID.get(language)}
        sheet.set_column(index, index, width_of(register, column), looks[str], is_hidden)
    sheet.freeze_panes(1, 1)
    for index, column in enumerate(columns):
        put(sheet, 0, index, column.title, book.look(HEAD))
    row = 0
    for row, line in enumerate(lines, start=1):
        for index, value in enumerate(line):
            if value is not None and value != "":
                put(sheet, row, index, value, looks[type(value)])
    sheet.autofilter(0, 0, row, last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{row + 1}"})  # a year alone is no number
    for_paper(sheet, 0, 0)
    _write_about(book, title, said, language)
    yield from book.pieces()


def typed_line(register: Register, columns: Sequence[Cell], values: Mapping[str, Any], language: str) -> list[Value]:
    """The cells of a record: numbers and whole days as what they are, all else as the words of our CSV files."""
    return [_typed(register, cell, values, language) for cell in columns]


def _typed(register: Register, cell: Cell, values: Mapping[str, Any], language: str) -> Value:
    kind, value = register.kinds[cell.column], values.get(cell.column)
    if isinstance(kind, Number) and value is not None:
        return int(value) if float(value).is_integer() else float(value)
    if (
        isinstance(kind, When)
        and value
        and len(value) == len("2019-05-12")
        and (day := date.fromisoformat(value)) >= EARLIEST
    ):
        return day
    return cell_text(register, cell, values, language)


def width_of(register: Register, column: Cell) -> int:
    return _WIDTHS.get(type(register.kinds[column.column]), _WIDE) if column.column in register.kinds else _CODE


def _write_about(book: Book, title: str, said: Sequence[Said], language: str) -> None:
    sheet, bold, text = book.sheet(ABOUT.get(language)), book.look({"bold": True}), book.look(TEXT)
    sheet.set_column(0, 0, _ABOUT_WIDTH)
    put(sheet, 0, 0, title, book.look({"bold": True, "font_size": 14}))
    put(sheet, 1, 0, "Nhịp Cầu", text)
    row = 2
    for one in said:
        put(sheet, row + 1, 0, one.title, bold)
        for line in one.lines:
            put(sheet, row + 2, 0, line, text)
            row += 1
        row += 2


def require_room(total: int, most: int) -> None:
    """Raises :class:`Fault` ("too_many") for a workbook that would hold more than ``most`` records."""
    if total > most:
        raise Fault(
            "too_many",
            f"Kết quả có {total} bản ghi, tệp Excel chứa tối đa {most}. Hãy thêm điều kiện lọc, hoặc tải CSV.",
            f"The result has {total} records, an Excel file holds up to {most}. Add a condition, or take CSV.",
            {"total": total, "limit": most},
        )
