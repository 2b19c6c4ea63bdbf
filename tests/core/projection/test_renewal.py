"""A renewal of the whole store: ended at any point it is gone on with, and readers never see what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F, QuerySet

from nhipcau.core import ledger, worker
from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.models import Change
from nhipcau.core.projection import follow, is_renewing, project, rebuild, renewal
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.search import public_index
from nhipcau.core.store.models import Item, ItemChange, StoreState
from tests.steps import ACT, BASIS, ask, change, items, publish, remove, show, uid, withdraw, write

COUNT, SPAN = 10, 3
SPANS = [(1, 3), (4, 6), (7, 9), (10, 10)]


@pytest.fixture
def partners(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """Ten public partners by number, each shown in a tie of its own, and a store made by code that wrote nonsense."""
    monkeypatch.setattr(renewal, "SPAN", SPAN)
    made = [write("partners", f"p{n}", public=True, name=f"City {n}", country="JP") for n in range(1, COUNT + 1)]
    entries = [ledger.Entry(uid(f"t-{p}"), {"vn_party": "Huế", "partner": str(p)}, publish=BASIS) for p in made]
    ledger.write(registers()["twinnings"], entries, ACT)
    show()
    _stored().filter(register="partners").update(record="of before", row="of before")
    return made


def _stored() -> QuerySet[Item]:
    return Item.objects.using("projection")


def _old() -> list[int]:
    """Numbers of the partners that are still as the old code wrote them."""
    old = _stored().filter(register="partners", record="of before")
    return list(old.order_by("number").values_list("number", flat=True))


def _numbers(register: str = "partners") -> set[int]:
    return set(_stored().filter(register=register).values_list("number", flat=True))


def _from_nothing() -> list[tuple[Any, ...]]:
    """What a store holds that is made of the desk as it is, from nothing."""
    _stored().all().delete()
    rebuild()
    return items()


@pytest.fixture
def end_before(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Rebuild, and end just before the partners' n-th span is committed."""

    def ended(nth: int) -> None:
        real, left = renewal._set_renewed, [nth]

        def struck(span: renewal.Span) -> None:
            left[0] -= span.register == "partners"
            if not left[0]:
                raise KeyboardInterrupt
            real(span)

        with monkeypatch.context() as patch:
            patch.setattr(renewal, "_set_renewed", struck)
            with pytest.raises(KeyboardInterrupt):
                rebuild()

    return ended


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The spans of partners that are compared from here on."""
    seen: list[tuple[int, int]] = []
    real = renewal.compare

    def noted(span: renewal.Span) -> Any:
        if span.register == "partners":
            seen.append((span.first, span.last))
        return real(span)

    monkeypatch.setattr(renewal, "compare", noted)
    return seen


@pytest.mark.parametrize("again", [rebuild, project], ids=["the same command", "the worker"])
def test_what_was_ended_is_gone_on_with(
    partners: list[UUID], end_before: Any, compared: list[tuple[int, int]], again: Callable[[], int]
) -> None:
    end_before(3)
    assert compared == SPANS[:3]
    assert _old() == [7, 8, 9, 10], "two spans of now, the others of before, none half"
    compared.clear()
    again()
    assert compared == SPANS[2:], "from where it was"
    assert _old() == []
    assert not is_renewing()
    assert items() == _from_nothing()


def test_a_second_rebuild_finds_nothing_to_write(partners: list[UUID], compared: list[tuple[int, int]]) -> None:
    rebuild()
    before, feed = list(_stored().order_by("id").values_list()), ItemChange.objects.using("projection").count()
    compared.clear()
    rebuild()
    assert compared == SPANS, "everything was looked at"
    assert list(_stored().order_by("id").values_list()) == before
    assert ItemChange.objects.using("projection").count() == feed


def test_a_withdrawal_does_not_wait_for_the_end(partners: list[UUID], end_before: Any) -> None:
    """In the part that is done, in the part that is not, and in the names that other records show."""
    end_before(3)
    withdraw("partners", partners[0])
    withdraw("partners", partners[8])
    project(spans=0)
    assert is_renewing()
    assert _numbers() == {2, 3, 4, 5, 6, 7, 8, 10}
    texts = "".join(one.row + one.record + one.search for one in _stored().filter(register="twinnings"))
    assert "City 8" in texts
    assert "City 9" not in texts
    project()
    assert items() == _from_nothing()


def test_what_is_not_public_goes_before_anything_is_made(partners: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the ledger does not say so any more: the desk is another one, and the store's place means nothing."""
    withdraw("partners", partners[9])
    lost = Change.objects.order_by("-id")[0]
    StoreState.objects.using("projection").update(projected_writer=lost.writer + 1, projected_through=lost.id + 1)

    def ended(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(renewal, "compare", ended)
        with pytest.raises(KeyboardInterrupt):
            project()
    assert _numbers() == set(range(1, COUNT))
    assert not any("City 10" in one.record for one in _stored().filter(register="twinnings"))
    project()
    assert items() == _from_nothing()


def _meddle(partners: list[UUID]) -> None:
    """Changes before and behind the place a renewal is at: words, a withdrawal, a new record."""
    change("partners", partners[0], name="Renamed 1")
    change("partners", partners[9], name="Renamed 10")
    withdraw("partners", partners[1])
    withdraw("partners", partners[8])
    write("partners", "late", public=True, name="Late", country="KR")
    remove("partners", write("partners", "never", name="Never", country="KR"))


def _at_once(make: Any, tasks: Iterable[Any], _: int) -> Iterator[tuple[Any, Any]]:
    """What other processes may do at the worst: everything is made before anything is written."""
    yield from [(task, make(task)) for task in tasks]


@pytest.mark.parametrize("ahead", [False, True], ids=["made when asked for", "made long before"])
def test_changes_meanwhile_are_not_lost(partners: list[UUID], monkeypatch: pytest.MonkeyPatch, ahead: bool) -> None:
    if ahead:
        monkeypatch.setattr(renewal, "in_order", _at_once)
    meddled: list[int] = []

    def once(done: int, _: int) -> None:
        if "partners" in StoreState.objects.using("projection").get().renewed_register and not meddled:
            meddled.append(done)
            _meddle(partners)

    rebuild(once)
    assert meddled
    assert _numbers() == {1, 3, 4, 5, 6, 7, 8, 10, 11}
    found = items()
    assert found == _from_nothing()
    assert sum("Renamed" in one[5] for one in found if one[0] == "partners") == 2


def test_another_version_begins_anew(partners: list[UUID], end_before: Any, compared: list[tuple[int, int]]) -> None:
    end_before(3)
    StoreState.objects.using("projection").update(renewing="another version")
    compared.clear()
    rebuild()
    assert compared == SPANS
    assert not is_renewing()


def test_numbers_given_otherwise_on_a_desk_that_was_put_back(partners: list[UUID]) -> None:
    """The store has two records under each other's numbers, in different spans."""
    before = [one[:4] for one in items()]
    for number in (2, 9):
        _stored().filter(register="partners", number=number).update(number=F("number") + 100, code=f"X-{number}")
    _stored().filter(register="partners", number=102).update(number=9, code="DT-0009")
    _stored().filter(register="partners", number=109).update(number=2, code="DT-0002")
    rebuild()
    assert [one[:4] for one in items()] == before
    assert items() == _from_nothing()


def test_other_processes_make_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real ones, with connections of their own."""
    from nhipcau.core.search import generation

    monkeypatch.setattr(renewal, "FEW", 0)
    monkeypatch.setattr(renewal, "SPAN", 40)
    monkeypatch.setattr(generation, "FEW", 0)
    monkeypatch.setattr(generation, "CHUNK", 60)
    before, found = items(), ask(q="hợp tác", limit="200")
    _stored().all().delete()
    rebuild(hands=2)
    public_index().rebuild(hands=2)
    assert items() == before
    again = ask(q="hợp tác", limit="200")
    assert [hit.json for hit in again.hits] == [hit.json for hit in found.hits] != []
    assert (again.total, again.facets) == (found.total, found.facets)
    assert public_index().state().searcher.num_docs == len(before)


def test_the_worker_does_it_piece_by_piece(partners: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes get their turn between the pieces; nobody is let into half a store that has never been whole."""
    monkeypatch.setattr(worker, "SPANS_AT_ONCE", 1)
    StoreState.objects.using("projection").all().delete()
    _stored().all().delete()
    for path in public_index().root.iterdir():
        path.unlink() if path.is_file() else [one.unlink() for one in path.iterdir()]
    worker.catch_up()
    assert is_renewing()
    assert not public_index().is_current()
    withdraw("partners", partners[0])
    publish("partners", write("partners", "late", name="Late", country="KR"))
    pieces = 0
    while worker.catch_up():
        pieces += 1
    assert pieces > len(SPANS)
    assert public_index().is_current()
    assert ask("partners", q="late").total == 1
    assert ask("partners").total == len(_numbers()) == COUNT
    assert items() == _from_nothing()


def test_a_lost_place_is_not_followed_from(partners: list[UUID]) -> None:
    """The feed is followed from the end of a ledger the store was not made of: every record is compared instead."""
    StoreState.objects.using("projection").update(projected_through=10**9, projected_writer=10**15)
    project()
    assert follow.position() == ledger_end()
    assert _old() == []


def ledger_end() -> tuple[int, int]:
    writer, key = Change.objects.order_by("-writer", "-id").values_list("writer", "id")[0]
    return (writer, key)


@pytest.mark.parametrize("name", sorted(open_registers()))
def test_a_span_is_found_without_looking_at_every_public_record(empty_site: Path, name: str) -> None:
    """Else a rebuild of a million records looks at a million of them a thousand times; SQLite would, by default."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL decides by what is in the table")
    span = registers()[name].rows(PUBLIC_DESK).filter(number__range=(5001, 6000)).order_by("number")
    assert "state=? AND number>? AND number<?" in span.explain()
