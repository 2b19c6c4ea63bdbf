"""Texts that were read are forgotten in time, or by decision; what was decided and the evidence of records stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.ledger import Act
from nhipcau.core.readings import forgetting, keeping
from nhipcau.core.readings.keeping import About
from nhipcau.core.readings.models import LINKED, REJECTED, ReadFact, TextReading
from tests.core.ledger.test_expunge import MARK, left_in
from tests.steps import write
from tests.typed import typed

THEN = datetime(2026, 3, 2, 8, tzinfo=UTC)
OLD = Act("người thử / tester", "kiểm thử / test", at=THEN)
OVER, NOT_YET = THEN + timedelta(days=181), THEN + timedelta(days=179)
TEXT = """Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú dự Hội nghị Ngoại vụ toàn quốc lần thứ 21, tổ chức ngày 18/12 tại Hà Nội.

Trong 3 năm qua, các địa phương đã ký 422 thỏa thuận hợp tác với các đối tác quốc tế.
"""
PERSON = "Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú"


def kept(title: str, text: str = TEXT) -> TextReading:
    return keeping.keep(f"{title}\n\n{text}", About(title, published="2023-12-18"), "agency", OLD)


def decided(reading: TextReading, decision: str, *types: str, record: UUID | None = None) -> None:
    """Say this of the facts of some types (of all, if none is named)."""
    for fact in keeping.facts_of(reading):
        if not fact.decision and (not types or fact.type in types):
            register = "office-holders" if record else ""
            keeping.decide(fact.uid, fact.version, OLD, decision, register=register, record=record)


def quotes(reading: TextReading) -> dict[str, str]:
    return {fact.type: fact.quote for fact in keeping.facts_of(reading)}


def test_a_text_nobody_works_on_is_forgotten_when_its_time_is_over(empty_site: Path) -> None:
    done, untouched, begun = (kept(title) for title in ("Bài một", "Bài hai", "Bài ba"))
    record = write("partners", "a", name="Fukuoka")
    decided(done, LINKED, "person_role", record=record)
    decided(done, REJECTED)
    decided(begun, REJECTED, "person_role")

    assert forgetting.sweep(NOT_YET) == 0
    assert forgetting.sweep(OVER) == 2
    assert {one.title: one.has_text for one in TextReading.objects.all()} == {
        "Bài một": False, "Bài hai": False, "Bài ba": True
    }  # fmt: skip
    left = {fact.type: (fact.decision, fact.record, fact.quote) for fact in keeping.facts_of(done)}
    assert left["person_role"] == (LINKED, record, PERSON), "the words of a record's fact stay with it"
    assert left["event"] == (REJECTED, None, "")
    assert keeping.facts_of(untouched) == []
    assert forgetting.sweep(OVER) == 0


def test_a_decision_begins_the_time_anew(empty_site: Path) -> None:
    reading = kept("Bài một")
    decided(reading, REJECTED)
    fact = keeping.facts_of(reading)[0]
    later = Act("người thử / tester", "kiểm thử / test", at=THEN + timedelta(days=100))
    keeping.decide(fact.uid, fact.version, later, REJECTED)
    assert (forgetting.sweep(OVER), forgetting.sweep(OVER + timedelta(days=100))) == (0, 1)


def test_the_number_of_days_is_the_operators(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("Bài một")
    monkeypatch.setenv("NHIPCAU_READING_KEEP_DAYS", "30")
    assert forgetting.sweep(THEN + timedelta(days=31)) == 1
    monkeypatch.setenv("NHIPCAU_READING_KEEP_DAYS", "0")
    with pytest.raises(Fault):
        forgetting.sweep(OVER)


def test_the_same_text_brought_again_goes_on_where_it_was(empty_site: Path) -> None:
    reading = kept("Bài một")
    decided(reading, LINKED, record=write("partners", "a", name="Fukuoka"))
    before = {fact.uid: fact.decision for fact in keeping.facts_of(reading)}
    forgetting.sweep(OVER)
    again_from_a_folder = keeping.keep_new(f"Bài một\n\n{TEXT}", About("Bài một"), "agency", OLD)
    assert again_from_a_folder is None, "a folder that is read every hour brings nothing back"
    again = kept("Bài một")
    assert (again.uid, again.has_text) == (reading.uid, True)
    assert {fact.uid: fact.decision for fact in keeping.facts_of(again)} == before


def test_expunging_a_record_takes_its_words_from_the_texts_it_was_read_in(empty_site: Path) -> None:
    reading = kept("Bài một")
    record = write("partners", "a", name="Fukuoka")
    decided(reading, LINKED, "person_role", record=record)
    decided(reading, REJECTED, "event")
    forgetting.expunge(record, "name", OLD, quotes=False)
    person = ReadFact.objects.get(record=record)
    assert (person.values, person.quote, person.decision) == ({}, PERSON, LINKED)
    reading.refresh_from_db()
    assert reading.has_text, "its words are kept with the evidence's"

    forgetting.expunge(record, "name", OLD, quotes=True)
    reading.refresh_from_db()
    assert not reading.has_text
    told = quotes(reading)
    assert told["person_role"] == "" and told["event"].startswith("Hội nghị"), "others keep theirs"
    assert "quantity_claim" not in told, "what nobody decided on goes with the text"
    person.refresh_from_db()
    assert (person.decision, person.record) == (LINKED, record)


def test_no_byte_of_an_expunged_text_is_left(empty_site: Path) -> None:
    """The same by command; its decisions stay, and so does the mark that it was read, so that no folder brings it back."""
    reading = kept(f"Bài {MARK}", f"{TEXT}\nÔng Trần Công Phú, {MARK}, dự họp tại Hà Nội.\n")
    decided(reading, REJECTED, "person_role")
    assert left_in(empty_site)
    by = ("--by", "Trưởng phòng", "--reason", "số điện thoại cá nhân")
    unknown = typed("ledger", "--lang", "en", "expunge", str(reading.uid), "note", *by)
    assert unknown.returncode == 2 and "has no column note, but text, title, outlet, link" in unknown.stderr
    for column in ("text", "title"):
        done = typed("ledger", "--lang", "en", "expunge", str(reading.uid), column, *by)
        assert done.returncode == 0, done.stderr
    assert left_in(empty_site) == []
    reading.refresh_from_db()
    assert (reading.text, reading.title) == ("", "(đã xóa / removed)")
    (fact,) = keeping.facts_of(reading)
    assert (fact.decision, fact.quote, fact.values) == (REJECTED, "", {})
    assert typed("ledger", "verify").returncode == 0
