"""The library as shipped: what public sources say of each document and no more, what rests on what, what is asked twice."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.evidence import QUOTE_LIMIT
from nhipcau.core.registry import register
from nhipcau.lib.guard import find
from nhipcau.lib.report import TYPES_TABLE
from nhipcau.registers.documents.rules import kind_in, name_of
from tests.steps import ask, public_records

DOCUMENTS = register("documents")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Entry]:
    """By number and symbol; those without one by their title."""
    entries = list(DOCUMENTS.seed())
    found = {entry.values["symbol"] or (entry.values["title"] or {}).get("vi", ""): entry for entry in entries}
    return {name: entry for name, entry in found.items() if name}


@pytest.mark.parametrize(
    ("symbol", "kind", "issuer", "issued", "title"),
    [
        ("59-NQ/TW", "resolution", "Bộ Chính trị", "2025-01-24", "Về hội nhập quốc tế trong tình hình mới"),
        ("15-CT/TW", "directive", "Ban Bí thư", "2022-08-10", "Về công tác ngoại giao kinh tế"),
        ("2013/QĐ-TTg", "decision", "Thủ tướng Chính phủ", "2021-11-30", "Chiến lược Ngoại giao văn hóa đến năm 2030"),
        ("313/2025/NĐ-CP", "decree", "Chính phủ", "2025-12-08", None),
        ("09/2025/TT-BNG", "circular", "Bộ Ngoại giao", "2025-06-30", None),
        ("70/2020/QH14", "law", "Quốc hội", None, "Thỏa thuận quốc tế"),
    ],
)
def test_documents_the_work_rests_on_are_there(
    shipped: dict[str, Entry], symbol: str, kind: str, issuer: str, issued: str | None, title: str | None
) -> None:
    values = shipped[symbol].values
    assert (values["kind"], values["issuer"], values["issued_on"]) == (kind, issuer, issued)
    assert title is None or values["title"]["vi"] == title


def test_what_no_source_says_is_empty(shipped: dict[str, Entry]) -> None:
    """The article names resolution 34-NQ/TW by number and issuer alone."""
    values = shipped["34-NQ/TW"].values
    assert (values["title"]["vi"], values["issued_on"], values["validity"]) == ("Nghị quyết 34-NQ/TW", None, "unknown")
    assert "untitled" in values["flags"]
    assert shipped["34-NQ/TW"].evidence[0].quote == "Nghị quyết số 34-NQ/TW của Bộ Chính trị"


@pytest.mark.parametrize(
    ("newer", "column", "older", "validity"),
    [
        ("313/2025/NĐ-CP", "replaces", "80/2020/NĐ-CP", "replaced"),
        ("09/2025/TT-BNG", "replaces", "03/2021/TT-BNG", "replaced"),
        ("117/2025/QH15", "replaces", "29/2018/QH14", "replaced"),
        ("177/2025/NĐ-CP", "amends", "64/2021/NĐ-CP", "partly"),
        ("194/2025/NĐ-CP", "amends", "47/2020/NĐ-CP", "partly"),
        ("21", "based_on", "15-CT/TW", "unknown"),
    ],
)
def test_the_newer_document_says_what_it_does_to_the_older(
    shipped: dict[str, Entry], newer: str, column: str, older: str, validity: str
) -> None:
    assert str(shipped[older].uid) in shipped[newer].values[column]
    assert shipped[older].values["validity"] == validity


def test_a_validity_that_is_known_says_as_of_when() -> None:
    for entry in DOCUMENTS.seed():
        known = entry.values["validity"] not in ("unknown", "not_applicable")
        assert bool(entry.values["validity_on"]) is known, entry.values["symbol"]


def test_the_five_articles_are_named_and_nothing_of_their_text_is_kept() -> None:
    articles = [entry for entry in DOCUMENTS.seed() if entry.values["kind"] == "press_article"]
    assert sorted(entry.values["issued_on"] for entry in articles) == [
        "2021-12", "2023-12", "2023-12-18", "2024-12", "2025-08-22",
    ]  # fmt: skip
    assert all(not said.quote for entry in articles for said in entry.evidence)
    assert {entry.values["validity"] for entry in articles} == {"not_applicable"}
    assert {entry.source for entry in articles} == {"press_articles"}


def test_every_document_cites_where_it_was_read_and_no_secret_paper_is_among_them() -> None:
    for entry in DOCUMENTS.seed():
        assert entry.evidence
        assert all(said.url or said.reference for said in entry.evidence)
        assert all(len(said.quote) <= QUOTE_LIMIT for said in entry.evidence)
        assert find(entry.values["symbol"] or "") == []
    assert find("462/BNG-CNV-m"), "the guard knows such numbers, so nobody enters one"


def test_calls_and_agreements_rest_on_the_documents_their_sources_name(shipped: dict[str, Entry]) -> None:
    """Ten calls of the national list (Decision 1831/QĐ-TTg), ten of Đà Nẵng's of 2021, one agreement of Bắc Ninh."""
    resting = [uid for entry in register("opportunities").seed() for uid in entry.values["based_on"] or ()]
    assert resting.count(str(shipped["1831/QĐ-TTg"].uid)) == 10
    assert resting.count(str(shipped["641/QĐ-UBND"].uid)) == 10
    (agreement,) = [entry for entry in register("agreements").seed() if entry.values["based_on"]]
    assert agreement.values["based_on"] == [str(shipped["1808/QĐ-UBND"].uid)]
    assert agreement.values["place"] == "bac-ninh"


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("59-NQ/TW", "resolution"),
        ("30/2020/NĐ-CP", "decree"),
        ("01/CTr-UBND", "programme"),
        ("05/BC-SNgV", "report"),
        ("12/TTr-SNgV", "submission"),
        ("07/QC-UBND", "regulation"),
        ("07/QyĐ-UBND", "rule"),
        ("12/BC-PC", "report"),
        ("225/VPCP-QHQT", None),
        ("70/2020/QH14", None),
        ("21", None),
        ("", None),
    ],
)
def test_a_number_names_its_type_by_the_abbreviations_of_decree_30(symbol: str, kind: str | None) -> None:
    assert kind_in(symbol) == kind


