"""Half-open stretches of days: the start belongs to the period, the end is the first day after it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from nhipcau.lib.period.kind import Kind
from nhipcau.lib.period.label import span_label


def shift_months(day: date, months: int) -> date:
    """Return the same day of the month so many months on; a day the month lacks becomes the next day.

    31 January plus one month is 1 March (29 February 2024 less twelve months is 1 March 2023): as the end of
    a half-open period that counts no day twice and loses none. Raises ValueError outside the calendar.
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month_index + 1, day.day)
    except ValueError:
        if day.day <= 28:
            raise
        return date(year, month_index + 2, 1)  # December has 31 days, so this month is never the twelfth


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` up to but without ``end``; None means without bound on that side.

    Two periods with the same days are equal whatever their ``kind``. ValueError unless start < end.
    """

    start: date | None
    end: date | None
    kind: Kind | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a period must start before it ends: {self.start} … {self.end}")

    @classmethod
    def of_days(cls, start: date, days: int) -> Self:
        """Return the period of so many days from ``start``."""
        return cls(start, start + timedelta(days=days))

    @classmethod
    def of_months(cls, start: date, months: int, kind: Kind | None = None) -> Self:
        """Return the period of so many months from ``start``."""
        return cls(start, shift_months(start, months), kind)

    @property
    def days(self) -> int | None:
        """The number of days; None if unbounded."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days

    @property
    def last_day(self) -> date | None:
        """The last day within the period; None if it has no end."""
        return None if self.end is None else self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Tell whether the day lies within the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other period lies within this one."""
        starts_before = self.start is None or (other.start is not None and self.start <= other.start)
        ends_after = self.end is None or (other.end is not None and other.end <= self.end)
        return starts_before and ends_after

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day; periods which only touch do not."""
        return self.intersection(other) is not None

    def intersection(self, other: "Period") -> "Period | None":
        """Return the days in both periods, None if there are none."""
        start = max((day for day in (self.start, other.start) if day is not None), default=None)
        end = min((day for day in (self.end, other.end) if day is not None), default=None)
        if start is not None and end is not None and start >= end:
            return None
        return Period(start, end)

    def shift_years(self, years: int) -> Self:
        """Return the same period so many years later (earlier if negative); open sides stay open.

        29 February becomes 1 March in a common year, so that periods which touch still touch; only the
        single day 29 February becomes 28 February, as it would be empty otherwise.
        """
        start = self.start and shift_months(self.start, 12 * years)
        end = self.end and shift_months(self.end, 12 * years)
        if start is not None and start == end:
            start -= timedelta(days=1)
        return replace(self, start=start, end=end)

    def label(self, lang: str) -> str:
        """Return the period in words, ``lang`` "vi" or "en"; see `nhipcau.lib.period.label.span_label`."""
        return span_label(self.start, self.last_day, self.kind, lang)
