"""A table that was taken in is taken back: all of it or nothing, in pieces, and gone on with after any end."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.actions import importing
from nhipcau.core import ledger
from nhipcau.core.importing import undoing
from nhipcau.core.importing.models import Import
from nhipcau.core.models import Change, RecordEvidence, RecordParty, RelationEdge
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.registry import registers
from tests.people import DAY, office, working
from tests.steps import ACT
from tests.tables import Desk, workbook, worked

PARTNERS = registers()["partners"]
HEAD = ["uid", "Tên đối tác", "Quốc gia", "Ghi chú"]
NEW = [["", f"Tỉnh thử {number}", "Lào", ""] for number in range(5)]


@pytest.fixture
def desk(empty_site: Path) -> Desk:
    agency = office()
    return Desk(working("an", agency, "officer"), agency, "partners")


def _rows() -> list[dict[str, Any]]:
    """Everything the desk has of partners, but for the ledger."""
    return [
        *PARTNERS.model._default_manager.order_by("uid").values(),
        *RecordEvidence.objects.order_by("uid").values("uid", "entries"),
        *RecordParty.objects.order_by("uid", "agency").values("uid", "agency"),
        *RelationEdge.objects.order_by("uid", "target").values("uid", "column", "target"),
    ]


def _names() -> list[str]:
    return sorted(PARTNERS.model._default_manager.values_list("name", flat=True))


def _taken(desk: Desk) -> tuple[Import, UUID, list[dict[str, Any]]]:
    """Five new records and a change of one that was there; its uid, and what there was before."""
    first = desk.take(workbook(A=[HEAD[1:], ["Tỉnh có sẵn", "Lào", "cũ"]]))
    assert first.counts["created"] == 1
    there = PARTNERS.model._default_manager.get().uid
    before = _rows()
    one = desk.take(workbook(A=[HEAD, [str(there), "Tỉnh có sẵn", "Lào", "mới"], *NEW]))
    assert (one.counts["created"], one.counts["updated"]) == (5, 1)
    return one, there, before


def _undone(one: Import, *, leaving: bool = False) -> Import:
    importing.undo(one, leaving_changed=leaving)
    return worked(one)


@pytest.mark.stores
def test_what_was_there_before_is_there_again_to_the_byte(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "PIECE", 2)
    one, _, before = _taken(desk)
    one = _undone(one)
    assert one.state == "undone"
    assert (one.undone["removed"], one.undone["put_back"], one.undone["left"]) == (5, 1, 0)
    assert _rows() == before
    done = Change.objects.filter(batch=one.undone["batch"])
    assert done.count() == 6 and {change.reason.partition(" “")[0] for change in done} == {"hoàn tác bảng đã nhập"}


def test_nothing_is_undone_if_somebody_has_changed_a_record_since_unless_the_rest_is_asked_for(desk: Desk) -> None:
    one, there, _ = _taken(desk)
    kept = PARTNERS.model._default_manager.get(name="Tỉnh thử 4").uid
    ledger.write(PARTNERS, [ledger.Entry(one, {"note": {"vi": "của người khác"}}) for one in (there, kept)], ACT)
    after = _rows()
    one = _undone(one)
    assert one.state == "written" and one.problem["code"] == "changed_since"
    assert _rows() == after
    one = _undone(one, leaving=True)
    assert one.state == "undone"
    assert [one.undone[name] for name in ("removed", "put_back", "partly", "left")] == [4, 0, 1, 1]
    assert _names() == ["Tỉnh có sẵn", "Tỉnh thử 4"]


def test_what_is_kept_by_another_agency_now_is_not_his_to_undo(desk: Desk) -> None:
    one, _, _ = _taken(desk)
    moved = PARTNERS.model._default_manager.get(name="Tỉnh thử 3").uid
    other = open_agency(Opening("department", "Sở khác thử", "Other department under test", "", "hue", DAY), ACT)
    ledger.keep(PARTNERS, moved, ACT, owner=str(other.uid))
    after = _rows()
    one = _undone(one)
    assert (one.state, one.problem["code"]) == ("written", "not_yours")
    assert _rows() == after


def test_it_goes_on_where_it_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records are undone when it ends; the looking ahead of the next turn would find them changed since."""
    one, _, before = _taken(desk)
    monkeypatch.setattr(undoing, "PIECE", 2)
    importing.undo(one, leaving_changed=False)
    one.refresh_from_db()
    last = Change.objects.filter(batch=one.batch).order_by("-id").values_list("id", flat=True)[:2]
    ledger.undo_changes(list(last), undoing._act(one))
    assert _names() == ["Tỉnh có sẵn", "Tỉnh thử 0", "Tỉnh thử 1", "Tỉnh thử 2"]
    one = worked(one)
    assert (one.state, one.undone["removed"], one.undone["put_back"], one.undone["left"]) == ("undone", 5, 1, 0)
    assert _rows() == before


def test_a_record_that_something_points_at_since_is_left_alone_of_its_piece(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _, _ = _taken(desk)
    importing.undo(one, leaving_changed=False)
    require = ledger.require_undoable

    def then_point_at_one(*given: Any, **named: Any) -> None:
        require(*given, **named)
        target = PARTNERS.model._default_manager.get(name="Tỉnh thử 2").uid
        entry = ledger.Entry(UUID(int=5), {"vn_party": "Bên Việt Nam thử", "partner": str(target)})
        ledger.write(registers()["agreements"], [entry], ACT)

    monkeypatch.setattr(ledger, "require_undoable", then_point_at_one)
    one = worked(one)
    assert (one.state, one.undone["removed"], one.undone["put_back"], one.undone["left"]) == ("undone", 4, 1, 1)
    assert _names() == ["Tỉnh có sẵn", "Tỉnh thử 2"]


def test_only_what_is_written_is_undone_and_once(desk: Desk) -> None:
    one = desk.bring(workbook(A=[HEAD[1:], ["Tỉnh thử", "Lào", ""]]))
    with pytest.raises(Exception, match="đang được xử lý"):
        importing.undo(one, leaving_changed=False)
    one, _, _ = _taken(desk)
    one = _undone(one)
    with pytest.raises(Exception, match="đang được xử lý"):
        importing.undo(one, leaving_changed=False)
