"""A new index is written beside the old one; ended at any point it is gone on with, and takes in what changed since."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pytest

from nhipcau.core.projection import project
from nhipcau.core.search import generation, public_index
from nhipcau.core.search.generation import Ids
from nhipcau.core.store.models import Item
from tests.steps import ask, change, codes, items, show, uid, withdraw, write

CHUNK = 50


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "CHUNK", CHUNK)
    monkeypatch.setattr(generation, "COMMIT_EVERY", 2 * CHUNK)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Ids]:
    """The spans of items without a document that are taken in from here on."""
    seen: list[Ids] = []
    real = generation.documents_of

    def noted(span: Ids) -> Any:
        seen.append(span)
        return real(span)

    monkeypatch.setattr(generation, "documents_of", noted)
    return seen


def _ids() -> list[int]:
    return list(Item.objects.using("projection").order_by("id").values_list("id", flat=True))


def _shown() -> list[Any]:
    found = []
    for words in ("", "hop tac", "fukuoka"):
        listing = ask(q=words, limit="200")
        found.append((listing.total, listing.facets, [hit.json for hit in listing.hits]))
    return found


def _generations() -> int:
    return len(list(public_index().root.glob("g*")))


@contextmanager
def _killed_at_commit(nth: int, *, after: bool) -> Iterator[None]:
    """What runs inside is ended just before or just after its n-th commit."""
    real, calls = generation._Advance._commit, []

    def struck(self: Any, writer: Any) -> None:
        calls.append(writer)
        if len(calls) < nth or after:
            real(self, writer)
        if len(calls) == nth:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(generation._Advance, "_commit", struck)
        yield


@pytest.mark.parametrize("after", [False, True])
def test_what_was_ended_is_gone_on_with(site: Path, taken: list[Ids], after: bool) -> None:
    """Killed before or after the second commit, of two chunks each; meanwhile the store has changed."""
    before = _shown()
    with _killed_at_commit(2, after=after):
        public_index().rebuild()
    assert len(taken) == 4
    assert _shown() == before, "the old one is served"
    first = write("partners", "new", public=True, name="Fukuoka Nova", country="JP")
    show()
    assert taken[4].first == taken[3 if after else 1].last + 1, "from where it was"
    assert public_index().state().searcher.num_docs == len(items())
    assert _generations() == 1
    assert len(codes(ask("partners", q="fukuoka nova"))) == 1
    withdraw("partners", first)
    show()
    assert _shown() == before


def test_a_served_index_ended_between_new_records_gets_the_rest(site: Path) -> None:
    """All changes before, some of the new records committed: nothing in the feed says that the others are missing."""
    for n in range(3 * CHUNK):
        write("partners", f"n{n}", public=True, name=f"Fukuoka {n}", country="JP")
    project()
    with _killed_at_commit(1, after=True):
        public_index().catch_up()
    assert public_index().state().searcher.num_docs < len(items())
    public_index().catch_up()
    assert public_index().state().searcher.num_docs == len(items())


def test_what_changes_behind_the_place_it_is_at_is_taken_in(site: Path) -> None:
    records = [write("partners", f"n{n}", public=True, name=f"Fukuoka {n}", country="JP") for n in range(3)]
    show()
    steps = public_index().steps("somebody")
    for _ in steps:
        if records:
            withdraw("partners", records.pop())
        project()
    public_index().catch_up()
    assert public_index().state().searcher.num_docs == len(items()) == len(_ids())
    grown = _shown()
    public_index().rebuild()
    assert _shown() == grown


def test_asking_twice_begins_once(site: Path, taken: list[Ids]) -> None:
    steps = public_index().steps("this code")
    list(islice(steps, 3))
    steps.close()
    assert public_index().is_begun("this code")
    assert not public_index().is_begun("other code")
    before = len(taken)
    list(public_index().steps("this code"))
    assert taken[before].first > 1
    list(public_index().steps("this code"))
    assert taken[-1].last == _ids()[-1]
    assert sum(span.first == 1 for span in taken) == 2, "the first was whole, so asking again begins anew"


def test_a_generation_of_other_code_or_of_nothing_is_not_gone_on_with(site: Path, taken: list[Ids]) -> None:
    list(islice(public_index().steps("this code"), 3))
    list(public_index().steps("other code"))
    assert sum(span.first == 1 for span in taken) == 2
    (public_index().root / "g900").mkdir()
    public_index().catch_up()
    assert _generations() == 1


def test_step_by_step_it_is_the_same(site: Path) -> None:
    before = _shown()
    steps = public_index().steps("somebody")
    next(steps)
    steps.close()
    rounds = 0
    while public_index().catch_up(1):
        rounds += 1
        assert _shown() == before
    assert rounds >= len(items()) // CHUNK - 1
    assert _generations() == 1
    change("partners", write("partners", "x", public=True, name="X", country="JP"), name="Xanadu")
    show()
    assert len(codes(ask("partners", q="xanadu"))) == 1


def test_files_of_a_killed_commit_do_not_stand_in_the_way(empty_site: Path, tmp_path: Path) -> None:
    """A commit killed before it was written down leaves files; the next one wants the same names."""
    for name in "abc":
        write("partners", name, name=name.upper(), country="JP", public=True)
    show()
    index = public_index()
    place = index.root / (index.root / "current").read_text()
    shutil.copytree(place, tmp_path / "before")
    change("partners", uid("a"), name="D")
    show()
    left = {path.name: path.read_bytes() for path in place.glob("*.del")} or pytest.fail("no file of deleted documents")
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "before", place)
    for name, content in left.items():
        (place / name).write_bytes(content)
    managed = place / ".managed.json"
    managed.write_bytes(orjson.dumps([*orjson.loads(managed.read_bytes()), *left]))
    index.catch_up()
    assert ask("partners", q="D").total == 1
