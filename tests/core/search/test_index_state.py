"""What is kept of a state of the index is right, and goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.core.projection import project
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.coverage import coverage
from tests.steps import ask, publish, show, uid, withdraw, write


@pytest.mark.parametrize("register", list(open_registers()))
def test_a_single_filter_has_the_total_its_facet_says(site: Path, register: str) -> None:
    """With and without facets, which are counted in different ways."""
    declared = registers()[register]
    for name, values in find(public_index(), parse_request(declared, {})).facets.items():
        for token, count in values[:5]:
            counted, kept = (
                find(public_index(), parse_request(declared, {name: [token]}, facets=wanted))
                for wanted in (True, False)
            )
            assert counted.total == kept.total == count
            assert [hit.code for hit in counted.hits] == [hit.code for hit in kept.hits]


def test_a_filter_nothing_has_finds_nothing(site: Path) -> None:
    found = find(public_index(), parse_request(registers()["twinnings"], {"established_on": ["1066"]}, facets=False))
    assert (found.total, found.hits) == (0, [])


def test_nothing_is_kept_beyond_a_change(empty_site: Path) -> None:
    """Total, order by rank and by date, a filter's total and the coverage follow each record that comes and goes."""
    index, declared = public_index(), registers()["twinnings"]

    def seen() -> tuple[int, list[str], list[str], int, int]:
        newest = ask("twinnings", sort="-established_on")
        filtered = find(index, parse_request(declared, {"place": ["hue"]}, facets=False))
        by_rank = sorted(hit.code for hit in ask("twinnings").hits)
        return (
            newest.total,
            by_rank,
            [hit.code for hit in newest.hits],
            filtered.total,
            coverage(index, declared)["records"],
        )

    for number, year in enumerate(("2001", "2003")):
        write("twinnings", str(number), vn_party="Huế", place="hue", established_on=year, public=True)
    show()
    both = (2, ["KN-0001", "KN-0002"], ["KN-0002", "KN-0001"], 2, 2)
    assert seen() == both
    withdraw("twinnings", uid("1"))
    project()
    before = index.state()
    assert [hit.code for hit in ask("twinnings", sort="-established_on").hits] == ["KN-0001"], "at once, from the store"
    index.catch_up()
    assert index.state() is not before
    assert seen() == (1, ["KN-0001"], ["KN-0001"], 1, 1)
    publish("twinnings", uid("1"))
    show()
    assert seen() == both
    state = index.state()
    assert index.state() is state, "as long as nothing changes, the state stays"
    index.rebuild()
    assert index.state() is not state
    assert seen() == both
