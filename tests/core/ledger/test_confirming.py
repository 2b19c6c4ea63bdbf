"""The owner's word that records still hold: written, shown to readers, taken back; it touches nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.models import Change
from nhipcau.core.registry import registers
from tests.core.ledger.records import picture
from tests.steps import code_of, publish, row, show, shown, withdraw, write

DAY, LATER = date(2026, 3, 2), date(2027, 2, 1)
OFFICE = "Sở Ngoại vụ thử"


def _act(day: int = 2) -> ledger.Act:
    return ledger.Act("người thử / tester", "còn đúng", at=datetime(2026, 3, day, 5, tzinfo=UTC))


def test_readers_see_who_confirmed_a_record_and_when(empty_site: Path) -> None:
    partners, record = registers()["partners"], write("partners", "a", public=True, name="Fukuoka", country="JP")
    show()
    before = shown("partners", record)
    assert before and before["publication"]["confirmed_on"] is None
    assert ledger.confirm(partners, [record], DAY, OFFICE, _act()) == 1
    held = row("partners", record)
    assert (held.state, held.confirmed_on, held.confirmed_by) == ("published", DAY, OFFICE)
    last = Change.objects.filter(uid=record).latest("id")
    assert (last.action, set(last.columns)) == ("confirm", {"confirmed_on", "confirmed_by"})
    show()
    after = shown("partners", record)
    assert after and after["publication"]["confirmed_on"] == "2026-03-02"
    assert after["publication"]["confirmed_by"] == OFFICE
    assert after["values"] == before["values"] and after["evidence"] == before["evidence"]


def test_a_confirmation_is_a_public_change_of_its_day(empty_site: Path) -> None:
    record = write("partners", "a", public=True, name="Fukuoka", country="JP")
    ledger.confirm(registers()["partners"], [record], LATER, OFFICE, ledger.Act(
        "người thử", "còn đúng", at=datetime(2099, 2, 1, 5, tzinfo=UTC)))  # fmt: skip
    show()
    found = shown("partners", record)
    assert found and found["publication"]["changed_on"] == "2099-02-01"


def test_the_same_word_twice_is_one(empty_site: Path) -> None:
    record = write("partners", "a", public=True, name="Fukuoka", country="JP")
    partners = registers()["partners"]
    ledger.confirm(partners, [record], DAY, OFFICE, _act())
    count = Change.objects.count()
    assert ledger.confirm(partners, [record], DAY, OFFICE, _act()) == 0
    assert Change.objects.count() == count
    assert ledger.confirm(partners, [record], LATER, OFFICE, _act()) == 1


def test_it_is_taken_back_to_the_byte_also_where_it_was_said_before(empty_site: Path) -> None:
    partners, record = registers()["partners"], write("partners", "a", public=True, name="Fukuoka", country="JP")
    never, first, second = picture(), _act(), _act()
    ledger.confirm(partners, [record], DAY, OFFICE, first)
    ledger.undo_batch(first.batch, _act())
    assert picture() == never
    ledger.confirm(partners, [record], DAY, OFFICE, _act())
    once = picture()
    ledger.confirm(partners, [record], LATER, OFFICE, second)
    ledger.undo_batch(second.batch, _act())
    assert picture() == once
    assert {ledger.verify_change(one) for one in Change.objects.select_related("values_row")} == {"whole"}


def test_a_record_that_comes_back_has_its_confirmation_again(empty_site: Path) -> None:
    partners, record = registers()["partners"], write("partners", "a", public=True, name="Fukuoka", country="JP")
    ledger.confirm(partners, [record], DAY, OFFICE, _act())
    withdraw("partners", record)
    gone, before = _act(), picture()
    ledger.remove(partners, [record], gone)
    ledger.undo_batch(gone.batch, _act())
    assert picture() == before
    then = ledger.record_as_of(partners, record, datetime(2099, 1, 1, tzinfo=UTC))
    assert then and then.more["confirmed_on"] == "2026-03-02"


def test_taking_it_back_makes_no_draft_of_what_was_submitted_since(empty_site: Path) -> None:
    partners, record, said = (
        registers()["partners"],
        write("partners", "a", public=True, name="A", country="JP"),
        _act(),
    )
    ledger.confirm(partners, [record], DAY, OFFICE, said)
    withdraw("partners", record)
    ledger.move(partners, [record], "reopen", ["withdrawn"], "draft", _act())
    ledger.move(partners, [record], "submit", ["draft"], "submitted", _act())
    ledger.undo_batch(said.batch, _act())
    assert (row("partners", record).state, row("partners", record).confirmed_on) == ("submitted", None)


def test_only_what_is_public_is_confirmed_and_never_half_of_what_was_chosen(empty_site: Path) -> None:
    partners = registers()["partners"]
    public = write("partners", "a", public=True, name="Fukuoka", country="JP")
    draft = write("partners", "b", name="Yamanashi", country="JP")
    with pytest.raises(Fault) as refused:
        ledger.confirm(partners, [public, draft], DAY, OFFICE, _act())
    assert (refused.value.code, refused.value.status) == ("wrong_state", 409)
    assert row("partners", public).confirmed_on is None
    publish("partners", draft)
    assert ledger.confirm(partners, [public, draft], DAY, OFFICE, _act()) == 2
    assert code_of("partners", draft) == "DT-0002"
