"""What holds for every day and every length, years with a notice or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.working_time import Direction, Pause, Unit, clock, due, official_calendar

CALENDAR = official_calendar()
DAYS = st.dates(date(2021, 7, 1), date(2031, 12, 31))
LENGTHS = st.integers(1, 60)
UNITS = st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS])
DIRECTIONS = st.sampled_from([Direction.AFTER, Direction.BEFORE])
ONE_DAY = timedelta(days=1)
OPINION = clock("province-opinion")


def ends(day: date, length: int, unit: Unit = Unit.WORKING_DAYS, *pauses: Pause) -> date:
    rule = replace(OPINION, length=length, unit=unit)
    found = due(rule, day, CALENDAR, pauses).day
    assert found is not None
    return found


@given(DAYS, LENGTHS, UNITS, DIRECTIONS)
def test_it_is_always_due_on_a_working_day_on_the_right_side(
    day: date, length: int, unit: Unit, way: Direction
) -> None:
    found = due(replace(OPINION, length=length, unit=unit, direction=way), day, CALENDAR).day
    assert found is not None and CALENDAR.works(found)
    assert found > day if way is Direction.AFTER else found < day


@given(DAYS, st.integers(0, 400), st.integers(1, 24), UNITS)
def test_a_later_start_is_never_due_earlier(day: date, later: int, length: int, unit: Unit) -> None:
    assert ends(day, length, unit) <= ends(day + later * ONE_DAY, length, unit)


@given(DAYS, LENGTHS)
def test_one_working_day_more_is_the_next_working_day(day: date, length: int) -> None:
    assert ends(day, length + 1) == CALENDAR.next_working(ends(day, length))


@given(DAYS, st.integers(0, 20), st.integers(0, 30), LENGTHS)
def test_a_pause_of_so_many_working_days_moves_the_end_by_as_many(
    day: date, after: int, long: int, length: int
) -> None:
    first = day + (after + 1) * ONE_DAY
    last = first + long * ONE_DAY
    lost = CALENDAR.working_days_between(first - ONE_DAY, last) if first <= ends(day, length) else 0
    assert ends(day, length, Unit.WORKING_DAYS, Pause(first, last)) == ends(day, length + lost)


@given(DAYS, LENGTHS)
def test_counting_forth_and_back_comes_home(day: date, length: int) -> None:
    """From a working day: so many working days on, and as many back."""
    start = day if CALENDAR.works(day) else CALENDAR.next_working(day)
    back = replace(OPINION, length=length, direction=Direction.BEFORE)
    assert due(back, ends(start, length), CALENDAR).day == start


@given(DAYS, LENGTHS)
def test_counted_and_passed_over_are_all_the_days_between(day: date, length: int) -> None:
    found = due(replace(OPINION, length=length), day, CALENDAR)
    assert found.day is not None and len(found.counted) == length
    between = {day + (step + 1) * ONE_DAY for step in range((found.day - day).days)}
    assert set(found.counted) | {one.day for one in found.skipped} == between
    assert CALENDAR.working_days_between(day, found.day) == length
