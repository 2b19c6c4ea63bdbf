"""What stands in a place or country, counted in one pass: the same numbers as the lists, and days of public values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nhipcau.core.kinds import When
from nhipcau.core.projection.item import newest_day
from nhipcau.core.registry import registers
from nhipcau.core.search.standing import counted_everywhere, having, standing, told_apart
from nhipcau.lib import places
from tests.steps import ask, public_records, show, withdraw


@pytest.mark.parametrize(
    ("days", "newest"),
    [
        (["2023", "2022-12-31"], 20230000),
        (["2023-05", "2023"], 20230500),
        (["2025-12-22", "2023-01-01", None, ""], 20251222),
        (["khoảng năm 2020", "31/12/2020"], 0),
        ([], 0),
    ],
)
def test_the_newest_day_is_as_exact_as_the_source(days: list[Any], newest: int) -> None:
    assert newest_day(days) == newest


@pytest.mark.parametrize(
    ("facet", "tokens"),
    [
        ("place", ("quang-tri",)),
        ("place", ("ha-noi", "hue", "ho-chi-minh")),
        ("country", ("JP",)),
        ("country", ("KR",)),
    ],
)
def test_counts_are_those_of_the_lists(site: Path, facet: str, tokens: tuple[str, ...]) -> None:
    groups = standing(facet, tokens)
    assert groups
    for register in having(facet):
        listing = ask(register.name, **{facet: list(tokens)})
        group = groups.get(register.name)
        assert (group.count if group else 0) == listing.total
        for name in told_apart(register):
            assert dict(listing.facets[name]) == dict(group.facets.get(name, {}) if group else {})
        if register.bond and group:
            assert (
                dict(listing.facets["country" if facet == "place" else "place"]).items()
                <= {token: end.count for token, end in group.far.items()}.items()
            )


def test_the_newest_day_of_ties_is_that_of_their_evidence_or_their_own(site: Path) -> None:
    for register in having("country"):
        if not register.bond:
            continue
        expected: dict[str, int] = {}
        for record in public_records(register.name):
            country = (record["values"]["country"] or {}).get("value")
            days = [entry.get("date") for entry in record["evidence"]] + [record["values"][register.dated]]
            if country:
                expected[country] = max(expected.get(country, 0), newest_day(days))
        for country, newest in expected.items():
            assert standing("country", [country])[register.name].newest == newest


def test_everything_at_once_is_what_each_place_says(site: Path) -> None:
    everywhere = counted_everywhere("place")
    for unit in places.all_units():
        groups = standing("place", [unit.id])
        for name, counted in everywhere.items():
            assert counted.get(unit.id, 0) == (groups[name].count if name in groups else 0)


def test_what_is_withdrawn_is_counted_no_more(site: Path) -> None:
    register = registers()["twinnings"]
    record = next(one for one in public_records("twinnings") if one["values"]["country"])
    country = record["values"]["country"]["value"]
    before = standing("country", [country])["twinnings"].count
    from nhipcau.core.store.models import Item

    withdraw(register.name, Item.objects.using("public").get(register="twinnings", code=record["code"]).uid)
    show()
    after = standing("country", [country]).get("twinnings")
    assert (after.count if after else 0) == before - 1


def test_bonds_are_counted_by_year(site: Path) -> None:
    for register in having("country"):
        if register.bond:
            assert isinstance(register.kinds[register.bond.since], When)
            group = standing("country", ["JP"])[register.name]
            dated = sum(group.facets.get(register.bond.since, {}).values())
            known = [
                one
                for one in public_records(register.name)
                if (one["values"]["country"] or {}).get("value") == "JP" and one["values"][register.bond.since]
            ]
            assert dated == len(known)
