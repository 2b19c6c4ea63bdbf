"""Changing many records at once: each by its own rules, all one batch, nobody's words lost, nobody else's records touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.actions.editing_many import ADD, CLEAR, SET, Change, Done, Outcome, bases_of, plan, write
from nhipcau.actions.publication import Mover, mover
from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import parties_of
from nhipcau.core.ledger.moving import move
from nhipcau.core.models import Change as LedgerRow
from nhipcau.core.models import GuardRefusal
from nhipcau.core.publication.proposals import open_proposals
from nhipcau.core.record import DRAFT, SUBMITTED
from nhipcau.core.registry import registers
from tests.hiding import declared_with
from tests.people import ACT, DAY
from tests.steps import row
from tests.world import NO_PLACES, POINTING, REGISTER, World, build_world, record

MINE, SHARED_ONE, OPEN = record("own", OWN), record("own", SHARED), record("own", PUBLIC)
FOREIGN, HIDDEN = record("elsewhere", PUBLIC), record("elsewhere", OWN)
ALL = (MINE, SHARED_ONE, OPEN, FOREIGN, HIDDEN)


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


@pytest.fixture
def officer(world: World) -> Mover:
    return mover(world.person("office", "officer"), DAY)


def _planned(
    by: Mover, changes: Sequence[Change], uids: Sequence[UUID] = ALL, register: str = REGISTER
) -> list[Outcome]:
    there = registers()[register]
    return plan(by, there, bases_of(by.powers, there, uids), changes, "vi")


def _written(by: Mover, changes: Sequence[Change], uids: Sequence[UUID] = ALL, register: str = REGISTER) -> Done:
    there = registers()[register]
    return write(by, there, bases_of(by.powers, there, uids), changes, "sửa đồng loạt thử", "vi")


def _codes(outcomes: Sequence[Outcome]) -> dict[UUID, str]:
    return {one.look.row.uid: one.fault.code if one.fault else "" for one in outcomes}


def test_what_would_become_of_each_is_said_before_anything_is_written(officer: Mover) -> None:
    before = LedgerRow.objects.count()
    outcomes = _planned(officer, [Change("places", SET, ["hue"])])
    assert _codes(outcomes) == {MINE: "", SHARED_ONE: "", OPEN: "", FOREIGN: "not_allowed"}, "and of HIDDEN nothing"
    assert {one.look.row.uid: dict(one.changed) for one in outcomes if not one.fault} == {
        uid: {"places": (None, ["hue"])} for uid in (MINE, SHARED_ONE, OPEN)
    }
    assert [one.look.row.uid for one in outcomes if one.is_proposed] == [OPEN]
    assert LedgerRow.objects.count() == before


def test_one_batch_with_a_reason_that_is_undone_as_a_whole(officer: Mover) -> None:
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"places": ["da-nang"]})], ACT)
    done = _written(officer, [Change("places", ADD, ["hue"]), Change("location", SET, "Nơi thử")])
    assert done.batch
    rows = list(LedgerRow.objects.filter(batch=done.batch).values_list("uid", "reason", "actor"))
    assert {uid for uid, _, _ in rows} == {MINE, SHARED_ONE}
    assert {(reason, actor) for _, reason, actor in rows} == {("sửa đồng loạt thử", officer.actor)}
    assert (row(REGISTER, MINE).places, row(REGISTER, MINE).location) == (["da-nang", "hue"], "Nơi thử")
    assert row(REGISTER, SHARED_ONE).places == ["hue"]
    ledger.undo_batch(done.batch, ACT)
    assert (row(REGISTER, MINE).places, row(REGISTER, MINE).location) == (["da-nang"], None)
    assert row(REGISTER, SHARED_ONE).places is None


def test_public_records_keep_their_rule_and_their_proposals_are_not_in_the_batch(officer: Mover) -> None:
    done = _written(officer, [Change("location", SET, "Nơi thử")], [MINE, OPEN])
    assert row(REGISTER, OPEN).location is None
    (proposal,) = open_proposals(OPEN)
    assert proposal.values == {"location": "Nơi thử"} and proposal.reason == "sửa đồng loạt thử"
    assert done.batch and {one.uid for one in LedgerRow.objects.filter(batch=done.batch)} == {MINE}
    only = _written(officer, [Change("location", SET, "Nơi khác")], [OPEN])
    assert only.batch is None and len(open_proposals(OPEN)) == 2


def test_what_is_so_already_stays_and_leaves_no_trace(officer: Mover) -> None:
    _written(officer, [Change("location", SET, "Nơi thử")], [MINE])
    before = LedgerRow.objects.count()
    done = _written(officer, [Change("location", SET, "Nơi thử")], [MINE])
    assert (done.batch, LedgerRow.objects.count()) == (None, before)
    assert [(one.fault, dict(one.changed)) for one in done.outcomes] == [(None, {})]


def test_what_somebody_changed_meanwhile_is_left_and_other_columns_meet(officer: Mover) -> None:
    register = registers()[REGISTER]
    bases = bases_of(officer.powers, register, [MINE, SHARED_ONE])
    ledger.write(register, [ledger.Entry(MINE, {"location": "Của người khác"})], ACT)
    ledger.write(register, [ledger.Entry(SHARED_ONE, {"period": "2030"})], ACT)
    done = write(officer, register, bases, [Change("location", SET, "Nơi thử")], "thử", "vi")
    assert _codes(done.outcomes) == {MINE: "changed_meanwhile", SHARED_ONE: ""}
    assert row(REGISTER, MINE).location == "Của người khác"
    assert (row(REGISTER, SHARED_ONE).location, row(REGISTER, SHARED_ONE).period) == ("Nơi thử", "2030")
    refused = next(one.fault for one in done.outcomes if one.fault)
    label = register.by_name["location"].label
    assert f"“{label[0]}”" in refused.vi and f"“{label[1]}”" in refused.en


def test_what_names_a_record_is_not_taken_away(officer: Mover) -> None:
    outcomes = _planned(officer, [Change("name", CLEAR)], [MINE])
    assert _codes(outcomes) == {MINE: "needed"}
    fault = outcomes[0].fault
    assert fault and registers()[REGISTER].by_name["name"].label[0] in fault.vi


def test_a_languages_text_that_nothing_was_said_of_stays(officer: Mover) -> None:
    named = {"vi": "Tên thử", "en": "Test name", "unofficial": ["en"]}
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": named})], ACT)
    _written(officer, [Change("name", SET, {"vi": "Tên mới"})], [MINE])
    assert row(REGISTER, MINE).name == {**named, "vi": "Tên mới"}


def test_how_records_are_kept_goes_with_the_batch_and_comes_back(world: World, officer: Mover) -> None:
    far = str(world.agencies["far"].uid)
    done = _written(officer, [Change("visibility", SET, "1"), Change("parties", ADD, [far])], [MINE])
    assert done.batch and row(REGISTER, MINE).visibility == SHARED
    assert parties_of([MINE]) == {MINE: [far]}
    ledger.undo_batch(done.batch, ACT)
    assert row(REGISTER, MINE).visibility == OWN and parties_of([MINE]) == {}


def test_a_column_beyond_ones_depth_is_refused_for_that_record(world: World) -> None:
    with declared_with({REGISTER: {"location": RESTRICTED}}):
        officer = mover(world.person("office", "officer"), DAY)
        outcomes = _planned(officer, [Change("location", SET, "x")], [MINE])
        assert _codes(outcomes) == {MINE: "unknown_column"}
        leader = mover(world.person("office", "approver"), DAY)
        assert _codes(_planned(leader, [Change("location", SET, "x")], [MINE])) == {MINE: ""}


def test_related_records_one_may_not_see_are_not_ones_own_to_take_away(officer: Mover) -> None:
    mine = record("own", OWN, POINTING)
    secret, seen = str(record("elsewhere", OWN, NO_PLACES)), str(record("own", OWN, NO_PLACES))
    ledger.write(registers()[POINTING], [ledger.Entry(mine, {"partner": secret})], ACT)
    _written(officer, [Change("partner", CLEAR)], [mine], POINTING)
    assert str(row(POINTING, mine).partner_id) == secret
    _written(officer, [Change("partner", SET, seen)], [mine], POINTING)
    assert str(row(POINTING, mine).partner_id) == seen


def test_a_submitted_record_becomes_a_draft_again_and_the_plan_says_so(officer: Mover) -> None:
    register = registers()[REGISTER]
    move(register, [MINE], "submit", [DRAFT], SUBMITTED, ACT)
    assert [one.is_draft_again for one in _planned(officer, [Change("location", SET, "x")], [MINE])] == [True]
    _written(officer, [Change("location", SET, "x")], [MINE])
    assert row(REGISTER, MINE).state == DRAFT


def test_what_the_guard_refuses_of_one_record_does_not_stop_the_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A leader alone at his desk edits public records at once: personal data is refused there, and only there."""
    monkeypatch.setenv("NHIPCAU_FOUR_EYES", "0")
    leader = mover(world.person("office", "approver"), DAY)
    done = _written(leader, [Change("location", SET, "Hộ chiếu số B1234567")], [MINE, OPEN])
    assert _codes(done.outcomes) == {MINE: "", OPEN: "personal_data"}
    assert (row(REGISTER, MINE).location, row(REGISTER, OPEN).location) == ("Hộ chiếu số B1234567", None)
    assert GuardRefusal.objects.count() == 1


