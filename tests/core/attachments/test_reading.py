"""Texts are read by the worker, asked, and given to the search; what is found in them holds the file back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from nhipcau.core import worker
from nhipcau.core.attachments import door, vault
from nhipcau.core.attachments.handing import served
from nhipcau.core.attachments.models import Attachment, AttachmentText
from nhipcau.core.attachments.reading import extract_waiting, texts_of
from nhipcau.core.attachments.telling import people_to_tell
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.ledger import Entry
from nhipcau.core.ledger import write as write_record
from nhipcau.core.models import Change
from nhipcau.core.people.door import reasoned
from nhipcau.core.registry import registers
from tests import made_files as made
from tests import people
from tests.steps import ACT, uid, write


def _add(record: UUID, name: str, content: bytes) -> Attachment:
    return door.add("partners", record, name, content, ACT).attachment


def _states() -> dict[str, str]:
    return dict(Attachment.objects.values_list("name", "text_state"))


def _secret(text: str) -> None:
    if "mật" in text:
        raise Fault("a_secret", f"có: {text}", f"found: {text}")


def test_what_is_quick_is_read_at_once_the_rest_by_the_worker(record: UUID) -> None:
    _add(record, "a.txt", b"plain words")
    _add(record, "b.png", made.png())
    _add(record, "c.docx", made.docx("in Word"))
    _add(record, "d.pdf", b"%PDF-1.7 broken")
    _add(record, "e.pdf", made.pdf("first", "second"))
    assert _states() == {
        "a.txt": "done", "b.png": "none", "c.docx": "waiting", "d.pdf": "waiting", "e.pdf": "waiting",
    }  # fmt: skip
    assert [extract_waiting(2), extract_waiting(2), extract_waiting(2)] == [2, 1, 0]
    assert _states() == {
        "a.txt": "done", "b.png": "none", "c.docx": "done", "d.pdf": "unreadable", "e.pdf": "done",
    }  # fmt: skip
    read = AttachmentText.objects.get(attachment__name="e.pdf")
    assert (read.text, read.pages, read.is_partial) == ("first\nsecond", 2, False)


def test_the_search_gets_titles_names_and_texts_with_who_sees_them_in_one_query(record: UUID) -> None:
    other = write("partners", "b", name="B", country="JP")
    _add(record, "a.txt", b"plain words")
    door.correct(_add(record, "b.png", made.png()), ACT, title="Ảnh lễ ký", seen=SHARED)
    _add(other, "c.txt", b"others")
    with CaptureQueriesContext(connection) as asked:
        found = texts_of([record, other, uid("none")])
    assert len(asked) == 1
    assert found == {
        record: [(OWN, "a.txt\nplain words"), (SHARED, "Ảnh lễ ký\nb.png")],
        other: [(OWN, "c.txt\nothers")],
    }


def test_a_finding_withholds_the_file_and_says_no_word_of_it(record: UUID) -> None:
    row, told = _add(record, "a.docx", made.docx("tối mật")), []
    assert extract_waiting(check=_secret, tell=told.append) == 1
    row.refresh_from_db()
    assert (row.state, row.finding, row.text_state) == ("withheld", "a_secret", "none")
    assert [one.uid for one in told] == [row.uid]
    assert AttachmentText.objects.count() == 0
    assert texts_of([record]) == {}
    with pytest.raises(Fault) as fault:
        served(row)
    assert (fault.value.code, fault.value.status) == ("file_withheld", 403)
    change = Change.objects.select_related("values_row").get(uid=row.uid, action="withhold")
    assert "mật" not in f"{change.reason} {change.values_row.values} {fault.value}"
    assert extract_waiting(check=_secret, tell=told.append) == 0
    door.remove(row, ACT)


def test_a_check_that_fails_lets_nothing_pass_and_stops_no_worker(record: UUID) -> None:
    row = _add(record, "a.docx", made.docx("x"))

    def check(_: str) -> None:
        raise ZeroDivisionError

    assert extract_waiting(check=check, tell=lambda _: None) == 1
    row.refresh_from_db()
    assert (row.state, row.finding) == ("withheld", "check_failed")


def test_the_worker_reads_what_waits(record: UUID) -> None:
    _add(record, "a.docx", made.docx("x"))
    assert [worker.read_attachments(), worker.read_attachments()] == [1, 0]
    assert _states() == {"a.docx": "done"}


def test_a_file_that_is_lost_keeps_no_other_from_being_read(record: UUID) -> None:
    vault.path_of(_add(record, "a.docx", made.docx("x")).sha256).unlink()
    _add(record, "b.docx", made.docx("y"))
    assert extract_waiting(9) == 2
    assert _states() == {"a.docx": "unreadable", "b.docx": "done"}


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_who_attached_it_and_the_agencys_administrators_are_told(empty_site: Path) -> None:
    office = people.office()
    adder = people.working("an", office, "officer")
    chief = people.working("binh", office, "administrator")
    people.working("chi", office, "approver")
    record = uid("owned")
    write_record(registers()["partners"], [Entry(record, {"name": "A", "country": "JP"}, owner=str(office.uid))], ACT)
    act = reasoned(adder, "thử / test")
    row = door.add("partners", record, "a.docx", made.docx("tối mật"), act).attachment
    assert people_to_tell(row, people.DAY) == [adder, chief]
    mail.outbox = []
    extract_waiting(check=_secret)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["an@example.org", "binh@example.org"]
    assert all("a.docx" in letter.body and "mật" not in letter.body for letter in mail.outbox)


def test_what_is_removed_while_it_is_read_stays_removed(record: UUID) -> None:
    row = _add(record, "a.docx", made.docx("x"))

    def check(_: str) -> None:
        door.remove(Attachment.objects.get(), ACT)

    assert extract_waiting(check=check) == 1
    assert (Attachment.objects.count(), AttachmentText.objects.count()) == (0, 0)
    assert [*Change.objects.filter(uid=row.uid).values_list("action", flat=True)] == ["create", "delete"]
