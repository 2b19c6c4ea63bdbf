"""Export, then parse: the same values, whatever the kind and the language."""

from __future__ import annotations

import io
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.core import kinds
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.faults import Fault
from nhipcau.core.files.delimited import csv_pieces
from nhipcau.core.files.reading import parse_csv
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.register import Register
from nhipcau.core.store.read import Hit
from nhipcau.lib import places

COLOURS = Vocabulary([("red", Label("Đỏ, thẫm", "Red, dark")), ("green", Label("=Xanh", "+Green"))], name="colours")
UNITS = Vocabulary([("vnd", Label("tỷ VND", "billion VND")), ("ha", Label("ha", "ha"))], name="units")


class Everything(Register):
    """A register with a column of every kind."""

    slug = "moi-thu", "everything"
    title = "Mọi thứ", "Everything"
    columns = tuple(
        Column(name, seen=PUBLIC, label=(f"Cột {name}", f"Column {name}"), kind=kind)
        for name, kind in {
            "text": kinds.Text(),
            "link": kinds.Link(),
            "words": kinds.Words(),
            "names": kinds.Names(),
            "colour": kinds.Choice(COLOURS),
            "colours": kinds.Choice(COLOURS, many=True),
            "flags": kinds.Flags(COLOURS),
            "place": kinds.Place(),
            "places": kinds.Place(many=True),
            "country": kinds.Country(),
            "countries": kinds.Country(many=True),
            "when": kinds.When(),
            "number": kinds.Number(),
            "amount": kinds.Amount(UNITS),
            "point": kinds.Coordinates(),
            "partner": kinds.Relation("partners"),
            "partners": kinds.Relation("partners", many=True),
        }.items()
    )

    @property
    def kinds(self) -> dict[str, kinds.Kind]:  # type: ignore[override]
        return {column.name: column.kind for column in self.columns if column.kind}


REGISTER = Everything()
WHERE = kinds.Context("everything", "any")

# Whatever people write, formula signs, quotes, line breaks, tabs and other scripts included.
phrase = st.text(st.sampled_from("=+-@'\",;\n\r\taĐẵ 福5.|"), min_size=1, max_size=12).filter(str.strip)
# Two signs are grammar of the text form itself: " | " between names and a final "[xx]" for a language.
name_text = phrase.filter(lambda text: "|" not in text and not text.strip().endswith("]"))
whole = st.integers(-(10**12), 10**12)
decimal = st.decimals(-(10**6), 10**6, places=3).map(float)
dates = st.one_of(
    st.integers(100, 2100).map("{:04d}".format),
    st.dates().filter(lambda day: day.year >= 100).map(lambda day: day.isoformat()[:7]),
    st.dates().filter(lambda day: day.year >= 100).map(lambda day: day.isoformat()),
)
provinces = st.sampled_from([unit.id for unit in places.all_units()])
countries = st.sampled_from([country.iso2 for country in places.countries()])
colours = st.lists(st.sampled_from(["red", "green"]), min_size=1, unique=True)
texts = st.fixed_dictionaries({}, optional={"vi": phrase, "en": phrase}).filter(bool)
partner = st.builds(
    lambda number, label: {"register": "partners", "code": f"DT-{number:04}", "vi": label, "en": label},
    st.integers(1, 99999),
    phrase,
)
values = st.fixed_dictionaries(
    {},
    optional={
        "text": phrase,
        "link": st.just("https://nhipcau.example/a?b=1,2"),
        "words": texts | st.builds(lambda text: {"vi": text, "en": text, "unofficial": ["en"]}, phrase),
        "names": st.lists(
            st.builds(lambda text, lang: {"text": text, **lang}, name_text, st.sampled_from([{}, {"lang": "ja"}])),
            min_size=1,
            max_size=3,
        ),
        "colour": st.sampled_from(["red", "green"]),
        "colours": colours,
        "flags": colours,
        "place": provinces,
        "places": st.lists(provinces, min_size=1, max_size=3),
        "country": countries,
        "countries": st.lists(countries, min_size=1, max_size=3),
        "when": dates,
        "number": whole | decimal,
        "amount": st.builds(lambda low, unit: {"low": low, "unit": unit}, whole, st.sampled_from(["vnd", "ha"]))
        | st.just({"low": 1.5, "high": 2, "unit": "vnd"}),
        "point": st.builds(lambda lat, lon: {"lat": lat, "lon": lon}, st.floats(-90, 90), st.floats(-180, 180)),
        "partner": partner,
        "partners": st.lists(partner, min_size=1, max_size=3),
    },
)


def written(public: dict[str, Any], language: str) -> str:
    record = Hit(1, "everything", 1, "MT-0001", orjson.dumps({"values": public}).decode())
    return b"".join(csv_pieces(REGISTER, [record], language)).decode("utf-8")


def read(text: str, language: str) -> list[dict[str, Any]]:
    return list(parse_csv(REGISTER, io.StringIO(text, newline=""), language))


@settings(max_examples=200, deadline=None)
@given(values, st.sampled_from(["vi", "en"]))
def test_what_is_exported_is_read_back(given_values: dict[str, Any], language: str) -> None:
    public, expected = {}, {"code": "MT-0001"}
    for name, kind in REGISTER.kinds.items():
        value = given_values.get(name)
        if isinstance(kind, kinds.Relation):
            public[name] = value
            entries = value if kind.many else [value] if value else []
            codes = [entry["code"] for entry in entries or ()]
            expected[name] = (codes or None) if kind.many else next(iter(codes), None)
        else:
            expected[name] = kind.clean(value, WHERE)
            public[name] = kind.public(expected[name])
    assert read(written(public, language), language) == [expected]


def test_the_file_opens_in_a_spreadsheet_and_says_what_its_columns_are() -> None:
    text = written({"text": "=1+1", "number": -1234.5, "words": {"vi": "cầu", "en": "bridge"}}, "vi")
    head, line, rest = text.split("\r\n")
    assert head.startswith("\ufeffMã,Cột text,Cột link,Cột words,Cột words [en],")
    assert line.startswith("MT-0001,'=1+1,,cầu,bridge,")
    assert '"-1.234,5"' in line
    assert rest == ""


def test_a_text_in_a_third_language_is_marked() -> None:
    text = written({"words": {"ja": "友好都市"}}, "en")
    assert "友好都市 [ja]" in text
    assert read(text, "en")[0]["words"] == {"ja": "友好都市"}


def test_columns_may_be_left_out_or_moved() -> None:
    assert read("Column when,Code\r\n22 August 2025,MT-0007\r\n", "en") == [{"when": "2025-08-22", "code": "MT-0007"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mã,Cột số\r\n", "Dòng 1: sổ “Mọi thứ” không có cột 'Cột số'"),
        (
            "Mã,Cột when\r\nMT-0001,2025\r\nMT-0002,hôm qua\r\n",
            "Dòng 3: “hôm qua” không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025 (sổ “Mọi thứ”, cột “Cột when”)",
        ),
        ("Mã,Cột when\r\nMT-0001\r\n", "Dòng 2: có 1 ô, dòng tiêu đề có 2."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(Fault) as refusal:
        read(text, "vi")
    assert refusal.value.vi.startswith(words)
