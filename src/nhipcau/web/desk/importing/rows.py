"""Rows of a checked table as their page shows them: each cell under its header, with what is wrong and what will change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.importing.headers import Target
from nhipcau.core.importing.sheet_rows import WRONG, SheetRow
from nhipcau.web.desk.importing.meanings import Meanings
from nhipcau.web.desk.importing.mending import Mending
from nhipcau.web.desk.importing.opened import Opened
from nhipcau.web.desk.importing.sheet import CheckedSheet
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.words import say

LONGEST_LINE = 48
"""Characters from which a cell is corrected in several lines."""


class Typed(NamedTuple):
    """What somebody put into a row and was refused with."""

    row: int
    texts: Mapping[str, str]
    refusal: str


@dataclass(frozen=True)
class Cell:
    """``input``: the name of its input, "" where it is only shown. ``before`` and ``after``: of a changed value."""

    header: str
    text: str
    input: str = ""
    id: str = ""
    problems: Sequence[str] = ()
    is_long: bool = False
    listed: str = ""
    names: str = ""
    offers: Sequence[str] = ()
    alike: str = ""
    """Words for mending the other rows with this text as well, "" where there is none on the page."""
    is_key: bool = False
    """Whether a record takes its name from it: enough to know the row by on a narrow screen."""
    is_changed: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Line:
    """A row. ``said``: what became of it just now."""

    number: int
    place: str
    action: str
    cells: Sequence[Cell]
    record: Named | None
    correct_address: str
    problems: Sequence[str] = ()
    said: str = ""
    refusal: str = ""

    @property
    def is_form(self) -> bool:
        return any(cell.input for cell in self.cells)

    @property
    def id(self) -> str:
        return f"row-{self.number}"


@dataclass
class Rows:
    """Makes the lines of one page. The number of queries does not grow with the rows."""

    here: Opened
    typed: Typed | None = None
    done: int = 0
    sheet: CheckedSheet = field(init=False)
    mending: Mending = field(init=False)
    order: list[str] = field(init=False)
    """Headers in the order they are shown: the table's, but for columns in which something has to be put right."""

    _texts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a text has a problem under a header, on the page."""

    def __post_init__(self) -> None:
        self.sheet = CheckedSheet(self.here.one, self.here.language)
        self.mending = Mending(self.here.register, self.here.powers, self.here.language)
        self.order = list(self.sheet.targets)

    def lines(self, rows: Sequence[SheetRow]) -> list[Line]:
        register, powers, language = self.here.register, self.here.powers, self.here.language
        mended = Counter(header for row in rows for header in self._mended(row))
        self.order.sort(key=lambda header: -mended[header])
        self._texts = Counter((one.header, row.texts.get(one.header, "")) for row in rows for one in row.problems)
        meanings = Meanings(register, powers, language, rows)
        looks = powers.looks_of((register.name, row.uid) for row in rows if row.uid)
        records = named(looks, SeenNames(powers), language)
        return [
            self._line(row, meanings, self._mended(row), records.get((register.name, row.uid)) if row.uid else None)
            for row in rows
        ]

    def whole(self, row: SheetRow) -> Line:
        """A single row, with an input for each of its cells and what related records they may mean."""
        meanings = Meanings(self.here.register, self.here.powers, self.here.language, [])
        return self._line(row, meanings, set(self.sheet.targets), None, is_alone=True)

    def _line(
        self, row: SheetRow, meanings: Meanings, mended: set[str], record: Named | None, *, is_alone: bool = False
    ) -> Line:
        typed = self.typed if self.typed and self.typed.row == row.row else None
        cells = []
        for header in self.order:
            target = self.sheet.targets[header]
            text = typed.texts.get(header, row.texts.get(header, "")) if typed else row.texts.get(header, "")
            if header in mended:
                cells.append(self._mending_cell(row, header, target, text, is_alone=is_alone))
            elif target.column in row.before:
                before, after = (meanings.text(target, side[target.column]) for side in (row.before, row.plains))
                cells.append(Cell(header, text, is_changed=before != after, before=before, after=after))
            else:
                cells.append(Cell(header, text, is_key=target.column in self.here.register.mandatory))
        return Line(
            row.row,
            self.sheet.place(row.row),
            row.action,
            cells,
            record,
            self.here.address("desk_import_row", row=row.row),
            [one.in_language(self.here.language) for one in row.problems if one.header not in self.sheet.targets],
            say(f"desk_import_said_{row.action}", self.here.language) if row.row == self.done else "",
            typed.refusal if typed else "",
        )

    def _mended(self, row: SheetRow) -> set[str]:
        """The headers of the cells that could put a row right."""
        if row.action != WRONG:
            return set()
        register, found = self.here.register, {one.header for one in row.problems}
        whole = {one.code for one in row.problems if one.header not in self.sheet.targets}
        for header, target in self.sheet.targets.items():
            is_name = target.column in {*register.mandatory, *register.stand_ins.values()}
            if (is_name and "twice" in whole) or (is_name and "needed" in whole and not row.plains.get(target.column)):
                found.add(header)
            if not target.column and "not_theirs" in whole:
                found.add(header)
        return found

    def _mending_cell(self, row: SheetRow, header: str, target: Target, text: str, *, is_alone: bool) -> Cell:
        problems = [one.in_language(self.here.language) for one in row.problems if one.header == header]
        near = [*self.mending.near(target, text), *(self.mending.named(target, text) if is_alone else ())]
        name = self.sheet.input_of(header)
        return Cell(
            header,
            text,
            name,
            f"cell-{row.row}-{name.removeprefix('text.')}",
            problems,
            len(text) > LONGEST_LINE or "\n" in text,
            self.mending.listed(target),
            self.mending.names_address(target) if problems and text and not is_alone else "",
            near if problems else (),
            say("desk_import_alike", self.here.language, text=text) if self._texts[header, text] > 1 else "",
        )
