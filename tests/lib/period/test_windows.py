from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.period import (
    Period,
    calendar_year,
    half_year,
    months,
    previous_period,
    quarter,
    reporting_year,
    same_period_last_year,
    term,
)

YEARS = st.integers(1950, 2100)
WINDOWS = st.one_of(
    YEARS.map(calendar_year),
    YEARS.map(reporting_year),
    st.builds(half_year, YEARS, st.integers(1, 2)),
    st.builds(quarter, YEARS, st.integers(1, 4)),
    st.builds(lambda year, first, count: months(year, first, min(12, first + count)), YEARS, st.integers(1, 12), st.integers(0, 11)),
    st.builds(lambda year, count: term(year, year + count), YEARS, st.integers(0, 9)),
)  # fmt: skip


def test_days_of_windows():
    assert calendar_year(2024).days == 366
    assert half_year(2024, 2) == Period(date(2024, 7, 1), date(2025, 1, 1))
    assert quarter(2025, 3) == Period(date(2025, 7, 1), date(2025, 10, 1))
    assert months(2023, 1, 11) == Period(date(2023, 1, 1), date(2023, 12, 1))
    assert term(2021, 2025) == Period(date(2021, 1, 1), date(2026, 1, 1))


def test_reporting_year_ends_on_14_december():
    window = reporting_year(2024)
    assert (window.start, window.last_day) == (date(2023, 12, 15), date(2024, 12, 14))
    assert window.label("vi") == "từ 15/12/2023 đến 14/12/2024"


def test_previous_by_kind():
    assert previous_period(half_year(2024, 1)) == half_year(2023, 2)
    assert previous_period(term(2021, 2025)) == term(2016, 2020)
    assert previous_period(reporting_year(2024)) == reporting_year(2023)
    assert previous_period(months(2023, 1, 11)) == Period(date(2022, 2, 1), date(2023, 1, 1))
    assert previous_period(Period(date(2024, 3, 1), date(2024, 4, 1))) == months(2024, 2, 2)
    assert previous_period(Period(date(2024, 3, 5), date(2024, 3, 12))) == Period(date(2024, 2, 27), date(2024, 3, 5))


def test_same_period_last_year():
    assert same_period_last_year(months(2024, 1, 2)) == months(2023, 1, 2)
    assert same_period_last_year(half_year(2025, 1)) == half_year(2024, 1)
    assert same_period_last_year(reporting_year(2025)) == reporting_year(2024)


def test_without_bounds_there_is_nothing_before():
    with pytest.raises(ValueError, match="before it"):
        previous_period(Period(date(2024, 1, 1), None))
    with pytest.raises(ValueError, match="before it"):
        same_period_last_year(Period(None, None))


@pytest.mark.parametrize(
    ("window", "vi", "en"),
    [
        (calendar_year(2024), "năm 2024", "2024"),
        (half_year(2024, 1), "6 tháng đầu năm 2024", "first half of 2024"),
        (half_year(2024, 2), "6 tháng cuối năm 2024", "second half of 2024"),
        (quarter(2024, 4), "quý IV/2024", "Q4 2024"),
        (months(2023, 1, 11), "11 tháng đầu năm 2023", "January–November 2023"),
        (months(2023, 5, 5), "tháng 05/2023", "May 2023"),
        (months(2023, 5, 8), "từ tháng 05/2023 đến tháng 08/2023", "May–August 2023"),
        (term(2021, 2025), "giai đoạn 2021–2025", "2021–2025"),
    ],
)
def test_labels_name_the_window(window, vi, en):
    assert (window.label("vi"), window.label("en")) == (vi, en)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: half_year(2024, 3),
        lambda: quarter(2024, 0),
        lambda: months(2024, 5, 4),
        lambda: term(2025, 2021),
    ],
)
def test_impossible_windows(wrong):
    with pytest.raises(ValueError, match=r"\d"):
        wrong()


@given(WINDOWS)
@settings(max_examples=150)
def test_previous_is_adjacent_and_of_the_same_kind(window):
    before = previous_period(window)
    assert before.end == window.start
    assert before.kind == window.kind
    assert not before.overlaps(window)


@given(st.dates(date(1950, 1, 2), date(2100, 1, 1)), st.integers(1, 2000))
@settings(max_examples=100)
def test_previous_of_any_days_is_adjacent(start, days):
    period = Period.of_days(start, days)
    before = previous_period(period)
    assert before.end == start
    assert before.days == days or (start.day, period.end.day) == (1, 1)
