"""Attaching, correcting, removing, expunging: rows, files and the ledger say the same."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from nhipcau.core.attachments import door, vault
from nhipcau.core.attachments.found import attachment_of, attachments_of
from nhipcau.core.attachments.handing import served
from nhipcau.core.attachments.models import Attachment, AttachmentText
from nhipcau.core.attachments.reading import texts_of
from nhipcau.core.column import OWN, RESTRICTED, SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.health import projection_lag
from nhipcau.core.ledger import expunge, verify_change
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.record import WrittenAroundTheDoor
from tests import made_files as made
from tests.steps import ACT, items, show, write

PDF = made.pdf("x")


def _add(record: UUID, name: str = "a.pdf", content: bytes = PDF, **more: object) -> Attachment:
    return door.add("partners", record, name, content, ACT, **more).attachment  # type: ignore[arg-type]


def _files(home: Path) -> list[Path]:
    return sorted(path for path in (home / "attachments").rglob("*") if path.is_file() and path.name != "lock")


def _said(attachment: Attachment) -> list[tuple[str, dict[str, object]]]:
    rows = ChangeValues.objects.filter(change__uid=attachment.uid).select_related("change").order_by("change_id")
    assert {verify_change(row.change) for row in rows} <= {"whole"}
    return [(row.change.action, {name: it["after"] for name, it in row.values.items()}) for row in rows]


def _code(call: object, *given: object, **more: object) -> str:
    with pytest.raises(Fault) as fault:
        call(*given, **more)  # type: ignore[operator]
    assert fault.value.vi
    assert fault.value.en
    return fault.value.code


def test_a_file_lies_under_its_digest_and_the_ledger_says_so_without_its_content(
    record: UUID, empty_site: Path
) -> None:
    kept = door.add("partners", record, "../Biên bản.exe", PDF, ACT, title=" Biên  bản \u202e")
    digest = hashlib.sha256(PDF).hexdigest()
    (path,) = _files(empty_site)
    assert path == empty_site / "attachments" / digest[:2] / digest[2:]
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept.is_corrected
    row = Attachment.objects.get()
    assert (row.name, row.title, row.seen, row.added_by) == ("Biên bản.pdf", "Biên bản", OWN, ACT.actor)
    assert _said(row) == [
        (
            "create",
            {
                "register": "partners",
                "record": str(record),
                "name": "Biên bản.pdf",
                "title": "Biên bản",
                "media_type": "application/pdf",
                "size": len(PDF),
                "sha256": digest,
                "seen": 2,
                "state": "kept",
            },
        )
    ]
    assert Change.objects.get(uid=row.uid).at == row.added_at


def test_what_is_not_taken_leaves_neither_row_nor_file(
    record: UUID, empty_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIPCAU_ATTACHMENT_MB", "1")
    monkeypatch.setenv("NHIPCAU_RECORD_ATTACHMENTS_MB", "2")
    before = Change.objects.count()
    assert _code(_add, record, content=b"") == "file_empty"
    assert _code(_add, record, content=b"<svg>") == "file_refused"
    assert _code(_add, record, content=b"%PDF-1.7" + b"\n" * 2**20) == "file_too_large"
    assert _code(_add, uuid4()) == "no_record"
    assert _code(door.add, "no-such-register", record, "a.pdf", PDF, ACT) == "no_record"
    assert (_files(empty_site), Attachment.objects.count(), Change.objects.count()) == ([], 0, before)
    for fill in (b"1", b"2"):
        _add(record, "a.txt", fill * 2**20)
    assert _code(_add, record, content=b"3") == "record_full"
    assert len(_files(empty_site)) == 2


def test_the_same_file_once_for_each_record_and_its_bytes_once_for_all(record: UUID, empty_site: Path) -> None:
    other = write("partners", "b", name="B", country="JP")
    first, second = _add(record, "a.pdf"), _add(other, "b.pdf")
    assert _code(_add, record, "c.pdf") == "attached_already"
    assert len(_files(empty_site)) == 1
    door.remove(first, ACT)
    assert len(_files(empty_site)) == 1
    door.remove(second, ACT)
    assert _files(empty_site) == []
    assert Attachment.objects.count() == 0
    assert [action for action, _ in _said(first)] == ["create", "delete"]
    assert _add(record).sha256 == first.sha256


def test_a_correction_changes_what_it_names_and_nothing_else(record: UUID) -> None:
    row = _add(record)
    assert door.correct(row, ACT, name="Mới.docx", seen=SHARED).is_corrected
    door.correct(row, ACT, name="Mới.pdf")
    stored = Attachment.objects.get()
    assert (stored.name, stored.title, stored.seen) == ("Mới.pdf", "", SHARED)
    assert _said(row)[1:] == [("update", {"name": "Mới.pdf", "seen": 1})]


def test_expunging_a_content_leaves_digest_and_reason_everywhere(record: UUID, empty_site: Path) -> None:
    other = write("partners", "b", name="B", country="JP")
    row = _add(record, "a.txt", b"something that must not stay")
    _add(other, "b.txt", b"something that must not stay")
    assert door.expunge_content(row, ACT) == 2
    assert (_files(empty_site), AttachmentText.objects.count(), texts_of([record, other])) == ([], 0, {})
    for stored in Attachment.objects.all():
        assert (stored.state, stored.reason, stored.sha256) == ("expunged", ACT.reason, row.sha256)
        assert _code(served, stored) == "content_expunged"
        assert _code(door.remove, stored, ACT) == "content_expunged"
    assert _code(_add, record, "c.txt", b"something that must not stay") == "content_expunged"
    assert door.expunge_content(row, ACT) == 0
    assert [action for action, _ in _said(row)] == ["create", "expunge"]
    expunge(row.uid, "name", actor="a", reason="b")
    assert {verify_change(change) for change in Change.objects.filter(uid=row.uid)} == {"whole", "expunged"}


def test_rows_are_written_by_the_door_only(record: UUID) -> None:
    row = _add(record)
    with pytest.raises(WrittenAroundTheDoor):
        row.save()
    with pytest.raises(WrittenAroundTheDoor):
        Attachment.objects.update(name="b")


def test_a_file_is_not_attached_inside_a_transaction_that_may_never_end_well(record: UUID) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        _add(record)


def test_what_is_found_at_once_is_refused(record: UUID, empty_site: Path) -> None:
    def check(text: str) -> None:
        if "mật" in text:
            raise Fault("found", "có", "found")

    assert _code(_add, record, "tài liệu mật.pdf", check=check) == "found"
    assert _code(_add, record, title="mật", check=check) == "found"
    assert _code(_add, record, "a.txt", "nội dung mật".encode(), check=check) == "found"
    assert _files(empty_site) == []
    assert _code(door.correct, _add(record), ACT, title="mật", check=check) == "found"


def test_attachments_change_nothing_of_the_public_store(site: Path) -> None:
    target = write("partners", "z", name="Z", country="JP", public=True)
    show()
    before = items()
    row = _add(target, seen=RESTRICTED)
    door.remove(row, ACT)
    assert projection_lag() == 2
    show()
    assert projection_lag() == 0
    assert items() == before


def test_a_record_shows_what_somebody_is_cleared_for(record: UUID) -> None:
    plain, personal = _add(record, "a.txt", b"a"), _add(record, "b.txt", b"b", seen=RESTRICTED)
    assert list(attachments_of(record, RESTRICTED)) == [plain, personal]
    assert list(attachments_of(record, OWN)) == [plain]
    assert attachment_of(record, plain.uid, OWN) == plain
    assert _code(attachment_of, record, personal.uid, OWN) == "no_attachment"
    assert _code(attachment_of, uuid4(), plain.uid, OWN) == "no_attachment"


def test_a_download_is_a_file_and_nothing_a_browser_shows(record: UUID) -> None:
    headers, content = served(_add(record, "Đề án.pdf"), "Đề án (bản ký).pdf")
    assert b"".join(content) == PDF
    assert headers == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": 'attachment; filename="De an _ban ky_.pdf"; '
        "filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%28b%E1%BA%A3n%20k%C3%BD%29.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_a_saved_web_page_goes_out_as_text_with_every_byte_it_came_with(record: UUID) -> None:
    row = _add(record, "Tin.html", content=made.WEB_PAGE)
    assert (row.media_type, row.name) == ("text/html", "Tin.html")
    headers, content = served(row)
    assert b"".join(content) == made.WEB_PAGE
    assert headers["Content-Type"] == "text/plain"
    assert headers["Content-Disposition"].startswith('attachment; filename="Tin.html.txt"; ')


def test_a_file_that_is_not_there_is_named(record: UUID) -> None:
    row = _add(record, "a.pdf")
    vault.path_of(row.sha256).unlink()
    assert _code(served, row) == "file_missing"
