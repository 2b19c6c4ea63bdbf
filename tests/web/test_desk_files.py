"""Files of a desk's list: whole, however long the list is, and refused in words where a workbook would be too large."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.desk import desk_index
from nhipcau.core.registry import registers
from nhipcau.web.desk.records import files
from tests import people
from tests.desk import EN, VI, signed_in
from tests.steps import ACT, uid

NAMES = [f"Đối tác thử {number}" for number in range(7)]


@pytest.fixture
def officer(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody with seven partners of his agency; lists can be turned over as far as the third."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    agency = people.office()
    ledger.write(
        registers()["partners"],
        [
            ledger.Entry(
                uid(name),
                {"name": name, "kind": "locality" if name[-1] in "1234" else "university"},
                owner=str(agency.uid),
            )
            for name in NAMES
        ],
        ACT,
    )
    desk_index().catch_up()
    monkeypatch.setattr(files, "DEEPEST", 3)
    return signed_in(people.working("an", agency, "officer"))


def _file(officer: Client, address: str) -> bytes:
    answer = officer.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_more_than_a_list_can_be_turned_over_is_in_the_files_by_uid(officer: Client) -> None:
    expected = sorted(NAMES, key=uid)
    rows = list(csv.reader(io.StringIO(_file(officer, f"{VI}/so/doi-tac/tat-ca.csv").decode("utf-8-sig"))))
    assert [row[rows[0].index("Tên")] for row in rows[1:]] == expected
    records = json.loads(_file(officer, f"{EN}/registers/partners/all.json"))["records"]
    assert [one["values"]["name"] for one in records] == expected
    sheet = openpyxl.load_workbook(io.BytesIO(_file(officer, f"{VI}/so/doi-tac/tat-ca.xlsx?kind=locality"))).worksheets[
        0
    ]
    head, *lines = sheet.iter_rows(values_only=True)
    assert [line[head.index("Tên")] for line in lines] == [name for name in expected if name[-1] in "1234"]


def test_a_list_within_reach_keeps_its_order(officer: Client) -> None:
    rows = list(
        csv.reader(
            io.StringIO(_file(officer, f"{VI}/so/doi-tac/tat-ca.csv?kind=university&sort=-name").decode("utf-8-sig"))
        )
    )
    assert [row[rows[0].index("Tên")] for row in rows[1:]] == [NAMES[6], NAMES[5], NAMES[0]]


def test_a_workbook_beyond_its_room_is_refused_in_words(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "IN_A_WORKBOOK", 6)
    for address, words in (
        (f"{VI}/so/doi-tac/tat-ca.xlsx", "tối đa 6"),
        (f"{EN}/registers/partners/all.xlsx", "holds up to 6"),
    ):
        answer = officer.get(address)
        assert answer.status_code == 400 and words in answer.content.decode()
    assert len(json.loads(_file(officer, f"{EN}/registers/partners/all.json"))["records"]) == 7
