"""The desk's index follows the ledger: nothing is stepped over, killed at any point it goes on, and it says how far it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.audience import Audience
from nhipcau.core.column import OWN, RESTRICTED, SHARED, Column
from nhipcau.core.desk import beyond, desk_index, desk_request, find, generation
from nhipcau.core.health import desk_index_lag
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from nhipcau.core.worker import catch_up
from tests import postgres
from tests.hiding import declared_with
from tests.late import left_open
from tests.steps import ACT, change, publish, remove, uid, write

ALL = Audience("all", RESTRICTED)
PARTNERS = registers()["partners"]
CHUNK = 40


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "CHUNK", CHUNK)
    monkeypatch.setattr(generation, "COMMIT_EVERY", 2 * CHUNK)


def _uids(audience: Audience = ALL, **params: str) -> set[UUID]:
    request = desk_request(PARTNERS, {name: [value] for name, value in params.items()}, audience)
    return set(find(desk_index(), audience, request).uids)


def _shown() -> list[Any]:
    """What the index answers, from everything to single words."""
    asked: list[dict[str, list[str]]] = [{}, {"q": ["hop tac"]}, {"q": ["nova"]}]
    found = [find(desk_index(), ALL, desk_request(None, {**params, "limit": ["200"]}, ALL)) for params in asked]
    return [(one.total, one.hits, one.facets) for one in found]


def _documents() -> int:
    return int(desk_index().state().searcher.num_docs)


def _records() -> int:
    return generation.DeskGeneration.count_source()


def _anew() -> None:
    """Make the index anew from nothing."""
    shutil.rmtree(desk_index().root)
    desk_index.cache_clear()
    desk_index().catch_up()


@contextmanager
def _killed_at_commit(nth: int, *, after: bool) -> Iterator[None]:
    """What runs inside is ended just before its n-th commit, or between that and saying so."""
    real, calls = generation._Advance._commit, []

    def struck(self: Any, writer: Any) -> None:
        calls.append(writer)
        if len(calls) == nth:
            if after:
                writer.commit()
            raise KeyboardInterrupt
        real(self, writer)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(generation._Advance, "_commit", struck)
        yield


def test_every_kind_of_change_is_followed(empty_site: Path) -> None:
    record = write("partners", "p", name="Fukuoka", country="JP")
    catch_up()
    assert _uids(q="fukuoka") == {record}
    change("partners", record, name="Saga")
    catch_up()
    assert (_uids(q="fukuoka"), _uids(q="saga")) == (set(), {record})
    narrow, other = Audience("all", SHARED), Audience("own", OWN, agencies=frozenset({"far"}))
    party = Audience("party", SHARED, agencies=frozenset({"near"}))
    assert (_uids(narrow), _uids(other), _uids(party)) == ({record}, set(), set())
    ledger.keep(PARTNERS, record, ACT, visibility=OWN, owner="far", parties=("near",))
    catch_up()
    assert (_uids(narrow), _uids(other), _uids(party)) == (set(), {record}, set())
    publish("partners", record)
    catch_up()
    assert _uids(narrow) == _uids(party) == {record}
    ledger.withdraw(PARTNERS, [record], ACT)
    remove("partners", record)
    catch_up()
    assert _uids() == set()
    assert _documents() == 0


def test_other_processes_follow_to_the_same(site: Path, small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real ones; the records changed are those of three pieces, some changed twice, one gone, others naming them."""
    monkeypatch.setattr(generation, "FEW", 0)
    gone = write("partners", "gone", name="Nova Gone", country="JP")
    desk_index().catch_up()
    some = list(PARTNERS.model._default_manager.order_by("uid").values_list("uid", flat=True)[: 2 * CHUNK + 5])
    for number, one in enumerate([*some, *some[:CHUNK]]):
        change("partners", one, name=f"Nova {number}")
    remove("partners", gone)
    assert desk_index().catch_up(hands=2) >= len(some)
    assert _uids(q="nova", limit="200") == {*some} - {gone}
    assert (_documents(), desk_index_lag()) == (_records(), 0)
    followed = _shown()
    _anew()
    assert _shown() == followed


