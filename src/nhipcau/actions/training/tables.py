"""Officers' own tables to practise importing: rows nobody has entered yet, mistakes put in on purpose, and their key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.actions.training.names import MARK
from nhipcau.actions.training.records import sketched
from nhipcau.actions.training.sketches import Sketch, World
from nhipcau.core.files.cells import Cell, cells
from nhipcau.core.files.terms import Said
from nhipcau.core.files.workbook import workbook
from nhipcau.core.kinds import Amount, Choice, Country, Kind, Number, Place, Relation, Text, When, Words
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.seeding import table
from nhipcau.core.training import WORDS

if TYPE_CHECKING:
    from nhipcau.core.register import Register

TABLES = ("partners", "agreements", "opportunities")
"""Registers whose tables are written; one that is not there is left out."""
ROWS = 24
"""Rows of a table; their numbers go on where those of the register's records end."""
LANGUAGE = "vi"
KEY = Label("Đáp án: lỗi cố ý trong bảng", "Key: the mistakes put into the table")
EMPTY = Label("(để trống)", "(left empty)")

WRONG: tuple[tuple[type[Kind], str], ...] = (
    (When, "31/02/2024"),
    (Place, "Tỉnh Không Có Thật"),
    (Country, "Nước Không Có Thật"),
    (Relation, f"Đối tác chưa có trong sổ {MARK.vi}"),
    (Choice, "loại lạ"),
    (Amount, "nhiều lắm"),
    (Number, "khoảng chừng"),
)
"""What somebody could type into a cell of a kind, and what cannot be meant."""


class Mistake(NamedTuple):
    """A wrong cell: its row as spreadsheets count, its header, what stands there and what should."""

    row: int
    header: str
    written: str
    right: str

    @property
    def line(self) -> str:
        written = f"“{self.written}”" if self.written else EMPTY.vi
        return f"Dòng {self.row}, cột “{self.header}”: đang ghi {written}; đúng là “{self.right}”."


class Table(NamedTuple):
    """A table as somebody brings it: the name of its file, its pieces, and the mistakes in it."""

    register: str
    name: str
    content: bytes
    mistakes: list[Mistake]


def tables(world: World) -> Iterator[Table]:
    """The tables there are to practise with; the same for the same seed."""
    for number, name in enumerate((one for one in TABLES if one in registers()), start=1):
        register = registers()[name]
        beyond = len(world.made.get(name, ()))
        rows = [sketched(register, beyond + line, world) for line in range(1, ROWS + 1)]
        head = _head(register, rows)
        lines = [[_shown(register, cell, sketch, world) for cell in head] for sketch in rows]
        mistakes = list(_spoil(register, head, lines))
        said = [Said(WORDS.vi, []), Said(KEY.vi, [mistake.line for mistake in mistakes])]
        content = b"".join(workbook(register, head, lines, said, LANGUAGE))
        yield Table(name, f"{number:02d}-{register.slug[0]}.xlsx", content, mistakes)


def _head(register: Register, rows: list[Sketch]) -> list[Cell]:
    """The columns a list shows, as far as most rows know them, under the words officers have for them."""
    words = _officers_words(register)
    shown = [column.name for column in register.stored if column.listed or column.name in register.mandatory]
    known = {name for name in shown if sum(name in row.values for row in rows) > ROWS // 2}
    own = [cell for cell in cells(register, LANGUAGE, register.stored)[1:] if cell.language == LANGUAGE]
    return [cell._replace(title=words.get(cell.column, cell.title)) for cell in own if cell.column in known]


def _officers_words(register: Register) -> dict[str, str]:
    path = register.folder / "data" / "headers.csv"
    found: dict[str, str] = {}
    for row in table(path) if path.exists() else ():
        found.setdefault(row["column"], row["header"])
    return found


def _shown(register: Register, cell: Cell, sketch: Sketch, world: World) -> str:
    """A value as an officer types it; a related record goes by its name."""
    kind, plain = register.kinds[cell.column], sketch.values.get(cell.column)
    if plain is None:
        return ""
    if isinstance(kind, Relation):
        return "; ".join(_name(world.by_uid[uid]) for uid in kind.uids(plain))
    return kind.text(kind.public(plain), LANGUAGE)


def _name(target: Sketch) -> str:
    named: Any = next((target.values[name] for name in target.register.mandatory if target.values.get(name)), "")
    return str(named["vi"] if isinstance(named, dict) else named)


def _spoil(register: Register, head: list[Cell], lines: list[list[str]]) -> Iterator[Mistake]:
    """Put one mistake into every third row: a wrong value of each kind, and a name left out."""
    row = 2
    for kind, written in WRONG:
        column = next((place for place, cell in enumerate(head) if isinstance(register.kinds[cell.column], kind)), None)
        if column is None:
            continue
        while row < len(lines) and not lines[row][column]:
            row += 1
        if row >= len(lines):
            return
        yield _put(head, lines, row, column, written)
        row += 2
    names = [
        place for place, cell in enumerate(head)
        if cell.column in register.mandatory and isinstance(register.kinds[cell.column], Text | Words)
    ]  # fmt: skip
    if names and row < len(lines):
        yield _put(head, lines, row, names[0], "")


def _put(head: list[Cell], lines: list[list[str]], row: int, column: int, written: str) -> Mistake:
    mistake = Mistake(row + 2, head[column].title, written, lines[row][column])
    lines[row][column] = written
    return mistake
