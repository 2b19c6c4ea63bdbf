"""XLSX and XLS by calamine, after a look through the XML for what it neither tells nor bears.

calamine keeps a sheet as a full rectangle of cells (24 bytes each), drops the text of errors, and follows a stray value
in the last corner to seventeen thousand million cells: therefore far values and errors are looked for beforehand.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from nhipcau.engines.workbooks.merging import Filler
from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, FileKind, Merge, Sheet
from nhipcau.engines.workbooks.shown_days import ShownDays
from nhipcau.lib.sheets import Cell, CellError

PIECE, OVERLAP = 1 << 22, 1 << 16
"""Bytes of XML looked through at once, and how many of them once more: no cell's beginning is longer."""
_FAR = re.compile(
    rb' r="((?:O[K-Z]|[P-Z][A-Z]|[A-Z]{3})[0-9]+|[A-Z]{1,2}(?:[2-9][0-9]{5}|[0-9]{7,}))"[^<>]*[^/<>]>\s*<(?:\w+:)?(?:v|f|is)[ />]'
)
"""A cell right of column 400 ("OJ") or in row 200,000 or below that holds something."""
_ERROR = re.compile(rb'<(?:\w+:)?c ([^<>]*\bt="e"[^<>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
"""A character XML cannot hold, as Excel writes it (ECMA-376, 22.9.2.19); halves of pairs stay as they are."""
_WHOLE = 10.0**15
"""Below this a number that is whole is one for certain."""


class _Look(NamedTuple):
    """What a look through the XML of a sheet found, by row and column: errors, and how days are shown without their day.

    ``problem`` is why it cannot be read, or "".
    """

    problem: str
    errors: dict[int, dict[int, CellError]]
    days: dict[int, dict[int, str]]


_NOTHING_FOUND = _Look("", {}, {})


def read(path: Path, kind: FileKind) -> Iterator[Sheet]:
    """The worksheets in the workbook's order, each to be read before the next. Raises `Refused`."""
    looks = _looks(path) if kind is FileKind.XLSX else {}
    try:
        workbook = CalamineWorkbook.from_path(path)
    except PasswordError:
        raise refusal("encrypted") from None
    if len(workbook.sheets_metadata) > MOST_SHEETS:
        raise refusal("too_many_sheets")
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ == SheetTypeEnum.WorkSheet:
            look = looks.get(index, _NOTHING_FOUND)
            yield _sheet(workbook, index, about.name, about.visible != SheetVisibleEnum.Visible, look)


def _sheet(workbook: CalamineWorkbook, index: int, name: str, is_hidden: bool, look: _Look) -> Sheet:
    if look.problem:
        return Sheet(index + 1, name, is_hidden, [], _refusing(look.problem))
    sheet = workbook.get_sheet_by_index(index)
    ranges = sheet.merged_cell_ranges or []
    merges = [Merge(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in ranges]
    return Sheet(index + 1, name, is_hidden, merges, _rows(sheet, merges, look))


def _refusing(code: str) -> Iterator[tuple[int, list[Cell]]]:
    raise refusal(code)
    yield  # a generator: the refusal comes with the first row


def _rows(sheet: CalamineSheet, merges: list[Merge], look: _Look) -> Iterator[tuple[int, list[Cell]]]:
    filler, converter = Filler(merges), _CONVERTED.get
    width = sheet.end[1] + 1 if sheet.end else 0
    free: list[Any] = [None] * sheet.start[1] if sheet.start else []  # calamine leaves empty columns on the left out
    for number, given in enumerate(sheet.iter_rows(), 1):
        cells = free + [convert(value) if (convert := converter(type(value))) else value for value in given]
        for column, form in look.days.get(number, {}).items():
            if column < len(cells) and isinstance(cells[column], date):
                cells[column] = cells[column].strftime(form)
        for column, error in look.errors.get(number, {}).items():
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = error
        filler.fill(number, cells, min(width, MOST_COLUMNS))
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            if len(cells) > MOST_COLUMNS or number > MOST_ROWS:
                raise refusal("too_wide" if len(cells) > MOST_COLUMNS else "too_long")
            yield number, cells


def _text(value: str) -> Cell:
    if not value or value.isspace():
        return None
    if "_x" in value:
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value if len(value) <= MOST_TEXT else value[:MOST_TEXT]


def _number(value: float) -> Cell:
    return int(value) if value.is_integer() and -_WHOLE < value < _WHOLE else value


def _time(value: time) -> Cell:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _duration(value: timedelta) -> Cell:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


_CONVERTED: dict[type, Any] = {str: _text, float: _number, time: _time, timedelta: _duration}
"""By type of what calamine gives; whole numbers, true and false, days and points in time stay as they are."""


def _looks(path: Path) -> dict[int, _Look]:
    """By the sheet's place in the workbook. Raises `Refused` for a document type anywhere in the archive."""
    with zipfile.ZipFile(path) as archive:
        by_part = {}
        styles = next((name for name in archive.namelist() if name.lower() == "xl/styles.xml"), None)
        days = ShownDays.of(archive.read(styles)) if styles else None
        for member in archive.infolist():
            name = member.filename
            if name.lower().endswith((".xml", ".rels")):
                by_part[name.lower()] = _looked_through(archive, name, days)
        return {index: by_part.get(part, _NOTHING_FOUND) for index, part in enumerate(_parts(archive))}


def _looked_through(archive: zipfile.ZipFile, name: str, days: ShownDays | None) -> _Look:
    """One member, a piece at a time. Text in XML has no bare "<", so a document type is what looks like one."""
    is_sheet, before, problem = "worksheets/" in name.lower(), b"", ""
    errors: dict[int, dict[int, CellError]] = {}
    shown: dict[int, dict[int, str]] = {}
    with archive.open(name) as member:
        while piece := member.read(PIECE):
            if not before and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece[:4]):
                raise refusal("broken")  # no office program writes UTF-16, in which nothing below would be seen
            seen = before + piece
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                raise refusal("doctype")
            if is_sheet:
                problem = problem or _far(seen)
                _note_errors(seen, errors)
                if days:
                    _note_days(seen, days, shown)
            before = seen[-OVERLAP:]
    return _Look(problem, errors, shown)


def _far(xml: bytes) -> str:
    for found in _FAR.finditer(xml):
        column, row = _place(found[1])
        if column >= MOST_COLUMNS:
            return "too_wide"
        if row > MOST_ROWS:
            return "too_long"
    return ""


def _note_errors(xml: bytes, errors: dict[int, dict[int, CellError]]) -> None:
    if b't="e"' not in xml:
        return
    for found in _ERROR.finditer(xml):
        if place := _PLACE.search(found[1]):
            column, row = _place(place[1] + place[2])
            errors.setdefault(row, {})[column] = CellError(unescape(found[2].decode("utf-8", "replace")))


def _note_days(xml: bytes, days: ShownDays, shown: dict[int, dict[int, str]]) -> None:
    for found in days.cells.finditer(xml):
        if place := _PLACE.search(found[1]):
            column, row = _place(place[1] + place[2])
            shown.setdefault(row, {})[column] = days.by_style[found[2]]


def _place(reference: bytes) -> tuple[int, int]:
    """Column from 0 and row from 1 of "AB12"."""
    name = reference.rstrip(b"0123456789")
    column = 0
    for letter in name:
        column = column * 26 + letter - ord("A") + 1
    return column - 1, int(reference[len(name) :])


def _parts(archive: zipfile.ZipFile) -> list[str]:
    """The member each sheet of the workbook stands in, in lower case and in the workbook's order."""
    targets = {}
    for found in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")):
        about = _attributes(found[1])
        targets[about.get("Id", "")] = about.get("Target", "").lower()
    parts = []
    for found in _SHEET.finditer(archive.read("xl/workbook.xml")):
        about = _attributes(found[1])
        target = next((targets.get(value, "") for name, value in about.items() if name.endswith(":id")), "")
        parts.append(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
    return parts


def _attributes(written: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(written)
    return {name.decode(): unescape((double or single).decode("utf-8", "replace")) for name, double, single in found}
