"""The calendar of a year: what comes back every year or month, for whom, and on which working day it is best sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.lib.working_time.actors import ACTORS, PREPARES
from nhipcau.lib.working_time.calendar import WorkingCalendar
from nhipcau.lib.working_time.clocks import Clock, Direction, Unit
from nhipcau.lib.working_time.reading_clocks import shipped_clocks
from nhipcau.lib.working_time.sentences import sentences
from nhipcau.lib.working_time.words import NO_WORDS, Words, WorkingTimeError, named_day, named_span

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be done in a year. ``day`` is the last day; ``first`` is given where no day is, only a time of the year.

    ``best_by`` is the last working day up to ``day``. A day the rule names stays what it is also when nobody works then:
    whether Article 148(5) of the Civil Code moves it is not said, so nobody should count on it.
    """

    clock: Clock
    day: date
    best_by: date
    first: date | None = None

    @property
    def sentence(self) -> Words:
        return sentences(self._text(), self.clock, self.clock.cautions(self.day))

    def _text(self) -> Words:
        what = self.clock.what
        if self.first:
            span = named_span(self.first, self.day)
            return Words(f"{what.vi}: {span.vi}", f"{what.en}: {span.en}")
        day, best = named_day(self.day), named_day(self.best_by)
        early = NO_WORDS
        if self.best_by != self.day:
            early = Words(f", là ngày nghỉ, nên xong muộn nhất {best.vi}", f", a day of rest, so be done by {best.en}")
        return Words(f"{what.vi}: chậm nhất {day.vi}{early.vi}", f"{what.en}: by {day.en}{early.en}")


def next_yearly(clock: Clock, after: date) -> date:
    """The first due day after ``after``. Raises WorkingTimeError for a clock that counts from an event or is past."""
    if clock.direction is not Direction.BY:
        raise WorkingTimeError(
            f"Thời hạn “{clock.id}” đếm từ một sự kiện, không có ngày cố định trong năm.",
            f"The clock “{clock.id}” counts from an event and has no day of the year.",
        )
    for year in range(after.year, after.year + 3):
        for _, day in _days(clock, year):
            if day > after:
                return day
    raise WorkingTimeError(
        f"Thời hạn “{clock.id}” đã qua, không còn lần nào sau {named_day(after).vi}.",
        f"The clock “{clock.id}” is past, there is no more after {named_day(after).en}.",
    )


def duties(
    agency: str, year: int, calendar: WorkingCalendar, clocks: Sequence[Clock] | None = None
) -> tuple[Duty, ...]:
    """What an agency of this kind has to do in a year, by day. Raises WorkingTimeError for an unknown kind.

    The external affairs office follows the People's Committee's days beside its own.
    """
    if agency not in ACTORS:
        raise WorkingTimeError(
            f"Không có loại cơ quan “{agency}”. Hãy dùng một trong: {', '.join(ACTORS)}.",
            f"There is no kind of agency “{agency}”. Use one of: {', '.join(ACTORS)}.",
        )
    whose = PREPARES.get(agency, (agency,))
    found = [
        Duty(one, day, day if calendar.works(day) else calendar.previous_working(day), first)
        for one in (shipped_clocks() if clocks is None else clocks)
        if one.direction is Direction.BY and one.who in whose
        for first, day in _days(one, year)
        if one.in_force(day)
    ]
    return tuple(sorted(found, key=lambda duty: (duty.day, duty.first is not None)))


def _days(clock: Clock, year: int) -> Iterator[tuple[date | None, date]]:
    """The clock's days of a year with the first day of a season."""
    if clock.unit is Unit.UNTIL:
        day = date.fromisoformat(clock.day)
        if day.year == year:
            yield None, day
    elif clock.unit is Unit.DAY_OF_MONTH:
        yield from ((None, date(year, month, int(clock.day))) for month in _MONTHS)
    elif clock.unit is Unit.SEASON:
        first, last = (date.fromisoformat(f"{year:04}-{part}") for part in clock.day.split("/"))
        yield first, last
    else:
        yield None, date.fromisoformat(f"{year:04}-{clock.day}")
