from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import Approximation, Quantity, TextError, format_quantity, parse_quantity
from nhipcau.lib.text.units import UNITS

NUMBER = st.decimals(min_value=0, max_value=10**14, places=2, allow_nan=False, allow_infinity=False)


def test_nearly_so_many_billions():
    nearly = parse_quantity("gần 48,2 tỷ USD")
    assert nearly == Quantity(
        Decimal(48_200_000_000), "USD", high=Decimal(48_200_000_000), approximate=Approximation.NEARLY
    )
    assert format_quantity(nearly, "vi") == "gần 48,2 tỷ USD"
    assert format_quantity(nearly, "en") == "nearly 48.2 billion USD"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("57.256 tỷ đồng", 57_256_000_000_000, "VND"),
        ("29 nghìn tỉ VNĐ", 29_000_000_000_000, "VND"),
        ("3.321 ha", 3321, "ha"),
        ("1,5 triệu người", 1_500_000, "người"),
        ("500 ngàn m2", 500_000, "m²"),
        ("2 vạn lao động", 20_000, "lao động"),
        ("$5 triệu", 5_000_000, "USD"),
        ("15 ty dong", 15_000_000_000, "VND"),
        ("48", 48, ""),
    ],
)
def test_scales_and_units(text, value, unit):
    assert parse_quantity(text) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize("text", ["500-550 triệu USD", "500 – 550 triệu đô la Mỹ", "từ 500 đến 550 triệu USD"])
def test_ranges(text):
    found = parse_quantity(text)
    assert (found.value, found.low, found.high, found.unit) == (None, 500_000_000, 550_000_000, "USD")
    assert format_quantity(found, "vi") == "500–550 triệu USD"


def test_each_end_may_have_its_own_scale():
    found = parse_quantity("800 triệu - 1,2 tỷ USD")
    assert (found.low, found.high) == (800_000_000, 1_200_000_000)
    assert format_quantity(found, "en") == "800–1,200 million USD"


def test_bounds_of_approximations():
    assert parse_quantity("hơn 50 dự án").low == 50
    assert parse_quantity("trên 50 dự án").approximate == Approximation.OVER
    assert parse_quantity("dưới 50 dự án").high == 50
    about = parse_quantity("khoảng 12,5%")
    assert (about.value, about.low, about.high, about.unit) == (Decimal("12.5"), None, None, "%")
    assert format_quantity(about, "vi") == "khoảng 12,5%"


def test_english():
    assert parse_quantity("over 1,234.5 million USD", "en").low == 1_234_500_000
    assert format_quantity(Quantity(Decimal(1), "dự án"), "en") == "1 project"
    assert format_quantity(Quantity(Decimal(2), "dự án"), "en") == "2 projects"


def test_nothing_is_rounded_to_fit_a_scale():
    assert format_quantity(Quantity(Decimal(1_234_567), "người"), "vi") == "1.234.567 người"
    assert format_quantity(Quantity(Decimal(1_234_500_000), "USD"), "vi") == "1.234,5 triệu USD"


@pytest.mark.parametrize(
    "text", ["", "tỷ USD", "vài tỷ", "5 con voi", "48.2 tỷ USD", "550-500 ha", "gần 5-6 ha", "5 6 ha"]
)
def test_refused(text):
    with pytest.raises(TextError):
        parse_quantity(text)


@given(NUMBER, st.sampled_from(["", *UNITS]), st.sampled_from(Approximation), st.sampled_from(["vi", "en"]))
@settings(max_examples=200)
def test_round_trip(number, unit, approximate, lang):
    low = number if approximate == Approximation.OVER else None
    high = number if approximate in (Approximation.NEARLY, Approximation.UNDER) else None
    quantity = Quantity(number, unit, low, high, approximate)
    assert parse_quantity(format_quantity(quantity, lang), lang) == quantity


@given(NUMBER, NUMBER, st.sampled_from(["USD", "ha", "%", "người"]), st.sampled_from(["vi", "en"]))
@settings(max_examples=100)
def test_round_trip_of_ranges(one, other, unit, lang):
    quantity = Quantity(None, unit, min(one, other), max(one, other))
    assert parse_quantity(format_quantity(quantity, lang), lang) == quantity
