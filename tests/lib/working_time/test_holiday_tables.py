"""An operator's table of holidays: a year corrected or added, and what is refused, with its line and the cure."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.working_time import WorkingCalendar, WorkingTimeError, read_holidays, shipped_holidays, with_own

HEADING = "day,kind,name_vi,name_en,source,address"
# A made-up notice: the days of Tết and the Hùng Kings of 2028 are invented for the test.
DAYS_2028 = [
    "2028-01-01",
    "2028-01-24",
    "2028-01-25",
    "2028-01-26",
    "2028-01-27",
    "2028-01-28",
    "2028-04-04",
    "2028-04-30",
    "2028-05-01",
    "2028-09-02",
    "2028-09-01",
    "2028-11-24",
]


def table(*more: str, days: list[str] = DAYS_2028, kind: str = "holiday") -> str:
    return "\n".join([HEADING, *(f"{day},{kind},Ngày thử,Test day,Thông báo thử," for day in days), *more])


def refused(text: str) -> WorkingTimeError:
    with pytest.raises(WorkingTimeError) as caught:
        read_holidays(text, "lich-nghi.csv")
    assert caught.value.vi.startswith("lich-nghi.csv")
    assert caught.value.en.startswith("lich-nghi.csv")
    return caught.value


def test_a_year_of_ones_own_is_announced() -> None:
    own = read_holidays(table(), "lich-nghi.csv")
    calendar = WorkingCalendar(with_own(shipped_holidays(), own))
    assert calendar.announced(2028).sources == ("Thông báo thử",)
    assert not calendar.works(date(2028, 1, 26))
    assert calendar.announced(2026).known, "shipped years stay"


def test_a_year_of_ones_own_replaces_the_shipped_one() -> None:
    days = [day.replace("2028", "2027") for day in DAYS_2028]
    calendar = WorkingCalendar(with_own(shipped_holidays(), read_holidays(table(days=days), "lich-nghi.csv")))
    assert not calendar.works(date(2027, 1, 26))
    assert calendar.works(date(2027, 2, 8)), "a day of Tết in the shipped table"


def test_spreadsheets_put_a_mark_before_the_heading_and_empty_rows_behind() -> None:
    assert len(read_holidays("\ufeff" + table(",,,,,", ""), "lich-nghi.csv")) == 12


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            HEADING.replace("kind", "loai"),
            "dòng 1: cần đúng các cột day, kind",
            "line 1: the columns have to be day, kind",
        ),
        (
            table("05/06/2028,holiday,a,b,c,"),
            "dòng 14: “05/06/2028” ở cột day không phải là ngày",
            "line 14: “05/06/2028”",
        ),
        (table("2028-06-05,tet,a,b,c,"), "dòng 14: “tet” không phải là loại ngày", "line 14: “tet” is no kind"),
        (table("2028-06-05,holiday,,b,c,"), "dòng 14: ô name_vi còn trống", "line 14: name_vi must not be empty"),
        (table("2028-06-05,holiday,a,b,,"), "ô source còn trống", "source must not be empty"),
        (table("2028-06-05,holiday,a,b"), "có 4 ô, cần 6", "4 cells instead of 6"),
        (table("2028-01-24,holiday,a,b,c,"), "ngày 2028-01-24 đã có ở trên", "2028-01-24 is there already"),
        # 5 June 2028 is a Monday, 10 June 2028 a Saturday.
        (
            table("2028-06-05,swapped_work,a,b,c,"),
            "là thứ Hai, vốn là ngày làm việc",
            "is a Monday, a working day anyway",
        ),
        (
            table("2028-06-10,swapped_rest,a,b,c,"),
            "là thứ Bảy, vốn là ngày nghỉ",
            "is a Saturday, a day of rest anyway",
        ),
        (table("2028-06-10,compensated_rest,a,b,c,"), "vốn là ngày nghỉ", "a day of rest anyway"),
        (table(days=DAYS_2028[1:]), "năm 2028 thiếu ngày lễ 2028-01-01", "2028 lacks the holidays 2028-01-01"),
        (
            table(days=[day for day in DAYS_2028 if day != "2028-04-04"]),
            "năm 2028 chỉ có 11 ngày lễ (holiday), luật định 12 ngày",
            "2028 has only 11 days of kind holiday, the law has 12",
        ),
    ],
)
def test_what_is_wrong_where_and_what_to_do(text: str, vi: str, en: str) -> None:
    said = refused(text)
    assert vi in said.vi and en in said.en