def test_the_abbreviations_are_all_those_of_the_decree() -> None:
    """The 27 of the annex to Decree 30/2020/NĐ-CP; official letters have none."""
    with TYPES_TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    of_the_decree = {row["abbreviation"] for row in rows if "30/2020" in row["source"]} - {""}
    written = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
    assert of_the_decree == set(written.split())


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"symbol": "15-CT/TW", "kind": "resolution"}, "chỉ thị"),
        ({"symbol": "15-CT/TW", "kind": "directive"}, None),
        ({"symbol": "225/VPCP-QHQT", "kind": "dispatch"}, None),
        ({"symbol": "15-CT/TW"}, None),
        ({"issued_on": "2025-06-30", "expires_on": "2025-05"}, "đứng trước"),
        ({"issued_on": "2025-06-30", "expires_on": "2025"}, None),
        ({"effective_on": "2025-07-01", "issued_on": "2025-06-12", "expires_on": "2025-06-20"}, "đứng trước"),
        ({"validity": "in_force"}, "tính đến ngày"),
        ({"validity": "in_force", "validity_on": "2026-01-01"}, None),
        ({"validity": "unknown"}, None),
    ],
)
def test_what_does_not_fit_together_is_asked_about(values: dict[str, Any], asked: str | None) -> None:
    said = [warning.vi for warning in DOCUMENTS.warnings(values)]
    assert (asked in said[0]) if asked else said == []


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        (
            {"kind": "NQ", "symbol": "1-NQ/X", "title": {"vi": "Về a", "en": "On a"}},
            "Nghị quyết 1-NQ/X: Về a",
            "Resolution 1-NQ/X: On a",
        ),
        ({"kind": "NQ", "symbol": "1-NQ/X"}, "Nghị quyết 1-NQ/X", "Resolution 1-NQ/X"),
        ({"symbol": "1"}, "Tài liệu 1", "Document 1"),
        ({"symbol": "1-NQ/X", "title": {"vi": "Nghị quyết số 1-NQ/X về a"}}, *["Nghị quyết số 1-NQ/X về a"] * 2),
        ({"kind": "NQ", "title": {"vi": "Về a"}}, "Về a", "Về a"),
        ({"kind": "NQ", "issuer": "X", "issued_on": "2025"}, "Nghị quyết (X, 2025)", "Resolution (X, 2025)"),
        ({"issued_on": "2025-08-22"}, "Tài liệu (22/08/2025)", "Document (22 August 2025)"),
        ({}, "Tài liệu", "Document"),
    ],
)
def test_a_document_is_called_as_it_is_cited(given: dict[str, Any], vi: str, en: str) -> None:
    resolution = {"value": "resolution", "vi": "Nghị quyết", "en": "Resolution"}
    values = {"kind": None, "symbol": None, "title": None, "issuer": None, "issued_on": None, **given}
    assert name_of({**values, "kind": resolution if values["kind"] else None}) == (vi, en)


@pytest.mark.parametrize("typed", ["59-NQ/TW", "nghi quyet 59", "59 nq tw", "hoi nhap quoc te trong tinh hinh moi"])
def test_a_document_is_found_by_its_number_and_by_its_words(site: Path, typed: str) -> None:
    hits = ask("documents", q=typed, limit="3").hits
    named = {record["code"]: record["values"]["symbol"] for record in public_records("documents")}
    assert "59-NQ/TW" in [named[hit.code] for hit in hits]
