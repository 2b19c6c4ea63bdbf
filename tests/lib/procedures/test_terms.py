"""Terms of agreements, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.procedures.term import Term, first_end, term, years_in


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("05 năm, tự động gia hạn", 5),
        ("03 năm", 3),
        ("5 (năm) năm kể từ ngày ký", 5),
        ("3 years", 3),
        ("Không thời hạn", None),
        ("2023-2027", None),
        ("5 năm, gia hạn 3 năm", None),
    ],
)
def test_years_of_a_printed_term(words: str, years: int | None) -> None:
    assert years_in(words) == years


@pytest.mark.parametrize(
    ("begins", "years", "last"),
    [("2026-03-12", 5, "2031-03-11"), ("2024-02-29", 1, "2025-02-27"), ("2020-03-01", 4, "2024-02-29")],
)
def test_a_term_of_years_ends_with_the_day_before(begins: str, years: int, last: str) -> None:
    assert first_end(date.fromisoformat(begins), years) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("today", "renewal_years", "found"),
    [
        ("2018-01-09", 5, Term(date(2018, 1, 9), 0, False)),  # 5 years from 10 January 2013: the last day
        ("2018-01-10", 5, Term(date(2023, 1, 9), 1, False)),
        ("2023-01-09", 5, Term(date(2023, 1, 9), 1, False)),
        ("2026-11-26", 5, Term(date(2028, 1, 9), 2, False)),  # 5 + 5 + 5
        ("2026-11-26", 3, Term(date(2027, 1, 9), 3, False)),
        ("2018-01-09", None, Term(date(2018, 1, 9), 0, False)),
        ("2018-01-10", None, Term(date(2018, 1, 9), 0, True)),
    ],
)
def test_five_years_and_five_more(today: str, renewal_years: int | None, found: Term) -> None:
    assert term(date(2018, 1, 9), date.fromisoformat(today), renewal_years) == found


def test_the_end_of_february_stays_the_end_of_february() -> None:
    """A term that ended with 29 February 2020, each renewal one year: it begins anew on 1 March."""
    assert term(date(2020, 2, 29), date(2020, 3, 1), 1).last == date(2021, 2, 28)
    assert term(date(2020, 2, 29), date(2024, 2, 1), 1).last == date(2024, 2, 29)
