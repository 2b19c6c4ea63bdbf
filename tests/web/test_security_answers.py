"""What answers give away or let through: hosts, headers, errors, logs, fields nobody asked for, files of every kind."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from nhipcau.core.attachments import vault
from nhipcau.core.attachments.models import Attachment
from nhipcau.core.column import OWN
from nhipcau.core.logs import Discreet
from nhipcau.core.models import Change
from nhipcau.core.people.invitations import invite
from nhipcau.core.people.models import Account, Agency, Invitation, Posting
from nhipcau.core.people.standing import account_of
from nhipcau.web.statics import asset_address
from tests.desk import EN, VI, browser, mailbox, sign_in, signed_in
from tests.people import ACT, DAY, PASSWORD, office, working
from tests.world import REGISTER, build_world, record

EVERYWHERE = (f"{VI}/dang-nhap", f"{EN}/nowhere", "/vi/", "/en/partners", "/vi/khong-co", "/robots.txt", "/sitemap.xml",
              "/api/v1/", "/api/v1/nowhere", "/api/openapi.json", "/challenge", "/vi/theo-doi/x", "/")  # fmt: skip


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged, as it is written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def without_factor(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


def test_every_answer_forbids_guessing_its_type_and_putting_it_into_a_frame(site: Path) -> None:
    for path in (*EVERYWHERE, "/api/v1/partners.csv", asset_address("portal.css")):
        answer = browser().get(path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer"), path
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", path
        kind = answer.headers["Content-Type"]
        assert "charset=utf-8" in kind or not kind.startswith("text/"), path
        if answer.streaming:
            b"".join(answer.streaming_content)


def test_another_hosts_name_gets_into_no_answer(site: Path) -> None:
    for host in ("evil.example", "localhost.evil.example", "evil.example:8000", "localhost@evil.example"):
        for path in EVERYWHERE:
            answer = browser().get(path, headers={"host": host, "x-forwarded-host": host})
            assert b"evil" not in answer.content, (host, path)
            assert "evil" not in str(answer.headers), (host, path)
            assert answer.status_code != 500
    assert browser().get(f"{VI}/dang-nhap", headers={"host": "evil.example"}).status_code == 400


def test_a_mistake_of_ours_tells_nothing_of_the_inside(
    without_factor: None, monkeypatch: pytest.MonkeyPatch, logged: io.StringIO
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("SELECT secret FROM /srv/nhipcau/data")

    client = signed_in(working("an", office(), "officer"), raise_request_exception=False)
    monkeypatch.setattr("nhipcau.web.desk.today.standing_of", broken)
    answer = client.get(VI)
    assert answer.status_code == 500
    assert "Lỗi thuộc về chúng tôi" in answer.content.decode()
    for inside in (b"SELECT", b"/srv", b"RuntimeError", b"Traceback", b"nhipcau.web", b".py", b"Django"):
        assert inside not in answer.content, inside
    assert "RuntimeError: SELECT secret" in logged.getvalue(), "but the operator can read it"


def test_neither_passwords_codes_nor_links_get_into_the_log(without_factor: None, logged: io.StringIO) -> None:
    working("an", office(), "officer")
    _, token = invite("binh@example.org", Agency.objects.get(), "officer", ACT, invited_by="An", now=timezone.now())
    client = browser(enforce_csrf_checks=True)
    client.post(f"{VI}/dang-nhap", {"login": "an@example.org", "password": PASSWORD})
    client.post(f"{VI}/loi-moi/{token}", {"password1": PASSWORD})
    client.post(f"{VI}/quen-mat-khau/1-2/{token}", {"password1": PASSWORD})
    sign_in(browser(), "an@example.org", PASSWORD)
    browser().get(f"{VI}/loi-moi/{token[:-1]}")
    browser().get(f"/vi/theo-doi/{token}")
    written = logged.getvalue()
    assert written.count("Forbidden (CSRF") == 3
    for secret in (token, token[:-1], PASSWORD, "an@example.org", "127.0.0.1"):
        assert secret not in written, secret


def test_what_is_asked_for_makes_one_line_in_the_log(empty_site: Path, logged: io.StringIO) -> None:
    browser().get("/vi/nowhere%0d%0a2026-03-02T08:00:00Z%20INFO%20nhipcau:%20all%20is%20well")
    (line,) = logged.getvalue().splitlines()
    assert line.partition(" ")[2].startswith("WARNING django.request: Not Found: /vi/nowhere")


def test_fields_nobody_asked_for_change_nothing(without_factor: None) -> None:
    an = working("an", office(), "administrator")
    agency, other = Agency.objects.get(), working("binh", Agency.objects.get(), "officer")
    extra = {"uid": str(other.uid), "pk": str(other.pk), "id": str(other.pk), "email": "evil@example.org", "is_active": "",
             "password": "x", "is_staff": "1", "is_superuser": "1", "role": "centre"}  # fmt: skip
    client = signed_in(an)
    assert client.post(f"{VI}/tai-khoan", {**extra, "name": "An mới", "language": "vi"}).status_code == 302
    now = {one.email: (one.name, one.is_active, one.check_password(PASSWORD)) for one in Account.objects.all()}
    assert now == {"an@example.org": ("An mới", True, True), "binh@example.org": ("Binh", True, True)}
    with mailbox():
        strange = {"agency": str(other.uid), "invited_by": "Bộ trưởng", "valid_until": "2999-01-01"}
        client.post(
            f"{VI}/co-quan/{agency.uid}/moi-nguoi", {**extra, **strange, "email": "c@example.org", "role": "officer"}
        )
    (invitation,) = Invitation.objects.all()
    assert (invitation.agency, invitation.invited_by, invitation.role) == (agency, "An mới", "officer")
    assert invitation.valid_until.year < 2999
    client.post(f"{VI}/co-quan/{agency.uid}/moi-nguoi", {"email": "d@example.org", "role": "centre"})
    assert Invitation.objects.count() == 1, "a role that was not offered is not taken"
    _, token = invite("e@example.org", agency, "officer", ACT, invited_by="An", now=timezone.now())
    browser().post(f"{VI}/loi-moi/{token}", {**extra, "name": "E", "password1": PASSWORD, "password2": PASSWORD})
    made = account_of("e@example.org")
    assert made is not None
    assert [one.role for one in Posting.objects.filter(account=made)] == ["officer"]
    assert account_of("evil@example.org") is None


@pytest.fixture
def officer(without_factor: None) -> Client:
    return signed_in(build_world().person("office", "officer"))


def _send(client: Client, name: str, content: bytes, **more: str) -> str:
    """Attach a file to one's own record; what the page then says."""
    path = f"{VI}/so/co-hoi/{record('own', OWN)}"
    given = {"file": SimpleUploadedFile("x", content), **more}
    given["file"].name = name  # Django would clean it; a browser that lies does not
    answer = client.post(f"{path}/tep", given)
    assert answer.status_code == 302
    return client.get(path).content.decode()


