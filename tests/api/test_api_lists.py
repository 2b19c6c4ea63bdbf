"""Lists as a caller sees them: envelope, pages, walks, sparse fields, files."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from nhipcau.core.registry import open_registers, registers

V1 = "/api/v1"
NAMES = sorted(open_registers())


def get(address: str, **headers: str) -> Any:
    return Client().get(address, headers={"host": "localhost", **headers})


def walk(address: str) -> list[dict[str, Any]]:
    """All results, following ``next`` to its end."""
    results: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        page = get(following).json()
        results += page["results"]
        following = page["next"]
    return results


def test_start_counts_what_the_lists_hold(site: Path) -> None:
    start = get(f"{V1}/").json()
    assert [entry["name"] for entry in start["registers"]] == list(open_registers())
    for entry in start["registers"]:
        assert get(f"{entry['url']}?limit=1").json()["total"] == entry["records"] > 0
    assert "chính thức" in start["note_vi"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_seven_give_what_the_walk_by_code_gives(site: Path, name: str) -> None:
    paged = [row["code"] for row in walk(f"{V1}/{name}?limit=7")]
    walked = [row["code"] for row in walk(f"{V1}/{name}?limit=7&order=code")]
    assert len(paged) == len(set(paged)) == get(f"{V1}/{name}").json()["total"]
    assert walked == sorted(paged, key=lambda code: int(code.split("-")[1]))


def test_filtered_walk_gives_the_filtered_total(site: Path) -> None:
    page = get(f"{V1}/agreements?country=JP&limit=1").json()
    walked = walk(f"{V1}/agreements?country=JP&limit=2&order=code")
    assert len(walked) == page["total"] > 2
    assert {row["values"]["country"]["value"] for row in walked if not isinstance(row["values"]["country"], list)} <= {
        "JP"
    }


def test_yamanashi_tie_is_found_under_todays_quang_tri_and_says_so(site: Path) -> None:
    page = get(f"{V1}/twinnings?q=yamanashi&place=quang-tri").json()
    (row,) = page["results"]
    assert page["mode"] == "words"
    assert "Quảng Bình" in row["label_vi"]
    assert row["values"]["place"]["value"] == "quang-binh"
    assert row["values"]["place"]["today"]["value"] == "quang-tri"
    labels = {value["value"]: value["label_vi"] for value in page["facets"]["place"]["values"]}
    assert labels["quang-tri"] == "Quảng Trị"


def test_facets_name_related_records_in_both_languages(site: Path) -> None:
    facet = get(f"{V1}/twinnings?q=yamanashi").json()["facets"]["partner"]
    assert facet["label_vi"] == "Đối tác"
    (value,) = facet["values"]
    assert (value["label_vi"], value["label_en"], value["count"]) == ("Tỉnh Yamanashi", "Yamanashi Prefecture", 1)


def test_filter_by_a_related_record_reads_its_code_as_people_type_it(site: Path) -> None:
    code = get(f"{V1}/twinnings?q=yamanashi").json()["facets"]["partner"]["values"][0]["value"]
    page = get(f"{V1}/twinnings?partner={code.lower()}").json()
    assert {row["values"]["partner"]["code"] for row in page["results"]} == {code}


def test_a_filter_takes_the_words_of_a_value(site: Path) -> None:
    by_code = get(f"{V1}/partners?country=JP").json()["total"]
    assert get(f"{V1}/partners?country=Nh%E1%BA%ADt%20B%E1%BA%A3n").json()["total"] == by_code > 0


def test_sorted_list_and_range_agree_with_the_dates(site: Path) -> None:
    page = get(f"{V1}/agreements?sort=-signed_on&signed_on_from=2010&signed_on_to=2019&limit=200").json()
    dates = [row["values"]["signed_on"] for row in page["results"]]
    assert len(dates) == page["total"] > 1
    assert all("2010" <= date[:4] <= "2019" for date in dates)
    assert [date[:4] for date in dates] == sorted((date[:4] for date in dates), reverse=True)


def test_sparse_fields_give_just_what_was_asked(site: Path) -> None:
    rows = get(f"{V1}/agreements?fields=label,signed_on,partner&limit=3").json()["results"]
    for row in rows:
        assert list(row) == ["register", "code", "label_vi", "label_en", "values"]
        assert list(row["values"]) == ["signed_on", "partner"]
        assert row["values"]["signed_on"] == get(f"{V1}/agreements/{row['code']}").json()["values"]["signed_on"]


def test_coverage_counts_dates_sources_and_confirmations(site: Path) -> None:
    coverage = get(f"{V1}/agreements?q=nothing-matches-this&country=JP").json()["coverage"]
    records = walk(f"{V1}/agreements?fields=signed_on,source&limit=200&order=code")
    known = sum(1 for record in records if record["values"]["signed_on"])
    assert coverage["records"] == len(records)
    assert coverage["dates"]["signed_on"] == {
        "label_vi": registers()["agreements"].by_name["signed_on"].words.vi,
        "label_en": registers()["agreements"].by_name["signed_on"].words.en,
        "known": known,
        "unknown": len(records) - known,
    }
    assert sum(source["records"] for source in coverage["sources"]) == len(records)
    assert {source["id"] for source in coverage["sources"]} == {record["source"]["id"] for record in records}
    assert coverage["confirmed"] == 0
    assert "chưa bản ghi nào được cơ quan chủ quản xác nhận" in coverage["note_vi"]
    assert "no record has been confirmed" in coverage["note_en"]


def test_vietnamese_slug_leads_to_the_one_address(site: Path) -> None:
    moved = get(f"{V1}/doi-tac?q=gi%E1%BB%AF+m&limit=2")
    assert (moved.status_code, moved["Location"]) == (308, f"{V1}/partners?q=gi%E1%BB%AF+m&limit=2")
    assert get(f"{V1}/dia-phuong/quang-tri")["Location"] == f"{V1}/places/quang-tri"
    assert get(f"{V1}/localities")["Location"] == f"{V1}/places"


@pytest.mark.parametrize("name", NAMES)
def test_files_hold_every_record(site: Path, name: str) -> None:
    total = get(f"{V1}/{name}?limit=1").json()["total"]
    answer = get(f"{V1}/{name}.csv?lang=en")
    table = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(table) == total + 1
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    lines = b"".join(get(f"{V1}/{name}.ndjson").streaming_content).splitlines()
    assert len(lines) == total
    assert len({row[0] for row in table[1:]}) == total


def test_file_of_a_search_holds_just_the_matches(site: Path) -> None:
    import orjson

    codes = [row["code"] for row in walk(f"{V1}/agreements?country=JP&order=code")]
    whole = orjson.loads(b"".join(get(f"{V1}/agreements.json?country=JP").streaming_content))
    assert [record["code"] for record in whole["results"]] == codes


def test_facets_can_be_left_out(site: Path) -> None:
    counted = get(f"{V1}/agreements?country=JP").json()
    bare = get(f"{V1}/agreements?country=JP&facets=none").json()
    assert counted["facets"]["kind"]["values"] and bare["facets"] == {}
    assert {**bare, "facets": counted["facets"]} == counted
    refused = get(f"{V1}/agreements?facets=kind")
    assert refused.status_code == 400
    assert refused.json()["code"] == "bad_facets"
