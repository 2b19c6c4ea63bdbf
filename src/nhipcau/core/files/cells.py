"""Which cells a record has in a CSV file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.kinds import Words
from nhipcau.core.labels import LANGUAGES, Label

if TYPE_CHECKING:
    from nhipcau.core.column import Column
    from nhipcau.core.register import Register

CODE = Label("Mã", "Code")
RECORD_STATE = Label("Trạng thái hồ sơ", "State of the record")
UID = Label("uid", "uid")
"""What files of the desk say of a record besides its columns; taken in again, they change nothing."""


class Cell(NamedTuple):
    """One column of the file: its title, the register's column in it ("" for the code), the language it is in."""

    title: str
    column: str
    language: str


def cells(register: Register, language: str, columns: Sequence[Column] | None = None) -> list[Cell]:
    """The file's columns: the code, then the public columns (or ``columns``) titled in ``language`` ("vi" or "en").

    Texts in several languages have a second column for the other language of the interface, so that the file keeps
    what the record has. Columns with the same label get their names added.
    """
    columns = register.public if columns is None else columns
    labels = [column.words.get(language) for column in columns]
    (other,) = (known for known in LANGUAGES if known != language)
    found = [Cell(CODE.get(language), "", language)]
    for column, label in zip(columns, labels, strict=True):
        title = f"{label} ({column.name})" if labels.count(label) > 1 else label
        found.append(Cell(title, column.name, language))
        if isinstance(register.kinds[column.name], Words):
            found.append(Cell(f"{title} [{other}]", column.name, other))
    return found


def cell_text(register: Register, cell: Cell, values: Mapping[str, Any], asked: str) -> str:
    """The text of one column of a record's public ``values`` in a file whose language is ``asked``."""
    kind, value = register.kinds[cell.column], values.get(cell.column)
    if value is None:
        return ""
    if isinstance(kind, Words) and cell.language not in value:
        # A text in neither language (a Japanese one) stands under the language asked for, marked with its own.
        is_foreign = not set(value) & set(LANGUAGES)
        return kind.text(value, cell.language) if is_foreign and cell.language == asked else ""
    return kind.text(value, cell.language)