def _zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_only_files_of_the_types_taken_come_in_whatever_they_are_called(officer: Client) -> None:
    lying = {
        "trang.pdf": b"<body><script>alert(1)</script></body>",
        "anh.png": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "van-ban.docx": _zip(evil=b"x"),
        "chuong-trinh.txt": b"MZ\x90\x00" + b"\0" * 60,
        "lenh.txt": b"#!/bin/sh\nrm -rf /\n",
        "bom.docx": _zip(**{"word/document.xml": b"\0" * (60 << 20), "[Content_Types].xml": b"x"}),
        "rong.pdf": b"",
    }
    for name, content in lying.items():
        _send(officer, name, content)
        assert not Attachment.objects.exists(), name
    assert not [
        path for path in vault.path_of("00" * 32).parent.parent.rglob("*") if path.is_file() and path.name != "lock"
    ]


def test_a_web_page_is_never_handed_out_as_one_whatever_it_is_called(officer: Client) -> None:
    _send(officer, "trang.pdf", b"<html><script>alert(1)</script></html>")
    (file,) = Attachment.objects.all()
    assert (file.name, file.media_type) == ("trang.html", "text/html")
    answer = officer.get(f"{VI}/so/co-hoi/{record('own', OWN)}/tep/{file.uid}")
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("text/plain", "nosniff")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="trang.html.txt"')
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script></html>"


def test_a_name_leads_to_no_other_place_and_out_of_no_header(officer: Client, empty_site: Path) -> None:
    before = {path for path in empty_site.rglob("*") if path.is_file() and "attachments" not in path.parts}
    names = (
        "../../../secret",
        "..\\..\\secret.txt",
        "/etc/passwd",
        "a\r\nSet-Cookie: x=1",
        'a"; filename=b.html',
        "con\0.txt",
        "‮txt.exe",
    )
    for place, name in enumerate(names):
        _send(
            officer, name, f"chữ {place}".encode(), title="../../x", register="partners", state="expunged", added_by="x"
        )
    rows = list(Attachment.objects.order_by("added_at"))
    assert len(rows) == len(names)
    for row in rows:
        assert (row.register, row.state, row.media_type) == (REGISTER, "kept", "text/plain")
        assert not set(row.name) & set('/\\\r\n\0"') or row.name == row.name.strip("./"), row.name
        assert vault.path_of(row.sha256).is_file()
        answer = officer.get(f"{VI}/so/co-hoi/{row.record}/tep/{row.uid}")
        assert b"".join(answer.streaming_content).decode().startswith("chữ")
        said = answer.headers["Content-Disposition"]
        assert said.startswith('attachment; filename="') and said.isascii() and said.isprintable()
        assert not answer.cookies
    there = {path for path in empty_site.rglob("*") if path.is_file() and "attachments" not in path.parts}
    assert {path.name for path in there - before} <= {"desk.sqlite3-wal", "desk.sqlite3-shm"}


def test_what_is_too_large_is_turned_away_before_it_is_read(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_ATTACHMENT_MB", "1")
    before = Change.objects.count()
    for client, path in ((browser(), f"{VI}/dang-nhap"), (officer, f"{VI}/so/co-hoi/{record('own', OWN)}/tep")):
        answer = client.post(path, {"file": SimpleUploadedFile("a.txt", b"a" * (2 << 20))})
        assert answer.status_code == 413, path
        assert "Tệp quá lớn" in answer.content.decode()
    assert Change.objects.count() == before
