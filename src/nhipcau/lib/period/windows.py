"""The windows Vietnamese reports are counted in, and the window each is compared with."""

from datetime import date, timedelta

from nhipcau.lib.period.kind import Kind
from nhipcau.lib.period.period import Period, shift_months


def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period.of_months(date(year, 1, 1), 12, Kind.YEAR)


def half_year(year: int, half: int) -> Period:
    """The first or second six months of a calendar year; ``half`` is 1 or 2."""
    if half not in (1, 2):
        raise ValueError(f"half must be 1 or 2, not {half}")
    return Period.of_months(date(year, 6 * half - 5, 1), 6, Kind.HALF_YEAR)


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year; ``number`` is 1 to 4."""
    if not 1 <= number <= 4:
        raise ValueError(f"quarter must be 1 to 4, not {number}")
    return Period.of_months(date(year, 3 * number - 2, 1), 3, Kind.QUARTER)


def months(year: int, first: int, last: int) -> Period:
    """The calendar months ``first`` to ``last`` of one year, both counted: (2023, 1, 11) is eleven months."""
    if not 1 <= first <= last <= 12:
        raise ValueError(f"months must be within 1 and 12 and in order: {first} … {last}")
    return Period.of_months(date(year, first, 1), last - first + 1, Kind.MONTHS)


def reporting_year(year: int) -> Period:
    """15 December of the year before to 14 December: the data window of yearly administrative reports.

    Decision 06/2020/QĐ-TTg, Article 8 (international conferences); Decree 58/2022/NĐ-CP, Article 24
    (foreign non-governmental organisations).
    """
    return Period.of_months(date(year - 1, 12, 15), 12, Kind.REPORTING_YEAR)


def term(first_year: int, last_year: int) -> Period:
    """A term of whole calendar years, both counted: (2021, 2025) is five years."""
    if first_year > last_year:
        raise ValueError(f"a term must not end before it starts: {first_year} … {last_year}")
    return Period.of_months(date(first_year, 1, 1), 12 * (last_year - first_year + 1), Kind.TERM)


def same_period_last_year(period: Period) -> Period:
    """Return the same days one year earlier ("cùng kỳ năm trước"); see `Period.shift_years` on 29 February.

    ValueError if the period has neither start nor end.
    """
    if period.start is None and period.end is None:
        raise ValueError("a period without bounds has no year before it")
    return period.shift_years(-1)


def _whole_months(period: Period) -> int | None:
    """How many months a window or a run of whole calendar months spans, None if it is neither."""
    if period.start is None or period.end is None:
        return None
    if period.kind is None and (period.start.day, period.end.day) != (1, 1):
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month


def previous_period(period: Period) -> Period:
    """Return the period just before, as long and of the same kind; it ends where ``period`` starts.

    Whole calendar months step by months (the half year before a half year, the term before a term), any
    other period by its number of days. ValueError if it is unbounded.
    """
    if period.start is None or period.days is None:
        raise ValueError("a period without a start or an end has no period before it")
    span = _whole_months(period)
    if span is None:
        return Period(period.start - timedelta(days=period.days), period.start)
    return Period(shift_months(period.start, -span), period.start, period.kind)
