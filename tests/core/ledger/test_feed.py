"""The feed gives every change once, also those that are committed late, and on the server it is asked on."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.health import projection_lag
from nhipcau.core.ledger import feed
from nhipcau.core.models import Change
from nhipcau.core.projection import project
from nhipcau.core.registry import registers
from nhipcau.core.store.models import StoreState
from tests import postgres
from tests.late import beside, left_open
from tests.steps import ACT, change, publish, row, shown, uid, withdraw, write

on_a_server = pytest.mark.skipif(not postgres.ASKED_FOR, reason="SQLite has one writer at a time")


def test_the_databases_are_those_that_were_asked_for(empty_site: Path) -> None:
    wanted = "postgresql" if postgres.ASKED_FOR else "sqlite"
    assert {connections[alias].vendor for alias in ("default", "projection", "public")} == {wanted}


def test_every_change_is_given_once_and_in_order(empty_site: Path) -> None:
    record = write("partners", "a", name="A", country="JP", public=True)
    first = feed.head()
    assert list(feed.settled(first)) == []
    change("partners", record, name="B")
    withdraw("partners", record)
    assert [each.action for each in feed.settled(first)] == ["update", "withdraw"]
    assert feed.head() == feed.Position(*Change.objects.order_by("id").values_list("writer", "id").last())


@pytest.mark.skipif(postgres.ASKED_FOR, reason="PostgreSQL decides by what is in the table")
def test_what_is_new_is_found_without_reading_the_whole_ledger(empty_site: Path) -> None:
    """A worker asks all the time, also at a ledger of millions of rows."""
    write("partners", "a", name="A", country="JP", public=True)
    last = feed.head()
    with CaptureQueriesContext(connection) as asked:
        assert list(feed.settled(last)) == []
        assert feed.count_beyond(last) == feed.count_settled(last) == 0
    with connection.cursor() as cursor:
        plans = [cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}").fetchall() for one in asked.captured_queries]
    steps = {step for plan in plans for *_, step in plan}
    assert {step.rpartition("change_in_feed ")[2] for step in steps} == {"(writer=? AND id>?)", "(writer>?)"}


def test_the_leaf_does_not_depend_on_the_server(empty_site: Path) -> None:
    """A dump restored elsewhere still verifies."""
    write("partners", "a", name="A", country="JP", public=True)
    Change.objects.update(writer=7)
    assert {ledger.verify_change(each) for each in Change.objects.all()} == {"whole"}


def _something_is_shown() -> Any:
    """A store that shows something follows the ledger step by step; an empty one is made all at once."""
    first = write("partners", "first", name="First", country="JP", public=True)
    project()
    return first


@on_a_server
def test_a_late_commit_is_not_stepped_over(empty_site: Path) -> None:
    """A takes the lower id, B the higher and commits: nothing is applied until A has ended; then both are."""
    _something_is_shown()
    with left_open(lambda: write("twinnings", "late", vn_party="Huế", place="hue", level="province", country="JP")):
        quick = write("partners", "quick", name="Quick", country="JP", public=True)
        early = min(Change.objects.filter(uid=quick).values_list("id", flat=True))
        assert projection_lag() == 2, "created and published"
        assert project() == 0
        assert shown("partners", quick) is None
    late = Change.objects.get(register="twinnings")
    assert late.id < early
    assert project() == 3
    assert shown("partners", quick) is not None
    assert projection_lag() == 0


@on_a_server
def test_an_older_transaction_may_also_take_the_higher_id(empty_site: Path) -> None:
    """A begins to write, B takes an id and stays open, A takes the next and commits: A is applied, and later B as well."""
    shown_first = _something_is_shown()
    began, go_on = threading.Event(), threading.Event()

    def older() -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_current_xact_id()")
            began.set()
            go_on.wait(20)
            write("partners", "older", name="Older", country="JP")

    thread = beside(older)
    assert began.wait(20)
    with transaction.atomic():
        younger = write("twinnings", "younger", vn_party="Huế", place="hue", level="province", country="JP")
        go_on.set()
        thread.join(20)
        applied: list[int] = []
        beside(lambda: applied.append(project())).join(20)
        assert applied == [1]
    first, second = Change.objects.exclude(uid=shown_first).order_by("id")
    assert (first.uid, first.writer > second.writer) == (younger, True)
    publish("twinnings", younger)
    assert project() == 2
    assert shown("twinnings", younger) is not None
    assert projection_lag() == 0


@on_a_server
def test_a_ledger_from_another_server_is_taken_over(empty_site: Path) -> None:
    """Numbers of transactions begin anew on another server: rows with high ones must not hide those to come."""
    record = write("partners", "a", name="A", country="JP", public=True)
    project()
    Change.objects.update(writer=2**40)
    StoreState.objects.using("projection").update(projected_writer=2**40, server="another")
    project()
    assert set(Change.objects.values_list("writer", flat=True)) == {0}
    change("partners", record, name="B")
    assert project() == 1
    assert (shown("partners", record) or {})["label_en"] == "B"
    assert row("partners", record).name == "B"


def test_numbers_verify_however_the_database_writes_them(empty_site: Path) -> None:
    """Databases keep a number, not how it was written: PostgreSQL gives 1e22 back as 10000000000000000000000."""
    for place, value in enumerate([60.0, 1e22, 1.5e300, 2.0**53, 0.1, -0.0, 1e-7, -3.5]):
        said = ledger.Evidence(source="test", url="https://example.org/source", says={"value": value})
        entry = ledger.Entry(uid(f"n{place}"), {"value": 1.5}, (said,), source="test")
        ledger.write(registers()["observations"], [entry], ACT)
    assert [ledger.verify_change(each) for each in Change.objects.all()] == ["whole"] * 8
