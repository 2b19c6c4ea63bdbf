"""Dates of unequal exactness, half-open periods, and the windows reports are counted in."""

from nhipcau.lib.period.kind import Kind
from nhipcau.lib.period.partial import PartialDate, exact_day, is_before
from nhipcau.lib.period.period import Period
from nhipcau.lib.period.windows import (
    calendar_year,
    half_year,
    months,
    previous_period,
    quarter,
    reporting_year,
    same_period_last_year,
    term,
)

__all__ = [
    "Kind",
    "PartialDate",
    "Period",
    "calendar_year",
    "exact_day",
    "half_year",
    "is_before",
    "months",
    "previous_period",
    "quarter",
    "reporting_year",
    "same_period_last_year",
    "term",
]
