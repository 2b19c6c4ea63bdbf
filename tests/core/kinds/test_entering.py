"""What a form shows of a value, entered as it is, changes nothing; and what people type means what they mean."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.core import kinds
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Kind
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.registry import registers
from nhipcau.lib import places
from tests.steps import uid

HERE = Context("agreements", "term", Label("Thỏa thuận", "Agreements"), Label("Thời hạn", "Term"))
BESIDE = Context("agreements", "term", is_beside=True)
COLOURS = Vocabulary([("red", Label("Đỏ", "Red")), ("rose", Label("Đỏ", "Red; pale"))], name="colours")
UNITS = Vocabulary([("ha", Label("ha", "ha")), ("tỷ VND", Label("tỷ VND", "billion VND"))], name="units")


def _again(kind: Kind, plain: Any, language: str) -> Any:
    return kind.entered(kind.inputs(plain, language), language, HERE)


def _read(kind: Kind, cell: str) -> Any:
    """A cell of a sample; records that others are named by code, there are none here."""
    return None if isinstance(kind, kinds.Relation) else kind.parse(cell, "vi", HERE)


@pytest.mark.parametrize("name", sorted(registers()))
def test_every_value_that_is_shipped_is_entered_as_it_is_shown(name: str) -> None:
    register, seen = registers()[name], set()
    shipped = [entry.values for entry in register.seed()]
    with register.sample().open(encoding="utf-8", newline="") as lines:
        samples = [
            {name: _read(register.kinds[name], cell) for name, cell in row.items()} for row in csv.DictReader(lines)
        ]
    for language in ("vi", "en"):
        for values in [*shipped, *samples]:
            for column in register.stored:
                kind = register.kinds[column.name]
                plain = kind.clean(values.get(column.name), register.where(column.name))
                key = (column.name, language, orjson.dumps(plain))
                if key not in seen:
                    seen.add(key)
                    assert _again(kind, plain, language) == plain, (column.name, plain)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)
languages = st.sampled_from(["vi", "en", "ja", "zh-hant", "lo"])
days = st.dates(max_value=date(9998, 12, 31)).map(str)
dates = days | days.map(lambda day: day[:7]) | st.integers(1, 9998).map(lambda y: f"{y:04}")
numbers = st.integers(-(10**14), 10**14) | st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(float)
places_ids = st.sampled_from([unit.id for unit in places.all_units()])
countries = st.sampled_from([country.iso2 for country in places.countries()])
uids = st.sampled_from([str(uid(name)) for name in "abcdef"])


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=4)


MADE: list[tuple[Kind, st.SearchStrategy[Any]]] = [
    (kinds.Text(), texts | st.just("hai\ndòng")),
    (kinds.Link(), st.just("https://example.org/ổ?a=1")),
    (kinds.Words(), st.builds(lambda words, marks: {**words, "unofficial": marks},
                              st.dictionaries(languages, texts, min_size=1), st.lists(languages))),
    (kinds.Names(), several(st.fixed_dictionaries(
        {"text": texts}, optional={"lang": st.sampled_from(["ja", "en"]), "kind": st.sampled_from(["label", "ror_display"])}))),
    (kinds.Choice(COLOURS), st.sampled_from(list(COLOURS))),
    (kinds.Choice(COLOURS, many=True), several(st.sampled_from(list(COLOURS)))),
    (kinds.Flags(COLOURS), several(st.sampled_from(list(COLOURS)))),
    (kinds.Place(), places_ids),
    (kinds.Place(many=True), several(places_ids)),
    (kinds.Country(), countries),
    (kinds.Country(many=True), several(countries)),
    (kinds.When(), dates),
    (kinds.Number(), numbers),
    (kinds.Amount(UNITS), st.builds(lambda low, more, unit: {"low": low, "high": low + more if more else None, "unit": unit},
                                    st.integers(0, 10**9), st.integers(0, 10**6), st.sampled_from(list(UNITS)))),
    (kinds.Coordinates(), st.builds(lambda lat, lon: {"lat": lat, "lon": lon}, st.floats(-90, 90), st.floats(-180, 180))),
    (kinds.Relation("partners"), uids),
    (kinds.Relation("partners", many=True), several(uids)),
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["vi", "en"]))
def test_every_value_there_can_be_is_entered_as_it_is_shown(data: st.DataObject, language: str) -> None:
    for kind, values in MADE:
        plain = kind.clean(data.draw(st.none() | values), HERE)
        assert _again(kind, plain, language) == plain


@pytest.mark.parametrize("kind", [kind for kind, _ in MADE], ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_form_is_no_value(kind: Kind, language: str) -> None:
    assert _again(kind, None, language) is None
    assert kind.entered({}, language, HERE) is None


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("05/12/2024", "2024-12-05"), ("5-12-2024", "2024-12-05"), ("12/2024", "2024-12"), (" 2024 ", "2024")],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_are_typed_day_first(typed: str, iso: str, language: str) -> None:
    assert kinds.When().entered({"": typed}, language, HERE) == iso
    assert kinds.When().inputs("2024-12-05", language) == {"": "05/12/2024"}


@pytest.mark.parametrize("typed", ["13/13/2024", "31/02/2024", "5/12/24", "hôm qua"])
def test_what_is_no_date_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(Fault, match="22/08/2025"):
        kinds.When().entered({"": typed}, "vi", HERE)


@pytest.mark.parametrize(
    ("typed", "language", "number"),
    [
        ("1.234,5", "vi", 1234.5), ("1.234", "vi", 1234), ("1,5", "vi", 1.5), ("0,5", "vi", 0.5), ("-48,2", "vi", -48.2),
        ("1 234 567", "vi", 1234567), ("1234.5", "vi", 1234.5), ("1.5", "vi", 1.5), ("0.567", "vi", 0.567),
        ("1,234,567", "vi", 1234567), ("1,234.5", "vi", 1234.5), ("1,234", "vi", 1.234),
        ("1,234.5", "en", 1234.5), ("1,234", "en", 1234), ("1234,5", "en", 1234.5), ("1.234,5", "en", 1234.5),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_language_writes_it_else_where_it_can_mean_one_thing(
    typed: str, language: str, number: float
) -> None:
    assert kinds.Number().entered({"": typed}, language, HERE) == number


@pytest.mark.parametrize(
    ("typed", "language", "ways"),
    [("1234.567", "vi", "1.234,567 hoặc 1.234.567"), ("1234,567", "en", "1,234.567 or 1,234,567")],
)
def test_a_number_that_can_mean_two_things_is_refused_with_both(typed: str, language: str, ways: str) -> None:
    with pytest.raises(Fault) as refused:
        kinds.Number().entered({"": typed}, language, HERE)
    assert ways in refused.value.in_language(language)


@pytest.mark.parametrize("typed", ["1.23.4", "1,2,3", "khoảng 5", "5 tỷ", "1.234.5"])
def test_what_is_no_number_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(Fault, match=r"1\.234,5"):
        kinds.Number().entered({"": typed}, "vi", HERE)


def test_an_amount_needs_number_and_unit() -> None:
    kind = kinds.Amount(UNITS)
    assert kind.entered({"low": "1.500,5", "high": "", "unit": "ha"}, "vi", HERE) == {"low": 1500.5, "unit": "ha"}
    for parts in ({"low": "5"}, {"unit": "ha"}, {"low": "6", "high": "5", "unit": "ha"}):
        with pytest.raises(Fault):
            kind.entered(parts, "vi", HERE)


@pytest.mark.parametrize("typed", [("16.46", "107.59"), ("16,46", "107,59")])
def test_degrees_have_a_point_or_a_comma(typed: tuple[str, str]) -> None:
    found = kinds.Coordinates().entered({"lat": typed[0], "lon": typed[1]}, "vi", HERE)
    assert found == {"lat": 16.46, "lon": 107.59}
    with pytest.raises(Fault, match="vĩ độ"):
        kinds.Coordinates().entered({"lat": "16,46"}, "vi", HERE)


def test_a_third_language_is_added_and_its_mark_kept() -> None:
    kind = kinds.Words()
    parts = {
        "vi": "Kết nghĩa",
        "en": "",
        "ja": "友好都市",
        "unofficial": ["ja"],
        "+language": "FR",
        "+text": "Jumelage",
    }
    words = kind.entered(parts, "vi", HERE)
    assert words == {"fr": "Jumelage", "ja": "友好都市", "vi": "Kết nghĩa", "unofficial": ["ja"]}
    for wrong in (
        {"+text": "Jumelage"},
        {"+language": "tiếng Pháp", "+text": "x"},
        {"ja": "a", "+language": "ja", "+text": "b"},
    ):
        with pytest.raises(Fault):
            kind.entered(wrong, "vi", HERE)


def test_lines_of_a_browser_are_lines_of_a_file() -> None:
    assert kinds.Text().entered({"": "một\r\nhai"}, "vi", HERE) == "một\nhai"


def test_a_refusal_names_the_column_as_people_do_and_beside_it_not_at_all() -> None:
    with pytest.raises(Fault) as refused:
        kinds.Choice(COLOURS).entered({"": "tím"}, "vi", HERE)
    assert refused.value.vi == "“tím” không có trong danh mục (sổ “Thỏa thuận”, cột “Thời hạn”)."
    assert refused.value.data["column"] == "term"
    with pytest.raises(Fault) as refused:
        kinds.Choice(COLOURS).entered({"": "tím"}, "vi", BESIDE)
    assert refused.value.vi == "“tím” không có trong danh mục."
