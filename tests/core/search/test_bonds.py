"""Ties by country, place and year: what the index counts is what the public records say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from nhipcau.core.registry import registers
from nhipcau.core.search import public_index
from nhipcau.core.search.bonds import bound_registers, declared, ties
from tests.steps import ask, public_records, show, uid, withdraw, write

BOUND = [register.name for register in registers().values() if register.bond]


@pytest.mark.parametrize("name", BOUND)
def test_counts_are_those_of_the_records(site: Path, name: str) -> None:
    register = registers()[name]
    bond = declared(register)
    records = [record["values"] for record in public_records(name)]
    countries = Counter(values[bond.there]["value"] for values in records if values[bond.there])
    undated = sum(1 for values in records if not values[bond.since])
    found = ties(public_index(), register)
    assert found.records == len(records)
    assert {reach.country: reach.records for reach in found.reaches} == countries
    assert found.undated == undated
    assert found.years == tuple(sorted({int(values[bond.since][:4]) for values in records if values[bond.since]}))


@pytest.mark.parametrize("name", BOUND)
@pytest.mark.parametrize("year", [1990, 2013, 2026])
def test_a_number_up_to_a_year_is_the_length_of_the_list_it_opens(site: Path, name: str, year: int) -> None:
    register = registers()[name]
    for reach in ties(public_index(), register).reaches:
        listed = ask(name, country=reach.country, **{f"{declared(register).since}_to": str(year)})
        assert reach.until(year) == listed.total
        assert reach.until(None) == reach.records == ask(name, country=reach.country).total


def test_ties_of_a_former_province_are_those_of_the_one_that_holds_its_territory(site: Path) -> None:
    """Quảng Bình's tie with Yamanashi is on the map of today's Quảng Trị."""
    found = ties(public_index(), registers()["twinnings"], "quang-tri")
    assert "JP" in {reach.country for reach in found.reaches}
    assert "quang-binh" not in found.places


def test_a_new_tie_is_counted_and_a_withdrawn_one_is_not(site: Path) -> None:
    register = registers()["twinnings"]
    before = ties(public_index(), register)
    write("partners", "kobe", public=True, name="Kobe", country="JP")
    tie = write(
        "twinnings",
        "tie",
        public=True,
        vn_party="Tỉnh Cà Mau",
        partner=str(uid("kobe")),
        country="JP",
        place="ca-mau",
        established_on="2020-05",
    )
    show()
    after = ties(public_index(), register, "ca-mau")
    reach = next(reach for reach in after.reaches if reach.country == "JP")
    assert reach.years[2020] == 1
    assert ties(public_index(), register).records == before.records + 1
    withdraw("twinnings", tie)
    show()
    assert ties(public_index(), register) == before


def test_nothing_public_means_no_ties(empty_site: Path) -> None:
    show()
    for register in bound_registers():
        found = ties(public_index(), register)
        assert (found.records, found.reaches, found.years, found.undated) == (0, (), (), 0)
