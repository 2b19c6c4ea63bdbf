"""Undoing brings back the very bytes, through the ledger; what somebody changed later is not run over."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.models import Change, RelationEdge
from nhipcau.core.registry import registers
from tests.core.ledger.records import EDITS, STEPS, Step, act, picture, take
from tests.steps import change, publish, row, uid, withdraw, write

_WRITE: Step = ("write", "a", {}, ())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(STEPS, max_size=6), edits=st.lists(EDITS, min_size=1, max_size=6))
@example(before=[_WRITE, ("publish", "a", {}, ()), ("withdraw", "a", {}, ())], edits=[("remove", "a", {}, ()), _WRITE])
def test_undoing_brings_back_the_bytes_and_undoing_that_too(
    empty_site: Path, before: list[Step], edits: list[Step]
) -> None:
    with transaction.atomic():
        for minute, step in enumerate(before):
            take(step, act(minute))
        first, batch = picture(), new_uid()
        for minute, step in enumerate(edits, 10):
            take(step, act(minute, batch))
        second, count = picture(), Change.objects.count()
        if Change.objects.filter(batch=batch).exists():
            undo, again = act(20), act(21)
            ledger.undo_batch(batch, undo)
            assert picture() == first
            if Change.objects.filter(batch=undo.batch).exists():
                ledger.undo_batch(undo.batch, again)
            assert picture() == second
        assert Change.objects.count() >= count
        assert {ledger.verify_change(one) for one in Change.objects.select_related("values_row")} <= {"whole"}
        transaction.set_rollback(True)


def last_change(record: UUID) -> int:
    return Change.objects.filter(uid=record).order_by("-id").values_list("id", flat=True)[0]


def test_what_somebody_changed_later_is_named_and_can_be_left(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka-ken", country="KR")
    wrong = last_change(record)
    register = registers()["partners"]
    ledger.write(register, [ledger.Entry(record, {"name": "Tỉnh Fukuoka"})], ledger.Act("Chị Hoa", "sửa tên"))
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([wrong], act(1))
    assert (refused.value.code, refused.value.status) == ("changed_since", 409)
    (listed,) = refused.value.data["changes"]
    assert {name: listed[name] for name in ("why", "register", "uid", "column", "by", "change")} == {
        "why": "changed_since",
        "register": "partners",
        "uid": str(record),
        "column": "name",
        "by": "Chị Hoa",
        "change": last_change(record),
    }
    assert row("partners", record).country == "KR", "nothing was undone"
    done = ledger.undo_changes([wrong], act(2), leaving_changed=True)
    assert (done.updated, done.left) == (1, [listed])
    assert (row("partners", record).name, row("partners", record).country) == ("Tỉnh Fukuoka", "JP")


def test_undoing_twice_is_refused(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka-ken")
    wrong = last_change(record)
    ledger.undo_changes([wrong], act(1))
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([wrong], act(2))
    assert refused.value.code == "changed_since"


def test_a_decision_is_taken_back_by_a_decision(empty_site: Path) -> None:
    batch = new_uid()
    register, grounds = registers()["partners"], (ledger.Evidence("test", url="https://example.org/1"),)
    entry = ledger.Entry(uid("a"), {"name": "Fukuoka"}, grounds, ledger.already_public("https://example.org/1"))
    ledger.write(register, [entry], act(0, batch))
    with pytest.raises(Fault) as refused:
        ledger.undo_batch(batch, act(1))
    assert refused.value.code == "decision_stands"
    assert [one["column"] for one in refused.value.data["changes"]] == ["state"]
    withdraw("partners", uid("a"))
    assert ledger.undo_batch(batch, act(2)).removed == 1
    assert not register.model._default_manager.exists()


def test_a_record_published_later_is_not_removed(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka")
    made = last_change(record)
    publish("partners", record)
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([made], act(1))
    assert refused.value.code == "decision_stands"


def test_a_published_record_keeps_its_state_when_its_columns_go_back(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", public=True)
    change("partners", record, name="Fukuoka-ken")
    ledger.undo_changes([last_change(record)], act(1))
    assert (row("partners", record).name, row("partners", record).state) == ("Fukuoka", "published")


def test_a_record_others_point_at_is_not_removed(empty_site: Path) -> None:
    partner = write("partners", "a", name="Fukuoka")
    made = last_change(partner)
    tie = write("twinnings", "tie", vn_party="Huế", partner=str(partner))
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([made], act(1))
    assert refused.value.code == "pointed_at"
    assert refused.value.data["pointing"] == [
        {"register": "twinnings", "uid": str(tie), "column": "partner", "target": str(partner)}
    ]


def test_a_batch_over_two_registers_goes_and_comes_back_in_order(empty_site: Path) -> None:
    """Whoever points goes before what he points at, and comes after it."""
    batch, undo = new_uid(), act(1)
    ledger.write(registers()["partners"], [ledger.Entry(uid("a"), {"name": "Fukuoka"})], act(0, batch))
    tie = ledger.Entry(uid("tie"), {"vn_party": "Huế", "partner": str(uid("a"))})
    ledger.write(registers()["twinnings"], [tie], act(0, batch))
    assert ledger.undo_batch(batch, undo).removed == 2
    assert not RelationEdge.objects.exists()
    assert ledger.undo_batch(undo.batch, act(2)).restored == 2
    assert row("twinnings", uid("tie")).partner_id == uid("a")
    assert RelationEdge.objects.filter(target=uid("a")).count() == 1


def test_thousands_or_nothing(empty_site: Path) -> None:
    batch, register = new_uid(), registers()["partners"]
    entries = [ledger.Entry(uid(str(n)), {"name": f"Partner {n}"}) for n in range(2500)]
    ledger.write(register, entries, act(0, batch))
    publish("partners", uid("2400"))
    before = Change.objects.count()
    with pytest.raises(Fault) as refused:
        ledger.undo_batch(batch, act(1))
    assert [one["uid"] for one in refused.value.data["changes"]] == [str(uid("2400"))]
    assert (Change.objects.count(), register.model._default_manager.count()) == (before, 2500)
    assert ledger.undo_batch(batch, act(2), leaving_changed=True).removed == 2499


def test_an_expunged_value_does_not_come_back(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", note={"vi": "riêng"})
    change("partners", record, note={"vi": "chung"}, name="Fukuoka-ken")
    wrong = last_change(record)
    ledger.expunge(record, "note", actor="a", reason="b", keep_present=True)
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([wrong], act(1))
    assert {one["why"] for one in refused.value.data["changes"]} == {"changed_since", "value_expunged"}
    ledger.undo_changes([wrong], act(1), leaving_changed=True)
    assert (row("partners", record).name, row("partners", record).note) == ("Fukuoka", {"vi": "chung"})


def test_only_changes_of_records_and_only_those_there_are(empty_site: Path) -> None:
    with pytest.raises(Fault) as refused:
        ledger.undo_changes([12345], act(0))
    assert refused.value.code == "no_change"
