"""Which agency a text means by a body's name. The agencies are made up; localities and their days are real."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.core.people.called import Agencies
from nhipcau.core.people.door import Opening, open_agency, rename, succeed
from nhipcau.core.people.models import Agency
from tests.people import ACT

TODAY = date(2026, 3, 2)
IN_2026, IN_2023 = date(2026, 1, 15), date(2023, 12, 18)


@pytest.fixture
def hue(office: Agency) -> Agency:
    return rename(office, "Sở Ngoại vụ thành phố Huế", "Hue Department of Foreign Affairs", ACT)


@pytest.fixture
def named(hue: Agency) -> None:
    since = date(2025, 7, 1)
    open_agency(Opening("external-affairs-office", "Sở Ngoại vụ", "", "department", "ho-chi-minh", since), ACT)
    open_agency(Opening("department", "UBND thành phố Huế", "", "", "hue", since), ACT)
    open_agency(Opening("ministry-unit", "Bộ Ngoại giao thử"), ACT)


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("words", "on", "found"),
    [
        ("Sở Ngoại vụ thành phố Huế", IN_2026, [("Sở Ngoại vụ thành phố Huế", "named")]),
        ("so ngoai vu TP. Hue", IN_2026, [("Sở Ngoại vụ thành phố Huế", "named")]),
        ("Sở Ngoại vụ TPHCM", IN_2026, [("Sở Ngoại vụ", "named")]),
        ("Ủy ban nhân dân TP Huế", None, [("UBND thành phố Huế", "named")]),
        ("UBND TP.Hồ Chí Minh", IN_2026, []),
        ("Sở Ngoại vụ Thừa Thiên Huế", IN_2023, [("Sở Ngoại vụ thành phố Huế", "former_place")]),
        ("Sở Ngoại vụ TPHCM", IN_2023, [("Sở Ngoại vụ", "former_place")]),
        ("Sở Ngoại vụ Hà Nội", IN_2026, []),
        ("Sở Ngoại vụ", IN_2026, [("Sở Ngoại vụ", "no_place"), ("Sở Ngoại vụ thành phố Huế", "no_place")]),
        ("BNGT", IN_2026, [("Bộ Ngoại giao thử", "initials")]),
        ("bngt", IN_2026, []),
        ("SNV", IN_2026, [("Sở Ngoại vụ", "initials"), ("Sở Ngoại vụ thành phố Huế", "initials")]),
        ("Bộ Ngoại giao", IN_2026, []),
        ("", IN_2026, []),
    ],
)
def test_agencies_are_found_by_name_locality_and_initials(
    words: str, on: date | None, found: list[tuple[str, str]]
) -> None:
    possible = Agencies(TODAY).possible(words, on)
    assert [(one.agency.name_vi, one.how) for one in possible] == found


@pytest.mark.usefixtures("named")
def test_only_a_name_with_its_locality_says_which_agency_it_is() -> None:
    agencies = Agencies(TODAY)
    called = {words: agencies.only(words, IN_2026) for words in ("Sở Ngoại vụ Huế", "Sở Ngoại vụ", "BNGT")}
    assert {words: one and one.name_vi for words, one in called.items()} == {
        "Sở Ngoại vụ Huế": "Sở Ngoại vụ thành phố Huế",
        "Sở Ngoại vụ": None,
        "BNGT": None,
    }
    assert agencies.only("Sở Ngoại vụ Thừa Thiên Huế", IN_2023) is None


def test_whoever_took_over_is_meant_and_two_of_one_name_are_not_told_apart(hue: Agency) -> None:
    board = open_agency(Opening("department", "Ban Đối ngoại thử", place="hue", valid_from=date(2025, 1, 1)), ACT)
    succeed(board, [hue], date(2026, 1, 1), "Quyết định thử", ACT)
    (possible,) = Agencies(TODAY).possible("Ban Đối ngoại thử Huế", date(2025, 6, 1))
    assert (possible.agency, possible.how) == (hue, "heir")
    assert Agencies(TODAY).only("Ban Đối ngoại thử Huế", date(2025, 6, 1)) == hue
    open_agency(Opening("department", hue.name_vi, place="hue", valid_from=date(2025, 7, 1)), ACT)
    assert Agencies(TODAY).only("Sở Ngoại vụ Huế", IN_2026) is None
