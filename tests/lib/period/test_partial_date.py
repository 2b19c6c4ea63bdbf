from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.period import PartialDate, Period

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))
PARTIAL = st.builds(lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3))


def test_iso_int_and_first_day():
    assert PartialDate.parse("2019-05") == PartialDate(2019, 5)
    assert PartialDate(2019).as_int() == 20190000
    assert PartialDate(2019, 5).as_int() == 20190500
    assert PartialDate(2019, 5, 12).as_int() == 20190512
    assert PartialDate(2019, 5).first() == date(2019, 5, 1)


def test_days_it_may_mean():
    assert PartialDate(2024).period() == Period(date(2024, 1, 1), date(2025, 1, 1))
    assert PartialDate(2024, 2).period().days == 29
    assert PartialDate(2024, 12, 31).period() == Period(date(2024, 12, 31), date(2025, 1, 1))


def test_the_less_exact_comes_first():
    dates = [PartialDate.parse(iso) for iso in ("2018-12-31", "2019", "2019-01", "2019-01-01", "2019-01-02", "2019-02")]
    assert sorted(set(dates)) == dates


@pytest.mark.parametrize(
    "iso", ["2019-02-30", "2019-13", "2019-00", "19", "2019-5", "2019-05-12T00:00", "0000", "9999"]
)
def test_refused(iso):
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate.parse(iso)


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2019, None, 5)


@given(PARTIAL, PARTIAL)
@settings(max_examples=150)
def test_round_trips_and_one_order(one, other):
    assert PartialDate.parse(one.iso()) == one
    assert PartialDate.from_int(one.as_int()) == one
    assert (one < other) == (one.as_int() < other.as_int()) == (one.iso() < other.iso())
    assert one.period().contains(one.first())
