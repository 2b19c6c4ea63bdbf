"""ODS as a stream of XML: repeats are counted and not laid out, spans are merges, a document type ends it all."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from nhipcau.engines.workbooks.merging import Filler
from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, Merge, Sheet
from nhipcau.lib.sheets import Cell, CellError

PIECE = 1 << 16
_ROOT = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{_ROOT}{name}:1.0 " for name in ("table", "office", "text", "style"))
_DRAWN = (f"{_ROOT}drawing:1.0 ", f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes")
"""Elements whose words are not the cell's: drawings, notes, what was changed."""
_ERROR = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


_MONTH_OR_YEAR = re.compile(r"(?:\d{1,2}[-/.])?\d{4}", re.ASCII)
"""What a day is shown as whose day nobody typed: "5/2019" in a cell is kept as 1 May 2019."""


class _Begin(NamedTuple):
    name: str
    is_hidden: bool


class _Row(NamedTuple):
    """Cells that stand in ``repeat`` rows; ``spans`` by column: columns and rows."""

    cells: list[Cell]
    spans: dict[int, tuple[int, int]]
    repeat: int


class _End(NamedTuple):
    pass


_Event = _Begin | _Row | _End


def read(path: Path) -> Iterator[Sheet]:
    """The sheets in their order, each to be read before the next; its merges are complete when its rows are read."""
    events = _events(path)
    number = 0
    for event in events:
        if isinstance(event, _Begin):
            number += 1
            if number > MOST_SHEETS:
                raise refusal("too_many_sheets")
            merges: list[Merge] = []
            yield Sheet(number, event.name, event.is_hidden, merges, _rows(events, merges))


def _rows(events: Iterator[_Event], merges: list[Merge]) -> Iterator[tuple[int, list[Cell]]]:
    filler, number = Filler(), 0
    for event in events:
        if not isinstance(event, _Row):
            return
        for column, (columns, rows) in event.spans.items():
            merge = Merge(number + 1, column, number + rows, column + columns - 1)
            merges.append(merge)
            filler.add(merge)
        if not event.cells:
            yield from _filled(filler, number, min(event.repeat, min(filler.open_until, MOST_ROWS) - number))
        elif number + event.repeat > MOST_ROWS:
            raise refusal("too_long")
        else:
            yield from _repeated(filler, number, event)
        number += event.repeat


def _filled(filler: Filler, number: int, count: int) -> Iterator[tuple[int, list[Cell]]]:
    """Rows that say nothing of their own and lie in a merged range."""
    return _repeated(filler, number, _Row([], {}, count))


def _repeated(filler: Filler, number: int, event: _Row) -> Iterator[tuple[int, list[Cell]]]:
    for place in range(number + 1, number + event.repeat + 1):
        cells = list(event.cells)
        filler.fill(place, cells, MOST_COLUMNS)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            if len(cells) > MOST_COLUMNS:
                raise refusal("too_wide")
            yield place, cells


def _events(path: Path) -> Iterator[_Event]:
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as member:
        reader = _Reader()
        while piece := member.read(PIECE):
            reader.feed(piece, is_last=False)
            yield from reader.taken()
        reader.feed(b"", is_last=True)
        yield from reader.taken()


class _Reader:
    """Makes events of elements. Of a cell it knows where it begins, how often it stands and what it has heard since."""

    def __init__(self) -> None:
        self._found: list[_Event] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._skipped = 0
        self._cells: list[Cell] | None = None
        self._spans: dict[int, tuple[int, int]] = {}
        self._column = 0
        self._row_repeat = 1
        self._cell: dict[str, str] | None = None
        self._words: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._hear

    def feed(self, piece: bytes, *, is_last: bool) -> None:
        self._parser.Parse(piece, is_last)

    def taken(self) -> list[_Event]:
        found, self._found = self._found, []
        return found

    def _begin(self, name: str, about: dict[str, str]) -> None:
        if self._skipped or name.startswith(_DRAWN):
            self._skipped += 1
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._cell, self._words = about, []
        elif name == f"{_TABLE}table-row":
            self._cells, self._spans, self._column = [], {}, 0
            self._row_repeat = _count(about, "number-rows-repeated")
        elif name == f"{_TABLE}table":
            style = about.get(f"{_TABLE}style-name", "")
            self._found.append(_Begin(about.get(f"{_TABLE}name", ""), style in self._hidden_styles))
        elif name == f"{_STYLE}style":
            self._style = about.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and about.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(self._style)
        elif self._cell is not None:
            self._begin_in_cell(name, about)

    def _begin_in_cell(self, name: str, about: dict[str, str]) -> None:
        if (name == f"{_TEXT}p" and self._words) or name == f"{_TEXT}line-break":
            self._words.append("\n")
        elif name in (f"{_TEXT}s", f"{_TEXT}tab"):
            self._words.append(" ")

    def _finish(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._finish_cell(is_covered=name.endswith("covered-table-cell"))
        elif name == f"{_TABLE}table-row" and self._cells is not None:
            self._found.append(_Row(self._cells, self._spans, self._row_repeat))
            self._cells = None
        elif name == f"{_TABLE}table":
            self._found.append(_End())

    def _finish_cell(self, *, is_covered: bool) -> None:
        about, self._cell = self._cell or {}, None
        if self._cells is None:
            return
        repeat = _count(about, "number-columns-repeated")
        value = None if is_covered else _value(about, "".join(self._words))
        if value is not None:
            place = min(self._column, MOST_COLUMNS)
            self._cells.extend([None] * (place - len(self._cells)))
            self._cells.extend([value] * min(repeat, MOST_COLUMNS + 1 - place))
            spans = _count(about, "number-columns-spanned"), _count(about, "number-rows-spanned")
            if spans != (1, 1):
                self._spans[self._column] = spans
        self._column += repeat

    def _hear(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._words.append(data)


def _refuse_doctype(*_: object) -> None:
    raise refusal("doctype")


def _count(about: dict[str, str], name: str) -> int:
    """A number of repeats or spans: 1 if it is not there or is none."""
    written = about.get(f"{_TABLE}{name}", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 10 else 1


def _value(about: dict[str, str], shown: str) -> Cell:
    """What the cell is of its kind; what it shows where its kind is none of ours or its value cannot be read."""
    kind = about.get(f"{_OFFICE}value-type", "")
    if about.get(_ERROR) == "error":
        return CellError(shown)
    with suppress(ValueError):
        if kind in ("float", "percentage", "currency"):
            number = float(about.get(f"{_OFFICE}value", ""))
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "date":
            written = about.get(f"{_OFFICE}date-value", "")
            if _MONTH_OR_YEAR.fullmatch(shown):
                return shown
            return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    if kind == "boolean":
        return about.get(f"{_OFFICE}boolean-value") == "true"
    text = shown or about.get(f"{_OFFICE}string-value", "")
    return text[:MOST_TEXT] if text and not text.isspace() else None