@pytest.mark.parametrize("after", [False, True])
def test_a_killed_beginning_is_gone_on_with(site: Path, small: None, after: bool) -> None:
    """Killed before the third commit, or just after it, before the place was noted; meanwhile the desk has changed."""
    shutil.rmtree(desk_index().root)
    with _killed_at_commit(3, after=after):
        desk_index().catch_up()
    write("partners", "new", name="Fukuoka Nova", country="JP")
    begun = desk_index()._begun()
    assert begun
    assert 4 * CHUNK <= begun.documents() < _records()
    desk_index().catch_up()
    assert _documents() == _records()
    gone_on = _shown()
    _anew()
    assert _shown() == gone_on


@pytest.mark.parametrize("after", [False, True])
def test_a_killed_step_is_repeated(site: Path, small: None, after: bool) -> None:
    desk_index().catch_up()
    for number in range(3 * CHUNK):
        write("partners", f"n{number}", name=f"Nova {number}", country="JP")
    with _killed_at_commit(1, after=after):
        desk_index().catch_up()
    assert desk_index_lag() == 3 * CHUNK
    desk_index().catch_up()
    assert desk_index_lag() == 0
    assert _documents() == _records()
    followed = _shown()
    _anew()
    assert _shown() == followed


def test_a_rebuild_serves_the_old_one_until_it_is_whole(site: Path, small: None) -> None:
    desk_index().catch_up()
    before = _shown()
    steps = desk_index().steps("this code")
    list(islice(steps, 3))
    steps.close()
    assert desk_index().is_begun("this code")
    assert _shown() == before
    record = write("partners", "new", name="Nova", country="JP")
    assert beyond(desk_index(), ALL, PARTNERS) == [record]
    rounds = 0
    while desk_index().catch_up(1):
        rounds += 1
        assert rounds < _records()
        assert record in _uids(q="nova"), "the old one follows meanwhile"
    assert rounds > _records() // CHUNK - 5
    assert _uids(q="nova") == {record}
    assert len(list(desk_index().root.glob("g*"))) == 1


def test_a_column_declared_for_others_makes_it_anew(empty_site: Path) -> None:
    write("partners", "p", name="Fukuoka", country="JP")
    desk_index().catch_up()
    assert desk_index().is_current()
    hidden: Column = PARTNERS.by_name["kind"]
    with declared_with({"partners": {hidden.name: OWN}}):
        assert not desk_index().is_current()
        desk_index().catch_up()
        assert desk_index().is_current()
        assert _uids(q="fukuoka") == {uid("p")}


def test_an_older_desk_put_back_makes_it_anew(empty_site: Path) -> None:
    """The ledger has grown again to where it was, by other rows: the place means another one now."""
    write("partners", "p", name="Fukuoka", country="JP")
    desk_index().catch_up()
    before = int(desk_index().root.joinpath("current").read_text()[1:])
    Change.objects.update(leaf="another")
    desk_index().catch_up()
    assert desk_index().root.joinpath("current").read_text() == f"g{before + 1}"
    assert _uids() == {uid("p")}


def test_what_is_not_in_the_index_yet_is_named_apart(empty_site: Path) -> None:
    first, second = (write("partners", name, name=name, country="JP") for name in ("first", "second"))
    desk_index().catch_up()
    assert beyond(desk_index(), ALL, PARTNERS) == []
    change("partners", second, name="Second")
    change("partners", first, name="First")
    change("partners", second, name="Second again")
    write("opportunities", "elsewhere", name={"vi": "X"})
    ledger.keep(PARTNERS, first, ACT, visibility=OWN)
    assert beyond(desk_index(), ALL, PARTNERS) == [first, second]
    assert beyond(desk_index(), Audience("all", SHARED), PARTNERS) == [second]
    desk_index().catch_up()
    assert beyond(desk_index(), ALL, PARTNERS) == []


@pytest.mark.skipif(not postgres.ASKED_FOR, reason="SQLite has one writer at a time")
def test_a_late_commit_is_not_stepped_over(empty_site: Path) -> None:
    desk_index().catch_up()
    with left_open(lambda: write("partners", "late", name="Late", country="JP")):
        early = write("partners", "early", name="Early", country="JP")
        desk_index().catch_up()
        assert beyond(desk_index(), ALL, PARTNERS) == [early], (
            "it waits for the older transaction, and is shown meanwhile"
        )
    desk_index().catch_up()
    assert _uids() == {early, uid("late")}
