"""Sorted lists and pages: ties, missing values, cuts inside ties, and what happens while the index lags behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.projection import project
from nhipcau.core.search import pages, public_index
from tests.steps import ask, code_of, codes, show, uid, withdraw, write

DATES = ["2019", None, "2019-05-12", "2008", "2019", None, "2019-05", "2008-12-31", "2019", "2023"]


@pytest.fixture
def dated(empty_site: Path) -> None:
    """Ten papers, KN-0001 … KN-0010, dated as in DATES."""
    for number, date in enumerate(DATES):
        write("twinnings", str(number), vn_party="Huế", place="hue", established_on=date, public=True)
    show()


def _numbers(**params: str) -> list[int]:
    return [hit.number for hit in ask("twinnings", **params).hits]


UP = [4, 8, 1, 5, 9, 7, 3, 10]
DOWN = [10, 3, 7, 1, 5, 9, 8, 4]


@pytest.mark.usefixtures("dated")
def test_dates_up_and_down_with_the_undated_last() -> None:
    """A year alone stands before its months; equal dates go by code both ways; undated records keep one order."""
    up, down = _numbers(sort="established_on"), _numbers(sort="-established_on")
    assert up[:8] == UP
    assert down[:8] == DOWN
    assert up[8:] == down[8:]
    assert set(up[8:]) == {2, 6}


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("sort", ["", "established_on", "-established_on", "vn_party", "-vn_party"])
@pytest.mark.parametrize(("beyond", "filters"), [(1, {}), (1, {"place": "hue"}), (pages.BEYOND, {"place": "hue"})])
def test_pages_of_any_size_join_to_the_whole(
    sort: str, beyond: int, filters: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cuts fall inside groups of equal dates, inside the ten equal names, and across the border to the undated.

    The whole register is cut from the order that is kept of it, here two records first; a filtered list is not.
    """
    monkeypatch.setattr(pages, "BEYOND", beyond)
    monkeypatch.setattr(pages, "DEPTHS", (2, pages.DEPTHS[-1]))
    whole = _numbers(sort=sort)
    assert sorted(whole) == list(range(1, 11))
    for size in (1, 2, 3, 4, 7, 10):
        joined: list[int] = []
        for offset in range(0, 10, size):
            joined += _numbers(sort=sort, limit=str(size), offset=str(offset), **filters)
        assert joined == whole, size


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("low", "high", "numbers"),
    [
        ("2019", "2019", {1, 3, 5, 7, 9}),
        ("2019-05", "2019-05", {3, 7}),
        ("2019-05-12", "2019-05-12", {3}),
        ("2008-12", "2019", {1, 3, 5, 7, 8, 9}),
        ("05/2019", "", {3, 7, 10}),
        ("", "2008", {4, 8}),
    ],
)
def test_from_to_means_whole_years_and_months(low: str, high: str, numbers: set[int]) -> None:
    assert set(_numbers(established_on_from=low, established_on_to=high)) == numbers


@pytest.mark.usefixtures("dated")
def test_an_empty_range_is_refused() -> None:
    with pytest.raises(Fault, match="không lớn hơn"):
        ask("twinnings", established_on_from="2020", established_on_to="2019")


@pytest.mark.usefixtures("dated")
def test_the_facet_of_years_counts_the_dated_ones_newest_first_among_equals() -> None:
    assert ask("twinnings").facets["established_on"] == [("2019", 5), ("2008", 2), ("2023", 1)]
    assert ask("twinnings", established_on=["2008", "2023"]).total == 3


NAMES = ["Đà Nẵng", "Đà Nẵng Bắc", "đà nẵng", "Da Nang", "Đã", "Đà Lạt", "Đà Nẵng Á", "Đà Nẵng A"]


def test_names_that_begin_alike_are_in_full_alphabetical_order(empty_site: Path) -> None:
    """Eight letters fit the index; the rest of the name decides as well (Nẵng … A before Á before Bắc)."""
    for number, name in enumerate(NAMES):
        write("partners", str(number), name=name, public=True)
    show()

    def ordered(sort: str) -> list[str]:
        return [NAMES[hit.number - 1] for hit in ask("partners", sort=sort).hits]

    first = ordered("name")
    assert [name for name in first if name != "đà nẵng"] == [
        "Da Nang",
        "Đã",
        "Đà Lạt",
        "Đà Nẵng",
        "Đà Nẵng A",
        "Đà Nẵng Á",
        "Đà Nẵng Bắc",
    ]
    assert ordered("-name") == first[::-1]


def test_ties_larger_than_the_limit_go_by_code(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond TIE_LIMIT equal beginnings the order is by code: still one order for every page."""
    monkeypatch.setattr(pages, "TIE_LIMIT", 3)
    for number, name in enumerate("DCBA"):
        write("partners", str(number), name=f"Thành phố kết nghĩa {name}", public=True)
    show()
    assert codes(ask("partners", sort="name")) == ["DT-0001", "DT-0002", "DT-0003", "DT-0004"]
    assert [codes(ask("partners", sort="name", limit="1", offset=str(n)))[0] for n in range(4)] == codes(
        ask("partners", sort="name")
    )


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("sort", ["", "established_on", "vn_party"])
def test_a_record_withdrawn_since_the_index_caught_up_is_not_shown(sort: str) -> None:
    withdraw("twinnings", uid("4"))
    project()
    assert 5 not in _numbers(sort=sort)
    assert code_of("twinnings", uid("4")) == "KN-0005", "its code stays its own"
    public_index().catch_up()
    assert ask("twinnings", sort=sort).total == 9


@pytest.mark.usefixtures("dated")
def test_an_index_of_older_fields_is_made_anew() -> None:
    index = public_index()
    before = (codes(ask("twinnings")), (index.root / "current").read_text())
    generation = index.root / before[1]
    (generation / "fields").write_text("older")
    assert not index.is_current()
    assert index.catch_up() > 10
    assert index.is_current()
    assert (index.root / "current").read_text() != before[1]
    assert not generation.exists()
    assert codes(ask("twinnings")) == before[0]


@pytest.mark.usefixtures("dated")
def test_a_lost_cursor_only_repeats_work() -> None:
    index = public_index()
    before = codes(ask("twinnings", q="hue"))
    (index.root / (index.root / "current").read_text() / "cursor").unlink()
    assert index.lag() > 0
    assert index.catch_up() > 0
    assert index.lag() == 0
    assert codes(ask("twinnings", q="hue")) == before
    assert ask("twinnings").total == 10


def test_without_an_index_the_way_to_one_is_said(empty_site: Path) -> None:
    index = public_index()
    shutil.rmtree(index.root)
    public_index.cache_clear()
    with pytest.raises(Fault, match="nhipcau project --rebuild"):
        ask("partners")
