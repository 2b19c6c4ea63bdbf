"""What people will type on the first day, over all the real data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from nhipcau.core.registry import open_registers
from nhipcau.core.search import parse_request
from nhipcau.core.search.why import why
from nhipcau.core.store.read import hydrate
from nhipcau.lib import places
from nhipcau.lib.text import fold
from tests.steps import ask, public_records

FIRST_TEN = [
    ("gốm", "Nghệ thuật làm gốm của người Chăm"),
    ("gom", "Nghệ thuật làm gốm của người Chăm"),
    ("da nang", "Thành phố Đà Nẵng"),
    ("Đà Nẵng", "Thành phố Đà Nẵng"),
    ("thua thien hue", "Thành phố Huế"),
    ("Fukuoka", "Tỉnh Fukuoka"),
    ("福岡", "Tỉnh Fukuoka"),
    ("福岡県", "Tỉnh Fukuoka"),
    ("yamanasi", "Tỉnh Yamanashi"),
    ("nha o cong nhan", "Nhà ở công nhân"),
    ("dai hoc quoc gia ha noi", "Đại học Quốc gia Hà Nội"),
    ("quang binh yamanashi", "Quảng Bình – Tỉnh Yamanashi"),
]


@pytest.mark.parametrize(("typed", "label"), FIRST_TEN)
def test_it_is_among_the_first_ten(full_site: Path, typed: str, label: str) -> None:
    hits = ask(q=typed, limit="10").hits
    assert label in [orjson.loads(hit.json)["label_vi"] for hit in hits]


def test_hue_is_found_under_its_former_name_and_says_why(full_site: Path) -> None:
    listing = ask(q="thua thien hue", limit="10")
    hit = next(hit for hit in listing.hits if hit.code == "hue")
    (found,) = hydrate([hit.id], "search")
    request = parse_request(None, {"q": ["thua thien hue"]})
    said = why(found.json, request, "vi")
    assert "Thừa Thiên Huế" in said
    assert "01/01/2025" in said
    assert "Huế" in why(found.json, request, "en") or "Hue" in why(found.json, request, "en")


@pytest.mark.parametrize(
    ("marked", "plain"), [("gốm", "gom"), ("hàn", "han"), ("Đồng Tháp", "dong thap"), ("trường", "truong")]
)
def test_marks_change_the_order_and_not_what_is_found(full_site: Path, marked: str, plain: str) -> None:
    assert ask(q=marked).total == ask(q=plain).total > 0


def test_the_tie_of_quang_binh_stands_under_quang_tri_with_the_words(full_site: Path) -> None:
    hits = ask("twinnings", place="quang-tri", q="yamanashi").hits
    assert len(hits) == 1
    record = next(one for one in public_records("twinnings") if one["code"] == hits[0].code)
    assert record["values"]["place"]["value"] == "quang-binh"
    assert record["values"]["place"]["today"]["value"] == "quang-tri"
    assert record["values"]["succession"] == {
        "vi": "Do tỉnh Quảng Bình (cũ) ký; địa bàn nay thuộc tỉnh Quảng Trị; việc kế thừa: chưa có thông tin",
        "en": "Signed by Quang Binh Province (former); its territory is now part of Quang Tri Province; "
        "legal succession: no information",
    }


def test_both_dates_of_ho_chi_minh_city_and_new_york_are_kept_with_their_sources(full_site: Path) -> None:
    """Signed on 21 or 22 September 2023: two reports, both shown."""
    (hit,) = ask("twinnings", q="new york").hits
    record = next(one for one in public_records("twinnings") if one["code"] == hit.code)
    (conflict,) = record["conflicts"]
    assert conflict["column"] == "established_on"
    said = {
        statement["value"]: record["evidence"][statement["evidence"]]["url"] for statement in conflict["statements"]
    }
    assert set(said) == {"2023-09-21", "2023-09-22"}
    assert len(set(said.values())) == 2
    assert all(url.startswith("https://") for url in said.values())
    assert "conflict" in {flag["value"] for flag in record["values"]["flags"]}


def test_every_current_province_is_found_by_its_unmarked_name(full_site: Path) -> None:
    for unit in places.units(date(2026, 6, 1)):
        first = ask(q=fold(unit.name), limit="3").hits[0]
        assert (first.register, first.code) == ("localities", unit.id), unit.name


def test_every_record_of_a_former_province_is_counted_under_todays(full_site: Path) -> None:
    """Counts over today's 34 provinces hold every placed record exactly once (nothing lies outside today's borders)."""
    for name, register in open_registers().items():
        if not register.place:
            continue
        placed = [record["values"][register.place] for record in public_records(name)]
        todays = [
            {(entry.get("today") or entry)["value"] for entry in (value if isinstance(value, list) else [value])}
            for value in placed
            if value
        ]
        counted = dict(ask(name).facets["place"])
        assert sum(counted.values()) == sum(len(found) for found in todays), name
