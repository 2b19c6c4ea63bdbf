"""Reminders: each thing once a stage, one notice a day for each of those it concerns, on working days and in their hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.dues import following as dues
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change
from nhipcau.core.notices.following import follow
from nhipcau.core.notices.found import notices_of
from nhipcau.core.notices.models import Notice
from nhipcau.core.people.models import Account
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from nhipcau.core.reminding import rounds
from nhipcau.core.reminding.models import Reminder
from nhipcau.core.reminding.rounds import remind
from nhipcau.core.reminding.stages import is_time, last_escalated, offsets, stage_of
from nhipcau.lib.working_time import official_calendar
from tests.people import ACT
from tests.world import TASKS, World, build_tasks, build_world, record

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
THURSDAY = date(2026, 11, 26)
STAGES = (-7, -1, 0, 1, 7)


@pytest.mark.parametrize(
    ("due", "stage"),
    [
        (date(2026, 12, 4), None),
        (date(2026, 12, 3), -7),
        (date(2026, 11, 28), -7),
        (date(2026, 11, 27), -1),
        (THURSDAY, 0),
        (date(2026, 11, 25), 1),
        (date(2026, 11, 19), 7),
        (date(2026, 11, 5), 7),
        (date(2026, 11, 4), None),
    ],
)
def test_the_latest_stage_that_has_come_is_told_of_and_no_old_one(due: date, stage: int | None) -> None:
    """Seven days after 5 November is the 12th, fourteen days ago; a day earlier it is too long ago."""
    assert stage_of(due, THURSDAY, STAGES) == stage


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 20), date(2026, 11, 15)),
        (THURSDAY, date(2026, 11, 18)),
        (date(2026, 2, 23), date(2026, 2, 9)),
    ],
)
def test_the_leader_is_told_after_five_working_days(today: date, last: date) -> None:
    """16 to 20 November are five, so also what was due on Sunday the 15th; 19, 20, 23, 25, 26 are (the 24th is the Day of
    Culture); 10 to 13 and 23 February are (nobody works from 16 to 20 February 2026, Tết).
    """
    calendar = official_calendar()
    assert calendar.working_days_between(last, today) >= 5
    assert calendar.working_days_between(last + timedelta(days=1), today) == 4
    assert last_escalated(today, calendar, 5) == last


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (datetime(2026, 11, 26, 6, 59, tzinfo=HANOI), False),
        (datetime(2026, 11, 26, 7, 0, tzinfo=HANOI), True),
        (datetime(2026, 11, 26, 17, 59, tzinfo=HANOI), True),
        (datetime(2026, 11, 26, 18, 0, tzinfo=HANOI), False),
        (datetime(2026, 11, 24, 9, 0, tzinfo=HANOI), False),
        (datetime(2026, 11, 28, 9, 0, tzinfo=HANOI), False),
    ],
)
def test_nobody_is_reminded_at_night_or_on_a_day_of_rest(at: datetime, wanted: bool) -> None:
    assert is_time(at, official_calendar()) is wanted


@pytest.mark.parametrize("said", ["7;1", "1,x", "900"])
def test_bad_settings_say_what_is_wrong(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_REMIND_DAYS", said)
    with pytest.raises(Fault, match="NHIPCAU_REMIND_DAYS"):
        offsets()
    monkeypatch.setenv("NHIPCAU_REMIND_HOURS", "18-7")
    with pytest.raises(Fault, match="NHIPCAU_REMIND_HOURS"):
        is_time(datetime(2026, 11, 26, 9, tzinfo=HANOI), official_calendar())


@pytest.fixture
def world(empty_site: Path) -> World:
    """Two tasks of the office: one due that Thursday, one six working days late."""
    world = build_world()
    build_tasks(world)
    for role in ("officer", "approver"):
        world.person("office", role)
    _due("led", "2026-11-26")
    _due("own", "2026-11-18")
    dues.rebuild()
    follow()
    Notice.objects.all().delete()
    return world


def _due(relation: str, day: str, **values: str) -> None:
    ledger.write(registers()[TASKS], [ledger.Entry(record(relation, SHARED, TASKS), {"due": day, **values})], ACT)


def _at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


def _told(account: Account) -> list[str]:
    follow()
    return [one.kind for one in reversed(list(notices_of(account, powers_of(account, THURSDAY))))]


def test_officers_hear_of_what_is_due_and_the_leader_of_what_stays_undone_once_a_day(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    assert remind(_at(THURSDAY)) == 3, "one due today, one a week late, and that one for the leader"
    assert {one.stage for one in Reminder.objects.all()} == {"0", "7", "escalated"}
    assert (_told(officer), _told(approver)) == (["things-due"], ["still-undone"])
    assert remind(_at(THURSDAY, 10)) == 0
    _due("whole", "2026-11-27")
    dues.follow()
    remind(_at(THURSDAY, 11))
    assert _told(officer) == ["things-due"], "one notice a day"
    _due("led", "2026-11-26", status="done")
    _due("own", "2026-11-18", status="done")
    dues.follow()
    assert remind(_at(date(2026, 11, 27))) == 1, "what is done is over; the third is the far office's"
    assert Reminder.objects.get(stage="0", day=date(2026, 11, 27)).agency == str(world.agencies["far"].uid)


def test_killed_before_the_end_it_tells_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "note", struck)
        with pytest.raises(KeyboardInterrupt):
            remind(_at(THURSDAY))
    assert not Reminder.objects.exists(), "nothing is kept of what was not said"
    assert remind(_at(THURSDAY)) == 3
    assert remind(_at(THURSDAY)) == 0
    assert _told(world.person("office", "officer")) == ["things-due"]


def test_a_day_without_a_worker_is_made_up_for(world: World) -> None:
    """Nothing ran on Thursday and Friday: on Monday the 30th one task is a day or more late, the other twelve days."""
    assert remind(_at(date(2026, 11, 30))) == 3
    assert {one.stage for one in Reminder.objects.all()} == {"1", "7", "escalated"}


def test_the_ledger_says_who_was_reminded_of_what_and_nothing_a_record_holds(world: World) -> None:
    remind(_at(THURSDAY))
    rows = Change.objects.filter(register=rounds.REMINDERS, action="remind").order_by("id")
    assert rows.count() == 3
    said = rows[0].values_row.values
    assert set(said) == {"register", "record", "kind", "day", "stage", "agency"}
    assert said["agency"]["after"] == str(world.agencies["office"].uid)
    assert {row.actor for row in rows} == {"nhipcau worker"}
