"""What is expunged is gone: from history, evidence, record, store and index, and from every byte of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from nhipcau.core import forgetting, ledger, worker
from nhipcau.core.desk import desk_index
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.seal import seal
from nhipcau.core.ledger.verify import Tally, verify
from nhipcau.core.models import Change, ChangeValues, RecordEvidence, RelationEdge
from nhipcau.core.registry import registers
from tests import postgres
from tests.steps import ACT, BASIS, ask, change, codes, row, show, shown, uid, write

MARK = "Bí mật Xyzzyplugh 0912"
DECISION: dict[str, Any] = {"actor": "Trưởng phòng", "reason": "số điện thoại cá nhân"}


def spellings() -> set[bytes]:
    """The mark as files may have it: as it is, escaped in JSON, and its one word no other text has, also folded."""
    return {MARK.encode(), json.dumps(MARK)[1:-1].encode(), b"Xyzzyplugh", b"xyzzyplugh"}


def left_in(home: Path) -> list[str]:
    """Files below the home that have the mark."""
    return [
        str(path.relative_to(home))
        for path in sorted(home.rglob("*"))
        if path.is_file() and any(mark in path.read_bytes() for mark in spellings())
    ]


def finish() -> None:
    """What the worker does until nothing is left."""
    for _ in range(50):
        if not worker.catch_up() and forgetting.forget():
            return
    raise AssertionError("it does not end")


@pytest.fixture
def record(empty_site: Path) -> Iterator[UUID]:
    """A published record whose name has the mark, in evidence too; a second record that stays."""
    grounds = ledger.Evidence("test", url="https://example.org/1", says={"name": MARK}, quote=f"… {MARK} …")
    entry = ledger.Entry(uid("a"), {"name": MARK, "country": "JP"}, (grounds,), BASIS, source="test")
    ledger.write(registers()["partners"], [entry], ACT)
    write("partners", "b", public=True, name="Yamanashi", country="JP")
    show()
    change("partners", uid("a"), name="Fukuoka")
    change("partners", uid("a"), name=f"{MARK} lần nữa")
    show()
    desk_index().catch_up()
    yield uid("a")


def test_no_byte_is_left_in_any_file(record: UUID, empty_site: Path) -> None:
    if not postgres.ASKED_FOR:
        assert {"desk.sqlite3", "public.sqlite3"} <= {
            Path(name).name.removesuffix("-wal") for name in left_in(empty_site)
        }
    of_the_indexes = set(empty_site.glob("*index/g*"))
    assert len(of_the_indexes) == 2
    ledger.expunge(record, "name", **DECISION, quotes=True)
    assert forgetting.is_pending()
    finish()
    assert not forgetting.is_pending()
    connections.close_all()
    assert left_in(empty_site) == []
    # An index packs its words, so bytes prove little there: no file of before is left.
    assert of_the_indexes.isdisjoint(empty_site.glob("*index/g*"))


def test_no_row_of_any_table_has_it(record: UUID) -> None:
    ledger.expunge(record, "name", **DECISION, quotes=True)
    finish()
    for alias in ("default", "projection"):
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')
                assert "Xyzzyplugh" not in str(cursor.fetchall()), table


def test_readers_see_the_record_without_it(record: UUID) -> None:
    assert len(codes(ask("partners", q="Xyzzyplugh"))) == 1
    ledger.expunge(record, "name", **DECISION, quotes=True)
    finish()
    assert codes(ask("partners", q="Xyzzyplugh")) == []
    assert len(codes(ask("partners"))) == 2
    assert "Xyzzyplugh" not in str(shown("partners", record))


def test_the_ledger_still_verifies_and_says_expunged(record: UUID) -> None:
    seal()
    before = list(Change.objects.order_by("id").values_list("id", "leaf"))
    count = ledger.expunge(record, "name", **DECISION, quotes=True)
    assert count == 4, "created, changed twice, cleared"
    assert list(Change.objects.order_by("id").values_list("id", "leaf"))[: len(before)] == before
    tally = Tally()
    assert list(verify(tally)) == []
    assert tally.expunged == 6, "four times the name, twice the evidence"
    assert ledger.verify_change(Change.objects.filter(uid=record).earliest("id")) == "expunged"


def test_who_decided_it_and_why_stands_in_the_ledger(record: UUID) -> None:
    ledger.expunge(record, "name", **DECISION)
    decision = Change.objects.get(action="expunge")
    assert (decision.actor, decision.reason, decision.uid) == (DECISION["actor"], DECISION["reason"], record)
    assert set(decision.columns) == {"name", "evidence"}
    assert ledger.verify_change(decision) == "whole"


def test_evidence_keeps_what_does_not_concern_the_column(record: UUID) -> None:
    ledger.expunge(record, "name", **DECISION)
    assert RecordEvidence.objects.get(uid=record).entries == [
        {"source": "test", "url": "https://example.org/1", "quote": f"… {MARK} …"}
    ]
    ledger.expunge(record, "name", **DECISION, quotes=True)
    assert RecordEvidence.objects.get(uid=record).entries == [{"source": "test", "url": "https://example.org/1"}]


def test_a_value_that_has_been_corrected_can_be_kept(record: UUID, empty_site: Path) -> None:
    change("partners", record, name="Fukuoka")
    ledger.expunge(record, "name", **DECISION, keep_present=True, quotes=True)
    finish()
    assert row("partners", record).name == "Fukuoka"
    assert (shown("partners", record) or {})["label_en"] == "Fukuoka"
    connections.close_all()
    assert left_in(empty_site) == []


def test_a_deleted_record_can_be_expunged(empty_site: Path) -> None:
    record = write("partners", "a", name=MARK)
    ledger.remove(registers()["partners"], [record], ACT)
    assert ledger.expunge(record, "name", **DECISION) == 2
    assert not any("Xyzzyplugh" in str(kept.values) for kept in ChangeValues.objects.all())
    assert not registers()["partners"].model._default_manager.exists()


def test_a_link_goes_with_its_place_in_the_index_of_links(empty_site: Path) -> None:
    partner = write("partners", "a", name="Fukuoka")
    tie = write("twinnings", "tie", vn_party="Huế", partner=str(partner))
    ledger.expunge(tie, "partner", **DECISION)
    assert not RelationEdge.objects.exists()
    assert row("twinnings", tie).partner_id is None


@pytest.mark.parametrize(
    ("record_uid", "column", "code"),
    [(uid("nobody"), "name", "no_record"), (uid("a"), "nmae", "unknown_column"), (uid("a"), "state", "unknown_column")],
)
def test_what_cannot_be_expunged_is_refused(record: UUID, record_uid: UUID, column: str, code: str) -> None:
    before = Change.objects.count()
    with pytest.raises(Fault) as refused:
        ledger.expunge(record_uid, column, **DECISION)
    assert refused.value.code == code
    assert Change.objects.count() == before


@pytest.mark.skipif(postgres.ASKED_FOR, reason="PostgreSQL decides by what is in the table")
def test_asking_whether_something_is_to_be_forgotten_reads_an_index(empty_site: Path) -> None:
    """The worker asks every few seconds, also at a ledger of millions of rows."""
    with CaptureQueriesContext(connection) as asked:
        assert not forgetting.is_pending()
    with connection.cursor() as cursor:
        (step,) = cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}").fetchall()
    assert "change_expunges" in step[-1]
