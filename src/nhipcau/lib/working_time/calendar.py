"""Which days civil servants work: weekends, holidays, days off in lieu, and working days that were swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from nhipcau.lib.working_time.holidays import (
    CULTURE_DAY,
    LABOUR_CODE,
    SATURDAY,
    DayKind,
    Holiday,
    fixed_days,
    shipped_holidays,
)
from nhipcau.lib.working_time.words import WEEKDAYS, Words

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayStatus:
    """Whether a day is worked, and why; ``weekend`` when it is a day of rest for no other reason."""

    day: date
    works: bool
    why: Words
    weekend: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """Whether the official calendar of a year is known here, and from which papers."""

    year: int
    known: bool
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        if self.known:
            return Words(f"lịch nghỉ năm {self.year} đã công bố", f"the holidays of {self.year} are announced")
        return Words(
            f"lịch nghỉ năm {self.year} chưa công bố hoặc chưa có ở đây: chỉ tính cuối tuần và các ngày lễ dương lịch cố định",
            f"the holidays of {self.year} are not announced, or not known here: only weekends and fixed holidays are counted",
        )


class WorkingCalendar:
    """Working days, from the rows of official calendars.

    A year without rows has its weekends and fixed holidays, with the days in lieu of Article 111(3) of the Labour
    Code, and says that it is not announced: Tết, the Hùng Kings' day and swaps are not guessed.
    """

    def __init__(self, rows: Iterable[Holiday]) -> None:
        self._rows = {row.day: row for row in rows}
        self._sources: dict[int, tuple[str, ...]] = {}
        for row in self._rows.values():
            before = self._sources.get(row.day.year, ())
            self._sources[row.day.year] = before if row.source in before else (*before, row.source)
        self._unannounced: dict[int, dict[date, Words]] = {}

    def announced(self, year: int) -> Announced:
        return Announced(year, year in self._sources, self._sources.get(year, ()))

    def on(self, day: date) -> DayStatus:
        """What the day is."""
        if row := self._rows.get(day):
            return DayStatus(day, row.kind is DayKind.SWAPPED_WORK, row.name, source=row.source)
        if day.year not in self._sources and (name := self._fixed(day.year).get(day)):
            return DayStatus(day, False, name, source=LABOUR_CODE.vi)
        weekend = day.weekday() >= SATURDAY
        why = WEEKDAYS[day.weekday()] if weekend else Words("ngày làm việc", "working day")
        return DayStatus(day, not weekend, why, weekend)

    def works(self, day: date) -> bool:
        return self.on(day).works

    def next_working(self, day: date) -> date:
        """The first working day after ``day``."""
        return next(self.working_days_after(day))

    def previous_working(self, day: date) -> date:
        """The last working day before ``day``."""
        return next(one for one in _days(day, -ONE_DAY) if self.works(one))

    def working_days_after(self, day: date) -> Iterator[date]:
        """Working days, the first after ``day`` first."""
        return (one for one in _days(day, ONE_DAY) if self.works(one))

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after ``after``, up to and with ``until``; 0 if that is not later."""
        return sum(self.works(after + ONE_DAY * (step + 1)) for step in range((until - after).days))

    def _fixed(self, year: int) -> dict[date, Words]:
        """Holidays and days in lieu of a year that is not announced."""
        if year not in self._unannounced:
            days = fixed_days(year)
            for day, name in fixed_days(year).items():
                if day.weekday() >= SATURDAY and (day.month, day.day) != CULTURE_DAY:
                    in_lieu = next(one for one in _days(day, ONE_DAY) if one.weekday() < SATURDAY and one not in days)
                    days[in_lieu] = Words(f"Nghỉ bù {name.vi}", f"Day off in lieu: {name.en}")
            self._unannounced[year] = days
        return self._unannounced[year]


def _days(start: date, step: timedelta) -> Iterator[date]:
    while True:
        start += step
        yield start


@lru_cache(maxsize=1)
def official_calendar() -> WorkingCalendar:
    """The calendar of the shipped years."""
    return WorkingCalendar(shipped_holidays())
