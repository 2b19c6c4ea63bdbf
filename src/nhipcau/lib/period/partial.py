"""Dates as sources give them: a day, a month or only a year, never made more exact than that."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Final, Self

from nhipcau.lib.period.kind import Kind
from nhipcau.lib.period.label import ENGLISH_MONTHS
from nhipcau.lib.period.period import Period

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LAST_YEAR: Final = 9998  # the day after the last day must still be a date


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the month and day, may be unknown (None).

    Ordered by the first day it may mean, the less exact first: 2019 < 2019-01 < 2019-01-01 < 2019-02; that
    is also the order of `as_int` and of `iso`. Impossible dates raise ValueError.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= _LAST_YEAR:
            raise ValueError(f"year must be within 1 and {_LAST_YEAR}, not {self.year}")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, iso: str) -> Self:
        """Read "2019", "2019-05" or "2019-05-12" (ISO 8601 calendar dates); else ValueError."""
        found = _ISO.fullmatch(iso)
        if not found:
            raise ValueError(f"not an ISO date, month or year: {iso!r}")
        year, month, day = (None if part is None else int(part) for part in found.groups())
        assert year is not None  # noqa: S101 - the expression has no match without a year
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the full date of a day."""
        return cls(day.year, day.month, day.day)

    def iso(self) -> str:
        """Return "2019", "2019-05" or "2019-05-12"."""
        known = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(known)

    def first(self) -> date:
        """Return the first day the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def period(self) -> Period:
        """Return all days the date may mean."""
        if self.month is None:
            return Period.of_months(self.first(), 12, Kind.YEAR)
        if self.day is None:
            return Period.of_months(self.first(), 1, Kind.MONTHS)
        return Period.of_days(self.first(), 1)

    def as_int(self) -> int:
        """Return yyyymmdd with 00 for each unknown part, for a sortable column."""
        return self.year * 10000 + (self.month or 0) * 100 + (self.day or 0)

    @classmethod
    def from_int(cls, number: int) -> Self:
        """Read back `as_int`; else ValueError."""
        year, rest = divmod(number, 10000)
        month, day = divmod(rest, 100)
        return cls(year, month or None, day or None)

    def label(self, lang: str) -> str:
        """Return vi "22/08/2025", "08/2025", "2025"; en "22 August 2025", "August 2025", "2025"."""
        if lang == "en":
            parts = [
                str(self.day or ""),
                ENGLISH_MONTHS[self.month - 1] if self.month else "",
                str(self.year),
            ]
            return " ".join(part for part in parts if part)
        parts = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, str(self.year)])

    def __str__(self) -> str:
        return self.iso()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.as_int() < other.as_int()


def exact_day(printed: str | None) -> date | None:
    """The day of a partial ISO date that is known to the day, else None."""
    return PartialDate.parse(printed).first() if printed and len(printed) == len("2026-01-31") else None


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a partial ISO date is certainly before another one: "2019-04" is before "2019-05-12", "2019" is not."""
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
