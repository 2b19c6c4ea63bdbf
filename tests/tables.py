"""Officers' tables for tests: real workbooks, made with XlsxWriter, and the way one goes through the import."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from django.utils import timezone

from nhipcau.actions import importing
from nhipcau.core.importing import work
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import Import
from nhipcau.core.importing.sheet_rows import SheetRow, SheetRows
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers

Line = Sequence[Any]


def workbook(**sheets: Sequence[Line]) -> bytes:
    """A workbook of sheets with these lines, each cell as Python has it."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"})
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    book.close()
    return content.getvalue()


def cells_of(content: bytes) -> str:
    """All cells of all sheets of a workbook, hidden ones too, a line each."""
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


class Desk(NamedTuple):
    """Somebody at work in an agency, with a register to take tables into."""

    account: Account
    agency: Agency
    register: str

    def bring(self, content: bytes, name: str = "bang.xlsx", language: str = "vi") -> Import:
        """A file brought and read, and checked if nothing has to be asked."""
        powers = powers_of(self.account, timezone.localdate())
        register, agency = registers()[self.register], str(self.agency.uid)
        one = importing.bring(powers, self.account, register, agency, name, [content], language=language)
        return worked(worked(one))

    def take(self, content: bytes, name: str = "bang.xlsx") -> Import:
        """A file taken in from beginning to end; headers that are not known are left out."""
        one = self.bring(content, name)
        if one.state == "choosing":
            importing.match(one, one.sheets, {head: target or "-" for head, target in one.columns.items()}, "")
            one = worked(one)
        importing.commit(one)
        return worked(one)


def worked(one: Import) -> Import:
    """The import after the worker has done what it waits for."""
    work.do(one.uid)
    return Import.objects.select_related("account").get(uid=one.uid)


def rows(one: Import, action: str = "") -> list[SheetRow]:
    return SheetRows(ImportFolder(one.uid).rows).page(action, 0, 1000)
