"""A desk's list leaves as a workbook and comes back: nothing has changed, and the next workbook is the same, byte for byte."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nhipcau.core import ledger
from nhipcau.core.column import OWN
from nhipcau.core.desk import desk_index
from nhipcau.core.people.models import Agency
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from tests.desk import VI, signed_in
from tests.people import office, working
from tests.steps import ACT
from tests.tables import Desk, rows

AT_MOST = 60


@pytest.fixture
def desk(empty_site: Path, register: Register, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An office with the first records the register ships, as drafts of its own."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    agency = office()
    _keep(register, agency, AT_MOST)
    desk_index().catch_up()
    return Desk(working("an", agency, "officer"), agency, register.name)


def _keep(register: Register, agency: Agency, most: int | None = None) -> None:
    """The records and, before them, all that they may point at."""
    for target in {relation.to for relation in register.relations.values()} - {register.name}:
        _keep(registers()[target], agency)
    shipped = islice(register.seed(), most)
    ledger.write(register, (replace(one, publish=None, owner=str(agency.uid), visibility=OWN) for one in shipped), ACT)


def _taken(desk: Desk, register: Register, form: str) -> bytes:
    client = signed_in(desk.account)
    answer = client.get(f"{VI}/so/{register.slug[0]}/tat-ca.{form}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_list_taken_in_again_changes_nothing(desk: Desk, register: Register, form: str) -> None:
    before = _taken(desk, register, form)
    one = desk.bring(before, f"danh sach.{form}")
    unknown = [header for header, target in one.columns.items() if not target]
    assert (one.state, unknown) == ("checked", []), one.problem
    told = {row.row: (row.action, row.problems or row.before or row.texts) for row in rows(one) if row.action != "same"}
    assert told == {}
    assert one.counts["same"] == len(rows(one)) > 0
    assert _taken(desk, register, form) == before


def test_a_workbook_has_typed_cells_a_heading_that_stays_and_filters(desk: Desk, register: Register) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_taken(desk, register, "xlsx")))
    sheet: Any = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert heads[0] == "Mã"
    assert heads[-2:] == ["Trạng thái hồ sơ", "uid"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert sheet.column_dimensions[sheet.cell(1, sheet.max_column).column_letter].hidden
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_a_form_to_fill_in_has_the_register_s_columns_and_lists(desk: Desk, register: Register) -> None:
    client = signed_in(desk.account)
    answer = client.get(f"{VI}/so/{register.slug[0]}/mau.xlsx")
    content = b"".join(answer.streaming_content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    form, guide, lists = book.worksheets
    assert lists.sheet_state == "hidden"
    titles = [str(cell.value).removesuffix(" *") for cell in form[1]]
    assert titles == [row[0].value for row in guide.iter_rows(min_row=2)]
    examples = [row[4].value for row in guide.iter_rows(min_row=2)]
    assert any(examples)
    needed = [str(cell.value) for cell in form[1] if str(cell.value).endswith(" *")]
    assert len(needed) == len(register.mandatory)
    one = desk.bring(content, "mau.xlsx")
    assert one.problem is None or one.problem["code"] in ("no_rows", "no_table"), one.problem
