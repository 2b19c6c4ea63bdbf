"""The one door for writes: all of a chunk or nothing of it, with a name and a reason, and nothing twice."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import door
from nhipcau.core.models import Change, ChangeValues, RecordEvidence, RelationEdge
from nhipcau.core.record import DRAFT, PUBLISHED
from nhipcau.core.registry import registers
from tests.steps import ACT, BASIS, GROUNDS, change, publish, remove, row, uid, withdraw, write


def _changes(record: UUID) -> list[Change]:
    return list(Change.objects.filter(uid=record).order_by("id"))


@pytest.mark.parametrize(("actor", "reason"), [("", "why"), ("who", ""), ("  ", "why"), ("who", "\n")])
def test_nobody_writes_without_a_name_and_a_reason(actor: str, reason: str) -> None:
    with pytest.raises(Fault, match="người ghi và lý do") as refused:
        ledger.Act(actor, reason)
    assert refused.value.code == "no_name_or_reason"


def test_a_change_says_who_what_why_and_only_what_changed(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka", country="JP", kind="locality")
    created, updated = _changes(record)
    assert (created.action, created.actor, created.reason) == ("create", ACT.actor, ACT.reason)
    assert set(created.columns) == {"name", "country", "source"}
    assert (updated.action, set(updated.columns)) == ("update", {"kind"})
    assert updated.values_row.values == {"kind": {"before": None, "after": "locality"}}
    assert created.batch == updated.batch == ACT.batch


def test_writing_the_same_twice_changes_nothing(empty_site: Path) -> None:
    entry = ledger.Entry(uid("a"), {"name": "Fukuoka", "country": "Nhật Bản"}, GROUNDS, BASIS, source="test")
    partners = registers()["partners"]
    first = ledger.write(partners, [entry], ACT)
    again = ledger.write(partners, [entry], ACT)
    assert (first.created, first.updated, first.unchanged, first.published) == (1, 0, 0, 1)
    assert (again.created, again.updated, again.unchanged, again.published) == (0, 0, 1, 0)
    assert [one.action for one in _changes(entry.uid)] == ["create", "publish"]
    assert row("partners", entry.uid).country == "JP"


def test_one_record_named_twice_in_one_write_is_one_record(empty_site: Path) -> None:
    entries = [ledger.Entry(uid("a"), {"name": "Old"}), ledger.Entry(uid("a"), {"name": "New"})]
    outcome = ledger.write(registers()["partners"], entries, ACT)
    assert (outcome.created, outcome.updated) == (1, 1)
    assert row("partners", uid("a")).name == "New"
    assert [one.action for one in _changes(uid("a"))] == ["create", "update"]


def test_a_refused_value_leaves_nothing_of_its_chunk(empty_site: Path) -> None:
    good = ledger.Entry(uid("good"), {"name": "Fukuoka", "country": "JP"})
    bad = ledger.Entry(uid("bad"), {"name": "Nowhere", "country": "Atlantis"})
    with pytest.raises(Fault) as refused:
        ledger.write(registers()["partners"], [good, bad], ACT)
    assert refused.value.data == {"register": "partners", "column": "country", "value": "Atlantis"}
    assert Change.objects.count() == 0
    assert not registers()["partners"].model._default_manager.exists()


def test_a_fault_in_the_second_chunk_leaves_the_first_and_nothing_of_the_second(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "CHUNK", 3)
    entries = [ledger.Entry(uid(str(n)), {"name": f"Name {n}"}, publish=BASIS) for n in range(5)]
    entries.append(ledger.Entry(uid("bad"), {"country": "Atlantis"}))
    with pytest.raises(Fault):
        ledger.write(registers()["partners"], entries, ACT)
    written = registers()["partners"].model._default_manager.order_by("number")
    assert [one.name for one in written] == ["Name 0", "Name 1", "Name 2"]
    assert [one.number for one in written] == [1, 2, 3]
    assert Change.objects.count() == ChangeValues.objects.count() == 6


def test_a_crash_while_the_ledger_is_written_takes_the_rows_back(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(door, "_note", crash)
    with pytest.raises(OSError, match="disk full"):
        write("partners", "a", name="Fukuoka", public=True)
    assert not registers()["partners"].model._default_manager.exists()
    assert not RecordEvidence.objects.exists()


def test_the_door_is_shut_again_after_a_write(empty_site: Path) -> None:
    from nhipcau.core.record import WrittenAroundTheDoor

    record = write("partners", "a", name="Fukuoka")
    with pytest.raises(WrittenAroundTheDoor):
        row("partners", record).save()
    with pytest.raises(Fault):
        change("partners", record, country="Atlantis")
    with pytest.raises(WrittenAroundTheDoor):
        row("partners", record).save()


def test_publishing_needs_a_basis_of_the_list(empty_site: Path) -> None:
    with pytest.raises(Fault, match="BECAUSE"):
        ledger.Basis("BECAUSE")
    record = write("partners", "a", name="Fukuoka")
    assert row("partners", record).state == DRAFT
    assert publish("partners", record) == 1
    decided = row("partners", record)
    assert (decided.state, decided.number, decided.basis) == (
        PUBLISHED,
        1,
        {"code": "ALREADY_PUBLIC", "url": "https://example.org/source"},
    )
    assert _changes(record)[-1].values_row.values["state"] == {"before": "draft", "after": "published"}


def test_numbers_follow_the_order_of_the_decision(empty_site: Path) -> None:
    first, second, third = (write("partners", name, name=name) for name in "abc")
    publish("partners", second)
    publish("partners", first)
    withdraw("partners", second)
    publish("partners", third)
    publish("partners", second)
    assert [row("partners", one).number for one in (first, second, third)] == [2, 1, 3]


def test_withdrawing_a_draft_is_no_change(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka")
    assert withdraw("partners", record) == 0
    assert [one.action for one in _changes(record)] == ["create"]


def test_a_removed_record_stays_in_the_ledger(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    assert remove("partners", record) == 1
    gone = _changes(record)[-1]
    assert gone.action == "delete"
    assert gone.values_row.values["name"] == {"before": "Fukuoka", "after": None}
    assert ledger.verify_change(gone) == "whole"


def test_relations_are_indexed_as_they_change(empty_site: Path) -> None:
    one, two = write("partners", "one", name="One"), write("partners", "two", name="Two")
    tie = write("twinnings", "tie", vn_party="Huế", partner=str(one))
    assert list(RelationEdge.objects.filter(uid=tie).values_list("column", "target")) == [("partner", one)]
    change("twinnings", tie, partner=str(two))
    assert list(RelationEdge.objects.filter(uid=tie).values_list("column", "target")) == [("partner", two)]
    change("twinnings", tie, partner=None)
    assert not RelationEdge.objects.filter(uid=tie).exists()


def test_evidence_is_replaced_and_its_change_is_in_the_ledger(empty_site: Path) -> None:
    record = write("partners", "a", public=True, name="Fukuoka")
    better = (ledger.Evidence("test", url="https://example.org/better", quote="ký ngày 5/12"),)
    ledger.write(registers()["partners"], [ledger.Entry(record, {}, better)], ACT)
    assert RecordEvidence.objects.get(uid=record).entries == [better[0].plain()]
    assert set(_changes(record)[-1].columns) == {"evidence"}
    ledger.write(registers()["partners"], [ledger.Entry(record, {"name": "X"})], ACT)
    assert RecordEvidence.objects.get(uid=record).entries == [better[0].plain()], "no evidence given: the old stays"


def test_a_quote_may_have_three_hundred_characters(empty_site: Path) -> None:
    assert len(ledger.Evidence("test", quote="x" * 300).plain()["quote"]) == 300
    with pytest.raises(Fault, match="301"):
        ledger.write(
            registers()["partners"], [ledger.Entry(uid("a"), {}, (ledger.Evidence("t", quote="x" * 301),))], ACT
        )
    assert not registers()["partners"].model._default_manager.exists()


def test_what_others_point_at_cannot_vanish_from_under_them(empty_site: Path) -> None:
    from django.db.models import ProtectedError

    partner = write("partners", "one", name="One")
    write("twinnings", "tie", vn_party="Huế", partner=str(partner))
    with pytest.raises((Fault, ProtectedError)):
        remove("partners", partner)
    assert row("partners", partner).name == "One"
    assert [one.action for one in _changes(partner)] == ["create"]
