"""Series over the API: from the public store alone, with every part, its record and its licence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from nhipcau.core import ledger
from nhipcau.core.registry import registers
from nhipcau.lib.identifiers import seeded_uid
from tests.steps import ACT, code_of, show, withdraw

CAPITAL = seeded_uid("indicators", "fdi-registered-capital")
NEW_PROJECTS = seeded_uid("indicators", "fdi-new-projects")


@pytest.fixture
def figures(empty_site: Path) -> Path:
    """All indicators, and the figures of provinces of 2017 and 2018 with those of 2020 that differ between the source's tables."""
    ledger.write(registers()["indicators"], registers()["indicators"].seed(), ACT)
    chosen = (
        entry
        for entry in registers()["observations"].seed()
        if (entry.values["period_from"] in ("2017", "2018") and entry.values["breakdown"] == "province")
        or (entry.values["period_from"] == "2020" and entry.values["indicator"] == str(NEW_PROJECTS))
    )
    ledger.write(registers()["observations"], chosen, ACT)
    show()
    return empty_site


def get(address: str, **headers: str) -> Any:
    return Client().get(address, headers={"host": "localhost", **headers})


def capital() -> str:
    return f"/api/v1/indicators/{code_of('indicators', CAPITAL)}/series"


def test_registered_capital_of_one_province_with_its_parts_and_their_records(figures: Path) -> None:
    answer = get(f"{capital()}?year=2018&place=bac-ninh").json()
    (table,) = answer["results"]
    (value,) = table["values"]
    assert value["value"] == value["recomputed"] == 1666.98
    assert value["told"] is None
    assert [part["value"] for part in value["components"]] == [394.69, 183.78, 677.55, 318.89, 51.75, 40.32]
    for part in value["components"]:
        record = get(f"/api/v1/observations/{part['observation']}").json()
        assert record["values"]["value"] == part["value"]
        assert record["values"]["place"]["value"] == part["place"]["value"]
    assert answer["unit"]["en"] == "million USD"
    assert answer["licence"]["id"] == "unknown"
    assert "Open Development Mekong" in answer["sources"][0]["attribution"]


def test_the_answer_is_what_the_document_says(figures: Path) -> None:
    document = get("/api/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Series", "components": document["components"]}
    assert "/api/v1/indicators/{code}/series" in document["paths"]
    for query in ("", "?borders=then", "?year=2018&compare=true", "?year=1900", "?borders=2003-01-01"):
        errors = list(Draft202012Validator(schema).iter_errors(get(capital() + query).json()))
        assert not errors, (query, errors[0].message)


def test_the_tables_of_2020_are_compared(figures: Path) -> None:
    code = code_of("indicators", NEW_PROJECTS)
    (row,) = get(f"/api/v1/indicators/{code}/series?year=2020&compare=true").json()["totals"]
    assert {one["value"]: one["sum"] for one in row["sums"]} == {"province": 2523, "partner": 2522, "sector": 2523}
    assert row["difference"] == 1


def test_a_withdrawn_figure_is_missing_from_the_series(figures: Path) -> None:
    (value,) = get(f"{capital()}?year=2018&place=bac-ninh").json()["results"][0]["values"]
    code = next(part["observation"] for part in value["components"] if part["value"] == 51.75)
    row = registers()["observations"].model.objects.get(number=int(code.removeprefix("SL-")))
    withdraw("observations", row.uid)
    show()
    (value,) = get(f"{capital()}?year=2018&place=bac-ninh").json()["results"][0]["values"]
    assert value["value"] == 1615.23  # 1,666.98 - 51.75
    assert value["incomplete"]
    assert [gap["place"]["value"] for gap in value["missing"]] == ["bac-ninh-den-2025"]


def test_what_cannot_be_answered_is_refused_with_words(figures: Path) -> None:
    refused = {
        "?borders=1990-01-01": "bad_borders",
        "?year=18": "bad_year",
        "?place=nowhere": "unknown_place",
        "?place=bac-giang": "other_borders",
        "?compare=1": "bad_flag",
        "?sort=value": "unknown_parameter",
    }
    for query, code in refused.items():
        answer = get(capital() + query)
        assert (answer.status_code, answer.json()["code"]) == (400, code)
        assert answer.json()["detail"] != answer.json()["detail_vi"]


def test_other_addresses(figures: Path) -> None:
    assert get("/api/v1/indicators/CT-9999/series").status_code == 404
    assert get("/api/v1/partners/DT-0001/series").status_code == 404
    moved = get(capital().replace("indicators", "chi-tieu") + "?year=2018")
    assert (moved.status_code, moved["Location"]) == (308, capital() + "?year=2018")


def test_the_page_of_an_indicator_shows_its_figures_in_both_borders(figures: Path) -> None:
    code = code_of("indicators", CAPITAL)
    page = get(f"/vi/chi-tieu/{code}").content.decode()
    assert "1.666,98" in page and "Địa giới khi đó" in page
    then = get(f"/vi/chi-tieu/{code}/chuoi-so-lieu?borders=then").content.decode()
    assert "1.123,99" in then and "542,99" in then and "1.666,98" not in then
    year = get(f"/en/indicators/{code}/series?year=2018").content.decode()
    assert "1,666.98" in year and "394.69" in year and "As stated" in year and "Recomputed" in year


def test_page_addresses_are_strict(figures: Path) -> None:
    code = code_of("indicators", CAPITAL)
    assert get(f"/en/indicators/{code}/series?x=1").status_code == 400
    assert get(f"/en/indicators/{code}/chuoi-so-lieu")["Location"] == f"/en/indicators/{code}/series"
    assert get("/en/localities/hue/series").status_code == 404


def test_the_command_line_says_the_same(figures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from nhipcau.cli.main import main

    code = str(code_of("indicators", CAPITAL))
    assert main(["series", code, "--year", "2018", "--place", "bac-ninh", "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert "Bắc Ninh: 1.666,98" in said and "Bắc Giang (cũ), Vốn FDI đăng ký cấp mới (triệu USD): 183,78" in said
    assert main(["series", str(code_of("indicators", NEW_PROJECTS)), "--compare", "--lang", "en"]) == 0
    assert "By partner: 2,522" in capsys.readouterr().out
    assert main(["series", "XX-1"]) == 2
