"""The tables in the sheets of a staged file, and their rows as texts by header: several sheets may make one table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.importing.headers import LEFT_OUT
from nhipcau.engines import workbooks
from nhipcau.lib.sheets import Cell, Problem, Role, Table, as_text, find_table, footnote_marks, rows_of, without_mark
from nhipcau.lib.text import legacy

if TYPE_CHECKING:
    from nhipcau.lib.sheets import Row

LOOKED_AT = 200
"""First rows of a sheet among which its table is looked for."""
SHEET = 1_000_000
"""A row is known by this many times its sheet's number, and its own."""

Texts = Mapping[str, str]
"""The cells of a row that say something, by header."""

OTHER_TABLE = ""
"""What stands for a header in the row at which another table begins: the text is that table's headers."""

ERROR = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
"""What a spreadsheet shows where it could not work a value out."""


class Place(NamedTuple):
    """A row of a sheet, as spreadsheets count."""

    sheet: int
    row: int

    @classmethod
    def of(cls, number: int) -> Place:
        return cls(*divmod(number, SHEET))

    @property
    def number(self) -> int:
        return self.sheet * SHEET + self.row


class Sheet(NamedTuple):
    """A sheet and the table found in it (None: there is none)."""

    head: workbooks.SheetHead
    table: Table | None
    headers: dict[int, str]
    """The header of each column; the second of two that say the same has a number behind it."""

    @property
    def known(self) -> dict[str, str]:
        """{header: target} of the headers that are known."""
        return {self.headers[index]: target for index, target in self.table.known.items()} if self.table else {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.table.problems if self.table else ()


class SheetTables:
    """The sheets of a staged file as a vocabulary understands them. ``which`` is the old encoding of its texts, if any."""

    def __init__(self, cells: Path, vocabulary: Mapping[str, str], which: legacy.Legacy = "") -> None:
        self._cells, self._vocabulary, self._which = cells, vocabulary, which

    @cached_property
    def sheets(self) -> list[Sheet]:
        return [self._sheet(head) for head in workbooks.heads(self._cells)]

    def likely(self) -> list[int]:
        """The sheets that are one table: the visible one that knows most headers, and those with the same headers."""
        visible = [sheet for sheet in self.sheets if sheet.table and not sheet.head.is_hidden]
        if not visible:
            return []
        best = max(visible, key=lambda sheet: (len(sheet.known), sheet.head.rows, -sheet.head.number))
        same = set(best.known.values())
        return [
            sheet.head.number
            for sheet in visible
            if sheet is best or (same and 2 * len(same & set(sheet.known.values())) > len(same))
        ]

    def headers(self, numbers: Iterable[int]) -> dict[str, str]:
        """The headers of some sheets in their order, with the target each is known to mean ("" for none)."""
        found: dict[str, str] = {}
        for sheet in self._of(numbers):
            for header in sheet.headers.values():
                found[header] = found.get(header) or sheet.known.get(header, "")
        return found

    def rows(self, numbers: Iterable[int]) -> Iterator[tuple[int, Texts]]:
        """The rows of some sheets that are records, by :class:`Place`."""
        for sheet in self._of(numbers):
            if sheet.table is None:
                continue
            marks = footnote_marks(self._converted(sheet.head.number, sheet.head.rows - LOOKED_AT))
            for row in rows_of(self._converted(sheet.head.number), sheet.table):
                if row.role is Role.RECORD and row.values:
                    texts = {
                        sheet.headers[index]: cell if isinstance(cell, str) else as_text(cell)  # texts are clean
                        for index, cell in row.values.items()
                    }
                    if marks:
                        texts = {header: without_mark(text, marks) for header, text in texts.items()}
                    yield Place(sheet.head.number, row.number).number, texts
                elif row.role is Role.OTHER:
                    said = dict.fromkeys(as_text(cell).replace("\n", " ") for cell in row.values.values())
                    yield Place(sheet.head.number, row.number).number, {OTHER_TABLE: "; ".join(said)}

    def problems(self, numbers: Iterable[int]) -> list[Problem]:
        """What somebody should look at before rows of some sheets are read."""
        return [problem for sheet in self._of(numbers) for problem in sheet.problems]

    def unit(self, numbers: Iterable[int]) -> str:
        """What lines above the tables of some sheets say numbers are in; where they differ, words that are no unit."""
        units = dict.fromkeys(sheet.table.unit for sheet in self._of(numbers) if sheet.table)
        return "; ".join(unit or "…" for unit in units) if len(units) > 1 else "".join(units)

    def name(self, number: int) -> str:
        return next((sheet.head.name for sheet in self.sheets if sheet.head.number == number), "")

    def _of(self, numbers: Iterable[int]) -> list[Sheet]:
        wanted = set(numbers)
        return [sheet for sheet in self.sheets if sheet.head.number in wanted]

    def _sheet(self, head: workbooks.SheetHead) -> Sheet:
        first = list(islice(self._converted(head.number), LOOKED_AT))
        table = None if head.problem else find_table(first, self._vocabulary, LEFT_OUT)
        headers: dict[int, str] = {}
        for index, header in (table.columns if table else {}).items():
            again = sum(one == header or one.startswith(f"{header} (") for one in headers.values())
            headers[index] = f"{header} ({again + 1})" if again else header
        return Sheet(head, table, headers)

    def conversions(self, most: int) -> dict[str, str]:
        """Texts from the first rows of the sheets as they are and as they are converted, where that is not the same."""
        found: dict[str, str] = {}
        for head in workbooks.heads(self._cells):
            for _, cells in islice(workbooks.rows(self._cells, head.number), most):
                texts = ((index, cell) for index, cell in enumerate(cells) if isinstance(cell, str))
                found |= {
                    text: new for index, text in texts if (new := self._unicode(head.number, index, text)) != text
                }
        return found

    def _converted(self, sheet: int, first: int = 1) -> Iterator[Row]:
        rows = workbooks.rows(self._cells, sheet, first)
        if not self._which:
            return rows
        return (
            (number, [self._unicode(sheet, index, cell) for index, cell in enumerate(cells)]) for number, cells in rows
        )

    def _unicode(self, sheet: int, index: int, cell: Cell) -> Any:
        """A text of a column that is in the old encoding, converted; elsewhere only what can be nothing else."""
        if not isinstance(cell, str):
            return cell
        old = self._old_columns
        is_old = old is None or (sheet, index) in old or legacy.shows(cell, self._which)
        return legacy.convert(cell, self._which) if is_old else cell

    @cached_property
    def _old_columns(self) -> set[tuple[int, int]] | None:
        """The columns, by sheet and index, in the old encoding; None where all of the file is."""
        if legacy.detect(first_texts(self._cells)) == self._which:
            return None
        return {place for place, which in old_columns(self._cells).items() if which == self._which}


class Stretch(NamedTuple):
    """Rows of a sheet of a staged file, both ends included; also what stands around the table."""

    cells: Path
    sheet: int
    first: int
    last: int

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every row as one text, a cell a line, by :class:`Place`."""
        for number, row in workbooks.rows(*self):
            yield Place(self.sheet, number).number, "\n".join(cell for cell in row if isinstance(cell, str))


def first_texts(cells: Path, most: int = 2000) -> list[str]:
    """Texts from the beginning of a file, to tell an old encoding by."""
    sheets = (Stretch(cells, head.number, 1, head.rows) for head in workbooks.heads(cells))
    return [text for _, text in islice(chain.from_iterable(sheet.texts() for sheet in sheets), most)]


def old_encoding(cells: Path) -> legacy.Legacy:
    """The encoding of before Unicode that the file's texts are in, or those of some of its columns only."""
    return legacy.detect(first_texts(cells)) or next(iter(old_columns(cells).values()), "")


def old_columns(cells: Path) -> dict[tuple[int, int], legacy.Legacy]:
    """The columns, by sheet and index, whose texts are in an old encoding, whatever the others are in."""
    texts: dict[tuple[int, int], list[str]] = defaultdict(list)
    for head in workbooks.heads(cells):
        for _, row in islice(workbooks.rows(cells, head.number), LOOKED_AT):
            for index, cell in enumerate(row):
                if isinstance(cell, str) and not legacy.is_unicode(cell):
                    texts[head.number, index].append(cell)
    found = {place: legacy.detect(some) for place, some in texts.items()}
    return {place: which for place, which in found.items() if which}
