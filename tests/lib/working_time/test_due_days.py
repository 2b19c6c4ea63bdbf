"""How days are counted and passed over, pauses, what crosses 1 July 2025, and what an answer says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nhipcau.lib.working_time import Pause, Unit, WorkingTimeError, clock, due, official_calendar

CALENDAR = official_calendar()
OPINION, REPORT = clock("province-opinion"), clock("province-report")


def test_the_day_of_the_event_is_not_counted() -> None:
    """Civil Code, Article 147(3). Monday 2 March 2026 and seven working days: 3, 4, 5, 6 and 9, 10, 11 March."""
    found = due(OPINION, date(2026, 3, 2), CALENDAR)
    assert [day.day for day in found.counted] == [3, 4, 5, 6, 9, 10, 11]
    assert found.day == date(2026, 3, 11)
    assert [(one.day.day, one.why.vi) for one in found.skipped] == [(7, "thứ Bảy"), (8, "Chủ nhật")]


@pytest.mark.parametrize("arrived", [date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 18), date(2026, 2, 22)])
def test_what_arrives_during_tet_begins_after_it(arrived: date) -> None:
    assert due(OPINION, arrived, CALENDAR).day == date(2026, 3, 3)


def test_tet_is_told_as_one_stretch() -> None:
    found = due(OPINION, date(2026, 2, 10), CALENDAR)
    assert found.sentence.vi == (
        "Cơ quan được hỏi trả lời ý kiến về thỏa thuận nhân danh HĐND, UBND cấp tỉnh: 7 ngày làm việc kể từ thứ Ba "
        "10/02/2026 (nhận đủ hồ sơ; không tính ngày này), đến hết thứ Năm 26/02/2026; không tính 4 ngày cuối tuần, "
        "Tết Nguyên đán (từ 16/02/2026 đến 20/02/2026). Căn cứ: Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19(2)."
    )
    assert (
        "not counted: 4 weekend days, Lunar New Year (Tết) (16 February 2026 – 20 February 2026)" in found.sentence.en
    )
    assert "until the end of Thursday 26 February 2026" in found.sentence.en


def test_a_saturday_worked_for_another_day_counts_and_is_named() -> None:
    found = due(clock("shortened-opinion"), date(2026, 8, 20), CALENDAR)
    assert [day.day for day in found.counted] == [21, 22, 24]
    assert "có tính thứ Bảy 22/08/2026 (làm bù cho ngày 31/08/2026)" in found.sentence.vi
    assert "Saturday 22 August 2026 counts (worked in place of 31 August 2026)" in found.sentence.en


def test_a_period_in_days_may_end_on_a_saturday_that_is_worked() -> None:
    found = due(REPORT, date(2026, 8, 7), CALENDAR)
    assert (found.day, found.moved_from) == (date(2026, 8, 22), None)
    other = due(REPORT, date(2026, 7, 31), CALENDAR)
    assert (other.day, other.moved_from) == (date(2026, 8, 17), date(2026, 8, 15)), "an ordinary Saturday"


def test_a_period_in_days_that_ends_on_a_swapped_day_off_moves() -> None:
    """16 August + 15 is Monday 31 August 2026, off in exchange; 1 and 2 September are National Day."""
    found = due(REPORT, date(2026, 8, 16), CALENDAR)
    assert (found.day, found.moved_from) == (date(2026, 9, 3), date(2026, 8, 31))
    assert "Điều 148(5)" in found.sentence.vi and "nghỉ hoán đổi" in found.sentence.vi.lower()


def test_without_a_notice_the_answer_says_what_it_does_not_know() -> None:
    """Wednesday 19 January 2028: 20, 21 | 24–28 January. Tết 2028 lies in between and is not known here."""
    found = due(OPINION, date(2028, 1, 19), CALENDAR)
    assert found.day == date(2028, 1, 28)
    assert "lịch nghỉ năm 2028 chưa công bố" in found.sentence.vi
    assert "the holidays of 2028 are not announced" in found.sentence.en


def test_a_period_over_new_year_into_a_year_without_a_notice() -> None:
    found = due(OPINION, date(2027, 12, 29), CALENDAR)
    assert [note.en for note in found.notes] == [CALENDAR.announced(2028).words.en]
    assert not due(OPINION, date(2027, 12, 20), CALENDAR).notes


def test_a_consultation_that_crosses_1_july_2025_says_so() -> None:
    """Asked on Wednesday 25 June: 26, 27, 30 June and 1 to 4 July."""
    found = due(clock("district-opinion"), date(2025, 6, 25), CALENDAR)
    assert found.day == date(2025, 7, 4)
    assert "quy định hết áp dụng sau thứ Hai 30/06/2025" in found.sentence.vi
    assert "nothing of dossiers under way" in found.sentence.en
    assert not due(clock("district-opinion"), date(2025, 6, 17), CALENDAR).notes


def test_a_rule_that_has_ended_names_the_one_in_its_place() -> None:
    with pytest.raises(WorkingTimeError) as caught:
        due(clock("commune-opinion-2021"), date(2025, 7, 1), CALENDAR)
    assert "đến hết thứ Hai 30/06/2025" in caught.value.vi and "Nay xem “commune-opinion”" in caught.value.vi
    assert "See now “commune-opinion”" in caught.value.en
    with pytest.raises(WorkingTimeError, match="from Thursday 1 July 2021"):
        due(OPINION, date(2021, 6, 30), CALENDAR)


def test_amending_only_the_name_ends_with_february_2027() -> None:
    rule = clock("name-only")
    assert due(rule, date(2027, 2, 28), CALENDAR).day == date(2027, 2, 28)
    assert "xong muộn nhất thứ Sáu 26/02/2027" in due(rule, date(2026, 3, 2), CALENDAR).sentence.vi
    with pytest.raises(WorkingTimeError, match="until the end of Sunday 28 February 2027"):
        due(rule, date(2027, 3, 1), CALENDAR)


def test_aid_since_the_new_decree_carries_a_doubt() -> None:
    assert not due(clock("aid-notice"), date(2025, 11, 24), CALENDAR).notes
    assert "Nghị định 313/2025/NĐ-CP" in due(clock("aid-notice"), date(2025, 12, 8), CALENDAR).sentence.vi
    assert clock("aid-notice").verified_on(date(2025, 12, 7))
    assert not clock("aid-notice").verified_on(date(2025, 12, 8))


def test_days_that_are_paused_do_not_count() -> None:
    """Monday 2 March 2026, back for mending on the 5th and 6th: 3, 4 | 9, 10, 11, 12, 13 March."""
    found = due(OPINION, date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 5), date(2026, 3, 6))])
    assert found.day == date(2026, 3, 13)
    assert "tạm dừng (từ 05/03/2026 đến 06/03/2026)" in found.sentence.vi
    assert "paused (5 March 2026 – 6 March 2026)" in found.sentence.en


def test_a_pause_over_a_weekend_takes_only_its_working_days() -> None:
    weekend = due(OPINION, date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 7), date(2026, 3, 8))])
    assert weekend.day == date(2026, 3, 11)
    assert due(REPORT, date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 7), date(2026, 3, 8))]).day == date(2026, 3, 19)


def test_two_pauses_that_overlap_count_once() -> None:
    pauses = [Pause(date(2026, 3, 4), date(2026, 3, 5)), Pause(date(2026, 3, 5), date(2026, 3, 6))]
    assert due(OPINION, date(2026, 3, 2), CALENDAR, pauses).day == date(2026, 3, 16)


def test_a_pause_holds_the_day_an_end_was_moved_to_as_well() -> None:
    """15 days from 31 July 2026 end on Saturday 15 August; Monday and Tuesday are paused."""
    paused = [Pause(date(2026, 8, 17), date(2026, 8, 18))]
    assert due(REPORT, date(2026, 7, 31), CALENDAR, paused).day == date(2026, 8, 19)
    assert due(REPORT, date(2026, 7, 31), CALENDAR, [Pause(date(2026, 8, 17))]).day is None


def test_a_pause_that_lasts_leaves_the_day_open() -> None:
    found = due(OPINION, date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 5))])
    assert (found.day, found.left) == (None, 5)
    assert "đang tạm dừng, còn 5 ngày làm việc" in found.sentence.vi
    assert "is paused with 5 working days left" in found.sentence.en
    assert due(OPINION, date(2026, 3, 2), CALENDAR, [Pause(date(2026, 3, 12))]).day == date(2026, 3, 11), (
        "after its end"
    )


@pytest.mark.parametrize(
    ("name", "pause", "said"),
    [
        ("province-opinion", Pause(date(2026, 3, 6), date(2026, 3, 5)), "ends before it begins"),
        ("conference-request", Pause(date(2026, 3, 5)), "cannot be paused"),
        ("plan-signing", Pause(date(2026, 3, 5)), "cannot be paused"),
    ],
)
def test_pauses_that_make_no_sense(name: str, pause: Pause, said: str) -> None:
    with pytest.raises(WorkingTimeError, match=said) as caught:
        due(clock(name), date(2026, 3, 2), CALENDAR, [pause])
    assert caught.value.vi != caught.value.en


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("2026-03-31", "2026-09-30"),  # a month without that day ends it on its last day: Article 148(3)
        ("2025-08-29", "2026-03-02"),  # 28 February 2026 is a Saturday
        ("2023-08-31", "2024-02-29"),  # a leap year
        ("2026-03-02", "2026-09-03"),  # 2 September is National Day
    ],
)
def test_six_months(event: str, expected: str) -> None:
    rule = replace(REPORT, length=6, unit=Unit.MONTHS)
    assert due(rule, date.fromisoformat(event), CALENDAR).day == date.fromisoformat(expected)


def test_before_an_event_a_day_of_rest_moves_the_day_forward_in_time_never_back() -> None:
    """30 days before Saturday 21 March 2026 is 19 February, in Tết; the last working day before is Friday 13 February."""
    found = due(clock("conference-request"), date(2026, 3, 21), CALENDAR)
    assert (found.day, found.moved_from) == (date(2026, 2, 13), date(2026, 2, 19))
    assert "phải làm xong vào ngày làm việc trước đó" in found.sentence.vi
    assert "Lunar New Year (Tết), so it has to be done on the working day before" in found.sentence.en


def test_a_year_nobody_means() -> None:
    with pytest.raises(WorkingTimeError, match="too far off"):
        due(OPINION, date(9999, 12, 31), CALENDAR)


def test_a_clock_nobody_declared() -> None:
    with pytest.raises(WorkingTimeError, match="There is no clock “tet”"):
        clock("tet")
