"""What a sender does by his link: reads the answers, writes once more, withdraws – and nobody else can."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from nhipcau.core.inbox import handling, letters, pace
from nhipcau.core.inbox.draft import check
from nhipcau.core.inbox.models import Answer, Message, Remark
from nhipcau.core.inbox.proof import PAUSE, ticket_for
from nhipcau.core.inbox.states import ANSWER
from nhipcau.core.policy.messages import NO_AGENCY
from tests.letters import INTEREST, came, kept, sent
from tests.sending import post, send

TEXT = {"do": "write", "text": "Zyxwvu: thank you, may we come in March?"}


@pytest.fixture
def visitor(site: Path) -> Client:
    return Client(SERVER_NAME="localhost")


def _answered(token: str, text: str = "We would like to meet.") -> None:
    """The office answers, as its room does."""
    uid = came(token=token)
    message = kept(uid)
    assert message.agency == NO_AGENCY, "nobody works here"
    handling.add_answer(message, "Tea", text, "account:officer", timezone.now())
    message.answers.update(delivery="sent")
    handling.take(message, ANSWER)


def _again(visitor: Client, token: str, **more: str) -> int:
    return send(visitor, f"/en/status/{token}", f"message/{token}", {**TEXT, **more}).status_code


@pytest.mark.stores
def test_the_sender_reads_the_answer_and_writes_once_after_it(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    page = visitor.get(f"/en/status/{token}").content.decode()
    assert "Received, not read yet" in page
    assert 'name="do" value="write"' not in page, "there is nothing to answer yet"
    assert _again(visitor, token) == 409
    _answered(token)
    page = visitor.get(f"/en/status/{token}").content.decode()
    assert "We would like to meet." in page
    assert _again(visitor, token) == 303
    page = visitor.get(f"/en/status/{token}").content.decode()
    assert "may we come in March?" in page
    assert "Received, not read yet" in page
    assert _again(visitor, token) == 409
    _answered(token, "March is good.")
    assert _again(visitor, token) == 303


def test_both_links_of_a_message_open_it_and_no_other_does(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    mailed = letters.mailed_link(came(token=token))
    assert visitor.get(f"/en/status/{mailed}").status_code == 200
    for wrong in (mailed[:-1], f"{mailed[:-1]}{'0' if mailed[-1] != '0' else '1'}", mailed.upper(), mailed[:32]):
        assert visitor.get(f"/en/status/{wrong}").status_code == 404
        assert post(visitor, f"/en/status/{wrong}", {"do": "withdraw"}).status_code == 404
    assert Message.objects.using("inbox").get().name == "Sato Hanako"


def test_writing_again_costs_what_a_message_costs(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    _answered(token)
    path = f"/en/status/{token}"
    shown = post(visitor, path, TEXT)
    assert shown.status_code == 200
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown.content.decode()))
    assert post(visitor, path, hidden).status_code == 422, "too early"
    assert post(visitor, path, {**hidden, "text": "Other words than those."}).status_code == 200, "asked anew"
    draft = check("question", "en", ("message", token), {"text": TEXT["text"]}).draft
    hidden["challenge"] = ticket_for(draft, int(time.time()) - PAUSE)
    assert post(visitor, path, hidden).status_code == 303
    assert Answer.objects.using("inbox").filter(by="").count() == 1


def test_it_counts_with_the_messages_of_its_sender(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    _answered(token)
    for _ in range(pace.BY_WORK):
        assert (
            send(visitor, "/en/contact", "", {"kind": "error", "text": "Something is wrong here."}).status_code == 303
        )
    assert _again(visitor, token) == 429
    assert Answer.objects.using("inbox").filter(by="").count() == 0


def test_a_form_of_another_site_is_refused_and_too_short_says_so(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    _answered(token)
    elsewhere = {"HTTP_ORIGIN": "https://evil.example", "HTTP_SEC_FETCH_SITE": "cross-site"}
    assert post(visitor, f"/en/status/{token}", {"do": "withdraw"}, **elsewhere).status_code == 403
    short = post(visitor, f"/en/status/{token}", {"do": "write", "text": "Hm."})
    assert short.status_code == 422
    assert "too short" in short.content.decode()
    assert Message.objects.using("inbox").get().state == "answered"


@pytest.mark.stores
def test_withdrawing_forgets_at_once_all_that_was_said(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    _answered(token)
    message = Message.objects.using("inbox").get()
    handling.add_remark(message, "Called him.", "account:officer", timezone.now())
    assert post(visitor, f"/en/status/{token}", {"do": "withdraw"}).status_code == 303
    message.refresh_from_db()
    assert message.state == "withdrawn"
    left = (
        message.text,
        message.name,
        message.organisation,
        message.country,
        message.email,
        message.phone,
        message.folded,
    )
    assert set(left) == {""}
    assert (Answer.objects.using("inbox").count(), Remark.objects.using("inbox").count()) == (0, 0)
    page = visitor.get(f"/en/status/{token}").content.decode()
    assert "You have withdrawn it" in page
    assert "Sato" not in page and "would like to meet" not in page
    assert _again(visitor, token) == 409


@pytest.mark.stores
def test_what_is_over_time_goes_with_its_answers_and_notes(visitor: Client) -> None:
    token = sent("interest", language="en", **INTEREST)
    _answered(token)
    handling.add_remark(kept(came(token=token)), "Called him.", "account:officer", timezone.now())
    assert letters.purge(date(2999, 1, 1)) == 1
    assert [one.objects.using("inbox").count() for one in (Message, Answer, Remark)] == [0, 0, 0]
    assert visitor.get(f"/en/status/{token}").status_code == 404
