"""Dates as exactly as they are known, numbers, amounts as printed, coordinates."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Amount, Context, Coordinates, Number, When
from nhipcau.core.kinds.measured import ordered_bits
from nhipcau.core.labels import Label, Vocabulary

HERE = Context("agreements", "signed_on")
UNITS = Vocabulary([("ha", Label("ha", "ha")), ("tỷ VND", Label("tỷ VND", "billion VND"))], name="units")


@pytest.mark.parametrize("iso", ["2019", "2019-05", "2019-05-12", "2024-02-29", "1900-01-01"])
def test_dates_are_kept_as_exact_as_they_are(iso: str) -> None:
    assert When().clean(iso, HERE) == iso


@pytest.mark.parametrize("wrong", ["2019-13", "2023-02-29", "19", "2019-5", "tháng 5", "2019-05-12T00:00", "0000"])
def test_dates_that_are_none_are_refused(wrong: str) -> None:
    with pytest.raises(Fault):
        When().clean(wrong, HERE)


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("05/12/2024", "vi", "2024-12-05"),
        ("05/12/2024", "en", "2024-12-05"),
        ("12/2024", "vi", "2024-12"),
        ("2024", "en", "2024"),
        ("22 August 2025", "en", "2025-08-22"),
        ("", "vi", None),
    ],
)
def test_dates_are_read_day_first_in_both_languages(text: str, language: str, iso: str | None) -> None:
    assert When().parse(text, language, HERE) == iso


def test_a_year_sorts_before_its_months_and_they_before_their_days() -> None:
    order = ["2018-12-31", "2019", "2019-01", "2019-01-01", "2019-05", "2019-05-12", "2020"]
    numbers = [When().sort_number(iso) for iso in order]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)
    assert numbers[1] == 20190000


def test_the_facet_of_a_date_is_its_year() -> None:
    assert When().tokens("2019-05-12") == ["2019"]
    assert When().token("2019", HERE) == "2019"
    for wrong in ("19", "20190", "hai", "２０１９", "2019-05"):
        with pytest.raises(Fault):
            When().token(wrong, HERE)


@pytest.mark.parametrize(
    ("given", "plain"),
    [("48.2", 48.2), (48, 48), ("1e3", 1000), (0, 0), ("", None), (None, None), (-3.5, -3.5), (60.0, 60)],
)
def test_numbers_are_canonical(given: object, plain: float | None) -> None:
    found = Number().clean(given, HERE)
    assert found == plain
    assert type(found) is type(plain)


@pytest.mark.parametrize("wrong", ["x", "NaN", "Infinity", "1e15", "1,5"])
def test_numbers_out_of_range_are_refused(wrong: str) -> None:
    with pytest.raises(Fault):
        Number().clean(wrong, HERE)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("1.234,5", "vi", 1234.5), ("1,234.5", "en", 1234.5), ("1.234", "vi", 1234), ("1.234", "en", 1.234)],
)
def test_numbers_are_read_in_the_language_they_were_written_in(text: str, language: str, number: float) -> None:
    """ "1.234" is one thousand two hundred and thirty-four in Vietnamese, and one and a bit in English."""
    assert Number().parse(text, language, HERE) == number


@given(st.lists(st.floats(allow_nan=False, min_value=-1e15, max_value=1e15), min_size=2, max_size=8))
def test_sort_numbers_keep_the_order_of_numbers(numbers: list[float]) -> None:
    ordered = sorted(numbers)
    bits = [ordered_bits(number) for number in ordered]
    assert bits == sorted(bits)
    assert all(0 < one < 2**63 for one in bits)


def test_sort_numbers_tell_near_numbers_apart() -> None:
    assert ordered_bits(1.0) < ordered_bits(1.0000001) < ordered_bits(2.0)
    assert ordered_bits(-0.0) == ordered_bits(0.0)
    assert ordered_bits(-2.0) < ordered_bits(-1.0) < ordered_bits(math.nextafter(0, -1)) <= ordered_bits(0.0)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ({"low": "500", "high": "550", "unit": "ha"}, {"low": 500, "high": 550, "unit": "ha"}),
        ({"low": "12.5", "high": None, "unit": "tỷ VND"}, {"low": 12.5, "unit": "tỷ VND"}),
        ({"low": 1, "unit": "billion VND"}, {"low": 1, "unit": "tỷ VND"}),
        (None, None),
    ],
)
def test_amounts_keep_range_and_unit_as_printed(given: dict[str, object] | None, plain: object) -> None:
    assert Amount(UNITS).clean(given, HERE) == plain


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 5, "high": 5, "unit": "ha"},
        {"low": 6, "high": 5, "unit": "ha"},
        {"high": 5, "unit": "ha"},
        {"low": 5, "unit": "acre"},
        {"low": 5},
    ],
)
def test_amounts_that_are_none_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Fault):
        Amount(UNITS).clean(wrong, HERE)


@pytest.mark.parametrize(("language", "text"), [("vi", "1.500,5–2.000 tỷ VND"), ("en", "1,500.5–2,000 billion VND")])
def test_amounts_are_written_and_read_in_both_languages(language: str, text: str) -> None:
    kind, plain = Amount(UNITS), {"low": 1500.5, "high": 2000, "unit": "tỷ VND"}
    assert kind.text(kind.public(plain), language) == text
    assert kind.parse(text, language, HERE) == plain


def test_coordinates_lie_on_the_earth() -> None:
    kind = Coordinates()
    assert kind.clean({"lat": "16.07", "lon": "108.22"}, HERE) == {"lat": 16.07, "lon": 108.22}
    assert kind.parse("16.07, 108.22", "vi", HERE) == {"lat": 16.07, "lon": 108.22}
    for wrong in ("91, 0", "0, 181", "16.07", "a, b", "nan, nan"):
        with pytest.raises(Fault):
            kind.parse(wrong, "vi", HERE)


@pytest.mark.parametrize("wrong", [{"lat": 1}, {"lat": "x", "lon": 2}, "here"])
def test_coordinates_of_the_wrong_shape_are_refused(wrong: object) -> None:
    with pytest.raises(Fault):
        Coordinates().clean(wrong, HERE)


@pytest.mark.parametrize("wrong", ["500 ha", 7, {"low": {}, "unit": "ha"}])
def test_amounts_of_the_wrong_shape_are_refused(wrong: object) -> None:
    with pytest.raises(Fault):
        Amount(UNITS).clean(wrong, HERE)
