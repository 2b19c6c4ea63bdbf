"""Over all the data that ships: what must not be loaded is not there, and what is there is shown as it should be."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import nhipcau
from nhipcau.core.ledger.evidence import QUOTE_LIMIT
from nhipcau.core.registry import open_registers, registers
from tests.steps import ask, items, public_records

PACKAGE = Path(nhipcau.__file__).parent


def _public_text() -> str:
    return "\n".join(part for item in items() for part in item[4:6])


def _names(record: dict[str, Any]) -> list[str]:
    """Every name an organisation is shown under."""
    words = record["values"]["name"] or {}
    return [
        record["label_vi"],
        record["label_en"],
        *(text for lang, text in words.items() if lang != "unofficial"),
        *(name["text"] for name in record["values"]["names"] or ()),
    ]


def test_a_body_is_a_partner_only_through_a_tie_or_an_agreement(full_site: Path) -> None:
    """Being known (a directory entry, a Wikipedia list) makes nobody a partner."""
    reached = {
        record["values"]["partner"]["code"]
        for register in ("twinnings", "agreements")
        for record in public_records(register)
        if record["values"]["partner"]
    }
    left = {record["label_vi"] for record in public_records("partners") if record["code"] not in reached}
    assert left == set()
    assert len(reached) > 250


def test_the_directory_says_that_its_entries_are_no_partners_and_is_counted_apart(full_site: Path) -> None:
    directory = registers()["organisations"]
    assert "không phải đối tác" in directory.title[0]
    assert "not partners" in directory.title[1]
    counted = dict(ask().facets["register"])
    assert counted["organisations"] > 9000
    assert counted["partners"] < 400
    for name, register in open_registers().items():
        pointing = {relation.to for relation in register.relations.values()}
        assert name == "organisations" or "organisations" not in pointing, "nothing turns an entry into a partner"


def test_no_government_body_of_taiwan_is_in_the_directory(full_site: Path) -> None:
    for record in public_records("organisations"):
        if record["values"]["country"]["value"] == "TW":
            assert "government" not in {one["value"] for one in record["values"]["types"] or ()}, record["code"]


ARMED = (
    "Army",
    "Navy",
    "Naval",
    "Air Force",
    "Ministry of Defence",
    "Ministry of Defense",
    "Ministry of National Defense",
    "Military",
    "Armed Forces",
    "Quân y",
    "Quốc phòng",
    "国防",
    "國防",
    "自衛隊",
    "防衛",
    "국방",
    "国軍",
    "Self-Defense",
    "Self Defense Forces",
    "Quân đội",
)


@pytest.mark.parametrize("word", ARMED)
def test_no_body_of_any_countrys_armed_forces_is_in_the_directory(full_site: Path, word: str) -> None:
    latin = word.isascii() or word[0].isascii()
    pattern = re.compile(rf"\b{word}\b" if latin else re.escape(word), re.IGNORECASE)
    found = [record["code"] for record in public_records("organisations") if any(map(pattern.search, _names(record)))]
    assert found == []


@pytest.mark.parametrize("alias", ["Republic of China", "R.O.C.", "ROC", "中華民國", "中华民国", "Trung Hoa Dân Quốc"])
def test_no_alias_calls_a_body_of_taiwan_after_a_state(full_site: Path, alias: str) -> None:
    pattern = re.compile(
        rf"(?<!People.s )\b{re.escape(alias)}(?!\w)" if alias.isascii() else re.escape(alias), re.IGNORECASE
    )
    for register in open_registers():
        for record in public_records(register):
            if (record["values"].get("country") or {}).get("value") == "TW":
                assert not pattern.search(json.dumps(record["values"], ensure_ascii=False)), record["code"]


def test_no_funds_sole_proprietors_or_foreign_entities_of_gleif_are_shown(full_site: Path) -> None:
    """LEI data stays inside for linking: no record comes from it, no legal-entity identifier is shown."""
    used = {
        evidence["source"]
        for register in open_registers()
        for record in public_records(register)
        for evidence in record["evidence"]
    }
    assert not [source for source in used if "gleif" in source.lower()]
    assert not re.search(r"\b[0-9A-Z]{18}[0-9]{2}\b(?<=\d\d)", re.sub(r"https?://\S+", "", _public_text()))
    assert not list(PACKAGE.rglob("*gleif*"))


def test_an_office_of_taiwan_is_no_diplomatic_mission(full_site: Path) -> None:
    """No "de facto embassy", and no embassy or consulate of or in Taiwan."""
    text = _public_text()
    for words in (
        "de facto embassy",
        "Đại sứ quán Đài Loan",
        "Embassy of Taiwan",
        "đại sứ quán tại Đài Loan",
        "Consulate General of Taiwan",
    ):
        assert words.lower() not in text.lower(), words


def test_no_opportunity_is_said_to_be_open(full_site: Path) -> None:
    """None of the calls has been confirmed by a named body: they "were called for", with their dates."""
    standings = Counter(record["values"]["standing"]["value"] for record in public_records("opportunities"))
    assert set(standings) == {"called_then", "approved_then"}
    assert sum(standings.values()) == 487, "458 and 29 rows"
    for record in public_records("opportunities"):
        standing = record["values"]["standing"]
        wanted = {"called_then": "đã từng kêu gọi", "approved_then": "theo nguồn, đã có"}[standing["value"]]
        assert standing["vi"].lower().startswith(wanted), record["code"]
        assert record["publication"]["confirmed_on"] is None
        assert record["publication"]["confirmed_by"] is None
        if standing["value"] == "called_then":
            assert "not confirmed as still open" in standing["en"], record["code"]


def test_projects_of_the_world_bank_are_no_opportunities(full_site: Path) -> None:
    for record in public_records("opportunities"):
        assert record["source"]["id"] == "opportunities"
        assert not re.search(r"\bP\d{6}\b", json.dumps(record["values"])), record["code"]
        assert all("projects.worldbank.org" not in evidence.get("url", "") for evidence in record["evidence"])


def test_registered_capital_is_never_called_disbursed(full_site: Path) -> None:
    """New, adjusted and contributed capital make "vốn đăng ký"; nothing printed as such is relabelled as paid out."""
    invested = [record for record in public_records("indicators") if "FDI" in record["label_vi"]]
    assert len(invested) >= 7
    for record in [*invested, *public_records("observations")]:
        assert "thực hiện" not in record["label_vi"].lower(), record["code"]
        assert "disbursed" not in record["label_en"].lower(), record["code"]
    composite = next(record for record in invested if record["values"]["parts"])
    assert composite["label_vi"].startswith("Vốn FDI đăng ký")
    assert len(composite["values"]["parts"]) == 3


def test_the_five_figures_printed_in_billion_dollars_say_that_they_are_doubtful(full_site: Path) -> None:
    """The newspaper very likely meant nghìn tỷ VND: shown as printed, marked, never as a plain amount of dollars."""
    units = [
        record["values"]["capital"]
        for record in public_records("opportunities")
        if record["values"]["capital"] and record["values"]["capital"]["unit"] == "tỷ USD (như in)"
    ]
    assert len(units) == 5
    assert all("nhầm" in amount["unit_vi"] and "slip" in amount["unit_en"] for amount in units)


def test_the_world_list_of_twin_towns_is_not_shipped(full_site: Path) -> None:
    """It is for scale and tests only: it has disputed places in it."""
    assert not [path for path in PACKAGE.rglob("*") if "world_twin" in path.name or "twin_towns" in path.name]
    tables = [path for path in PACKAGE.glob("registers/*/data/*.csv") if path.stat().st_size > 8_000_000]
    assert tables == []
    ties = sum(1 for _ in public_records("twinnings")) + sum(1 for _ in public_records("tie-attestations"))
    assert ties < 500


def test_ties_known_from_wikipedia_only_are_a_dataset_of_their_own(full_site: Path) -> None:
    """Its licence (CC BY-SA 4.0) is its own, it has no partners, and no other register draws on it."""
    for name in open_registers():
        for record in public_records(name):
            from_wikipedia = {evidence["source"] for evidence in record["evidence"]} & {"wikipedia-ties"}
            assert bool(from_wikipedia) == (name == "tie-attestations"), record["code"]
    records = list(public_records("tie-attestations"))
    assert len(records) == 110, "the foreign ones of 118"
    assert {record["source"]["licence"]["id"] for record in records} == {"CC-BY-SA-4.0"}
    assert "partner" not in registers()["tie-attestations"].by_name


def test_of_an_article_at_most_the_quoted_span_is_given(full_site: Path) -> None:
    for register in open_registers():
        for record in public_records(register):
            for evidence in record["evidence"]:
                assert len(evidence.get("quote", "")) <= QUOTE_LIMIT
                assert len(evidence.get("note", "")) <= QUOTE_LIMIT, record["code"]
    assert not [path for path in PACKAGE.rglob("*") if "gold" in path.name]


def test_facts_of_hidden_origin_do_not_exist(full_site: Path) -> None:
    """Each table that is not the project's own reading carries its own licence; one whose text was not seen says so."""
    by_source = Counter(record["source"]["id"] for register in open_registers() for record in public_records(register))
    assert by_source["ror"] > 9000
    without = {
        record["source"]["id"]
        for register in open_registers()
        for record in public_records(register)
        if record["source"]["licence"]["id"] == "unknown"
    }
    assert without == {source for source in by_source if source.startswith("fdi")}
    shown = next(record["source"] for record in public_records("observations") if record["source"]["id"] in without)
    assert shown["licence"]["vi"] == "chưa rõ giấy phép"


def test_loan_agreements_and_the_rest_keep_the_country_of_the_head_office(full_site: Path) -> None:
    """ADB = PH, World Bank = US: an organisation's country is where it sits."""
    by_name = {record["label_en"]: record["values"]["country"]["value"] for record in public_records("partners")}
    assert by_name["Asian Development Bank"] == "PH"
    assert by_name.get("World Bank", "US") == "US"
