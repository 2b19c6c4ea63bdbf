"""How long an agreement runs: the term agreed, and how often it has renewed itself by a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nhipcau.lib.working_time.counting import months_after

_YEARS: Final = re.compile(r"\b0*(\d{1,2})\s*(?:\([^)]*\)\s*)?(?:năm|years?|year)\b", re.IGNORECASE)
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The last day of the term that runs on a day, and how many automatic renewals led to it; ``is_over`` if none runs."""

    last: date
    renewals: int
    is_over: bool


def years_in(words: str) -> int | None:
    """The years a printed term names: 5 of "05 năm, tự động gia hạn"; None where it names none, or several."""
    found = {int(years) for years in _YEARS.findall(words)}
    return found.pop() if len(found) == 1 else None


def first_end(begins: date, years: int) -> date:
    """The last day of a term of so many years: from 12 March 2026, five years end with 11 March 2031.

    That is a period of years by the Civil Code 91/2015/QH13, Articles 147 and 148, where the day it begins counts.
    """
    return months_after(begins, 12 * years) - ONE_DAY


def term(last: date, today: date, renewal_years: int | None = None) -> Term:
    """The term that runs on ``today`` where the one agreed ends with ``last``.

    ``renewal_years`` are what each automatic renewal adds, None where the agreement does not renew itself. Renewals are
    counted from the term agreed, so that 29 February stays the end of February.
    """
    if today <= last or not renewal_years:
        return Term(last, 0, today > last)
    renewals, begins = 0, last + ONE_DAY
    while (end := first_end(begins, renewals * renewal_years) if renewals else last) < today:
        renewals += 1
    return Term(end, renewals, False)
