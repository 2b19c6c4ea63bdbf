"""Places are named as our own table names them, on every page, in every file, in every answer."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import nhipcau
from nhipcau.core.files import FORMATS
from nhipcau.core.registry import open_registers
from nhipcau.lib import places
from tests.steps import ask, items, public_records
from tests.tables import cells_of

PACKAGE = Path(nhipcau.__file__).parent

LABELS = {
    "TW": ("Đài Loan (Trung Quốc)", "Taiwan (China)"),
    "HK": ("Hồng Công (Trung Quốc)", "Hong Kong (China)"),
    "MO": ("Ma Cao (Trung Quốc)", "Macao (China)"),
}
FLAG_EMOJI = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3f4]")


def _coded(value: Any) -> list[dict[str, Any]]:
    """Every {value, vi, en} of a country inside a public record."""
    if isinstance(value, list):
        return [found for part in value for found in _coded(part)]
    if isinstance(value, dict):
        own = [value] if value.get("value") in LABELS and "vi" in value else []
        return own + [found for part in value.values() for found in _coded(part)]
    return []


def test_every_public_value_of_these_places_has_its_one_label(full_site: Path) -> None:
    seen = set()
    for register in open_registers():
        for record in public_records(register):
            for entry in _coded(record["values"]):
                assert (entry["vi"], entry["en"]) == LABELS[entry["value"]], record["code"]
                seen.add(entry["value"])
    assert {"TW", "HK", "MO"} & seen, "the data has such records, or this test says nothing"


@pytest.mark.parametrize("code", LABELS)
def test_the_places_themselves_are_found_under_their_label(full_site: Path, code: str) -> None:
    (label,) = [(item[5]) for item in items() if item[0] == "countries" and item[2] == code]
    record = json.loads(label)
    assert (record["label_vi"], record["label_en"]) == LABELS[code]
    client = Client(SERVER_NAME="localhost")
    for language, path in enumerate((f"/vi/quoc-gia/{code}", f"/en/countries/{code}")):
        page = client.get(path).content.decode()
        assert f"<h1>{LABELS[code][language]}" in page or LABELS[code][language] in page
        _assert_always_labelled(page, LABELS[code][language])


RECORD_LINK = re.compile(r'<a href="/(?:vi|en)/[a-z-]+/[A-Z]{2,3}-\d+"[^>]*>.*?</a>', re.DOTALL)
"""Names that bodies give themselves stay as their sources write them."""


def _assert_always_labelled(page: str, label: str) -> None:
    """Wherever the place's bare name stands in our own words, the rest of the label follows."""
    page = RECORD_LINK.sub("", page)
    bare = label.partition(" (")[0]
    for found in re.finditer(re.escape(bare), page):
        assert page[found.start() :].startswith(label), page[max(0, found.start() - 60) : found.end() + 60]


@pytest.mark.parametrize(("language", "path"), [(0, "/vi/quoc-gia"), (1, "/en/countries")])
def test_the_list_of_countries_and_territories(full_site: Path, language: int, path: str) -> None:
    page = Client(SERVER_NAME="localhost").get(path).content.decode()
    assert ("Quốc gia, vùng lãnh thổ", "Countries and territories")[language] in page
    for label in LABELS.values():
        _assert_always_labelled(page, label[language])


def test_filters_name_places_by_their_label(full_site: Path) -> None:
    for name, register in open_registers().items():
        if not register.country:
            continue
        kind = register.kinds[register.country]
        for token, _ in ask(name).facets.get("country", []):
            label = kind.token_label(token)
            country = places.country(token)
            assert label == (country.label("vi"), country.label("en"))
            assert "China)" in label.en or token not in LABELS


@pytest.mark.parametrize("language", ["vi", "en"])
def test_exported_tables_name_places_by_their_label(full_site: Path, language: str) -> None:
    client = Client(SERVER_NAME="localhost")
    for register in open_registers().values():
        if not register.country:
            continue
        column = register.by_name[register.country].words.get(language)
        slug = register.slug[language == "en"]
        response = client.get(f"/{language}/{slug}.csv?country=TW&country=HK&country=MO")
        text = b"".join(response.streaming_content) if response.streaming else response.content
        allowed = {label[language == "en"] for label in LABELS.values()}
        for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig"))):
            assert set(row[column].split("; ")) & allowed, row


def test_every_form_of_export_says_the_same_of_them(full_site: Path) -> None:
    client = Client(SERVER_NAME="localhost")
    for ending in FORMATS:
        response = client.get(f"/api/v1/organisations.{ending}?country=TW")
        content = b"".join(response.streaming_content) if response.streaming else response.content
        text = cells_of(content) if ending == "xlsx" else content.decode("utf-8-sig")
        assert "Đài Loan (Trung Quốc)" in text or "Taiwan (China)" in text
        assert '"vi":"Đài Loan"' not in text
        assert '"en":"Taiwan"' not in text.replace('"en":"Taiwan (China)"', "")


def test_nothing_public_has_a_flag(full_site: Path) -> None:
    for item in items():
        assert not FLAG_EMOJI.search(item[4] + item[5]), item[:3]
    for path in PACKAGE.rglob("*"):
        if path.suffix in {".py", ".html", ".md", ".css", ".js", ".svg", ".csv"} and "orgs_ror" not in path.name:
            assert not FLAG_EMOJI.search(path.read_text(encoding="utf-8")), path


def test_our_own_words_name_the_sea_and_the_places_rightly() -> None:
    """In pages, help, labels and messages (not in names that bodies give themselves)."""
    for path in PACKAGE.rglob("*"):
        if path.suffix not in {".py", ".html", ".md"} or "rules.py" in path.name or "data" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert "South China Sea" not in text, path
        assert "Biển Nam Trung Hoa" not in text, path
        if path.suffix in {".html", ".md"}:
            for bare in re.finditer(r"Đài Loan(?! \(Trung Quốc\))|Taiwan(?! \(China\))", text):
                raise AssertionError(f"{path}: {text[bare.start() - 40 : bare.end() + 40]}")


@pytest.mark.parametrize("code", ["XK", "AB", "NCY"])
def test_no_country_of_another_list_is_known(code: str) -> None:
    assert code not in {country.iso2 for country in places.countries()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_says_that_it_is_a_demonstration(full_site: Path, language: str) -> None:
    words = {
        "vi": "Bản trình diễn, không phải cổng thông tin chính thức của cơ quan nhà nước",
        "en": "Demonstration, not an official portal of any state body",
    }[language]
    client = Client(SERVER_NAME="localhost")
    place = {"vi": "dia-phuong", "en": "localities"}[language]
    paths = [f"/{language}/", f"/{language}/{place}", f"/{language}/{place}/hue", f"/{language}/{place}/nowhere"]
    for register in open_registers().values():
        slug = register.slug[language == "en"]
        paths += [f"/{language}/{slug}", f"/{language}/{slug}/{register.code(1)}"]
    for path in paths:
        assert words in client.get(path).content.decode(), path


def test_every_seeded_record_says_that_its_owner_has_not_confirmed_it(full_site: Path) -> None:
    client = Client(SERVER_NAME="localhost")
    for register in open_registers().values():
        page = client.get(f"/vi/{register.slug[0]}/{register.code(1)}").content.decode()
        assert "Theo nguồn công khai, chưa được cơ quan chủ quản xác nhận" in page, register.name
