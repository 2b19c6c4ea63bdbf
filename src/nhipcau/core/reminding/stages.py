"""When a reminder is due: days before and after, working days until the leader is told, hours in which it is done. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS, days
from nhipcau.lib.working_time import WorkingCalendar

REMIND_DAYS, ESCALATE, HOURS = "NHIPCAU_REMIND_DAYS", "NHIPCAU_ESCALATE_WORKING_DAYS", "NHIPCAU_REMIND_HOURS"
CAUGHT_UP = timedelta(days=14)
"""So long after its day a stage is still told of, if the worker did not run; older ones are let go."""


def offsets() -> tuple[int, ...]:
    """The stages, in days after the due day, the earliest first; none if the setting is empty. Raises :class:`Fault`."""
    said = SETTINGS[REMIND_DAYS].read()
    try:
        found = sorted({int(one) for one in said.split(",") if one.strip()})
    except ValueError:
        raise _bad(REMIND_DAYS, said, "các số ngày cách nhau bằng dấu phẩy", "numbers of days with commas") from None
    if any(abs(one) > 366 for one in found):
        raise _bad(REMIND_DAYS, said, "các số từ -366 đến 366", "numbers from -366 to 366")
    return tuple(found)


def escalated_after() -> int:
    """Working days after the due day when the leader is told. Raises :class:`Fault`."""
    return days(ESCALATE)


def is_time(now: datetime, calendar: WorkingCalendar) -> bool:
    """Whether people may be reminded at this local time: on a working day, within the hours. Raises :class:`Fault`."""
    said = SETTINGS[HOURS].read()
    first, _, last = said.strip().partition("-")
    if not (first.isdecimal() and last.isdecimal() and 0 <= int(first) < int(last) <= 24):
        raise _bad(HOURS, said, "hai giờ như 7-18", "two hours like 7-18")
    return calendar.works(now.date()) and int(first) <= now.hour < int(last)


def stage_of(day: date, today: date, stages: Sequence[int]) -> int | None:
    """The latest stage that has come for something due on ``day``; None before the first and long after the last."""
    come = [one for one in stages if day + timedelta(days=one) <= today]
    return come[-1] if come and today - (day + timedelta(days=come[-1])) <= CAUGHT_UP else None


def last_escalated(today: date, calendar: WorkingCalendar, working_days: int) -> date:
    """The last due day that has been over for so many working days: of five on a Friday the Sunday before."""
    day = today
    counted = int(calendar.works(day))
    while counted < working_days:
        day -= timedelta(days=1)
        counted += calendar.works(day)
    return day - timedelta(days=1)


def _bad(name: str, said: str, vi: str, en: str) -> Fault:
    return Fault(
        "bad_reminders",
        f"{name} phải là {vi}, không phải {said[:40]!r}.",
        f"{name} must be {en}, not {said[:40]!r}.",
        {"value": said[:40]},
    )
