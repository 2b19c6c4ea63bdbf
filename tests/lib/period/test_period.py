from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.period import Period

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def bounded(days=DAYS):
    return st.builds(lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(1, 900))


PERIODS = st.one_of(
    bounded(),
    DAYS.map(lambda d: Period(d, None)),
    DAYS.map(lambda d: Period(None, d)),
    st.just(Period(None, None)),
)
MARCH = Period(date(2024, 3, 1), date(2024, 4, 1))


def test_the_end_is_outside():
    assert MARCH.contains(date(2024, 3, 1))
    assert MARCH.contains(date(2024, 3, 31))
    assert not MARCH.contains(date(2024, 4, 1))
    assert MARCH.days == 31
    assert MARCH.last_day == date(2024, 3, 31)
    assert not MARCH.overlaps(Period(date(2024, 4, 1), None))


def test_open_sides():
    until = Period(None, date(2024, 3, 2))
    assert until.contains(date(1, 1, 1))
    assert until.days is None
    assert until.intersection(MARCH) == Period(date(2024, 3, 1), date(2024, 3, 2))
    assert Period(None, None).covers(until)
    assert not MARCH.covers(until)


def test_empty_or_reversed_is_refused():
    for end in (date(2024, 3, 1), date(2024, 2, 1)):
        with pytest.raises(ValueError, match="start before it ends"):
            Period(date(2024, 3, 1), end)


def test_leap_day_moves_to_the_first_of_march():
    before, after = Period(date(2024, 1, 1), date(2024, 2, 29)), Period(date(2024, 2, 29), date(2024, 4, 1))
    assert before.shift_years(-1) == Period(date(2023, 1, 1), date(2023, 3, 1))
    assert after.shift_years(-1) == Period(date(2023, 3, 1), date(2023, 4, 1))
    assert Period.of_days(date(2024, 2, 29), 1).shift_years(1) == Period(date(2025, 2, 28), date(2025, 3, 1))
    assert before.shift_years(4) == Period(date(2028, 1, 1), date(2028, 2, 29))


def test_labels():
    odd = Period(date(2025, 8, 22), date(2025, 10, 1))
    assert odd.label("vi") == "từ 22/08/2025 đến 30/09/2025"
    assert odd.label("en") == "22 August 2025 – 30 September 2025"
    assert Period(date(2025, 8, 22), None).label("vi") == "từ 22/08/2025"
    assert Period(None, date(2025, 10, 1)).label("en") == "until 30 September 2025"
    assert Period(None, None).label("vi") == "mọi thời gian"
    assert Period.of_days(date(2025, 8, 22), 1).label("vi") == "22/08/2025"


@given(PERIODS, PERIODS)
@settings(max_examples=200)
def test_intersection_laws(one, other):
    common = one.intersection(other)
    assert common == other.intersection(one)
    assert one.overlaps(other) == (common is not None)
    if common is not None:
        assert one.covers(common)
        assert other.covers(common)
    if one.covers(other):
        assert common == other


@given(PERIODS, PERIODS, DAYS)
@settings(max_examples=200)
def test_a_day_is_in_both_or_not_in_the_intersection(one, other, day):
    common = one.intersection(other)
    assert (one.contains(day) and other.contains(day)) == (common is not None and common.contains(day))


@given(bounded(), st.integers(1, 900), st.integers(-20, 20))
@settings(max_examples=150)
def test_touching_periods_still_touch_after_a_shift(period, days, years):
    after = Period.of_days(period.end, days)
    shifted_start = after.shift_years(years).start
    only_leap_day = days == 1 and (period.end.month, period.end.day) == (2, 29)
    assert period.shift_years(years).end == shifted_start or only_leap_day
