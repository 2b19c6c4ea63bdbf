"""One process or several: the same rows, the same records, the same words in the ledger, the same faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nhipcau.actions import importing
from nhipcau.core import hands
from nhipcau.core.importing import checking, folder, reading, work, writing
from nhipcau.core.importing.models import Import
from nhipcau.core.importing.sheet_rows import SheetRow
from nhipcau.core.ledger import undo_batch, verify_change
from nhipcau.core.models import Change, RecordEvidence
from nhipcau.core.registry import registers
from tests.people import office, working
from tests.steps import ACT
from tests.tables import Desk, rows, workbook

pytestmark = pytest.mark.stores

PARTNERS = registers()["partners"]
HEAD = ["STT", "Tên đối tác", "Quốc gia", "Loại", "Tên khác", "Ghi chú"]
COUNT = 90
LINES = [
    HEAD,
    *(
        [
            number,
            f"Đối tác thử {number}",
            "Xứ Không Có" if number % 30 == 0 else "Lào",
            "Địa phương",
            f"試{number}",
            "nt" if number % 7 == 3 else f"Ghi chú {number}",
        ]
        for number in range(1, COUNT + 1)
    ),
    ["", f"Tổng cộng {COUNT} đối tác"],
]


@pytest.fixture
def desk(empty_site: Path) -> Desk:
    agency = office()
    return Desk(working("an", agency, "officer"), agency, "partners")


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ninety rows are as much as a hundred thousand are, in spans of twenty."""
    for room in (reading, checking, writing):
        monkeypatch.setattr(room, "FEW", 0)
    monkeypatch.setattr(folder, "LARGE", 0)
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", 20)
    monkeypatch.setattr(checking, "SPAN", 20)


def _taken(desk: Desk, monkeypatch: pytest.MonkeyPatch, how_many: int) -> tuple[Import, list[SheetRow]]:
    """The table taken in by so many hands, with its rows as they were checked."""
    do = work.do
    monkeypatch.setattr(work, "do", lambda uid: do(uid, how_many))
    one = desk.bring(workbook(A=LINES))
    found = rows(one)
    importing.commit(one)
    work.do(one.uid)
    monkeypatch.setattr(work, "do", do)
    one.refresh_from_db()
    assert one.state == "written", one.problem
    return one, found


def _records() -> list[dict[str, Any]]:
    return list(PARTNERS.model._default_manager.order_by("uid").values())


def _said(one: Import) -> list[tuple[Any, ...]]:
    """What the ledger has of a batch, by record; salts are drawn anew each time."""
    changes = Change.objects.filter(batch=one.batch).select_related("values_row").order_by("uid")
    assert {verify_change(change) for change in changes} == {"whole"}
    return [
        (change.uid, change.action, change.actor, change.reason, sorted(change.columns), change.values_row.values)
        for change in changes
    ]


def test_several_processes_make_what_one_makes(desk: Desk, much: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first, checked = _taken(desk, monkeypatch, 1)
    assert first.counts == {"created": 87, "updated": 0, "unchanged": 0, "left": 3}
    assert [row.row - 1_000_000 for row in checked if row.action == "wrong"] == [31, 61, 91]
    assert checked[9].plains["note"] == {"vi": "Ghi chú 9"}  # "nt" in the tenth row says what the ninth does
    records, said = _records(), _said(first)
    evidence = dict(RecordEvidence.objects.values_list("uid", "entries"))
    undo_batch(first.batch, ACT)
    assert _records() == []
    second, again = _taken(desk, monkeypatch, 2)
    assert again == checked
    assert second.counts == first.counts
    assert _records() == records
    assert _said(second) == said
    assert dict(RecordEvidence.objects.values_list("uid", "entries")) == evidence


def test_a_mark_of_secrecy_is_found_by_other_processes(desk: Desk, much: None, monkeypatch: pytest.MonkeyPatch) -> None:
    do = work.do
    monkeypatch.setattr(work, "do", lambda uid: do(uid, 2))
    lines = [*LINES[:50], [51, "Đối tác thử 51", "Lào", "Địa phương", "", "Độ mật: TỐI MẬT"], *LINES[51:]]
    one = desk.bring(workbook(A=lines))
    assert one.state == "failed"
    assert one.problem["code"] == "state_secret"
    assert "dòng 51:" in one.problem["vi"]
    assert not folder.ImportFolder(one.uid).place.exists()


def test_where_no_process_can_be_started_one_does_it_all(
    desk: Desk, much: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def none_left(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(hands._Child, "__init__", none_left)
    one, _ = _taken(desk, monkeypatch, 2)
    assert one.counts["created"] == 87
    assert "no child process can be started" in caplog.text
