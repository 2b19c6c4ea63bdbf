"""Nothing is written, shown or taken back but through the door, and taking back works at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK, PUBLIC_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change, RecordEvidence, RelationEdge
from nhipcau.core.projection import project
from nhipcau.core.record import Record, WrittenAroundTheDoor
from nhipcau.core.register import Register
from nhipcau.core.search import public_index
from nhipcau.core.store import read
from tests.steps import ACT, BASIS, ask, code_of, codes, show, shown, uid, withdraw


def _newest(register: Register) -> Record:
    """A public record nobody else points at."""
    pointed = set(RelationEdge.objects.values_list("target", flat=True))
    rows = register.rows(PUBLIC_DESK).order_by("-number")
    found: Record = next(row for row in rows if row.uid not in pointed)
    return found


def test_withdrawing_takes_a_record_off_store_and_lists_at_once(site: Path, register: Register) -> None:
    row = _newest(register)
    code = register.code(row.number) or ""
    before = ask(register.name, limit="200").total
    assert read.one(register.name, code)
    assert withdraw(register.name, row.uid) == 1
    project()  # the index has not caught up yet: hits are hydrated from the store, so the record is gone already
    assert read.one(register.name, code) is None
    assert code not in codes(ask(register.name, sort="", limit="200", offset=str(max(0, before - 200))))
    assert code not in {hit.code for hit in read.walk(register.name)}
    public_index().catch_up()
    assert ask(register.name).total == before - 1


def test_publishing_again_gives_the_same_code_and_the_same_record(site: Path, register: Register) -> None:
    row = _newest(register)
    code, text = register.code(row.number) or "", read.one(register.name, register.code(row.number) or "")
    withdraw(register.name, row.uid)
    show()
    basis = ledger.Basis(**row.basis)
    assert ledger.publish(register, [row.uid], basis, ACT) == 1
    show()
    assert read.one(register.name, code) == text
    assert ledger.publish(register, [row.uid], basis, ACT) == 0, "it is public already"


def test_codes_are_given_once(site: Path, register: Register) -> None:
    """The code of a removed record is never another record's."""
    row = _newest(register)
    last = max(register.rows(MACHINERY_DESK).values_list("number", flat=True))
    withdraw(register.name, row.uid)
    ledger.remove(register, [row.uid], ACT)
    assert not RecordEvidence.objects.filter(uid=row.uid).exists()
    entry = next(entry for entry in register.seed() if entry.uid == row.uid)
    ledger.write(register, [entry], ACT)
    assert register.rows(MACHINERY_DESK).get(uid=row.uid).number == last + 1


def test_a_public_record_cannot_be_removed(site: Path, register: Register) -> None:
    row = _newest(register)
    changes = Change.objects.count()
    with pytest.raises(Fault) as refused:
        ledger.remove(register, [row.uid], ACT)
    assert refused.value.code == "still_public"
    assert register.code(row.number) in refused.value.vi
    assert register.rows(MACHINERY_DESK).filter(uid=row.uid).exists()
    assert Change.objects.count() == changes


def test_a_draft_is_nowhere(site: Path, register: Register) -> None:
    draft = uid("draft")
    ledger.write(register, [ledger.Entry(draft, {})], ACT)
    before = ask(register.name).total
    show()
    assert code_of(register.name, draft) is None
    assert shown(register.name, draft) is None
    assert ask(register.name).total == before


def test_nothing_is_written_around_the_door(site: Path, register: Register) -> None:
    row: Any = _newest(register)
    rows = register.rows(MACHINERY_DESK)
    fresh = register.model(uid=uid("around"))
    for write in (
        row.save,
        row.delete,
        fresh.save,
        lambda: rows.update(owner="x"),
        lambda: rows.filter(uid=row.uid).delete(),
        lambda: type(row).objects.create(uid=uid("around")),
        lambda: type(row).objects.get_or_create(uid=uid("around")),
        lambda: type(row).objects.update_or_create(uid=row.uid, defaults={"owner": "x"}),
        lambda: type(row).objects.bulk_create([fresh]),
        lambda: type(row).objects.bulk_update([row], ["owner"]),
    ):
        with pytest.raises(WrittenAroundTheDoor):
            write()
    assert not rows.filter(uid=uid("around")).exists()
    assert rows.get(uid=row.uid).owner == row.owner


def test_unknown_columns_are_refused_with_their_name(site: Path, register: Register) -> None:
    with pytest.raises(Fault) as refused:
        ledger.write(register, [ledger.Entry(uid("x"), {"no_such_column": 1})], ACT)
    assert refused.value.code == "unknown_column"
    assert "no_such_column" in refused.value.vi
    assert register.title[1] in refused.value.en


def test_derived_columns_cannot_be_written(site: Path, register: Register) -> None:
    for column in register.columns:
        if column.is_derived:
            with pytest.raises(Fault, match=column.name):
                ledger.write(register, [ledger.Entry(uid("x"), {column.name: {"vi": "x"}})], ACT)


def test_the_ledger_remembers_every_step(site: Path, register: Register) -> None:
    row = _newest(register)
    withdraw(register.name, row.uid)
    ledger.publish(register, [row.uid], BASIS, ACT)
    withdraw(register.name, row.uid)
    ledger.remove(register, [row.uid], ACT)
    actions = list(Change.objects.filter(uid=row.uid).order_by("id").values_list("action", flat=True))
    assert actions[-4:] == ["withdraw", "publish", "withdraw", "delete"]
    assert all(ledger.verify_change(change) == "whole" for change in Change.objects.filter(uid=row.uid))
