"""Workbooks declared as an officer's screen shows them, and the real files made of them: XLSX, ODS, CSV."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from tests.made_files import zipped


class Formula(NamedTuple):
    """A formula and what the spreadsheet kept of it."""

    text: str
    value: str | float


Typed = str | int | float | bool | date | Formula | None
Line = str | Sequence[Typed]
"""The cells of a row; a text is cut at "|", each cell without the blanks around it, and an empty one is no cell."""


@dataclass(frozen=True)
class Sheet:
    """``lines`` from cell ``at`` on, an empty one for a row left free. ``formats`` by cell: how a number or day is shown."""

    name: str
    lines: Sequence[Line]
    at: str = "A1"
    merged: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    is_hidden: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def cells(self) -> dict[tuple[int, int], Typed]:
        """By row and column, both from 0."""
        top, left = xl_cell_to_rowcol(self.at)
        return {
            (top + row, left + column): cell
            for row, line in enumerate(self.lines)
            for column, cell in enumerate(cut(line))
            if cell is not None
        }


def cut(line: Line) -> list[Typed]:
    return [cell.strip() or None for cell in line.split("|")] if isinstance(line, str) else list(line)


def xlsx(*sheets: Sheet, mac: bool = False) -> bytes:
    """The workbook as Excel writes it; ``mac``: days are counted from 1904."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "date_1904": mac})
    for one in sheets:
        _write(book, book.add_worksheet(one.name), one)
    book.close()
    return content.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet, one: Sheet) -> None:
    for (row, column), cell in one.cells.items():
        shown = one.formats.get(f"{xl_col_to_name(column)}{row + 1}", "dd/mm/yyyy" if isinstance(cell, date) else "")
        look = book.add_format({"num_format": shown}) if shown else None
        if isinstance(cell, Formula):
            sheet.write_formula(row, column, cell.text, look, cell.value)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, look)  # type: ignore[arg-type]
        else:
            sheet.write(row, column, cell, look)
    for area in one.merged:
        first = xl_cell_to_rowcol(area.partition(":")[0])
        text = one.cells.get(first)
        sheet.merge_range(area, "")
        sheet.write(*first, text)
    for row in one.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for name in one.hidden_columns:
        sheet.set_column(f"{name}:{name}", None, None, {"hidden": True})
    for place, text in one.notes.items():
        sheet.write_comment(place, text)
    if one.is_hidden:
        sheet.hide()


_SPACES = {
    "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "draw": "drawing",
}  # fmt: skip
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _SPACES.items()
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_WIDE, _DEEP = 16_384, 1_048_576
"""Columns and rows of a sheet in LibreOffice: what is empty is written as one cell, repeated."""


def ods(*sheets: Sheet) -> bytes:
    """The workbook as LibreOffice writes it: repeats, covered cells, paragraphs, notes within their cells."""
    styles = "".join(
        f'<style:style style:name="ta{number}" style:family="table"><style:table-properties '
        f'table:display="{"false" if one.is_hidden else "true"}"/></style:style>'
        for number, one in enumerate(sheets, 1)
    )
    tables = "".join(_table(number, one) for number, one in enumerate(sheets, 1))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} {_CALC} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"}, stored=True)


def _table(number: int, one: Sheet) -> str:
    cells = one.cells
    spans, covered = _spans(one.merged)
    last_row = max((row for row, _ in (*cells, *covered)), default=0)
    rows = "".join(
        f"<table:table-row{_hidden(row + 1 in one.hidden_rows)}>"
        + "".join(_row(one, row, cells, spans, covered))
        + "</table:table-row>"
        for row in range(last_row + 1)
    )
    rest = (
        f'<table:table-row table:number-rows-repeated="{_DEEP - last_row - 1}">'
        f'<table:table-cell table:number-columns-repeated="{_WIDE}"/></table:table-row>'
    )
    return f'<table:table table:name={quoteattr(one.name)} table:style-name="ta{number}">{rows}{rest}</table:table>'


