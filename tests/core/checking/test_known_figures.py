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
