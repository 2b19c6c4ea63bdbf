"""What happened to a record and in a batch: newest first, any page at the price of the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.ledger.history import Values
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.registry import registers
from tests import postgres
from tests.core.ledger.records import act
from tests.steps import ACT, BASIS, change, publish, uid, write


def test_a_page_says_who_what_why_and_what_it_was_before(empty_site: Path) -> None:
    record = write("partners", "a", name="Fukuoka", country="JP")
    change("partners", record, name="Fukuoka-ken")
    publish("partners", record)
    decided, altered, made = ledger.history(record)
    assert [one.action for one in (decided, altered, made)] == ["publish", "update", "create"]
    assert altered.columns == {"name": Values("Fukuoka", "Fukuoka-ken")}
    assert made.columns == {
        "name": Values(None, "Fukuoka"),
        "country": Values(None, "JP"),
        "source": Values(None, "test"),
    }
    assert decided.columns["basis"] == Values(None, BASIS.plain())
    assert {(one.actor, one.reason, one.batch, one.register) for one in (decided, altered, made)} == {
        (ACT.actor, ACT.reason, ACT.batch, "partners")
    }


def test_expunged_values_are_said_to_be_so(empty_site: Path) -> None:
    record = write("partners", "a", name="Số riêng", country="JP")
    ledger.expunge(record, "name", actor="Trưởng phòng", reason="nhập nhầm")
    decision, cleared, made = ledger.history(record)
    assert (decision.action, decision.actor, decision.reason) == ("expunge", "Trưởng phòng", "nhập nhầm")
    assert decision.columns == {"name": Values(None, None)}
    assert cleared.columns == {"name": Values(ledger.EXPUNGED, ledger.EXPUNGED)}
    assert made.columns["name"] == Values(ledger.EXPUNGED, ledger.EXPUNGED)
    assert made.columns["country"] == Values(None, "JP")


@pytest.fixture
def long_history(empty_site: Path) -> list[int]:
    """Ids of the 10,000 changes of one record, among others' changes."""
    write("partners", "a", name="A")
    write("partners", "b", name="B")
    model = Change.objects.get(uid=uid("a"))
    kept = model.values_row
    fields = {one.name: getattr(model, one.name) for one in Change._meta.fields if one.name not in ("id", "writer")}
    rows = Change.objects.bulk_create([Change(**fields) for _ in range(9_999)], batch_size=500)
    ChangeValues.objects.bulk_create(
        [ChangeValues(change=row, values=kept.values, salts=kept.salts) for row in rows], batch_size=500
    )
    write("partners", "c", name="C")
    return list(Change.objects.filter(uid=uid("a")).order_by("-id").values_list("id", flat=True))


def test_the_last_page_costs_what_the_first_does(long_history: list[int]) -> None:
    for page in (0, 199):
        before = long_history[page * 50 - 1] if page else None
        for ask in (ledger.history, ledger.batch_of):
            wanted = uid("a") if ask is ledger.history else ACT.batch
            with CaptureQueriesContext(connection) as asked:
                found = ask(wanted, before)
            assert len(asked) == 1
            if ask is ledger.history:
                assert [one.id for one in found] == long_history[page * 50 : page * 50 + 50]
            if not postgres.ASKED_FOR:
                with connection.cursor() as cursor:
                    plan = cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}").fetchall()
                steps = [step for *_, step in plan]
                index = "change_of_record" if ask is ledger.history else "change_of_batch"
                assert index in steps[0], "the index finds the page"
                assert not any("TEMP B-TREE" in step for step in steps), "and has it in order"


def test_a_batch_is_given_newest_first(empty_site: Path) -> None:
    first, second = act(0), act(1)
    for by, name in ((first, "a"), (second, "b"), (first, "c")):
        ledger.write(registers()["partners"], [ledger.Entry(uid(name), {"name": name})], by)
    found = ledger.batch_of(first.batch, limit=1)
    assert [one.uid for one in found] == [uid("c")]
    assert [one.uid for one in ledger.batch_of(first.batch, found[-1].id)] == [uid("a")]
