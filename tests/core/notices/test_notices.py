"""Who is told what: derived from the ledger, once, never to whoever did it, never of what he may not see."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.attachments.door import add, withhold
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.keeping import keep
from nhipcau.core.ledger.moving import move
from nhipcau.core.notices.following import follow, sweep
from nhipcau.core.notices.found import last_visit, mark_read, notices_of, unread
from nhipcau.core.notices.models import Followed, Notice
from nhipcau.core.people.door import appoint, assign, end_posting, reasoned
from nhipcau.core.people.models import Account, Posting
from nhipcau.core.policy import powers_of
from nhipcau.core.publication import plans, proposals
from nhipcau.core.record import APPROVED, DRAFT, SUBMITTED
from nhipcau.core.registry import registers
from tests.people import ACT, DAY
from tests.world import REGISTER, World, build_world, record

MINE = record("own", OWN)


@pytest.fixture
def world(empty_site: Path) -> World:
    """The office's officer and approver, and nothing that has been told yet."""
    world = build_world()
    for role in ("officer", "approver"):
        world.person("office", role)
    follow()
    Notice.objects.all().delete()
    return world


def _told(account: Account) -> list[tuple[str, str]]:
    """Kind and register of what somebody sees, oldest first, after the ledger has been followed."""
    follow()
    rows = notices_of(account, powers_of(account, timezone.localdate()))
    return [(one.kind, one.register) for one in reversed(list(rows))]


def _move(world: World, role: str, action: str, origin: str, to: str) -> None:
    by = world.person("office", role)
    move(registers()[REGISTER], [MINE], action, [origin], to, reasoned(by, "lý do thử"))


def test_the_approver_is_told_of_what_was_submitted_and_its_author_of_the_answer(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _move(world, "officer", "submit", DRAFT, SUBMITTED)
    assert (_told(officer), _told(approver)) == ([], [("submitted", REGISTER)])
    _move(world, "approver", "return", SUBMITTED, DRAFT)
    assert (_told(officer), len(_told(approver))) == ([("returned", REGISTER)], 1)
    _move(world, "officer", "submit", DRAFT, SUBMITTED)
    _move(world, "approver", "approve", SUBMITTED, APPROVED)
    assert _told(officer)[1:] == [("approved", REGISTER)]


def test_a_change_by_another_is_told_to_author_and_assignee_and_to_nobody_twice(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    start = Followed.objects.get().change
    _change(officer, "Một")
    follow()
    assign(REGISTER, MINE, approver, world.agencies["office"], DAY, reasoned(officer, "giao việc"))
    _change(approver, "Hai")
    assert _told(officer) == [("changed", REGISTER)]
    assert _told(approver) == [("handed", REGISTER)], "he changed it himself"
    Followed.objects.update(change=start)
    assert len(_told(officer)) == 1, "the same rows once more tell nothing new"


def _change(by: Account, name: str) -> None:
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": name}})], reasoned(by, "sửa thử"))


def test_what_one_may_no_longer_see_is_not_told(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _change(officer, "Một")
    _change(approver, "Hai")
    assert _told(officer) == [("changed", REGISTER)]
    keep(registers()[REGISTER], MINE, ACT, visibility=RESTRICTED)
    assert _told(officer) == [], "an officer does not see what is restricted"
    keep(registers()[REGISTER], MINE, ACT, visibility=OWN)
    assert _told(officer) == [("changed", REGISTER)]
    (posting,) = Posting.objects.filter(account=officer)
    end_posting(posting, timezone.localdate(), ACT)
    assert _told(officer) == [("role-ends", "postings")], "without a role only what is about himself is left"


def test_proposals_plans_files_and_roles(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    public, opportunities = record("own", PUBLIC), registers()[REGISTER]
    made = proposals.propose(opportunities, public, {"name": {"vi": "Tên khác"}}, reasoned(officer, "đề xuất"))
    assert _told(approver) == [("proposed", REGISTER)]
    proposals.decline(made, reasoned(approver, "chưa cần"))
    plan = plans.keep_plan(
        opportunities, public, "withdraw", timezone.now(), ACT, account=approver.uid, reason="", decision={}, base=0
    )
    plans.settle(plan, ACT, Fault("thu", "không được", "not possible"))
    file = add(REGISTER, MINE, "thu.txt", b"noi dung thu", reasoned(officer, "đính kèm"), seen=OWN).attachment
    withhold(file, "thu", ACT)
    appoint(officer, world.agencies["department"], "officer", DAY, ACT)
    assert _told(officer) == [("declined", REGISTER), ("withheld", REGISTER), ("role-begins", "postings")]
    assert _told(approver)[1:] == [("plan-failed", REGISTER)]
    assert all(set(one.data) <= {"agency", "role", "day"} for one in Notice.objects.all())


def test_reading_marks_ones_own_only_and_old_notices_go(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _move(world, "officer", "submit", DRAFT, SUBMITTED)
    assert _told(approver)
    powers, now = powers_of(approver, timezone.localdate()), timezone.now()
    assert mark_read(officer, now, notices_of(approver, powers)[0].uid) == 0
    assert unread(approver, powers).count() == 1
    assert (mark_read(approver, now), unread(approver, powers).count()) == (1, 0)
    assert (sweep(now + timedelta(days=179)), sweep(now + timedelta(days=181))) == (0, 1)


def test_a_first_start_tells_nobody_of_the_past(world: World) -> None:
    Followed.objects.all().delete()
    _move(world, "officer", "submit", DRAFT, SUBMITTED)
    assert _told(world.person("office", "approver")) == []


def test_a_visit_lasts_while_one_keeps_looking(world: World) -> None:
    officer, now = world.person("office", "officer"), timezone.now()
    looks = [(0, 10), (1, 20), (20, 30), (45, 40), (200, 50), (210, 60)]
    seen = [last_visit(officer, now + timedelta(minutes=minutes), row) for minutes, row in looks]
    assert seen == [0, 0, 0, 0, 40, 40]
