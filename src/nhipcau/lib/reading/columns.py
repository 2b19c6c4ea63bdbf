"""Figures of tables whose unit, kind or year stands at the head of their column, beside them in a column of units, or above.

A cell with nothing but a number is read as the sentence its head and the words of its row make of it ("Bắc Ninh, số dự
án: 12 dự án năm 2018"), by the rules of all figures. A table whose rows have not the cells of its head is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final, NamedTuple

from nhipcau.lib.reading.dates import periods
from nhipcau.lib.reading.document import Document
from nhipcau.lib.reading.document import document as taken_apart
from nhipcau.lib.reading.fact import Fact, Span, join
from nhipcau.lib.reading.measuring import Context
from nhipcau.lib.reading.quantities import quantities
from nhipcau.lib.reading.scope import Scopes
from nhipcau.lib.reading.structure import READ

_LINE: Final = re.compile(r"[^\n]+")
_BETWEEN: Final = re.compile(r"\t|(?<!\S)\|(?!\S)")
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BRACKETED: Final = re.compile(r"\(\s*(?:(?:đơn vị(?: tính)?|đvt)\s*:?\s*)?([^()]{1,30}?)\s*\)", re.IGNORECASE)
_UNIT_ABOVE: Final = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^()\n.;]{1,30})", re.IGNORECASE)
_UNIT_HEADS: Final = frozenset({"đơn vị", "đơn vị tính", "đvt"})
_ORDER_HEADS: Final = frozenset({"tt", "stt", "số tt", "số thứ tự", "mã", "mã số"})
_YEAR_HEADS: Final = frozenset({"năm"})
_COUNT: Final = re.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+", re.IGNORECASE)
_TOTAL: Final = re.compile(r"(?:tổng|cộng)\b", re.IGNORECASE)
_ONLY_WHEN: Final = re.compile(
    r"(?:(?:thực hiện|kết quả|số lượng|giá trị|số liệu)\s*)?((?:(?:giai đoạn|năm|quý [IV1-4]+|tháng \d+|\d+ tháng(?: đầu năm)?)[\s/]*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?)",
    re.IGNORECASE,
)
"""A head that says no more than when."""
_NOT_PLAIN: Final = re.compile(
    r"so với|cùng kỳ|kế hoạch|chỉ tiêu|mục tiêu|dự kiến|(?<!\w)ước|tỷ lệ|tỷ trọng|tăng|giảm|trong đó|(?<!\w)[-+] ",
    re.IGNORECASE,
)
"""Heads and rows whose numbers are of another kind or of a part."""
_OF_NAMES: Final = frozenset({"tỉnh", "thành", "phố", "tp", "."})
_SCALED: Final = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:usd|đô la|đồng|vnd|vnđ|euro|eur|%|yên|won|ndt)\b|%|nghìn|triệu|tỷ", re.IGNORECASE)  # fmt: skip
_LONGEST_CELL: Final = 120
_LONGEST_ABOVE: Final = 200
_ABOVE: Final = 2
"""Lines over a table that may be its title and its unit."""
_IDENTITY: Final = ("measure", "value", "currency", "scope", "period_start", "period_end")
_MOST: Final = 1000
"""Cells read in a document; a book of tables is a file to be taken in as a table."""


class Cell(NamedTuple):
    """The words of a cell without the spaces around them, and where they stand."""

    words: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.words) is not None

    @property
    def is_year(self) -> bool:
        return _YEAR.fullmatch(self.words) is not None


@dataclass(frozen=True)
class _Table:
    """A table: its head, its rows, and the lines above it."""

    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    above: str

    @cached_property
    def unit_column(self) -> int | None:
        return next((at for at, cell in enumerate(self.heads) if cell.words.lower() in _UNIT_HEADS), None)

    @cached_property
    def year_column(self) -> int | None:
        return next((at for at, cell in enumerate(self.heads) if cell.words.lower() in _YEAR_HEADS), None)

    def label(self, row: Sequence[Cell], at: int) -> str:
        """The words of a row beside one of its numbers."""
        taken = (at, self.unit_column)
        return ", ".join(
            cell.words for place, cell in enumerate(row) if cell.words and not cell.is_number and place not in taken
        )

    def year(self, row: Sequence[Cell]) -> str:
        """The year of a row, where a column says it."""
        cell = row[self.year_column] if self.year_column is not None else None
        return cell.words if cell and cell.is_year else ""

    @cached_property
    def order_columns(self) -> frozenset[int]:
        return frozenset(at for at, cell in enumerate(self.heads) if cell.words.lower() in _ORDER_HEADS)

    @cached_property
    def no_figures(self) -> frozenset[int]:
        """Columns whose numbers count nothing."""
        return self.order_columns | ({self.year_column} if self.year_column is not None else frozenset())

    @cached_property
    def period_above(self) -> str:
        """The words of the one period that stands above; "" if there is none, or several."""
        made = taken_apart(self.above)
        found = [one for sentence in made.sentences for one in periods(made, sentence)]
        is_one = len({(one.start, one.end) for one in found}) == 1
        return made.text[found[0].at : found[0].until].strip() if is_one else ""

    @cached_property
    def unit_above(self) -> str:
        found = _UNIT_ABOVE.search(self.above)
        return found[1].strip() if found else ""


def figures_told(document: Document, scopes: Scopes) -> list[Fact]:
    """The figures of a document, those of its tables among them. What the text tells, too, is one fact."""
    tables = list(_tables(document))
    orders = {row[at].start for table in tables for row in table.rows for at in table.order_columns}
    told = [fact for fact in quantities(document, scopes) if fact.span.start not in orders]
    for fact in _of_tables(tables, document, scopes):
        join(told, fact, _is_same)
    return told


def _is_same(known: Fact, fact: Fact) -> bool:
    return all(known.values[name] == fact.values[name] for name in _IDENTITY)


def _of_tables(tables: Sequence[_Table], document: Document, scopes: Scopes) -> Iterator[Fact]:
    """A fact for each number that only its column and row say something of."""
    context = Context(document.text.lower())
    for table, row, at in islice(_cells(tables), _MOST):
        read = (_fact(said, row[at], document, scopes, context) for said in _sentences(table, row, at))
        if fact := next(filter(None, read), None):
            label = next(cell for place, cell in enumerate(row) if cell.words and place not in table.order_columns)
            head = table.heads[at]
            spans = [Span(label.start, row[at].end), Span(head.start, head.end)]
            yield replace(fact, rule="quantities.table", confidence=0.6, evidence=spans)


def _fact(said: str, cell: Cell, document: Document, scopes: Scopes, context: Context) -> Fact | None:
    """What a sentence made of a cell says of its number, if it says one thing of it."""
    start = said.rindex(cell.words)
    number = Span(start, start + len(cell.words))
    read = [one for one in quantities(taken_apart(said, document.published), scopes, context) if one.span.holds(number)]
    return read[0] if len(read) == 1 else None


def _cells(tables: Sequence[_Table]) -> Iterator[tuple[_Table, Sequence[Cell], int]]:
    """The numbers of the tables, each with its table and row. A total is not read: nothing says whose it is."""
    for table in tables:
        for row in table.rows:
            if _TOTAL.match(next((cell.words for cell in row if not cell.is_number and cell.words), "")):
                continue
            for at, cell in enumerate(row):
                if cell.is_number and at not in table.no_figures and table.heads[at].words:
                    yield table, row, at


def _sentences(table: _Table, row: Sequence[Cell], at: int) -> Iterator[str]:
    """The sentences a cell may stand for, the plainest first: of its head and row alone, then with what stands above.

    A row is a locality's, a year's, or says itself what is measured; nobody knows whose figure "Hàn Quốc" under "Số dự án" is.
    """
    head, number, label = table.heads[at].words, row[at].words, table.label(row, at)
    year, kind = table.year(row), _BRACKETED.sub("", head).strip()
    if _NOT_PLAIN.search(kind) or _NOT_PLAIN.match(label):
        return
    is_whose, timed = _ONLY_WHEN.fullmatch(label) or _is_locality(label), _ONLY_WHEN.fullmatch(kind)
    if not is_whose and not timed and not _SCALED.fullmatch(kind):
        return
    if timed:
        kind, year = "", timed[1].strip() or year
    when = f" {'năm ' if _YEAR.fullmatch(year) else ''}{year}" if year else ""
    before = f"{table.period_above}, " if table.period_above else ""
    for unit in dict.fromkeys(_units(table, row, kind, head, label)):
        said = ", ".join(filter(None, (_BRACKETED.sub("", label).strip(), "" if unit == kind else kind)))
        yield f"{before}{said}{when}: {number} {unit}."
        if table.above and is_whose:
            yield f"{table.above}: {said}{when}: {number} {unit}."


@lru_cache(maxsize=256)
def _is_locality(label: str) -> bool:
    """Whether words are the name of a province or city and nothing else."""
    sentences = taken_apart(label).sentences
    marks = [mark for mark in sentences[0].of("place") if mark.value] if len(sentences) == 1 else []
    if len(marks) != 1:
        return False
    words = sentences[0].words
    return all(word.low in _OF_NAMES for word in (*words[: marks[0].first], *words[marks[0].last :]))


def _units(table: _Table, row: Sequence[Cell], kind: str, head: str, label: str) -> Iterator[str]:
    """What may be counted or paid in a cell, as nearest to it as it is said."""
    if table.unit_column is not None and row[table.unit_column].words:
        yield row[table.unit_column].words
    for words in (head, label):
        yield from (found[1] for found in _BRACKETED.finditer(words) if _SCALED.match(found[1]))
    if _SCALED.match(kind):
        yield kind
    for words in (kind, _BRACKETED.sub("", label).strip()):
        if counted := _COUNT.match(words):
            yield words[counted.end() :].lower()
    if table.unit_above:
        yield table.unit_above


def _tables(document: Document) -> Iterator[_Table]:
    """The tables of a text: lines of as many cells as the one line that heads them, with the lines above."""
    starts = [part.start for part in document.parts]
    lines = [(found.start(), found[0]) for found in _LINE.finditer(document.even.with_tabs())]
    rows = [_row(start, line) if _is_read(document, starts, start) else [] for start, line in lines]
    at = 0
    while at < len(rows):
        width = len(rows[at])
        last = at + 1
        while last < len(rows) and width > 1 and len(rows[last]) == width and not _is_words(rows[last]):
            last += 1
        is_under_another = at > 0 and len(rows[at - 1]) > 1 and _is_head(rows[at - 1])
        if last - at > 1 and _is_head(rows[at]) and not is_under_another:
            yield _Table(rows[at], rows[at + 1 : last], _above(lines, rows, at))
        at = last


def _is_head(row: Sequence[Cell]) -> bool:
    """Whether a line may head a table: no numbers but years, and nothing twice, as under a head of two lines."""
    said = [cell.words.lower() for cell in row if cell.words]
    return len(said) == len(set(said)) and all(not cell.is_number or cell.is_year for cell in row)


def _is_words(row: Sequence[Cell]) -> bool:
    """Whether every cell has words: the head of the next table."""
    return all(any(letter.isalpha() for letter in cell.words) for cell in row)


def _above(lines: Sequence[tuple[int, str]], rows: Sequence[Sequence[Cell]], at: int) -> str:
    """The short lines right over a table, as one."""
    found: list[str] = []
    for place in range(at - 1, max(at - 1 - _ABOVE, -1), -1):
        line = lines[place][1].strip()
        is_prose = line.endswith((".", "!", "?")) and not _UNIT_ABOVE.search(line)
        if len(rows[place]) > 1 or is_prose or not 0 < len(line) < _LONGEST_ABOVE:
            break
        found.insert(0, line.rstrip(".:;"))
    return ", ".join(found)


def _row(start: int, line: str) -> list[Cell]:
    """The cells of a line, without the bars around it; none if one of them has more than a cell's words."""
    edges = [(found.start(), found.end()) for found in _BETWEEN.finditer(line)]
    begins, ends = [0, *(end for _, end in edges)], [*(begin for begin, _ in edges), len(line)]
    cells = []
    for begin, end in zip(begins, ends, strict=True):
        words = line[begin:end].strip()
        first = start + begin + line[begin:end].find(words)
        cells.append(Cell(words, first, first + len(words)))
    if line.lstrip().startswith("|"):
        cells = cells[1:]
    if line.rstrip().endswith("|"):
        cells = cells[:-1]
    return cells if all(len(cell.words) <= _LONGEST_CELL for cell in cells) else []


def _is_read(document: Document, starts: Sequence[int], start: int) -> bool:
    """Whether a line is of the text and not of the page; ``starts`` are those of the document's parts."""
    at = bisect_right(starts, start) - 1
    return at < 0 or document.parts[at].kind in READ
