"""What cells say: as text, dates, numbers, and several values in one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.sheets import Cell, CellError, as_text, clean, is_blank, read_dates, read_number, split_many
from nhipcau.lib.text import TextError, parse_date, parse_number


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Hà\u00a0\u00a0Nội \u200b", "Hà Nội"),
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("a \r\n\r\n b", "a\nb"),
        (60, "60"),
        (2024, "2024"),
        (1234567.5, "1234567,5"),
        (1234567890123.45, "1234567890123,45"),
        (0.1 + 0.2, "0,3"),
        (1.234, "1,2340"),
        (-12345.678, "-12345,6780"),
        (1e15, "1000000000000000"),
        (True, "Có"),
        (False, "Không"),
        (date(2024, 12, 5), "05/12/2024"),
        (datetime(2024, 12, 5), "05/12/2024"),  # noqa: DTZ001
        (datetime(2024, 12, 5, 8, 30), "05/12/2024 08:30"),  # noqa: DTZ001
        (CellError("#REF!"), "#REF!"),
    ],
)
def test_as_text(cell: Cell, text: str) -> None:
    assert as_text(cell) == text


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
@settings(max_examples=50)
def test_the_text_of_a_day_is_read_as_that_day(day: date) -> None:
    assert parse_date(as_text(day)).iso() == day.isoformat()


@given(st.integers(-(10**14), 10**14), st.integers(0, 2))
@settings(max_examples=100)
def test_the_text_of_money_is_read_as_that_money(hundredths: int, places: int) -> None:
    money = Decimal(hundredths).scaleb(-places)
    assert parse_number(as_text(float(money))) == money


def test_blank() -> None:
    assert [is_blank(cell) for cell in (None, "", " \u00a0\u200b", 0, False, "-")] == [True] * 3 + [False] * 3


@given(st.text())
@settings(max_examples=100)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("12.5.2024", "2024-05-12", None),
        ("12-5-24", "2024-05-12", None),
        ("5/12/98", "1998-12-05", None),
        ("05/12/2024", "2024-12-05", None),
        ("12/5/2024 08:30", "2024-05-12", None),
        ("12/5/2024.", "2024-05-12", None),
        ("tháng 5/2024", "2024-05", None),
        ("5/2024", "2024-05", None),
        ("năm 2024", "2024", None),
        (2024, "2024", None),
        (2024.0, "2024", None),
        (date(2024, 5, 12), "2024-05-12", None),
        (datetime(2024, 5, 12, 8, 30), "2024-05-12", None),  # noqa: DTZ001
        ("Quý II/2024", "2024-04", "2024-06"),
        ("quý 4 năm 2024", "2024-10", "2024-12"),
        ("6 tháng đầu năm 2024", "2024-01", "2024-06"),
        ("6 tháng cuối năm 2024", "2024-07", "2024-12"),
        ("12/5/2024 - 15/5/2024", "2024-05-12", "2024-05-15"),
        ("12/5/2024–15/5/2024", "2024-05-12", "2024-05-15"),
        ("12-5-2024 - 15-5-2024", "2024-05-12", "2024-05-15"),
        ("từ 12 đến 15/5/2024", "2024-05-12", "2024-05-15"),
        ("Từ ngày 12/5/2024 đến ngày 15/5/2024", "2024-05-12", "2024-05-15"),
        ("từ 12/5/2024\nđến 15/5/2024", "2024-05-12", "2024-05-15"),
        ("12-15/5/2024", "2024-05-12", "2024-05-15"),
        ("28/4 - 03/5/2024", "2024-04-28", "2024-05-03"),
        ("28/12 - 03/01/2024", "2023-12-28", "2024-01-03"),
        ("12/5-15/5/24", "2024-05-12", "2024-05-15"),
        ("tháng 3 - tháng 5/2024", "2024-03", "2024-05"),
        ("3/2024 - 5/2024", "2024-03", "2024-05"),
        ("2021-2025", "2021", "2025"),
        ("2024-05-12", "2024-05-12", None),
    ],
)
def test_dates(cell: Cell, first: str, last: str | None) -> None:
    found = read_dates(cell)
    assert (found.first.iso(), found.last and found.last.iso()) == (first, last)


@pytest.mark.parametrize("cell", ["", "sắp ký", "15/5/2024 - 12/5/2024", "31/02/2024", "12/13/2024", "12-", True, None, 12.5, "quý V/2024", "30/2 - 3/3/2024"])  # fmt: skip
def test_what_is_no_date_says_so_in_both_languages(cell: Cell) -> None:
    with pytest.raises(TextError) as raised:
        read_dates(cell)
    assert "ngày" in raised.value.vi
    assert "date" in raised.value.en


@pytest.mark.parametrize(
    ("cell", "value", "other"),
    [
        ("1.234.567,89", "1234567.89", None),
        ("1,234,567.89", "1234567.89", None),
        ("1,234.5", "1234.5", None),
        ("1.234", "1234", None),
        ("12.5", "12.5", None),
        ("12,5", "12.5", None),
        ("0,125", "0.125", None),
        ("1,234", "1.234", "1234"),
        ("-1,234", "-1.234", "-1234"),
        ("1234.567", "1234.567", "1234567"),
        ("1 234 567", "1234567", None),
        (60, "60", None),
        (0.1 + 0.2, "0.3", None),
        (1234567890123.45, "1234567890123.45", None),
    ],
)
def test_numbers(cell: Cell, value: str, other: str | None) -> None:
    found = read_number(cell)
    assert found.value == Decimal(value)
    assert found.other == (None if other is None else Decimal(other))


@pytest.mark.parametrize("cell", ["", "5 tỷ", "1.2.3", True, None, float("nan"), "12/5"])
def test_what_is_no_number(cell: Cell) -> None:
    with pytest.raises(TextError):
        read_number(cell)


COUNTRIES = {
    "nhật bản",
    "hàn quốc",
    "lào",
    "campuchia",
    "thái lan",
    "bosnia và herzegovina",
    "anh",
    "hàn quốc (seoul, busan)",
}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nhật Bản, Hàn Quốc", ["Nhật Bản", "Hàn Quốc"]),
        ("Lào; Campuchia", ["Lào", "Campuchia"]),
        ("Lào và Thái Lan", ["Lào", "Thái Lan"]),
        ("Lào\nCampuchia\n", ["Lào", "Campuchia"]),
        ("- Lào\n- Campuchia.", ["Lào", "Campuchia"]),
        ("1. Lào 2. Campuchia", ["Lào 2. Campuchia"]),
        ("Lào/Campuchia", ["Lào", "Campuchia"]),
        ("Bosnia và Herzegovina", ["Bosnia và Herzegovina"]),
        ("Lào, Bosnia và Herzegovina", ["Lào", "Bosnia và Herzegovina"]),
        ("Bosnia và Herzegovina và Lào", ["Bosnia và Herzegovina", "Lào"]),
        ("Lào, Campuchia và Thái Lan", ["Lào", "Campuchia", "Thái Lan"]),
        ("Lào và Thái Lann", ["Lào", "Thái Lann"]),
        ("Trinidad và Tobago", ["Trinidad và Tobago"]),
        ("Lào - Thái Lan", ["Lào", "Thái Lan"]),
        ("Guinea - Bissau", ["Guinea - Bissau"]),
        ("Hàn Quốc (Seoul, Busan); Lào", ["Hàn Quốc (Seoul, Busan)", "Lào"]),
        ("Xứ lạ, Lào", ["Xứ lạ", "Lào"]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_several_values_in_one_cell(text: str, values: list[str]) -> None:
    assert split_many(text, lambda one: one.lower() in COUNTRIES) == values
