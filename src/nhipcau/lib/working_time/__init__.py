"""Working days of Viet Nam's civil servants, and the clocks of the laws on external affairs counted in them."""

from nhipcau.lib.working_time.actors import ACTORS, GROUPS
from nhipcau.lib.working_time.answer import Due, Pause, Skipped
from nhipcau.lib.working_time.calendar import Announced, DayStatus, WorkingCalendar, official_calendar
from nhipcau.lib.working_time.clocks import STANDINGS, Clock, Direction, Standing, Unit, validity
from nhipcau.lib.working_time.counting import due
from nhipcau.lib.working_time.holidays import DayKind, Holiday, read_holidays, shipped_holidays, with_own
from nhipcau.lib.working_time.reading_clocks import clock, read_clocks, shipped_clocks, with_own_clocks
from nhipcau.lib.working_time.sentences import period
from nhipcau.lib.working_time.state import Stand, State, state
from nhipcau.lib.working_time.words import Words, WorkingTimeError
from nhipcau.lib.working_time.yearly import Duty, duties, next_yearly

__all__ = [
    "ACTORS",
    "GROUPS",
    "STANDINGS",
    "Announced",
    "Clock",
    "DayKind",
    "DayStatus",
    "Direction",
    "Due",
    "Duty",
    "Holiday",
    "Pause",
    "Skipped",
    "Stand",
    "Standing",
    "State",
    "Unit",
    "Words",
    "WorkingCalendar",
    "WorkingTimeError",
    "clock",
    "due",
    "duties",
    "next_yearly",
    "official_calendar",
    "period",
    "read_clocks",
    "read_holidays",
    "shipped_clocks",
    "shipped_holidays",
    "state",
    "validity",
    "with_own",
    "with_own_clocks",
]
