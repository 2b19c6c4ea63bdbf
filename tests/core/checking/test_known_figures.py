"""Claims held against the public registers: told figures of the time and its borders, and who told them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nhipcau.core.checking import checked
from nhipcau.lib.checking import Claim, Finding, Verdict

AGREEMENTS = Claim(
    "agreements_signed", Decimal(422), level="all_localities", start="2021", end="2023", change=Decimal(111)
)


def _found(claim: Claim) -> list[Finding]:
    (one,) = checked([claim])
    return one.findings


def _bac_ninh(millions: str) -> Claim:
    value = Decimal(millions) * 10**6
    return Claim(
        "fdi_registered", value, currency="USD", level="locality", names=("Bắc Ninh",), start="2018", end="2018"
    )


@pytest.mark.usefixtures("figures_site")
def test_claims_are_held_against_what_the_registers_tell() -> None:
    """Bắc Ninh in the borders of 2018: 394.69 + 677.55 + 51.75 = 1,123.99 million; with Bắc Giang it would be 1,666.98."""
    right, *_ = _found(_bac_ninh("1123.99"))
    assert right.verdict is Verdict.AGREES and right.other and right.other.address[0].startswith("/vi/chi-tieu/CT-")
    wrong, *_ = _found(_bac_ninh("1666.98"))
    assert (wrong.verdict, wrong.computed) == (Verdict.DIFFERS, Decimal("542.99") * 10**6)

    findings = {(one.verdict, one.rule): one for one in _found(AGREEMENTS)}
    assert "420 (2016–2018)" in findings[Verdict.IMPLIES, "baseline"].en, "what was reported of the years before"
    assert "Ngày Nay" in findings[Verdict.IMPLIES, "baseline"].en
    agrees = findings[Verdict.AGREES, "figure"]
    assert "Bộ trưởng Ngoại giao: Cần tâm thế mới" in agrees.vi, "who told it, or a text would confirm itself"


@pytest.mark.usefixtures("site")
def test_a_list_is_held_to_be_incomplete_unless_it_has_more() -> None:
    (found,) = [one for one in _found(AGREEMENTS) if one.other and one.other.qualifier == "at_least"]
    assert found.verdict is Verdict.APART and "public source" in found.en
    listed = found.other and found.other.value
    assert listed and 0 < listed < 422
    fewer = Claim("agreements_signed", listed - 1, level="all_localities", start="2021", end="2023")
    (found,) = [one for one in _found(fewer) if one.other and one.other.qualifier == "at_least"]
    assert found.verdict is Verdict.DIFFERS


def _of_several(measure: str, value: str, *names: str, currency: str | None = "USD") -> list[Finding]:
    amount = Decimal(value) * 10**6 if currency else Decimal(value)
    return _found(Claim(measure, amount, currency=currency, level="localities", names=names, start="2018", end="2018"))


@pytest.mark.usefixtures("figures_site")
def test_a_figure_of_several_localities_is_held_against_their_sum() -> None:
    """Bắc Ninh and Bắc Giang in 2018: 1,123.99 + 542.99 = 1,666.98 million. The Red River Delta's new projects, by hand from
    the shipped table: 1,120, and of Huế (a province then), Đà Nẵng and Quảng Nam 8 + 102 + 29 = 139.
    """
    right, *_ = _of_several("fdi_registered", "1666.98", "Bắc Ninh", "Bắc Giang")
    assert right.verdict is Verdict.AGREES and "tổng của 2 địa phương: 1,667 tỷ USD (2018)" in right.vi
    wrong, *_ = _of_several("fdi_registered", "1766.98", "Bắc Ninh", "Bắc Giang")
    assert (wrong.verdict, wrong.computed) == (Verdict.DIFFERS, Decimal("100") * 10**6)
    right, *_ = _of_several("fdi_projects", "1120", "các tỉnh vùng Đồng bằng sông Hồng", currency=None)
    assert right.verdict is Verdict.AGREES and "sum of 11 localities: 1,120 (2018)" in right.en
    right, *_ = _of_several("fdi_projects", "139", "Huế", "Đà Nẵng", "Quảng Nam", currency=None)
    assert right.verdict is Verdict.AGREES


@pytest.mark.usefixtures("figures_site")
@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("5 tỉnh Tây Nguyên",), "chưa có số của Gia Lai (2018)"),
        (("Kon Tum", "Gia Lai"), "chưa có số của Gia Lai (2018)"),
        (("4 tỉnh Tây Nguyên",), "văn bản nói “4 tỉnh Tây Nguyên”, khi ấy vùng Tây Nguyên có 5 địa phương"),
        (("5 tỉnh miền Trung",), "không rõ “5 tỉnh miền Trung” là những địa phương nào"),
        (("các tỉnh Bắc Trung Bộ",), "không rõ “các tỉnh Bắc Trung Bộ” là những địa phương nào"),
        (("Đà Nẵng", "Quảng Đông"), "không rõ Quảng Đông là địa phương nào khi ấy"),
    ],
)
def test_a_figure_of_several_localities_that_cannot_be_summed_says_why(names: tuple[str, ...], why: str) -> None:
    """Nobody tells new projects of Gia Lai in 2018; a North Central region there is only since July 2025."""
    (found,) = _of_several("fdi_projects", "13", *names, currency=None)
    assert found.verdict is Verdict.APART and found.vi.endswith(f"không so được vì {why}.")
