from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import TextError, format_number, parse_number

FINITE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,56", "1234.56"),
        ("1.234", "1234"),
        ("48,2", "48.2"),
        ("1,234", "1.234"),
        ("1234", "1234"),
        ("1234,5", "1234.5"),
        ("57.256.000", "57256000"),
        ("1 234 567,8", "1234567.8"),
        ("−12", "-12"),
        ("0,05", "0.05"),
    ],
)
def test_vietnamese_reading(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1234.5", "0.5", "0.123", "1.23", "1,234.56", "1.2345", "1,2,3", "", "12 tỷ", "1.234 567"]
)
def test_what_is_not_written_the_vietnamese_way_is_refused(text):
    with pytest.raises(TextError):
        parse_number(text)


def test_english_reading():
    assert parse_number("1,234.56", "en") == Decimal("1234.56")
    assert parse_number("1.234", "en") == Decimal("1.234")
    with pytest.raises(TextError):
        parse_number("48,2", "en")


def test_error_speaks_both_languages():
    with pytest.raises(TextError) as raised:
        parse_number("0.5")
    assert "không phải" in raised.value.vi
    assert "is not a number" in raised.value.en


def test_format():
    assert format_number(Decimal("48.2"), "vi") == "48,2"
    assert format_number(Decimal("48.2"), "en") == "48.2"
    assert format_number(1234567, "vi") == "1.234.567"
    assert format_number(Decimal("1E+3"), "en") == "1,000"
    with pytest.raises(TextError):
        format_number(Decimal("NaN"), "vi")


@given(FINITE, st.sampled_from(["vi", "en"]))
@settings(max_examples=150)
def test_round_trip(number, lang):
    assert parse_number(format_number(number, lang), lang) == number
