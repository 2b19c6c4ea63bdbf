"""Search over everything, suggestions, places and countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

V1 = "/api/v1"


def get(path: str, **params: str) -> Any:
    return Client().get(f"{V1}/{path}", params, headers={"host": "localhost"})


def test_a_dissolved_province_leads_to_todays_with_the_reason(site: Path) -> None:
    found = {(hit["register"], hit["code"]): hit for hit in get("search", q="thua thien hue").json()["results"]}
    hue = found["localities", "hue"]
    assert hue["why"] == "Tỉnh Thừa Thiên Huế (cũ); từ 01/01/2025 đổi thành thành phố Huế"
    assert hue["why_en"] == "Thua Thien Hue Province (former); since 1 January 2025 it has been Hue City"
    assert found["localities", "thua-thien-hue"]["why"].startswith("Tên: Thừa Thiên Huế")


def test_every_result_says_why_in_both_languages(site: Path) -> None:
    results = get("search", q="nhật bản", limit="50").json()["results"]
    assert len(results) > 5
    assert all(hit["why"] and hit["why_en"] for hit in results)


def test_a_typo_is_called_similar(site: Path) -> None:
    page = get("search", q="yamanasi").json()
    assert page["mode"] == "similar"
    assert page["results"][0]["why"] == "Gần giống: Yamanashi"
    assert page["results"][0]["why_en"] == "Similar: Yamanashi"


def test_facet_over_registers_has_their_titles(site: Path) -> None:
    page = get("search", q="yamanashi").json()
    titles = {value["value"]: value["label_vi"] for value in page["facets"]["register"]["values"]}
    assert titles["partners"] == "Đối tác nước ngoài"
    narrowed = get("search", q="yamanashi", register="doi-tac").json()
    assert {hit["register"] for hit in narrowed["results"]} == {"partners"}


def test_without_words_everything_is_listed_and_nothing_explained(site: Path) -> None:
    page = get("search", limit="5").json()
    assert page["mode"] == "all"
    assert [hit["why"] for hit in page["results"]] == [""] * 5


def test_suggestions_begin_with_what_was_typed(site: Path) -> None:
    codes = [hit["code"] for hit in get("suggest", q="quảng tr").json()["results"]]
    assert codes[0] == "quang-tri"
    assert get("suggest", q="").json() == {"results": [], "total": 0}


@pytest.mark.parametrize(("on", "units"), [("2025-06-30", 63), ("2025-07-01", 34), ("", 34)])
def test_units_of_a_day(site: Path, on: str, units: int) -> None:
    page = get("places", on=on).json()
    assert page["total"] == len(page["results"]) == units


def test_dong_nai_is_a_city_since_30_april_2026(site: Path) -> None:
    def cities(on: str) -> set[str]:
        return {unit["id"] for unit in get("places", on=on, kind="city").json()["results"]}

    assert cities("2026-04-30") - cities("2026-04-29") == {"dong-nai"}


def test_a_code_means_another_province_after_the_merger(site: Path) -> None:
    def holder(on: str) -> list[str]:
        return [unit["label_vi"] for unit in get("places", on=on).json()["results"] if unit["code"] == "44"]

    assert holder("2025-06-30") == ["Quảng Bình (cũ)"]
    assert holder("2025-07-01") == ["Quảng Trị"]


def test_a_locality_tells_its_history_and_counts_its_records(site: Path) -> None:
    unit = get("places/quang-tri").json()
    assert {one["value"] for one in unit["predecessors"]} == {"quang-binh", "quang-tri-den-2025"}
    assert unit["valid_from"] == "2025-07-01"
    for entry in unit["records"]:
        page = Client().get(entry["url"], headers={"host": "localhost"}).json()
        assert page["total"] == entry["count"]
    assert next(entry["count"] for entry in unit["records"] if entry["register"] == "twinnings") >= 1
    former = get("places/quang-binh").json()
    assert former["today"] == {"value": "quang-tri", "vi": "Quảng Trị", "en": "Quang Tri"}
    assert former["note_vi"] == "Tỉnh Quảng Bình (cũ); từ 01/07/2025 địa bàn thuộc tỉnh Quảng Trị"


@pytest.mark.parametrize(("on", "units"), [("2025-06-30", 63), ("2025-07-01", 34)])
def test_six_regions_of_a_day_share_out_its_units(site: Path, on: str, units: int) -> None:
    regions = get("regions", on=on).json()["results"]
    assert len(regions) == 6

    def counted(member: dict[str, str]) -> bool:
        return (member["valid_from"] or "") <= on and on < (member["valid_until"] or "9999")

    members = [
        one["value"] for region in regions for one in get(f"regions/{region['id']}").json()["members"] if counted(one)
    ]
    assert len(members) == len(set(members)) == units


def test_a_region_says_where_it_was_read_and_counts_register_by_register(site: Path) -> None:
    region = get("regions/bac-trung-bo").json()
    assert region["status"] == "verify"
    assert "no text of a decision was seen" in region["source_en"]
    assert region["valid_from"] == "2025-07-01"
    for entry in region["records"]:
        page = Client().get(entry["url"], headers={"host": "localhost"}).json()
        assert page["total"] == entry["count"]
    assert get("vung/bac-trung-bo")["Location"] == f"{V1}/regions/bac-trung-bo"


@pytest.mark.parametrize("text", ["Tây Nguyên", "tay nguyen", "Central Highlands"])
def test_a_region_is_found_by_its_name_before_any_record(site: Path, text: str) -> None:
    first = get("search", q=text).json()["results"][0]
    assert (first["register"], first["code"], first["url"]) == ("regions", "tay-nguyen", "/vi/vung/tay-nguyen")


def test_a_name_is_resolved_but_never_guessed(site: Path) -> None:
    sure = get("places/resolve", name="tp hue", on="2025-08-01").json()
    assert sure["unit"]["id"] == "hue"
    gone = get("places/resolve", name="Quảng Bình", on="2025-08-01").json()
    assert gone["unit"] is None
    assert [unit["id"] for unit in gone["candidates"]] == ["quang-tri"]
    assert gone["reason_en"] == "Quang Binh merged into Quang Tri Province on 1 July 2025."
    two = get("places/resolve", name="Quảng Trị").json()
    assert two["unit"] is None
    assert {unit["id"] for unit in two["candidates"]} == {"quang-tri", "quang-tri-den-2025"}


def test_countries_are_named_as_vietnam_names_them(site: Path) -> None:
    by_code = {one["iso2"]: one for one in get("countries").json()["results"]}
    assert by_code["TW"]["label_vi"] == "Đài Loan (Trung Quốc)"
    assert by_code["HK"]["label_en"] == "Hong Kong (China)"
    assert by_code["KR"]["label_vi"] == "Hàn Quốc"
    japan = get("countries/JP").json()
    assert sum(entry["count"] for entry in japan["records"]) == by_code["JP"]["records"] > 0
    assert get("countries/jpn")["Location"] == f"{V1}/countries/JP"
