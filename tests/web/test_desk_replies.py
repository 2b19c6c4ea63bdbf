"""Answers to visitors: begun from templates in two languages, looked at, mailed, kept – and sent again when the mail failed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from smtplib import SMTPServerDisconnected
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from nhipcau.core.column import PUBLIC
from nhipcau.core.models import Change, ChangeValues
from tests.desk import EN, VI, link_in, mailbox, signed_in
from tests.letters import INTEREST, about, came, kept, sent
from tests.world import REGISTER, World, build_world, record


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    world.person("office", "officer")
    yield world


def _client(world: World, agency: str = "office", role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _interest(language: str = "en", **more: str) -> UUID:
    return came(token=sent("interest", about(REGISTER, record("own", PUBLIC)), language, **{**INTEREST, **more}))


def _typed(page: str) -> dict[str, str]:
    """What the form of an answer holds."""
    subject = re.findall(r'id="subject"[^>]* value="([^"]*)"', page)[0]
    text = re.findall(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)[0]
    return {"subject": html.unescape(subject), "text": html.unescape(text)}


def test_an_answer_begins_in_the_language_of_its_sender_with_everything_filled_in(world: World) -> None:
    uid = _interest()
    code = kept(uid).code
    typed = _typed(_client(world).get(f"{VI}/hop-thu/{uid}/tra-loi").content.decode())
    assert typed["subject"] == f"Your interest in Opportunity {code}"
    assert typed["text"].startswith("Dear Sato Hanako,\n\nThank you for the interest you expressed on ")
    assert typed["text"].endswith("Yours faithfully,\nOffice")
    other = _client(world).get(f"{VI}/hop-thu/{uid}/tra-loi?template=not-ours&language=vi").content.decode()
    assert "không thuộc nhiệm vụ của Sở Ngoại vụ thử" in _typed(other)["text"]
    assert "{" not in _typed(other)["text"] + _typed(other)["subject"]


def test_a_preview_shows_the_mail_with_its_link_and_sends_nothing(world: World) -> None:
    uid = _interest()
    with mailbox() as out:
        page = _client(world).post(f"{EN}/inbox/{uid}/reply", {"subject": "A", "text": "B & C", "do": "preview"})
    assert out == []
    shown = page.content.decode()
    assert "B &amp; C" in shown
    assert re.search(r"http://[^ ]+/en/status/[0-9a-f]{96}", shown)
    assert kept(uid).state == "received"


def test_an_answer_is_mailed_kept_and_read_behind_its_link(world: World) -> None:
    uid, officer = _interest(), world.person("office", "officer")
    with mailbox() as out:
        answer = signed_in(officer).post(
            f"{EN}/inbox/{uid}/reply",
            {"subject": "Tea from Huế", "text": "Zyxwvu: we would like to meet.", "do": "send"},
        )
    assert answer.headers["Location"] == f"{EN}/inbox/{uid}"
    (mail,) = out
    assert (mail.to, mail.subject) == (["sato@example.org"], "Tea from Huế")
    assert str(mail.body).startswith("Zyxwvu: we would like to meet.")
    seen = Client(SERVER_NAME="localhost").get(link_in(mail, "en")).content.decode()
    assert "Zyxwvu: we would like to meet." in seen
    assert "Answered" in seen
    assert (kept(uid).state, kept(uid).account) == ("answered", str(officer.uid))
    page = signed_in(officer).get(f"{EN}/inbox/{uid}").content.decode()
    assert "Zyxwvu: we would like to meet." in page
    assert "Sent by e-mail" in page
    said = [*Change.objects.filter(uid=uid).values(), *ChangeValues.objects.filter(change__uid=uid).values("values")]
    assert "Zyxwvu" not in str(said)
    assert "sato" not in str(said)


def test_a_mail_that_failed_says_so_and_is_sent_again(world: World) -> None:
    uid, client = _interest(), _client(world)
    with mailbox() as out:
        with patch.object(EmailBackend, "send_messages", side_effect=SMTPServerDisconnected("gone")):
            said = client.post(f"{EN}/inbox/{uid}/reply", {"subject": "A", "text": "Bcd", "do": "send"}, follow=True)
        page = said.content.decode()
        assert "The mail server did not take the mail" in page
        assert "The mail could not be sent" in page
        (again,) = re.findall(r'action="([^"]+/send-again)"', page)
        assert out == []
        page = client.post(again, follow=True).content.decode()
        assert len(out) == 1
        assert "The answer has been sent to sato@example.org" in page
        assert client.post(again).status_code == 409
    assert len(out) == 1


def test_pressing_send_twice_sends_once(world: World) -> None:
    uid, client = _interest(), _client(world)
    words = {"subject": "Tea from Huế", "text": "Zyxwvu: we would like to meet.", "do": "send"}
    with mailbox() as out:
        answers = [client.post(f"{EN}/inbox/{uid}/reply", words) for _ in range(2)]
        assert [one.status_code for one in answers] == [302, 302]
        assert len(out) == 1
        client.post(f"{EN}/inbox/{uid}/reply", {**words, "text": "Zyxwvu: on Monday."})
    assert len(out) == 2


def test_who_left_no_address_reads_the_answer_behind_his_link(world: World) -> None:
    token = sent("question", about(REGISTER, record("own", PUBLIC)), text="Còn hiệu lực không ạ?")
    uid, client = came(token=token), _client(world)
    assert "chỉ hiện ở trang theo dõi" in client.get(f"{VI}/hop-thu/{uid}/tra-loi").content.decode()
    with mailbox() as out:
        client.post(f"{VI}/hop-thu/{uid}/tra-loi", {"subject": "Trả lời", "text": "Vẫn còn hiệu lực.", "do": "send"})
    assert out == []
    seen = Client(SERVER_NAME="localhost").get(f"/vi/theo-doi/{token}").content.decode()
    assert "Vẫn còn hiệu lực." in seen


def test_empty_secret_and_closed_are_refused_in_words(world: World) -> None:
    uid, client = _interest(), _client(world)
    for text, words in (("  ", "Write something"), ("Văn bản TUYỆT MẬT số 1/TM", "secret")):
        answer = client.post(f"{EN}/inbox/{uid}/reply", {"subject": "A", "text": text, "do": "send"})
        assert answer.status_code == 400
        assert words in answer.content.decode()
    client.post(f"{EN}/inbox/{uid}/do/close", {})
    assert client.get(f"{EN}/inbox/{uid}/reply").status_code == 409
    assert kept(uid).answers.count() == 0


def test_an_agency_changes_a_template_and_goes_back(world: World) -> None:
    client, office = _client(world), world.agencies["office"].uid
    where = f"{EN}/inbox/templates/{office}/interest/en"
    wrong = client.post(where, {"subject": "Hello {name}", "text": "Call {phone}", "do": "save"})
    assert wrong.status_code == 400
    assert "There is no place {phone}; places: {name}, {agency}, {record}, {day}." in html.unescape(
        wrong.content.decode()
    )
    client.post(where, {"subject": "Hello {name}", "text": "From {agency}.", "do": "save"})
    uid = _interest()
    reply = f"{EN}/inbox/{uid}/reply"
    assert _typed(client.get(reply).content.decode()) == {"subject": "Hello Sato Hanako", "text": "From Office."}
    client.post(where, {"do": "back"})
    assert _typed(client.get(reply).content.decode())["subject"].startswith("Your interest in")
    actions = list(Change.objects.filter(register="reply-templates").order_by("id").values_list("action", flat=True))
    assert actions == ["create", "delete"]
    theirs = f"{EN}/inbox/templates/{world.agencies['far'].uid}/interest/en"
    assert (client.get(theirs).status_code, client.post(theirs, {"do": "back"}).status_code) == (403, 403)
    assert client.get(f"{EN}/inbox/templates/{office}/poem/en").status_code == 404
    assert _client(world, "ministry", "auditor").get(f"{EN}/inbox/templates").status_code == 403
