"""The working days of the years with a notice, counted by hand, and what a year without one answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nhipcau.lib.working_time import DayKind, WorkingCalendar, official_calendar, shipped_holidays

CALENDAR = official_calendar()

OFF_ON_WEEKDAYS = {
    # Tết 10–14 February (Friday 12 is the first day of the year), Saturday and Sunday made up on the 15th and 16th.
    2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
    # 1 January, 10/3 lunar, 30 April and 1 May fell on weekends.
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    # The Hùng Kings on Saturday 29 April, 30 April on Sunday; 2 September a Saturday.
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
WORKED_WEEKENDS = {2024: "05-04", 2025: "04-26", 2026: "01-10 08-22"}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=step) for step in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", OFF_ON_WEEKDAYS)
def test_the_year_as_its_notice_has_it(year: int) -> None:
    off = [f"{day:%m-%d}" for day in days_of(year) if day.weekday() < 5 and not CALENDAR.works(day)]
    worked = [f"{day:%m-%d}" for day in days_of(year) if day.weekday() > 4 and CALENDAR.works(day)]
    assert " ".join(off) == OFF_ON_WEEKDAYS[year]
    assert " ".join(worked) == WORKED_WEEKENDS.get(year, "")
    assert CALENDAR.announced(year).known and CALENDAR.announced(year).sources


def test_2026_has_249_working_days() -> None:
    """365 days less 104 weekend days and 14 weekdays off, and two Saturdays worked."""
    assert CALENDAR.working_days_between(date(2025, 12, 31), date(2026, 12, 31)) == 365 - 104 - 14 + 2


def test_a_day_says_why() -> None:
    assert CALENDAR.on(date(2026, 2, 17)).why.vi == "Tết Nguyên đán"
    swapped, worked = CALENDAR.on(date(2026, 8, 31)), CALENDAR.on(date(2026, 8, 22))
    assert (swapped.works, swapped.why.vi) == (False, "Nghỉ hoán đổi, làm bù ngày 22/08/2026")
    assert (worked.works, worked.why.en) == (True, "Worked in place of 31 August 2026")
    assert worked.source == "Thông báo 9441/TB-BNV ngày 16/10/2025"
    sunday, monday = CALENDAR.on(date(2026, 3, 1)), CALENDAR.on(date(2026, 3, 2))
    assert (sunday.why.vi, sunday.weekend) == ("Chủ nhật", True)
    assert (monday.works, monday.why.en) == (True, "working day")
    assert not CALENDAR.on(date(2022, 5, 1)).weekend, "a Sunday that is a holiday is a holiday"


def test_culture_day_is_a_holiday_since_2026_only() -> None:
    assert CALENDAR.works(date(2025, 11, 24))
    assert not CALENDAR.works(date(2026, 11, 24))
    assert not CALENDAR.works(date(2028, 11, 24)), "also in a year without a notice"


def test_a_year_without_a_notice_has_fixed_holidays_and_says_so() -> None:
    said = CALENDAR.announced(2032)
    assert not said.known
    assert "chưa công bố" in said.words.vi and "not announced" in said.words.en
    # 2032: 1 January a Thursday, 30 April a Friday, 1 May a Saturday made up on Monday the 3rd; 2 September a Thursday.
    off = [f"{day:%m-%d}" for day in days_of(2032) if day.weekday() < 5 and not CALENDAR.works(day)]
    assert off == ["01-01", "04-30", "05-03", "09-02", "11-24"]
    assert CALENDAR.works(date(2032, 2, 11)), "the first day of that lunar year is not guessed"


def test_two_holidays_on_one_weekend_are_made_up_on_two_days() -> None:
    """2033: 30 April is a Saturday, 1 May a Sunday; 1 January a Saturday. Article 111(3) gives the next working day each."""
    off = {
        f"{day:%m-%d}": CALENDAR.on(day).why.vi
        for day in days_of(2033)
        if day.weekday() < 5 and not CALENDAR.works(day)
    }
    assert off["05-02"] == "Nghỉ bù Ngày Chiến thắng"
    assert off["05-03"] == "Nghỉ bù Ngày Quốc tế lao động"
    assert off["01-03"] == "Nghỉ bù Tết Dương lịch"


def test_culture_day_on_a_weekend_is_not_made_up() -> None:
    """24 November 2029 is a Saturday; the resolution is not part of Article 112(1), of which Article 111(3) speaks."""
    assert CALENDAR.works(date(2029, 11, 26))


def test_the_next_and_the_last_working_day() -> None:
    assert CALENDAR.next_working(date(2026, 2, 13)) == date(2026, 2, 23)
    assert CALENDAR.previous_working(date(2026, 2, 23)) == date(2026, 2, 13)
    assert CALENDAR.next_working(date(2026, 8, 21)) == date(2026, 8, 22)
    assert CALENDAR.previous_working(date(2026, 8, 24)) == date(2026, 8, 22)


def test_every_swapped_day_off_is_worked_on_another_day() -> None:
    kinds = [one.kind for one in shipped_holidays()]
    assert kinds.count(DayKind.SWAPPED_REST) == kinds.count(DayKind.SWAPPED_WORK) == 4


def test_nothing_known_is_a_calendar_too() -> None:
    assert not WorkingCalendar(()).announced(2026).known
    assert WorkingCalendar(()).works(date(2026, 2, 17))
