"""The state of a clock on a day."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.working_time import Pause, Stand, clock, due, official_calendar, state

CALENDAR = official_calendar()
# Asked on Monday 2 March 2026, due on Wednesday 11 March.
OPINION = due(clock("province-opinion"), date(2026, 3, 2), CALENDAR)


@pytest.mark.parametrize(
    ("today", "stand", "working_days", "days", "vi"),
    [
        ("2026-03-01", Stand.NOT_STARTED, 0, 0, "chưa bắt đầu, từ thứ Hai 02/03/2026"),
        ("2026-03-02", Stand.RUNNING, 7, 9, "còn 7 ngày làm việc (9 ngày)"),
        ("2026-03-06", Stand.RUNNING, 3, 5, "còn 3 ngày làm việc (5 ngày)"),
        ("2026-03-08", Stand.RUNNING, 3, 3, "còn 3 ngày làm việc (3 ngày)"),
        ("2026-03-11", Stand.DUE_TODAY, 0, 0, "hết hạn hôm nay"),
        ("2026-03-12", Stand.OVERDUE, 1, 1, "quá hạn 1 ngày làm việc (1 ngày)"),
        ("2026-03-16", Stand.OVERDUE, 3, 5, "quá hạn 3 ngày làm việc (5 ngày)"),
    ],
)
def test_on_each_day(today: str, stand: Stand, working_days: int, days: int, vi: str) -> None:
    found = state(OPINION, date.fromisoformat(today))
    assert (found.stand, found.working_days, found.days, found.sentence.vi) == (stand, working_days, days, vi)


def test_a_weekend_after_friday_is_late_but_no_working_day_late() -> None:
    friday = due(clock("shortened-opinion"), date(2026, 3, 3), CALENDAR)
    saturday = state(friday, date(2026, 3, 7))
    assert (saturday.stand, saturday.working_days, saturday.days) == (Stand.OVERDUE, 0, 1)
    assert saturday.sentence.en == "overdue by 0 working days (1 day)"


def test_tet_is_no_time_to_work() -> None:
    before = due(clock("province-opinion"), date(2026, 2, 10), CALENDAR)
    assert state(before, date(2026, 2, 13)).working_days == 4
    assert state(before, date(2026, 2, 22)).working_days == 4


def test_while_it_is_paused() -> None:
    found = due(clock("province-opinion"), date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 5), date(2026, 3, 6))])
    assert state(found, date(2026, 3, 4)).stand is Stand.RUNNING
    assert state(found, date(2026, 3, 5)).stand is Stand.PAUSED
    assert state(found, date(2026, 3, 9)).working_days == 4
    assert state(found, date(2026, 3, 16)).stand is Stand.OVERDUE


def test_a_pause_nobody_ended() -> None:
    found = due(clock("province-opinion"), date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 5))])
    assert state(found, date(2026, 5, 1)).stand is Stand.PAUSED
    before = state(found, date(2026, 3, 3))
    assert (before.stand, before.working_days) == (Stand.RUNNING, 6)
    assert "the later pause not counted" in before.sentence.en


def test_what_has_to_be_done_before_an_event() -> None:
    found = due(clock("conference-request"), date(2026, 4, 30), CALENDAR)
    assert found.day == date(2026, 3, 31)
    assert state(found, date(2026, 3, 30)).days == 1
    assert state(found, date(2026, 4, 1)).stand is Stand.OVERDUE
