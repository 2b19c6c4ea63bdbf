"""A desk for each workbook: an agency of its own, so that what one table taught its agency is news to the next."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.actions import importing
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.importing.models import Import
from nhipcau.core.importing.reading import sheet_names, tables_here
from nhipcau.core.importing.sheet_rows import SheetRow
from nhipcau.core.importing.tables import Place
from nhipcau.core.kinds import Relation
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.registry import registers
from tests.people import ACT, DAY, working
from tests.steps import uid, write
from tests.tables import Desk, rows, worked

PARTNERS = {"Tỉnh Mẫu Nhất": "LA", "Tỉnh Mẫu Nhì": "JP", "Thành phố Mẫu Ba": "KR", "Đại học Thử Nghiệm": "FR"}
"""Partners abroad that every table may name; nobody is called so."""

NUMBERS = count(1)


class Brought:
    """A table somebody brought, and what became of it."""

    def __init__(self, desk: Desk, content: bytes, name: str, language: str) -> None:
        self.desk = desk
        self.one: Import = desk.bring(content, name, language)

    @property
    def state(self) -> str:
        return self.one.state

    @property
    def said(self) -> tuple[str, str]:
        """Why the file as a whole was not taken, in both languages."""
        return self.one.problem["vi"], self.one.problem["en"]

    @property
    def columns(self) -> dict[str, str]:
        """What the headers are known to mean, "" for what is asked."""
        return self.one.columns

    @property
    def table_problems(self) -> list[tuple[str, str]]:
        """What is said of the table before its rows are read."""
        return [(one.vi, one.en) for one in tables_here(self.one).problems(self.one.sheets)]

    def choose(self, *, legacy: str = "", **meanings: str) -> None:
        """Say what headers mean, by the columns they go into; whatever is not known otherwise is left out."""
        by_header = {header: column for column, header in meanings.items()}
        chosen = {
            header: f"{by_header[header]}@vi" if header in by_header else target or "-"
            for header, target in self.one.columns.items()
        }
        importing.match(self.one, self.one.sheets, chosen, legacy)
        self.one = worked(self.one)

    @property
    def refused(self) -> dict[Any, dict[str, tuple[str, str]]]:
        """What is said at each cell that is not taken: by row and header ("" for the row as a whole)."""
        return {
            self._place(row): {one.header: (one.vi, one.en) for one in row.problems} for row in rows(self.one, "wrong")
        }

    @property
    def records(self) -> dict[Any, dict[str, Any]]:
        """Take the table in, and read what is there now, by the row it came from: all columns that say something.

        Related records go by their names.
        """
        understood = rows(self.one, "create")
        importing.commit(self.one)
        self.one = worked(self.one)
        assert self.one.state == "written", self.one.problem
        return {self._place(row): self._record(row) for row in understood}

    def _record(self, row: SheetRow) -> dict[str, Any]:
        register = registers()[self.desk.register]
        record = register.rows(MACHINERY_DESK).get(uid=row.uid)
        values = {column.name: register.plain(record, column.name) for column in register.stored}
        return {name: _named(register.kinds[name], plain) for name, plain in values.items() if plain is not None}

    def _place(self, row: SheetRow) -> Any:
        """The number of the row, behind the name of its sheet where there are several."""
        place = Place.of(row.row)
        return place.row if len(self.one.sheets) < 2 else f"{sheet_names(self.one)[place.sheet]}: {place.row}"


def _named(kind: Any, plain: Any) -> Any:
    return NAMES[UUID(plain)] if isinstance(kind, Relation) and not kind.many else plain


NAMES = {uid(name): name for name in PARTNERS}

Bring = Callable[..., Brought]


@pytest.fixture(scope="module")
def partners(shared_site: Path) -> None:
    for name, country in PARTNERS.items():
        write("partners", name, public=True, name=name, country=country)


@pytest.fixture
def bring(partners: None) -> Bring:
    """``bring(register, content, name)`` for an officer whose agency has brought nothing before."""
    number = next(NUMBERS)
    agency = open_agency(Opening("ministry-unit", f"Đơn vị thử {number}", valid_from=DAY), ACT)
    account = working(f"an{number}", agency, "officer")

    def brought(register: str, content: bytes, name: str = "bang.xlsx", language: str = "vi") -> Brought:
        return Brought(Desk(account, agency, register), content, name, language)

    return brought
