from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import TextError, format_date, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13/12/2024", "2024-12-13"),
        ("05/12/2024", "2024-12-05"),  # the fifth of December, never 12 May
        ("5-12-2024", "2024-12-05"),
        ("5.12.2024", "2024-12-05"),
        ("ngày 22 tháng 8 năm 2025", "2025-08-22"),
        ("Ngày 22/8/2025", "2025-08-22"),
        ("22 tháng 8, 2025", "2025-08-22"),
        ("2025-08-22", "2025-08-22"),
        ("August 22, 2025", "2025-08-22"),
        ("12/2024", "2024-12"),
        ("tháng 12/2024", "2024-12"),
        ("tháng 12 năm 2024", "2024-12"),
        ("2024-12", "2024-12"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_read(text, iso):
    assert parse_date(text).iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2023",
        "05/13/2024",
        "31/04/2024",
        "00/2024",
        "13/2024",
        "5/12/24",
        "5/12-2024",
        "hôm nay",
        "",
        "0000",
    ],
)
def test_refused_in_both_languages(text):
    with pytest.raises(TextError) as raised:
        parse_date(text)
    assert raised.value.vi
    assert raised.value.en


def test_format():
    assert format_date(date(2025, 8, 22), "vi") == "22/08/2025"
    assert format_date(PartialDate(2025, 8), "vi") == "08/2025"
    assert format_date(PartialDate(2025, 8, 22), "en") == "22 August 2025"
    assert format_date(PartialDate(2025, 8), "en") == "August 2025"
    assert format_date(PartialDate(2025), "vi") == format_date(PartialDate(2025), "en") == "2025"


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.integers(1, 3), st.sampled_from(["vi", "en"]))
@settings(max_examples=150)
def test_round_trip(day, known_parts, lang):
    written = PartialDate(*(day.year, day.month, day.day)[:known_parts])
    assert parse_date(format_date(written, lang)) == written
