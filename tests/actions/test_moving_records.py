"""Moves of records: who, from which state, in whose eyes; and nothing becomes public without a named decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.actions import changing, planning
from nhipcau.actions.publication import MOST_AT_ONCE, Asked, Mover, move, move_all, mover
from nhipcau.core import ledger
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change, ChangeValues, GuardRefusal
from nhipcau.core.people.door import appoint, end_posting
from nhipcau.core.people.models import Posting
from nhipcau.core.policy.words import ACTIONS
from nhipcau.core.publication import four_eyes, plans, proposals
from nhipcau.core.publication.moves import MOVES
from nhipcau.core.publication.preview import preview
from nhipcau.core.publication.rules import rules
from nhipcau.core.record import DRAFT, PUBLISHED, STATES, door_opened
from nhipcau.core.registry import registers
from tests.people import ACT, DAY, person
from tests.steps import GROUNDS, items, row, show, shown
from tests.world import REGISTER, World, build_world, record

TICKED = frozenset(item.code for item in rules().items)
ASKED = Asked("lý do thử", ledger.Basis("LAW104_2016_ART17_PLANS"), TICKED)
MINE = record("own", OWN)


@pytest.fixture
def world(empty_site: Path) -> World:
    return build_world()


def _by(world: World, who: str) -> Mover:
    """Somebody by role and agency; "second approver" is another one of the office."""
    if who == "second approver":
        if ("office", who) not in world.people:
            world.people["office", who] = person("second")
            appoint(world.people["office", who], world.agencies["office"], "approver", DAY, ACT)
        return mover(world.people["office", who], DAY)
    role, agency = who.split(" of ") if " of " in who else (who, "office")
    return mover(world.person(agency, role), DAY)


def _do(name: str, by: Mover, uid: UUID = MINE, asked: Asked = ASKED) -> str:
    """Make a move; returns "" or the code of the refusal."""
    try:
        move(registers()[REGISTER], uid, MOVES[name], by, asked)
    except Fault as fault:
        return fault.code
    return ""


def _state(uid: UUID = MINE) -> str:
    return str(row(REGISTER, uid).state)


def _set(state: str, uid: UUID = MINE) -> None:
    with door_opened():
        registers()[REGISTER].model._default_manager.filter(uid=uid).update(state=state)


FROM = {
    "submit": "draft", "approve": "submitted", "return": "submitted approved", "reopen": "submitted approved withdrawn",
    "publish": "approved", "withdraw": "published", "remove": "draft withdrawn inside", "confirm": "published",
}  # fmt: skip
TO = {"submit": "submitted", "approve": "approved", "return": "draft", "reopen": "draft", "publish": "published",
      "withdraw": "withdrawn", "remove": "", "confirm": "published"}  # fmt: skip
BY = {
    "officer": "submit reopen remove confirm",
    "approver": "submit reopen remove approve return publish withdraw confirm",
    "administrator": "", "officer of department": "", "approver of department": "", "centre of ministry": "",
    "auditor of ministry": "", "partner of partner": "",
}  # fmt: skip
"""Worked out by hand: what whom is allowed with a record of the office that is kept within it."""


@pytest.mark.parametrize("who", BY)
def test_every_move_of_every_role_from_every_state(world: World, who: str) -> None:
    by = _by(world, who)
    for name in FROM:
        for state in STATES:
            _set(state)
            expected = name in BY[who].split() and state in FROM[name].split()
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("NHIPCAU_FOUR_EYES", "0")
                said = _do(name, mover(by.account, DAY))
            if not expected:
                assert said in ("no_record", "not_allowed", "wrong_state"), (name, state)
                assert _state() == state
                continue
            assert said == "", (name, state)
            last = Change.objects.filter(uid=MINE).order_by("-id").first()
            assert last is not None and last.actor == by.actor
            assert last.action == ("delete" if name == "remove" else name)
            if name == "remove":
                assert not registers()[REGISTER].model._default_manager.filter(uid=MINE).exists()
                ledger.undo_changes([last.id], ACT)
            else:
                assert _state() == TO[name]


def test_who_is_not_there_is_refused_in_the_words_for_what_is_not_his(world: World) -> None:
    by = _by(world, "officer of department")
    nowhere = UUID(int=5)
    assert _do("submit", by) == _do("submit", by, nowhere) == "no_record"


def test_nobody_approves_words_of_his_own(world: World) -> None:
    approver, second, officer = _by(world, "approver"), _by(world, "second approver"), _by(world, "officer")
    changing.change(registers()[REGISTER], ledger.Entry(MINE, {"name": {"vi": "Lời của lãnh đạo"}}), approver, "sửa")
    assert _do("submit", officer) == ""
    with pytest.raises(Fault) as refused:
        move(registers()[REGISTER], MINE, MOVES["approve"], approver, ASKED)
    assert refused.value.code == "four_eyes"
    assert "Second" in refused.value.vi and "Approver" not in refused.value.vi
    assert _do("approve", second) == ""
    assert _do("publish", approver) == "", "another has approved; who publishes may be the author"


def test_whoever_submits_does_not_approve_and_a_second_person_is_named(world: World) -> None:
    approver = _by(world, "approver")
    assert _do("submit", approver) == ""
    with pytest.raises(Fault) as refused:
        move(registers()[REGISTER], MINE, MOVES["approve"], approver, ASKED)
    assert "NHIPCAU_FOUR_EYES=0" in refused.value.vi and "NHIPCAU_FOUR_EYES=0" in refused.value.en
    assert _state() == "submitted"


def test_returning_does_not_wash_an_author_clean(world: World) -> None:
    approver, second, officer = _by(world, "approver"), _by(world, "second approver"), _by(world, "officer")
    changing.change(registers()[REGISTER], ledger.Entry(MINE, {"name": {"vi": "Lời thứ nhất"}}), approver, "sửa")
    assert _do("submit", officer) == ""
    assert _do("return", second) == ""
    changing.change(registers()[REGISTER], ledger.Entry(MINE, {"name": {"vi": "Lời thứ hai"}}), officer, "sửa")
    assert _do("submit", officer) == ""
    assert _do("approve", approver) == "four_eyes"
    assert _do("approve", second) == ""


def test_an_approval_given_alone_does_not_publish_once_two_are_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    approver, second = _by(world, "approver"), _by(world, "second approver")
    monkeypatch.setenv("NHIPCAU_FOUR_EYES", "0")
    assert [_do(step, approver) for step in ("submit", "approve")] == ["", ""]
    monkeypatch.setenv("NHIPCAU_FOUR_EYES", "1")
    assert _do("publish", second) == "four_eyes"


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_other_words_make_it_a_draft_again_and_the_ledger_says_so(world: World, state: str) -> None:
    _set(state)
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": "Lời khác"}})], ACT)
    assert _state() == DRAFT
    last = Change.objects.filter(uid=MINE).order_by("-id").first()
    assert last is not None and last.values_row.values["state"] == {"before": state, "after": DRAFT}
    _set(state)
    ledger.undo_changes([last.id], ACT)
    assert _state() == DRAFT, "undoing is writing"
    _set(state)
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": row(REGISTER, MINE).name})], ACT)
    assert _state() == state, "the same words change nothing"


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (Asked("x"), "basis_missing"),
        (Asked("x", ledger.Basis("LAW104_2016_ART17_PLANS")), "checklist_incomplete"),
        (Asked("x", ledger.Basis("LAW104_2016_ART17_PLANS"), TICKED - {"NO_SECRET"}), "checklist_incomplete"),
        (Asked("x", ledger.Basis("ALREADY_PUBLIC"), TICKED), "basis_without_address"),
        (Asked("x", ledger.Basis("LAW104_2016_ART17_PLANS"), TICKED, seen=1), "changed_meanwhile"),
        # Items for other bases need no tick.
        (Asked("x", ledger.Basis("LAW104_2016_ART17_PLANS"), TICKED - {"SOURCE_SEEN", "CONSENT_KEPT"}), ""),
    ],
)
def test_what_a_decision_to_publish_has_to_say(world: World, asked: Asked, refusal: str) -> None:
    _set("approved")
    assert _do("publish", _by(world, "approver"), asked=asked) == refusal
    assert _state() == ("approved" if refusal else "published")


def test_ticks_and_basis_stand_in_the_ledger_row_of_the_decision(world: World) -> None:
    _set("approved")
    assert _do("publish", _by(world, "approver")) == ""
    said = ChangeValues.objects.get(change=Change.objects.filter(uid=MINE).order_by("-id")[0]).values
    wanted = sorted(item.code for item in rules().items_for("LAW104_2016_ART17_PLANS"))
    assert said["checklist"] == {"before": None, "after": wanted}
    assert said["basis"]["after"] == {"code": "LAW104_2016_ART17_PLANS"}


def test_moves_that_need_a_reason_do_nothing_without(world: World) -> None:
    approver = _by(world, "approver")
    for name, step in MOVES.items():
        if step.is_reasoned:
            _set(step.origins[0])
            assert _do(name, approver, asked=Asked(" ")) == "reason_missing"
            assert _state() == step.origins[0]


def test_a_basis_for_not_publishing_is_kept_with_the_record(world: World) -> None:
    _set("submitted")
    assert _do("return", _by(world, "approver"), asked=Asked("x", withheld="ND64_2021_ART17")) == "unknown_basis"
    assert _do("return", _by(world, "approver"), asked=Asked("x", withheld="LAW70_2020_ART42_3")) == ""
    assert row(REGISTER, MINE).basis == {"code": "LAW70_2020_ART42_3"}


def test_what_nobody_owns_is_taken_over_once(world: World) -> None:
    free = record("nobody", SHARED)
    assert _do("adopt", _by(world, "officer"), free) == ""
    assert row(REGISTER, free).owner == str(world.agencies["office"].uid)
    assert Change.objects.filter(uid=free, action="adopt").count() == 1
    assert _do("adopt", _by(world, "officer"), free) == "has_owner"
    assert _do("adopt", _by(world, "officer"), record("neighbour", SHARED)) == "has_owner"
    assert _do("adopt", _by(world, "officer of department"), record("place", SHARED)) == "not_allowed"


def test_the_office_publishes_what_a_department_has_approved(world: World) -> None:
    theirs = record("neighbour", SHARED)
    assert _do("submit", _by(world, "officer of department"), theirs) == ""
    assert _do("approve", _by(world, "approver of department"), theirs) == ""
    assert _do("publish", _by(world, "approver"), theirs) == ""
    assert _do("withdraw", _by(world, "approver"), theirs) == ""


def test_many_at_once_are_one_act_and_each_says_what_became_of_it(world: World) -> None:
    register, by = registers()[REGISTER], _by(world, "officer")
    uids = [record("own", OWN), record("own", SHARED), record("elsewhere", SHARED), record("followed", OWN)]
    _set("approved", uids[1])
    answers = move_all(register, uids, MOVES["submit"], by, ASKED)
    assert [answer.fault and answer.fault.code for answer in answers] == [None, "wrong_state", "no_record", None]
    assert [_state(uid) for uid in uids] == ["submitted", "approved", "draft", "submitted"]
    assert Change.objects.filter(action="submit").values("batch").distinct().count() == 1
    with pytest.raises(Fault, match="501"):
        move_all(register, [UUID(int=n) for n in range(MOST_AT_ONCE + 1)], MOVES["submit"], by, ASKED)


def _with_phone(uid: UUID) -> None:
    ledger.write(registers()[REGISTER], [ledger.Entry(uid, {"name": {"vi": "Gọi 0912 345 678"}})], ACT)
    _set("approved", uid)


def test_the_guard_refuses_or_takes_a_reason_by_column(world: World) -> None:
    _with_phone(MINE)
    by = _by(world, "approver")
    assert _do("publish", by) == "personal_data"
    assert GuardRefusal.objects.count() == 1
    found = preview(registers()[REGISTER], row(REGISTER, MINE)).findings
    assert {one.column for one in found} == {"name"}
    assert GuardRefusal.objects.count() == 1, "looking refuses nothing"
    asked = Asked("x", ASKED.basis, TICKED, {"name": "máy trực do cơ quan công bố"})
    assert _do("publish", by, asked=asked) == ""


def test_what_is_previewed_is_what_is_published(world: World) -> None:
    register = registers()[REGISTER]
    ledger.write(
        register, [ledger.Entry(MINE, {"name": {"vi": "Chợ thử", "en": "Market"}, "places": ["hue"]}, GROUNDS)], ACT
    )
    _set("approved")
    before = preview(register, row(REGISTER, MINE), ASKED.basis)
    assert before.now is None
    assert _do("publish", _by(world, "approver")) == ""
    show()
    assert _comparable(shown(REGISTER, MINE)) == _comparable(before.then)


def _comparable(item: dict[str, Any] | None) -> dict[str, Any]:
    """Without what only publishing gives: the number and the day."""
    assert item is not None
    published = {**item["publication"], "changed_on": None}
    return {**item, "code": "", "url": "", "url_en": "", "publication": published}


PUBLIC = record("own", 0)  # type: ignore[arg-type]  # published


def test_a_public_record_is_changed_by_a_proposal_that_another_accepts(world: World) -> None:
    register, officer, approver = registers()[REGISTER], _by(world, "officer"), _by(world, "approver")
    show()
    before = items()
    entry = ledger.Entry(PUBLIC, {"name": {"vi": "Tên mới"}, "places": ["hue"]})
    proposal = changing.change(register, entry, officer, "tên đổi theo quyết định")
    assert proposal is not None
    show()
    assert items() == before
    tried = preview(register, row(REGISTER, PUBLIC), values=proposal.values)
    with pytest.raises(Fault, match="Vai trò"):
        changing.accept(register, proposal, officer)
    changing.accept(register, proposal, approver)
    show()
    assert _comparable(shown(REGISTER, PUBLIC)) == _comparable(tried.then)
    with pytest.raises(Fault, match="đã có người quyết định"):
        changing.decline(register, proposal, approver, "muộn")


def test_a_proposal_writes_over_nothing_and_leaves_other_columns_alone(world: World) -> None:
    register, officer, approver = registers()[REGISTER], _by(world, "officer"), _by(world, "approver")
    proposal = changing.change(register, ledger.Entry(PUBLIC, {"name": {"vi": "Tên mới"}}), officer, "sửa")
    assert proposal is not None
    ledger.write(register, [ledger.Entry(PUBLIC, {"places": ["hue"]})], ACT)
    other = changing.change(register, ledger.Entry(PUBLIC, {"name": {"vi": "Tên khác"}}), officer, "sửa")
    assert other is not None
    changing.accept(register, proposal, approver)
    assert row(REGISTER, PUBLIC).places == ["hue"]
    with pytest.raises(Fault) as refused:
        changing.accept(register, other, approver)
    assert refused.value.code == "proposal_conflict" and refused.value.data == {"columns": ["name"]}
    assert row(REGISTER, PUBLIC).name == {"vi": "Tên mới"}
    changing.decline(register, other, approver, "đã có tên mới")
    assert proposals.open_proposals(PUBLIC) == []


def test_who_may_publish_proposes_too_while_two_are_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    register, approver = registers()[REGISTER], _by(world, "approver")
    proposal = changing.change(register, ledger.Entry(PUBLIC, {"name": {"vi": "A"}}), approver, "sửa")
    assert proposal is not None
    with pytest.raises(Fault, match="không tự chấp nhận"):
        changing.accept(register, proposal, approver)
    changing.accept(register, proposal, _by(world, "second approver"))
    monkeypatch.setenv("NHIPCAU_FOUR_EYES", "0")
    assert changing.change(register, ledger.Entry(PUBLIC, {"name": {"vi": "B"}}), approver, "sửa") is None
    assert (
        changing.change(register, ledger.Entry(PUBLIC, {"name": {"vi": "C"}}), _by(world, "officer"), "s") is not None
    )


def test_a_basis_in_an_edit_publishes_nothing(world: World) -> None:
    entry = ledger.Entry(MINE, {"name": {"vi": "Lời"}}, publish=ASKED.basis)
    changing.change(registers()[REGISTER], entry, _by(world, "officer"), "sửa")
    assert _state() == DRAFT


SOON = timedelta(hours=1)


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


def _planned(world: World, name: str, now: datetime) -> Any:
    _set({"publish": "approved", "withdraw": "published"}[name])
    return planning.plan(registers()[REGISTER], MINE, MOVES[name], now + SOON, _by(world, "approver"), ASKED)


def test_a_plan_is_carried_out_when_due_in_the_name_of_who_decided(world: World, now: datetime) -> None:
    _planned(world, "publish", now)
    assert planning.carry_out_due(now) == 0
    assert _state() == "approved"
    assert planning.carry_out_due(now + 2 * SOON) == 1
    assert _state() == "published"
    last = Change.objects.filter(uid=MINE).order_by("-id")[0]
    assert last.actor == _by(world, "approver").actor
    assert planning.carry_out_due(now + 3 * SOON) == 0


def test_a_plan_taken_back_does_nothing_and_there_is_one_at_a_time(world: World, now: datetime) -> None:
    planned = _planned(world, "publish", now)
    with pytest.raises(Fault) as refused:
        _planned(world, "publish", now)
    assert refused.value.code == "planned_already"
    planning.take_back(registers()[REGISTER], planned, _by(world, "second approver"))
    assert planning.carry_out_due(now + 2 * SOON) == 0
    assert _state() == "approved"


def _retired(world: World) -> None:
    posting = Posting.objects.get(account=_by(world, "approver").account)
    end_posting(posting, DAY, ACT)


def _edited(world: World) -> None:
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": "Lời khác"}})], ACT)
    _set("approved")


def _personal(world: World) -> None:
    """As if the rules of the guard had become stricter."""
    with door_opened():
        registers()[REGISTER].model._default_manager.filter(uid=MINE).update(name={"vi": "Gọi 0912 345 678"})


@pytest.mark.parametrize(
    ("meanwhile", "code"), [(_retired, "no_record"), (_edited, "changed_meanwhile"), (_personal, "personal_data")]
)
def test_everything_is_asked_again_and_whoever_decided_is_told(
    world: World, now: datetime, meanwhile: Any, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    _planned(world, "publish", now)
    account = _by(world, "approver").account.uid
    meanwhile(world)
    assert planning.carry_out_due(now + 2 * SOON) == 1
    assert _state() == "approved"
    (told,) = plans.untold(account)
    assert told.fault["code"] == code and told.fault["vi"] and told.fault["en"]
    assert GuardRefusal.objects.count() == (code == "personal_data")
    plans.put_aside(account, told.uid)
    assert plans.untold(account) == []


def test_who_may_not_publish_plans_nothing_and_nothing_is_planned_for_the_past(world: World, now: datetime) -> None:
    _set("approved")
    for who, due, code in (("officer", now + SOON, "not_allowed"), ("approver", now - SOON, "not_in_future")):
        with pytest.raises(Fault) as refused:
            planning.plan(registers()[REGISTER], MINE, MOVES["publish"], due, _by(world, who), ASKED)
        assert refused.value.code == code


STEPS = st.lists(
    st.tuples(
        st.sampled_from([*MOVES, "edit", "plan", "accept"]),
        st.sampled_from([who for who in BY if "approver" not in who]),
    ),
    max_size=12,
)


def _attempt(world: World, name: str, who: str) -> None:
    """What somebody can do at the desk, whether or not it is refused."""
    register, by = registers()[REGISTER], _by(world, who)
    try:
        if name == "edit":
            changing.change(register, ledger.Entry(MINE, {"name": {"vi": who}}, publish=ASKED.basis), by, "sửa")
        elif name == "plan":
            planning.plan(register, MINE, MOVES["publish"], datetime.now(UTC) + SOON, by, ASKED)
        elif name == "accept":
            for one in proposals.open_proposals(MINE):
                changing.accept(register, one, by)
        else:
            move(register, MINE, MOVES[name], by, ASKED)
    except Fault:
        return


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, state=st.sampled_from([state for state in STATES if state != PUBLISHED]))
def test_no_sequence_of_steps_of_people_who_may_not_publish_makes_a_record_public(
    world: World, steps: list[tuple[str, str]], state: str
) -> None:
    assert "publish" in ACTIONS
    model = registers()[REGISTER].model
    if not model._default_manager.filter(uid=MINE).exists():
        owner = str(world.agencies["office"].uid)
        ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": "Lại"}}, owner=owner)], ACT)
    _set(state)
    for name, who in steps:
        _attempt(world, name, who)
    planning.carry_out_due(datetime.now(UTC) + 2 * SOON)
    assert not model._default_manager.filter(uid=MINE, state=PUBLISHED).exists()


def test_the_last_change_is_that_of_words_and_states(world: World) -> None:
    before = four_eyes.last_change(MINE)
    ledger.keep(registers()[REGISTER], MINE, ACT, visibility=SHARED)
    assert four_eyes.last_change(MINE) == before
    _do("submit", _by(world, "officer"))
    assert four_eyes.last_change(MINE) > before


@pytest.fixture(autouse=True)
def _four_eyes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("NHIPCAU_FOUR_EYES", raising=False)
    yield