def _hidden(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _spans(merged: Sequence[str]) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    spans, covered = {}, set()
    for area in merged:
        (top, left), (bottom, right) = map(xl_cell_to_rowcol, area.split(":"))
        width, height = right - left + 1, bottom - top + 1
        spans[top, left] = f' table:number-columns-spanned="{width}" table:number-rows-spanned="{height}"'
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return spans, covered - spans.keys()


def _row(
    one: Sheet,
    row: int,
    cells: Mapping[tuple[int, int], Typed],
    spans: Mapping[tuple[int, int], str],
    covered: set[tuple[int, int]],
) -> Iterator[str]:
    """The cells of a row; what stands the same side by side is written once."""
    width = 1 + max((column for place, column in (*cells, *covered) if place == row), default=-1)
    written = []
    for column in range(width):
        name = "covered-table-cell" if (row, column) in covered else "table-cell"
        place = f"{xl_col_to_name(column)}{row + 1}"
        said = _cell(cells.get((row, column)), one.formats.get(place, ""), one.notes.get(place, ""))
        written.append((name, spans.get((row, column), "") + said[0], said[1]))
    while written:
        name, about, inner = written[0]
        same = next((count for count, other in enumerate(written) if other != written[0]), len(written))
        repeat = f' table:number-columns-repeated="{same}"' if same > 1 else ""
        yield f"<table:{name}{repeat}{about}>{inner}</table:{name}>"
        del written[:same]
    yield f'<table:table-cell table:number-columns-repeated="{_WIDE - width}"/>'


def _cell(cell: Typed, shown: str, note: str) -> tuple[str, str]:
    """Attributes and content."""
    formula = ""
    if isinstance(cell, Formula):
        formula, cell = f" table:formula={quoteattr('of:' + cell.text)}", cell.value
    paper = (
        f'<office:annotation draw:style-name="gr1"><text:p>{escape(note)}</text:p></office:annotation>' if note else ""
    )
    if cell is None:
        return "", paper
    if isinstance(cell, str) and cell.startswith("#") and formula:
        about = ' office:value-type="string" office:string-value="" calcext:value-type="error"'
    elif isinstance(cell, str):
        about = ' office:value-type="string" calcext:value-type="string"'
    elif isinstance(cell, date):
        about = f' office:value-type="date" office:date-value="{cell.isoformat()}" calcext:value-type="date"'
    else:
        about = f' office:value-type="float" office:value="{cell}" calcext:value-type="float"'
    return formula + about, paper + "".join(
        f"<text:p>{_blanks(line)}</text:p>" for line in _shown(cell, shown).split("\n")
    )


def _shown(cell: str | float | date, shown: str) -> str:
    """What the cell shows: ``shown`` is Excel's word for a day, and LibreOffice shows the same."""
    if isinstance(cell, date):
        month_only = {"mm/yyyy": "%m/%Y", "mmm-yy": "%b-%y", "yyyy": "%Y"}
        return cell.strftime(month_only.get(shown, "%d/%m/%Y"))
    return cell if isinstance(cell, str) else f"{cell}".replace(".", ",")


def _blanks(line: str) -> str:
    """Blanks behind a blank are elements of their own."""
    return re.sub(r"(?<= ) +", lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))


def csv(lines: Sequence[Line], *, separator: str = ",", encoding: str = "utf-8", mark: bytes = b"") -> bytes:
    """The lines as a spreadsheet saves them as text, in an encoding of Python's; ``mark`` stands before all."""
    return mark + "".join(
        f"{separator.join(_field(cell, separator) for cell in cut(line))}\r\n" for line in lines
    ).encode(encoding)


def _field(cell: Typed, separator: str) -> str:
    if isinstance(cell, datetime | date):
        cell = f"{cell:%d/%m/%Y}"
    text = "" if cell is None else f"{cell}"
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in (separator, '"', "\n")) else text
