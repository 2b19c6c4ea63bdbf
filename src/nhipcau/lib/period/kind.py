"""The sorts of window reports are counted in."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of window a period was made as; it decides its label and what came before it."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTHS = "months"
    REPORTING_YEAR = "reporting_year"
    TERM = "term"
