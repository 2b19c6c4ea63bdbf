"""What the counting answers: the due day with every day that was counted or passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from nhipcau.lib.working_time.calendar import DayStatus, WorkingCalendar
from nhipcau.lib.working_time.clocks import Clock
from nhipcau.lib.working_time.words import NO_WORDS, Words

PAUSED: Final = Words("tạm dừng", "paused")


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, both ends included; ``last`` is None while the pause lasts."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was passed over, and why; ``weekend`` if for no other reason."""

    day: date
    why: Words
    weekend: bool = False


@dataclass(frozen=True)
class Due:
    """When a clock ends, and why. ``day`` is None while a pause lasts; ``left`` is what is still to be counted then.

    ``counted`` are the days of the period in the order they were counted; ``worked_weekends`` those among them that are
    Saturdays or Sundays worked in exchange for another day. ``moved_from`` is the day of rest the period would have ended
    on. ``notes`` say what a reader has to know: a calendar that is not announced, a rule that has changed since or is no
    law. ``sentence`` says all of it.
    """

    clock: Clock
    started_on: date
    day: date | None
    counted: tuple[date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    moved_from: date | None = None
    worked_weekends: tuple[DayStatus, ...] = ()
    left: int = 0
    pauses: tuple[Pause, ...] = ()
    notes: tuple[Words, ...] = ()
    sentence: Words = NO_WORDS
    calendar: WorkingCalendar = field(repr=False, compare=False, default_factory=lambda: WorkingCalendar(()))
