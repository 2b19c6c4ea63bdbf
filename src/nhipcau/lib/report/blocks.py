"""What the text of a paper is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nhipcau.lib.report.wording import Words

Align = Literal["justify", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words
    align: Align = "justify"

    shape = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 is a section ("I."), level 2 a clause of it ("1.")."""

    number: str
    text: str
    level: int = 1

    shape = "heading"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a decision: "Điều 1." and its words."""

    number: int
    words: Words

    shape = "article"

    @property
    def name(self) -> str:
        return f"Điều {self.number}."


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its share of the width, how its cells are aligned."""

    title: str
    share: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; every row has a cell for each column. Without rows ``empty`` says what that means."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Words, ...], ...]
    empty: str = ""

    shape = "table"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} headings")


Block = Paragraph | Heading | Article | Table
