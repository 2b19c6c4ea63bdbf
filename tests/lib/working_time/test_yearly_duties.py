"""The calendar of the year for each kind of agency."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.working_time import WorkingTimeError, clock, duties, next_yearly, official_calendar

CALENDAR = official_calendar()


def test_the_office_s_autumn_of_2026() -> None:
    """15 November 2026 is a Sunday: what is due then is best sent on Friday the 13th."""
    found = [one for one in duties("external-affairs-office", 2026, CALENDAR) if one.day >= date(2026, 11, 1)]
    assert [(one.clock.id, one.day.isoformat(), one.best_by.isoformat()) for one in found if not one.first] == [
        ("aid-finance-month", "2026-11-10", "2026-11-10"),
        ("plan-signing", "2026-11-15", "2026-11-13"),
        ("plan-implementing", "2026-11-15", "2026-11-13"),
        ("report-agreements", "2026-11-15", "2026-11-13"),
        ("aid-finance-month", "2026-12-10", "2026-12-10"),
        ("report-conferences", "2026-12-18", "2026-12-18"),
        ("report-ngos", "2026-12-18", "2026-12-18"),
    ]
    assert [one.clock.id for one in found if one.first] == ["delegations-plan", "year-draft"]


def test_a_duty_says_its_day_and_where_it_comes_from() -> None:
    (plan,) = [one for one in duties("province", 2026, CALENDAR) if one.clock.id == "plan-signing"]
    assert plan.sentence.vi == (
        "Kế hoạch ký kết thỏa thuận quốc tế năm sau gửi Bộ Ngoại giao: chậm nhất Chủ nhật 15/11/2026, là ngày nghỉ, nên "
        "xong muộn nhất thứ Sáu 13/11/2026. Căn cứ: Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 46(1)."
    )
    (usage,) = [one for one in duties("external-affairs-office", 2026, CALENDAR) if one.clock.id == "half-year-report"]
    assert "15 June 2026 – 30 June 2026" in usage.sentence.en and "no rule of law" in usage.sentence.en


def test_other_agencies_have_their_own() -> None:
    assert [one.clock.id for one in duties("department", 2026, CALENDAR)] == ["report-agreements-department"]
    assert [one.day.isoformat() for one in duties("ngo", 2026, CALENDAR)] == ["2026-12-18"]
    assert [one.day.isoformat() for one in duties("ministry-unit", 2026, CALENDAR)] == ["2026-12-25"]
    assert duties("prime-minister", 2026, CALENDAR) == ()


def test_a_year_before_the_law_has_fewer_duties() -> None:
    """The law on agreements has held since 1 July 2021, the decree on NGOs since 1 November 2022."""
    of_2020 = {one.clock.id for one in duties("province", 2020, CALENDAR)}
    assert "report-conferences" in of_2020 and not {"plan-signing", "report-ngos"} & of_2020
    assert "plan-signing" in {one.clock.id for one in duties("province", 2021, CALENDAR)}


def test_the_next_time() -> None:
    assert next_yearly(clock("plan-signing"), date(2026, 11, 14)) == date(2026, 11, 15)
    assert next_yearly(clock("plan-signing"), date(2026, 11, 15)) == date(2027, 11, 15)
    assert next_yearly(clock("aid-finance-month"), date(2026, 12, 10)) == date(2027, 1, 10)
    assert next_yearly(clock("aid-finance-year"), date(2027, 3, 1)) == date(2028, 2, 28)
    with pytest.raises(WorkingTimeError, match="is past"):
        next_yearly(clock("name-only"), date(2027, 2, 28))
    with pytest.raises(WorkingTimeError, match="counts from an event"):
        next_yearly(clock("province-opinion"), date(2026, 1, 1))


def test_an_agency_nobody_knows() -> None:
    with pytest.raises(WorkingTimeError, match="There is no kind of agency “so”"):
        duties("so", 2026, CALENDAR)
