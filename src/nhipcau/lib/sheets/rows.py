"""What each row under the header is: a record, a total, a heading of a group, the header again, a note, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from nhipcau.lib.sheets.cells import Cell, Row, clean
from nhipcau.lib.sheets.headers import Table, header_key, is_numbering
from nhipcau.lib.sheets.values import as_text
from nhipcau.lib.text import accented


class Role(StrEnum):
    """What a row is."""

    RECORD = "record"
    TOTAL = "total"
    GROUP = "group"
    HEADER = "header"
    NOTE = "note"
    OTHER = "other"
    EMPTY = "empty"


class SheetRow(NamedTuple):
    """A row: its number, the values by column that say something, what it is, and the heading it stands under."""

    number: int
    values: dict[int, Cell]
    role: Role
    group: str


_DITTO: Final = frozenset(
    (
        "nt", "nt.", "n.t", "-nt-", "- nt -", "(nt)", "như trên", "-như trên-", "(như trên)",
        '"', "''", "”", "“", "〃", '"-"', '- " -', "//", "-//-", "- // -",
    )
)  # fmt: skip
_LONGEST_DITTO: Final = 10
_NOTHING: Final = re.compile(r"[-–—−‐‑]+|…+|\.{3,}")
_NO_COLUMN: Final = -1
_NOTHING_BEGINS: Final = frozenset("-–—−‐‑….")
_ORDINAL_COLUMN: Final = frozenset(("stt", "tt", "so tt", "s tt", "so thu tu", "no"))
_ARABIC: Final = re.compile(r"\d+(?:\.\d+)*\.?\)?", re.ASCII)
_ORDINAL: Final = re.compile(rf"{_ARABIC.pattern}|(?:[IVXL]+|[A-ZĐ])[.)]?", re.ASCII)
_GROUP_START: Final = re.compile(r"(?:[IVXL]+|[A-ZĐ])\s*[.)/:-]\s*\S")
_REGION: Final = re.compile(r"(?:châu (?:á|âu|mỹ|phi|úc|đại dương)|khu vực|lĩnh vực)\b.*", re.DOTALL)
"""What a heading says that nothing else is called by."""
_OF_WHAT: Final = r"(?:\s*[:(].*|\s+(?:nhóm|mục|phần|năm|chung|toàn|[ivx]+\b|[abc]\b|\d).*)?"
_TOTAL: Final = re.compile(
    rf"(?:tổng cộng|tong cong)(?!\s*(?:ty|tác)\b).*|tổng số\b.*|(?:tổng|cộng){_OF_WHAT}|(?:grand |sub-?)?total\s*(?:[:(].*)?",
    re.DOTALL,
)
"""In lower case with marks: "cộng" is a total, "Cộng hòa" is a country and "công ty" a company."""
_NOTE: Final = re.compile(r"(?:ghi chú|chú thích|chú ý|lưu ý|nguồn|note|source)\s*[:(]|\*+|\(\*+\)")
_SIGNATURE: Final = re.compile(
    r"(?:người (?:lập|tổng hợp|báo cáo|kiểm|soạn)|lập biểu|nơi nhận|(?:tm|kt|tl|tuq|thừa lệnh)\. ?\S|thủ trưởng|\(ký|"
    r"xác nhận của|(?:phó )?(?:giám đốc|chủ tịch|chánh văn phòng)\s*$|.{0,40}, ?ngày.{1,12}tháng.{1,8}năm)"
)


def rows_of(rows: Iterable[Row], table: Table) -> Iterator[SheetRow]:
    """Each row from the table's first on, once and in order.

    Texts are cleaned; "nt" and its like become the value above; a dash or dots alone say nothing and are left out.
    Rows before the table's first are passed over. Where another table begins below, its header is ``OTHER`` and its rows
    are notes, until this one's header comes again.
    """
    reader = _Reader(table)
    return (reader.read(number, cells) for number, cells in rows if number >= table.first_row)


class _Reader:
    """Remembers what stands above: the last record, the heading, and what ended the table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._above: dict[int, Cell] = {}
        self._group = ""
        self._ended_by: re.Pattern[str] | None = None
        self._is_after_header = self._is_beyond = False
        ordinals = (index for index, text in table.columns.items() if header_key(text) in _ORDINAL_COLUMN)
        self._ordinal = next(ordinals, _NO_COLUMN)

    def read(self, number: int, cells: Sequence[Cell]) -> SheetRow:
        shown = _shown(cells)
        role = self._role(shown, cells)
        self._is_after_header = role is Role.HEADER
        values = shown
        if role is Role.GROUP:
            self._group = as_text(self._different(shown)[0]).replace("\n", " ")
        elif role is Role.RECORD:
            values = self._above = self._filled(shown)
        return SheetRow(number, values, role, self._group if role in (Role.RECORD, Role.TOTAL) else "")

    def _filled(self, shown: Mapping[int, Cell]) -> dict[int, Cell]:
        """The table's columns without what says nothing, and with the value above for what says "as above"."""
        filled: dict[int, Cell] = {}
        for index, cell in shown.items():
            if index not in self._table.columns or _is_nothing(cell):
                continue
            if isinstance(cell, str) and len(cell) <= _LONGEST_DITTO and self._above and _is_ditto(cell):
                cell = self._above.get(index)
            if cell is not None:
                filled[index] = cell
        return filled

    def _different(self, shown: Mapping[int, Cell]) -> list[Cell]:
        """The different values of a row that say something, its ordinal aside, texts first."""
        said = [cell for index, cell in shown.items() if self._says(index, cell)]
        return sorted(dict.fromkeys(said), key=lambda cell: not isinstance(cell, str))

    def _says(self, index: int, cell: Cell) -> bool:
        return not (_is_nothing(cell) or self._is_ordinal(index, cell))

    def _is_ordinal(self, index: int, cell: Cell) -> bool:
        """Whether the cell numbers its row: in the column for that, and nothing but a number or a letter."""
        return index == self._ordinal and _ORDINAL.fullmatch(as_text(cell)) is not None

    def _role(self, shown: Mapping[int, Cell], cells: Sequence[Cell]) -> Role:
        if self._is_header(shown) or (self._is_after_header and is_numbering(cells)):
            self._ended_by, self._is_beyond = None, False
            return Role.HEADER
        if not any(self._says(index, cell) for index, cell in shown.items()):
            return Role.EMPTY
        if self._is_beyond:
            return Role.NOTE
        if self._ordinal in shown and _ARABIC.fullmatch(as_text(shown[self._ordinal])):
            self._ended_by = None
            return Role.RECORD
        if self._begins_another(shown):
            self._is_beyond = True
            return Role.OTHER
        values = self._different(shown)
        first = accented(as_text(values[0]))
        role = Role.TOTAL if _TOTAL.fullmatch(first) else self._without_number(shown, values)
        return self._foot(role, values, first)

    def _is_header(self, shown: Mapping[int, Cell]) -> bool:
        """Whether most of the row is a header of the table once more."""
        most = -(-len(shown) * 3 // 5)
        return any(_has_in_common(shown, heading, max(most, min(2, len(heading)))) for heading in self._table.headings)

    def _begins_another(self, shown: Mapping[int, Cell]) -> bool:
        """Whether the row is the header of another table: it says "STT" where this one numbers, and is not this one's.

        In a table that numbers no rows: it says in some column nothing but what this one's header says there.
        """
        if len(shown) < 2:
            return False
        if self._ordinal != _NO_COLUMN:
            says = shown.get(self._ordinal)
            return isinstance(says, str) and header_key(says) in _ORDINAL_COLUMN
        texts = {index: cell.lower() for index, cell in shown.items() if isinstance(cell, str)}
        repeated = any(heading.get(index) == text for heading in self._table.headings for index, text in texts.items())
        return repeated and len(texts) == len(shown)

    def _without_number(self, shown: Mapping[int, Cell], values: Sequence[Cell]) -> Role:
        """A heading is one text across the row, alone where others are numbered, or numbered I, II or A, B."""
        if sum(isinstance(value, str) for value in values) != 1:
            return Role.RECORD
        if self._ordinal in shown and self._is_ordinal(self._ordinal, shown[self._ordinal]):
            return Role.GROUP
        if len(values) > 1 or len(self._table.columns) < 2:
            return Role.RECORD
        text = as_text(values[0])
        is_alone = self._ordinal != _NO_COLUMN or bool(_GROUP_START.match(text) or _REGION.fullmatch(accented(text)))
        is_across = sum(cell == values[0] for cell in shown.values()) > 1
        return Role.GROUP if is_alone or is_across else Role.RECORD

    def _foot(self, role: Role, values: Sequence[Cell], first: str) -> Role:
        """The role, or a note: below a signature all is one until a row is as full as a record, below a note single texts.

        ``first``: the first of the values, as `accented`.
        """
        columns = len(self._table.columns)
        is_thin = len(values) <= max(1, columns // 2)
        if _SIGNATURE.match(first) and (is_thin or all(_SIGNATURE.match(accented(as_text(value))) for value in values)):
            self._ended_by = _SIGNATURE
            return Role.NOTE
        if is_thin and _NOTE.match(first):
            self._ended_by = self._ended_by or _NOTE
            return Role.NOTE
        if self._ended_by is _SIGNATURE and len(values) < max(3, columns // 2 + 1):
            return Role.NOTE
        if self._ended_by is _NOTE and len(values) == 1 and not _GROUP_START.match(as_text(values[0])):
            return Role.NOTE
        self._ended_by = None
        return role


def _has_in_common(shown: Mapping[int, Cell], heading: Mapping[int, str], needed: int) -> bool:
    """Whether a row says in at least ``needed`` columns what a heading says. Ends when it no longer can."""
    may_differ = len(heading) - needed
    for index, text in heading.items():
        if not _is_lower(shown.get(index), text):
            may_differ -= 1
        if may_differ < 0:
            break
    return may_differ >= 0


def _is_lower(cell: Cell, text: str) -> bool:
    """Whether the cell is the text in other capitals and lines. Nearly always the first letter says that it is not."""
    if not isinstance(cell, str) or cell[0].lower()[0] != text[:1]:
        return False
    return cell.lower().replace("\n", " ") == text


def _shown(cells: Sequence[Cell]) -> dict[int, Cell]:
    """The cells that say something to the eye, texts cleaned, by column."""
    shown: dict[int, Cell] = {}
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            cell = clean(cell)
        if cell is not None and cell != "":
            shown[index] = cell
    return shown


@lru_cache(maxsize=4096)
def _is_ditto(text: str) -> bool:
    return accented(text) in _DITTO


def _is_nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[0] in _NOTHING_BEGINS and _NOTHING.fullmatch(cell) is not None