def test_a_secret_mark_is_refused_for_all(officer: Mover) -> None:
    done = _written(officer, [Change("location", SET, "TUYỆT MẬT")], [MINE, SHARED_ONE])
    assert _codes(done.outcomes) == {MINE: "state_secret", SHARED_ONE: "state_secret"}
    assert done.batch is None or not LedgerRow.objects.filter(batch=done.batch).exists()


def test_nothing_is_written_without_a_reason(officer: Mover) -> None:
    register = registers()[REGISTER]
    bases = bases_of(officer.powers, register, [MINE])
    with pytest.raises(Fault, match="Hãy ghi lý do"):
        write(officer, register, bases, [Change("location", SET, "x")], "  ", "vi")


def test_others_may_choose_what_they_like_and_change_nothing(world: World) -> None:
    for agency, role in (
        ("far", "approver"),
        ("office", "administrator"),
        ("ministry", "auditor"),
        ("partner", "partner"),
    ):
        by = mover(world.person(agency, role), DAY)
        started = LedgerRow.objects.count()
        done = _written(by, [Change("location", SET, "x")], [MINE, SHARED_ONE, OPEN])
        assert all(one.fault for one in done.outcomes) and LedgerRow.objects.count() == started, (agency, role)
        assert MINE not in _codes(done.outcomes) or role in ("administrator", "auditor")


def test_questions_do_not_grow_with_the_records(officer: Mover) -> None:
    changes = [Change("location", SET, "x"), Change("places", ADD, ["hue"])]
    asked = []
    _planned(officer, changes, [MINE])  # which agencies his followed is asked once a day
    for uids in ([MINE], [MINE, SHARED_ONE, record("followed", OWN), record("followed", SHARED)]):
        with CaptureQueriesContext(connection) as queries:
            _planned(officer, changes, uids)
        asked.append(len(queries))
    assert asked[0] == asked[1]
