"""Tables in a text: lines of cells under a head of one line or two, with the lines above that say what they are of.

A head of two lines has a group of columns in the upper one ("Năm 2022" over "Số dự án" and "Vốn đăng ký") with empty cells
beside it, as merged cells come out of a file. A table whose rows have not the cells of its head is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from nhipcau.lib.reading.dates import periods
from nhipcau.lib.reading.document import Document
from nhipcau.lib.reading.document import document as taken_apart
from nhipcau.lib.reading.structure import READ

_LINE: Final = re.compile(r"[^\n]+")
_BETWEEN: Final = re.compile(r"\t|(?<!\S)\|(?!\S)")
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
BRACKETED: Final = re.compile(r"\(\s*(?:(?:đơn vị(?: tính)?|đvt)\s*:?\s*)?([^()]{1,30}?)\s*\)", re.IGNORECASE)
_UNIT_ABOVE: Final = re.compile(
    r"(?:đơn vị(?: tính)?|đvt)\s*:\s*((?:1\.?000(?:\.?000)? )?[^()\n.;]{1,30})", re.IGNORECASE
)
_UNIT_HEADS: Final = frozenset({"đơn vị", "đơn vị tính", "đvt"})
_ORDER_HEADS: Final = frozenset({"tt", "stt", "số tt", "số thứ tự", "mã", "mã số"})
_YEAR_HEADS: Final = frozenset({"năm"})
_TOTAL: Final = re.compile(
    r"(?:tổng(?: cộng| số| chung| cả nước)?|cộng|toàn (?:tỉnh|quốc|thành phố)|cả nước|chung)(?:\s*\([^()]*\))?\s*:?",
    re.IGNORECASE,
)
ONLY_WHEN: Final = re.compile(
    r"(?:(?:thực hiện|kết quả|số lượng|giá trị|số liệu|l[uũ]y kế(?=\s+\S))\s*)?((?:(?:giai đoạn|năm|quý [IV1-4]+|tháng \d+|\d+ tháng(?: đầu)?(?: năm)?)[\s/]*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?)",
    re.IGNORECASE,
)
"""A head that says no more than when."""
_FIGURE: Final = re.compile(r"\d[\d.,]*\s+(?!tháng|năm|đầu)", re.IGNORECASE)
"""How a cell begins that has a number with its unit; "9 tháng năm 2021" is a head."""
_DONE: Final = re.compile(r"(?:thực hiện|kết quả)", re.IGNORECASE)
_LONGEST_CELL: Final = 120
_LONGEST_ABOVE: Final = 200
_ABOVE: Final = 2
"""Lines over a table that may be its title and its unit."""


class Cell(NamedTuple):
    """The words of a cell without the spaces around them, and where they stand; ``when``: what a head's group says of time."""

    words: str
    start: int
    end: int
    when: str = ""

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.words) is not None

    @property
    def is_year(self) -> bool:
        return _YEAR.fullmatch(self.words) is not None


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A table: its head, its rows, and the lines above it."""

    heads: Row
    rows: Sequence[Row]
    above: str

    @cached_property
    def unit_column(self) -> int | None:
        return next((at for at, cell in enumerate(self.heads) if cell.words.lower() in _UNIT_HEADS), None)

    @cached_property
    def year_column(self) -> int | None:
        return next((at for at, cell in enumerate(self.heads) if cell.words.lower() in _YEAR_HEADS), None)

    def label(self, row: Row, at: int) -> str:
        """The words of a row beside one of its numbers."""
        taken = (at, self.unit_column)
        return ", ".join(
            cell.words for place, cell in enumerate(row) if cell.words and not cell.is_number and place not in taken
        )

    def subject(self, row: Row) -> str:
        """What a row is of: the first words in it."""
        return next((cell.words for at, cell in enumerate(row) if _is_said(cell) and at not in self.order_columns), "")

    def year(self, row: Row) -> str:
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
        """The one unit that stands above; "" if there are several: nobody knows which is of what."""
        found = _UNIT_ABOVE.search(self.above)
        unit = found[1].strip() if found else ""
        return "" if "," in unit or " và " in unit else unit


def is_total(row: Row) -> bool:
    """Whether a row adds up those above it: "Tổng cộng"; nothing says whose its figures are."""
    return _TOTAL.fullmatch(next((cell.words for cell in row if _is_said(cell)), "")) is not None


def _is_said(cell: Cell) -> bool:
    return bool(cell.words) and not cell.is_number


def tables(document: Document) -> Iterator[Table]:
    """The tables of a text: lines of as many cells as the one line or two that head them, with the lines above."""
    starts = [part.start for part in document.parts]
    lines = [(found.start(), found[0]) for found in _LINE.finditer(document.even.with_tabs())]
    rows = [_row(start, line) if _is_read(document, starts, start) else [] for start, line in lines]
    at = 0
    while at < len(rows):
        heads, first = _heads(rows, at)
        width, last = len(heads), first
        while last < len(rows) and width > 1 and _fits(rows[last], width) and not _is_words(rows[last]):
            last += 1
        is_under_another = at > 0 and _filled(rows[at - 1]) > 1 and _is_head(rows[at - 1])
        if last > first and _is_head(heads) and not is_under_another:
            yield Table(heads, [row[:width] for row in rows[first:last]], _above(lines, rows, at))
        at = max(last, at + 1)


def _heads(rows: Sequence[Row], at: int) -> tuple[Row, int]:
    """The head that begins at a line, of one line or two made one, and where the rows under it begin."""
    upper = rows[at]
    lower = rows[at + 1] if at + 1 < len(rows) else []
    width = len(lower)
    is_two = _fits(upper, width) and _filled(upper[:width]) < width and _filled(lower) > 1 and _is_upper(upper[:width]) and _is_lower(lower, upper)  # fmt: skip
    merged = _merged(upper[:width], lower) if is_two else None
    return (merged, at + 2) if merged else (upper, at + 1)


def _is_upper(row: Row) -> bool:
    return all(not cell.is_number or cell.is_year for cell in row) and _filled(row) > 1


def _is_lower(row: Row, upper: Row) -> bool:
    """Whether a line may be the second of a head: one of the two says nothing over the first column, none a number."""
    is_beside = not row[0].words or (not upper[0].words and _filled(row) == len(row))
    return is_beside and all(not cell.is_number or cell.is_year for cell in row)


def _merged(upper: Row, lower: Row) -> Row | None:
    """Two lines of a head as one; None where a column has neither, or nobody knows which group it is of."""
    heads: list[Cell] = []
    group: Cell | None = None
    for over, under in zip(upper, lower, strict=True):
        if over.words:
            group = over if under.words else None
        if not under.words:
            heads.append(over)
        elif group is None and heads:
            return None
        else:
            heads.append(_under(group, under) if group else under)
    return heads


def _under(group: Cell, cell: Cell) -> Cell:
    """A head under a group: "Vốn đăng ký" of "Năm 2022", "2022" of "9 tháng năm", "Thực hiện" of "Năm 2022", "đăng ký" of "Vốn"."""
    is_when, is_time = bool(ONLY_WHEN.fullmatch(cell.words)), bool(ONLY_WHEN.fullmatch(group.words))
    if is_when and is_time:
        is_done = _DONE.fullmatch(cell.words)
        return cell._replace(words=f"{cell.words} {group.words}" if is_done else f"{group.words} {cell.words}")
    if is_time:
        return cell._replace(when=group.words)
    if is_when:
        return cell._replace(words=group.words, when=cell.words)
    if _TOTAL.fullmatch(cell.words):
        return cell._replace(words=group.words)
    unit = BRACKETED.search(group.words)
    kind = BRACKETED.sub("", group.words).strip()
    return cell._replace(words=f"{kind} {cell.words[0].lower()}{cell.words[1:]}{f' {unit[0]}' if unit else ''}")


def _fits(row: Row, width: int) -> bool:
    """Whether a line has so many cells, those that are empty at its end not counted."""
    return len(row) >= width and not any(cell.words for cell in row[width:])


def _filled(row: Row) -> int:
    return sum(bool(cell.words) for cell in row)


def _is_head(row: Row) -> bool:
    """Whether a line may head a table: no numbers but years, and nothing twice."""
    said = [(cell.words.lower(), cell.when) for cell in row if cell.words]
    return len(said) == len(set(said)) and all(not cell.is_number or cell.is_year for cell in row)


def _is_words(row: Row) -> bool:
    """Whether every cell has words and none a figure: the head of the next table."""
    return all(any(letter.isalpha() for letter in cell.words) and not _FIGURE.match(cell.words) for cell in row)


def _above(lines: Sequence[tuple[int, str]], rows: Sequence[Row], at: int) -> str:
    """The short lines right over a table, as one; a cell that goes across it is such a line, too."""
    found: list[str] = []
    for place in range(at - 1, max(at - 1 - _ABOVE, -1), -1):
        line = lines[place][1].strip(" \t|")
        is_prose = line.endswith((".", "!", "?")) and not _UNIT_ABOVE.search(line)
        if _filled(rows[place]) > 1 or is_prose or not 0 < len(line) < _LONGEST_ABOVE:
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
    if line.strip().startswith("|") and line.strip().endswith("|"):
        cells = cells[1:-1]
    return cells if all(len(cell.words) <= _LONGEST_CELL for cell in cells) else []


def _is_read(document: Document, starts: Sequence[int], start: int) -> bool:
    """Whether a line is of the text and not of the page; ``starts`` are those of the document's parts."""
    at = bisect_right(starts, start) - 1
    return at < 0 or document.parts[at].kind in READ
