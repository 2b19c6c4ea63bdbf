"""Pages of a desk's list: newest change first or by a column, each record once, whatever the index's history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.audience import Audience
from nhipcau.core.column import RESTRICTED
from nhipcau.core.desk import desk_index, desk_request, find, pages, walk_records
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from nhipcau.lib.text import collation_key
from tests.steps import ACT, uid

PARTNERS, ALL = registers()["partners"], Audience("all", RESTRICTED)
NAMES = ["Đà", "Da", "Ea", "An Giang Alpha", "An Giang Beta", "an giang alpha", "", "Zürich", "", "An Giang Alpha"]


@pytest.fixture
def records(empty_site: Path) -> dict[UUID, str]:
    """Names, some the same, some beginning alike beyond what a sort number holds, some unknown; by uid."""
    names = {uid(f"p{number}"): name for number, name in enumerate(NAMES * 3)}
    ledger.write(PARTNERS, [ledger.Entry(one, {"name": name or None}) for one, name in names.items()], ACT)
    desk_index().catch_up()
    return names


def _walk(size: int, **params: str) -> Iterator[UUID]:
    offset = 0
    while True:
        asked = {**params, "limit": str(size), "offset": str(offset)}
        request = desk_request(PARTNERS, {name: [value] for name, value in asked.items()}, ALL)
        if not (page := find(desk_index(), ALL, request).uids):
            return
        yield from page
        offset += size


@pytest.mark.parametrize("size", [4, 7, 200])
@pytest.mark.parametrize("descending", [False, True])
def test_by_a_column_equals_go_by_their_full_key_then_by_uid(
    records: dict[UUID, str], size: int, descending: bool
) -> None:
    valued = sorted(one for one in records if records[one])
    valued.sort(key=lambda one: collation_key(records[one]), reverse=descending)
    found = list(_walk(size, sort="-name" if descending else "name"))
    assert found[: len(valued)] == valued
    assert set(found[len(valued) :]) == {one for one in records if not records[one]}
    assert len(found) == len(records)


@pytest.mark.parametrize("descending", [False, True])
def test_many_names_that_begin_alike_are_in_alphabetical_order_on_every_page(
    empty_site: Path, descending: bool
) -> None:
    """More of them than a page looks ahead: some differ in what follows, some only beyond it, two not at all."""
    beginnings = ("Khu công An Phú", "Khu công nghiệp hỗ trợ Bình Dương", "An Phú")
    names = {uid(f"q{place}"): f"{beginnings[place % 3]} {place // 3 % 50:03}" for place in range(210)}
    ledger.write(PARTNERS, [ledger.Entry(one, {"name": name}) for one, name in names.items()], ACT)
    desk_index().catch_up()
    expected = sorted(sorted(names), key=lambda one: collation_key(names[one]), reverse=descending)
    assert list(_walk(30, sort="-name" if descending else "name")) == expected


def test_equals_are_settled_by_one_question_for_a_page(records: dict[UUID, str]) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert len(list(_walk(200, sort="name"))) == len(records)
    assert len(queries) == 1
    assert all("note" not in query["sql"] for query in queries), "only the column that is sorted by is read"


@pytest.mark.parametrize("size", [3, 200])
def test_the_last_changed_come_first(records: dict[UUID, str], size: int) -> None:
    ledger.write(PARTNERS, [ledger.Entry(uid("p4"), {"note": {"vi": "mới"}})], ACT)
    Change.objects.filter(action="update").update(at=Change.objects.latest("id").at + timedelta(seconds=2))
    desk_index().rebuild()
    found = list(_walk(size))
    assert found[0] == uid("p4")
    assert sorted(found) == sorted(records)
    words = list(_walk(size, q="an giang"))
    assert words[0] == uid("p4")
    assert sorted(words) == sorted(one for one, name in records.items() if "giang" in name.lower())


def test_the_order_does_not_depend_on_how_the_index_came_about(records: dict[UUID, str]) -> None:
    grown = list(_walk(5)), list(_walk(5, sort="name")), list(_walk(5, q="giang"))
    for one in sorted(records)[::4]:
        ledger.write(PARTNERS, [ledger.Entry(one, {"kind": None, "name": records[one] or None})], ACT)
        desk_index().catch_up()
    desk_index().rebuild()
    assert (list(_walk(5)), list(_walk(5, sort="name")), list(_walk(5, q="giang"))) == grown


@pytest.mark.parametrize("piece", [1, 2, 3, 500])
def test_a_walk_finds_everything_once_by_uid_whatever_the_size_of_its_pieces(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Five of the uids share the half that a walk goes on after; others are left out by a filter."""
    alike = [UUID(int=7 << 64 | low) for low in (5, 1, 4, 2, 3)]
    wanted = [*alike, *(UUID(int=high << 64 | 9) for high in (3, 11, (1 << 64) - 1))]
    other = UUID(int=7 << 64 | 8)
    entries = [ledger.Entry(one, {"name": "A", "kind": "locality"}) for one in wanted]
    ledger.write(PARTNERS, [*entries, ledger.Entry(other, {"name": "A", "kind": "university"})], ACT)
    desk_index().catch_up()
    monkeypatch.setattr(pages, "WALK_CHUNK", piece)
    asked = desk_request(PARTNERS, {"kind": ["locality"], "sort": ["name"], "limit": ["1"]}, ALL)
    assert [one for some in walk_records(desk_index(), ALL, asked) for one in some] == sorted(wanted)
