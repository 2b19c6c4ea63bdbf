"""Working days of Viet Nam's civil servants: weekends, holidays, days off in lieu, swapped days."""

from nhipcau.lib.working_time.calendar import Announced, DayStatus, WorkingCalendar, official_calendar
from nhipcau.lib.working_time.holidays import DayKind, Holiday, read_holidays, shipped_holidays, with_own
from nhipcau.lib.working_time.words import Words, WorkingTimeError

__all__ = [
    "Announced",
    "DayKind",
    "DayStatus",
    "Holiday",
    "Words",
    "WorkingCalendar",
    "WorkingTimeError",
    "official_calendar",
    "read_holidays",
    "shipped_holidays",
    "with_own",
]
