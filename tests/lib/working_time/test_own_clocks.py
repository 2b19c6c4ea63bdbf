"""Rules an installation writes for itself: they replace what is not law, and are never law."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.lib.working_time import (
    WorkingTimeError,
    clock,
    due,
    official_calendar,
    read_clocks,
    shipped_clocks,
    with_own_clocks,
)

HEADING = (
    "id,group,what_vi,what_en,event_vi,event_en,direction,length,unit,day,who,silence_vi,silence_en,source_vi,source_en,"
    "standing,valid_from,valid_to,then,doubt_from,doubt_vi,doubt_en"
)
OWN = {
    "id": "trip-report",
    "group": "delegations",
    "what_vi": "Báo cáo chuyến đi",
    "what_en": "Trip report",
    "event_vi": "về nước",
    "event_en": "the return",
    "direction": "after",
    "length": "5",
    "unit": "working_days",
    "who": "department",
    "silence_vi": "nhắc một lần",
    "silence_en": "one reminder",
    "source_vi": "Quy chế thử của cơ quan",
    "source_en": "The office's test rules",
    "standing": "local",
}


def table(**changes: str) -> str:
    row = {**OWN, **changes}
    return HEADING + "\n" + ",".join(row.get(column, "") for column in HEADING.split(","))


def test_an_office_sets_what_no_law_sets() -> None:
    own = read_clocks(table(), "thoi-han.csv")
    clocks = with_own_clocks(shipped_clocks(), own, "thoi-han.csv")
    rule = clock("trip-report", clocks)
    assert len(clocks) == len(shipped_clocks())
    assert due(rule, date(2026, 3, 2), official_calendar()).day == date(2026, 3, 9)
    assert rule.silence.en == "one reminder"
    assert not rule.verified_on(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({"id": "province-opinion"}, "do luật định, không thay được", "is set by law and cannot be replaced"),
        ({"standing": "law"}, "không được ghi là law", "must not be marked law"),
    ],
)
def test_law_is_not_for_an_office_to_write(changes: dict[str, str], vi: str, en: str) -> None:
    own = read_clocks(table(**changes), "thoi-han.csv")
    with pytest.raises(WorkingTimeError) as caught:
        with_own_clocks(shipped_clocks(), own, "thoi-han.csv")
    assert vi in caught.value.vi and en in caught.value.en


@pytest.mark.parametrize(
    ("changes", "en"),
    [
        ({"id": "Báo cáo"}, "id “Báo cáo”: use a–z, 0–9 and hyphens only"),
        ({"group": "trips"}, "“trips” in column group is not known. Write one of: province, shortened"),
        ({"who": "so"}, "“so” in column who is not known"),
        ({"unit": "weeks"}, "“weeks” in column unit is not known. Write one of: working_days, days, months"),
        ({"direction": "by"}, "“by” does not go with “working_days”"),
        ({"unit": "day_of_year"}, "“after” does not go with “day_of_year”"),
        ({"length": "0"}, "“0” in column length has to be a whole number from 1 to 999"),
        ({"length": "7 ngày"}, "“7 ngày” in column length"),
        ({"what_en": ""}, "what_en must not be empty"),
        ({"valid_from": "1/7/2025"}, "“1/7/2025” in column valid_from is no day"),
        ({"direction": "by", "unit": "day_of_year", "day": "02-29"}, "“02-29” in column day does not fit day_of_year"),
        ({"direction": "by", "unit": "day_of_month", "day": "31"}, "“31” in column day does not fit day_of_month"),
        ({"direction": "by", "unit": "season", "day": "12-01/01-31"}, "does not fit season"),
    ],
)
def test_a_row_that_cannot_be_used(changes: dict[str, str], en: str) -> None:
    with pytest.raises(WorkingTimeError) as caught:
        read_clocks(table(**changes), "thoi-han.csv")
    assert caught.value.en.startswith("thoi-han.csv, line 2: ") and en in caught.value.en
    assert caught.value.vi.startswith("thoi-han.csv, dòng 2: ")


def test_one_id_twice() -> None:
    text = table() + "\n" + table().splitlines()[1]
    with pytest.raises(WorkingTimeError, match="line 3: id “trip-report” is there already"):
        read_clocks(text, "thoi-han.csv")
