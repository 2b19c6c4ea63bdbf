"""Indicators and observations: what is told is kept as told, what is not told is not there."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from nhipcau.core.ledger import Entry
from nhipcau.core.registry import registers
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.observations.models import DATA

FDI = ("province", "partner", "sector")


def entries(source: str) -> Iterator[Entry]:
    return (entry for entry in registers()["observations"].seed() if entry.source == source)


def cells(table: str) -> int:
    with (DATA / f"fdi_by_{table}.csv").open(encoding="utf-8", newline="") as lines:
        return sum(
            row[name] != ""
            for row in csv.DictReader(lines)
            for name in row
            if name.endswith(("projects", "musd", "transactions"))
        )


@pytest.mark.parametrize("table", FDI)
def test_every_told_cell_is_one_observation_and_no_empty_one_is(table: str) -> None:
    found = [entry for entry in entries("fdi-odm") if entry.values["breakdown"] == table]
    assert len(found) == cells(table)
    assert all(entry.values["value"] != "" for entry in found)


def test_no_two_observations_are_one_record() -> None:
    counted = Counter(entry.uid for entry in registers()["observations"].seed())
    assert counted.most_common(1)[0][1] == 1


def test_registered_capital_is_stored_nowhere_and_named_as_what_it_is() -> None:
    capital = seeded_uid("indicators", "fdi-registered-capital")
    assert not any(entry.values["indicator"] == str(capital) for entry in registers()["observations"].seed())
    (entry,) = (entry for entry in registers()["indicators"].seed() if entry.uid == capital)
    parts = ("fdi-new-capital", "fdi-adjusted-capital", "fdi-ma-value")
    assert entry.values["parts"] == [str(seeded_uid("indicators", part)) for part in parts]
    assert entry.values["name"]["vi"] == "Vốn FDI đăng ký"


def test_no_foreign_investment_figure_is_called_disbursed() -> None:
    for entry in registers()["indicators"].seed():
        assert "thực hiện" not in entry.values["name"]["vi"]
        assert "disburs" not in entry.values["name"]["en"].lower()


def test_partners_are_joined_on_their_vietnamese_name() -> None:
    by_name = {
        entry.values["scope_printed"]: entry.values
        for entry in entries("fdi-odm")
        if entry.values["breakdown"] == "partner"
    }
    assert by_name["Phần Lan"]["country"] == "FI"
    assert by_name["Phần Lan"]["flags"] == ["partner_english_wrong"]
    assert by_name["Hàn Quốc"]["country"] == "KR"
    assert by_name["CHDCND Triều Tiên"]["country"] == "KP"
    unclear = {name for name, values in by_name.items() if name and values["country"] is None}
    assert unclear == {"British West Indies", "British Isles", "Channel Islands", "Island of Nevis", "Congo"}


@pytest.mark.parametrize("code", ["TW", "HK", "MO"])
def test_territories_of_china_are_shown_by_our_label_only(code: str) -> None:
    found = [entry for entry in entries("fdi-odm") if entry.values.get("country") == code]
    assert found
    names = {"TW": ("Đài Loan", "Taiwan"), "HK": ("Hồng Kông", "Hong"), "MO": ("Ma Cao", "Macao")}[code]
    for entry in found:
        assert entry.values["scope_printed"] is None
        said = " ".join(str(piece.plain()) for piece in entry.evidence)
        assert not any(name in said for name in names)
    assert "Trung Quốc" in places.country(code).label("vi")


def test_provinces_are_those_of_the_year() -> None:
    def place(year: str, printed: str) -> Any:
        return next(
            entry.values["place"]
            for entry in entries("fdi-odm")
            if entry.values["scope_printed"] == printed and entry.values["period_from"] == year
        )

    assert place("2018", "Bắc Giang") == "bac-giang", "code 24 is Bắc Ninh's today"
    assert place("2022", "Thừa Thiên Huế") == "thua-thien-hue"
    assert place("2016", "Dầu khí") is None


def test_the_source_is_attributed_and_its_licence_not_guessed() -> None:
    from nhipcau.core.sources import sources

    source = sources()["fdi-odm"]
    assert source.licence.id == "unknown"
    assert "Open Development Mekong" in source.attribution
    assert sources()["wdi"].licence.id == "CC-BY-4.0"


def test_told_changes_and_undated_figures_are_kept_as_they_are() -> None:
    found = list(entries("external-relations"))
    assert len(found) == 29
    assert [entry.values["change_printed"] for entry in found if entry.values["change_printed"]] == [
        "tăng 208 đoàn",
        "tăng 20,3% so với giai đoạn 2014-2016",
        "tăng 111% so với giai đoạn trước",
        "tăng 60% so với 186 đoàn của giai đoạn trước",
    ]
    undated = [entry.values for entry in found if "undated" in entry.values["flags"]]
    assert [(values["value"], values["period_from"], values["place"]) for values in undated] == [
        ("46", "", ""),
        ("54", "", ""),
    ]
