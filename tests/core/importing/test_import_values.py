"""What officers type into cells, and what it means in the columns of our registers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.importing.headers import Target, vocabulary
from nhipcau.core.importing.named import Named
from nhipcau.core.importing.values import readers
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from tests.people import DAY, office, working
from tests.steps import write


@pytest.fixture
def named(empty_site: Path) -> Named:
    return Named(powers_of(working("an", office(), "officer"), DAY))


def _read(named: Named, register: str, column: str, text: str, header: str = "", language: str = "vi") -> Any:
    found = readers(registers()[register], {header: Target(column, language)}, named)
    return found[header](text)


@pytest.mark.parametrize(
    ("register", "column", "text", "meant"),
    [
        ("agreements", "kind", "Bản ghi nhớ", "memorandum"),
        ("agreements", "kind", "BIÊN BẢN GHI NHỚ", "memorandum"),
        ("agreements", "level", "tỉnh", "province"),
        ("agreements", "level", "Sở", "department"),
        ("agreements", "status", "còn hiệu lực", "in_force"),
        ("agreements", "place", "Thừa Thiên Huế", "thua-thien-hue"),
        ("agreements", "place", "TP. Huế", "hue"),
        ("agreements", "country", "CHDCND Lào", "LA"),
        ("agreements", "signed_on", "12.5.2024", "2024-05-12"),
        ("agreements", "signed_on", "5/2024", "2024-05"),
        ("agreements", "signed_on", "năm 2019", "2019"),
        ("agreements", "fields_of_work", "Du lịch, văn hóa; Y tế", ["tourism", "culture", "health"]),
        ("opportunities", "area", "12,5 ha", {"low": 12.5, "unit": "ha"}),
        ("opportunities", "area", "10 - 15", {"low": 10, "high": 15, "unit": "ha"}),
        ("opportunities", "places", "Huế; Quảng Trị", ["hue", "quang-tri"]),
        ("projects", "commitment", "1.250.000", 1250000),
    ],
)
def test_a_cell_means(named: Named, register: str, column: str, text: str, meant: Any) -> None:
    assert _read(named, register, column, text) == meant


def test_a_unit_may_stand_in_the_header(named: Named) -> None:
    found = _read(named, "opportunities", "capital", "1.500", "Tổng vốn đầu tư (tỷ VND)")
    assert found == {"low": 1500, "unit": "tỷ VND"}


@pytest.mark.parametrize(
    ("register", "column", "text", "words"),
    [
        ("agreements", "signed_on", "12/5/2024 - 15/5/2024", "is a stretch of time"),
        ("agreements", "kind", "Hiệp ước", "is not in the list"),
        ("agreements", "partner", "Không ai", "is not in the register"),
        ("projects", "commitment", "nhiều", "is not a number"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    named: Named, register: str, column: str, text: str, words: str
) -> None:
    for _ in range(2):  # a refusal that is remembered is the same refusal
        with pytest.raises(Fault) as refused:
            _read(named, register, column, text)
        assert words in refused.value.en


def test_a_partner_is_known_by_its_name_whatever_its_marks_and_by_its_code(named: Named) -> None:
    champasak = write("partners", "a", public=True, name="Champasak", name_vi="Tỉnh Chăm-pa-sắc", country="LA")
    springfield = write("partners", "b", public=True, name="Springfield", country="US")
    write("partners", "c", public=True, name="SPRINGFIELD", country="CA")
    for text in ("champasak", "Tinh Cham-pa-sac", "DT-0001", "DT-0001 Champasak"):
        assert _read(named, "agreements", "partner", text) == str(champasak), text
    with pytest.raises(Fault, match="fits 2 records"):
        _read(named, "agreements", "partner", "Springfield")
    for text in ("Champasak (Lào)", "Tỉnh Chăm-pa-sắc, CHDCND Lào", "champasak - Lào"):
        assert _read(named, "agreements", "partner", text) == str(champasak), text
    assert _read(named, "agreements", "partner", "Springfield (Mỹ)") == str(springfield)
    for text in ("Champasak (Mỹ)", "Champasak (tỉnh)"):
        with pytest.raises(Fault, match="is not in the register"):
            _read(named, "agreements", "partner", text)


def test_headers_are_known_by_their_words_in_both_languages_and_by_officers_words() -> None:
    agreements = registers()["agreements"]
    known = vocabulary(agreements, agreements.stored, "vi")
    for header, target in {
        "ben ky ket viet nam": "vn_party@vi",
        "ben vn": "vn_party@vi",
        "foreign party": "partner@en",
        "ngay thang nam ky": "signed_on@vi",
        "ghi chu": "note@vi",
        "note": "note@en",
        "stt": "-",
    }.items():
        assert known[header] == target, header
