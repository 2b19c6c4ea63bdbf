"""Where a clock stands on a day: still running, due, over, or paused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhipcau.lib.working_time.answer import Due
from nhipcau.lib.working_time.clocks import Unit
from nhipcau.lib.working_time.sentences import amount
from nhipcau.lib.working_time.words import Words, named_day


class Stand(StrEnum):
    """The five answers."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class State:
    """``working_days`` and ``days`` are left while it runs and gone since it was due when overdue, else 0.

    What runs out on Monday has one working day left on the Saturday before; what ran out on Friday is overdue that
    Saturday by one day and no working day.
    """

    stand: Stand
    working_days: int
    days: int
    sentence: Words


def state(due: Due, today: date) -> State:
    """The state on ``today``, counted in the calendar the due day was counted in."""
    if any(one.holds(today) for one in due.pauses) and (due.day is None or today <= due.day):
        return State(Stand.PAUSED, 0, 0, Words("đang tạm dừng", "paused"))
    if today < due.started_on and due.clock.direction == "after":
        begins = named_day(due.started_on)
        return State(Stand.NOT_STARTED, 0, 0, Words(f"chưa bắt đầu, từ {begins.vi}", f"not begun, from {begins.en}"))
    if due.day is None:
        return _before_an_open_pause(due, today)
    if today == due.day:
        return State(Stand.DUE_TODAY, 0, 0, Words("hết hạn hôm nay", "due today"))
    earlier, later = sorted((today, due.day))
    working, days = due.calendar.working_days_between(earlier, later), (later - earlier).days
    both = _both(working, days)
    if today < due.day:
        return State(Stand.RUNNING, working, days, Words(f"còn {both.vi}", f"{both.en} left"))
    return State(Stand.OVERDUE, working, days, Words(f"quá hạn {both.vi}", f"overdue by {both.en}"))


def _before_an_open_pause(due: Due, today: date) -> State:
    """A day before the pause that lasts: what was left on it is what was counted later and what was left at the pause."""
    left = sum(day > today for day in due.counted) + due.left
    in_working_days = due.clock.unit is Unit.WORKING_DAYS
    said = amount(left, Unit.WORKING_DAYS if in_working_days else Unit.DAYS)
    words = Words(f"còn {said.vi} khi tạm dừng được tính", f"{said.en} left, the later pause not counted")
    return State(Stand.RUNNING, left if in_working_days else 0, 0 if in_working_days else left, words)


def _both(working: int, days: int) -> Words:
    """ "3 ngày làm việc (5 ngày)": an officer plans by the first, a period in days is told by the second."""
    counted, passed = amount(working, Unit.WORKING_DAYS), amount(days, Unit.DAYS)
    return Words(f"{counted.vi} ({passed.vi})", f"{counted.en} ({passed.en})")
