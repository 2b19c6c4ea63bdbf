"""What visitors send changes no byte anybody else sees, and only the pages that receive it can reach it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

import nhipcau
from nhipcau.core.claims import keeping as claims
from nhipcau.core.inbox.letters import by_token, letters, purge
from nhipcau.core.models import Change
from nhipcau.core.store.models import Item
from nhipcau.core.worker import catch_up, sweep_inbox
from nhipcau.web.guard import DeskIsClosed, PublicGuard, inbox_opened
from tests.leak.doors import HOST, answers, changed, doors, share
from tests.sending import ERROR, INTEREST, QUESTION, send
from tests.steps import items

PACKAGE = Path(nhipcau.__file__).parent
ROOMS = (PACKAGE / "web" / "portal" / "inbox", PACKAGE / "web" / "desk" / "claims")
APPS = ("nhipcau.core.inbox", "nhipcau.core.claims")


def test_messages_change_no_public_answer(site: Path) -> None:
    everything = doors()
    told = [address for address in everything if "DT-0001" in address or "CH-0001" in address]
    addresses = list(dict.fromkeys([*told, *share(everything, 6)]))
    store, before = items(), answers(addresses)
    client = Client(SERVER_NAME=HOST)
    for path, about, fields in (
        ("/vi/doi-tac/DT-0001/gop-y", "partners/DT-0001", ERROR),
        ("/en/opportunities/CH-0001/contact", "opportunities/CH-0001", INTEREST),
        ("/en/contact", "", QUESTION),
    ):
        assert send(client, path, about, fields).status_code == 303
    claim = {
        "name": "Zyxwvu",
        "position": "",
        "email": "zyxwvu@example.org",
        "way": "office",
        "text": "Ask in Fukuoka.",
    }
    path = "/en/partners/DT-0001/our-organisation"
    assert send(client, path, "partners/DT-0001/claim", claim).status_code == 303
    assert (len(list(letters())), len(claims.waiting())) == (3, 1)
    catch_up()
    assert items() == store
    assert changed(before, answers(addresses)) == []
    purge(date(2999, 1, 1))
    claims.sweep(datetime(2999, 1, 1, tzinfo=UTC))
    sweep_inbox()
    assert not claims.waiting()
    again = answers(addresses[::5])
    assert changed({address: before[address] for address in again}, again) == []


def test_the_challenge_asks_no_database_and_tells_nothing_of_a_record(site: Path) -> None:
    """Whether a record is public, a draft or nothing at all: the answer has the same form, whatever is asked."""
    client = Client(SERVER_NAME=HOST)
    forms = set()
    for about in ("partners/DT-0001", "partners/DT-9999", "", "x" * 5000):
        answer = client.get("/challenge", {"about": about})
        said = answer.json()
        assert answer.headers["Cache-Control"] == "no-store"
        forms.add((tuple(said), said["bits"], tuple(map(len, said["challenge"].split(".")))))
    assert len(forms) == 1


def _read_the_inbox(_: HttpRequest) -> HttpResponse:
    return HttpResponse(str(by_token("x")))


def _read_the_inbox_opened(_: HttpRequest) -> HttpResponse:
    with inbox_opened():
        return HttpResponse(str(by_token("x")))


def _read_the_inbox_after_closing(_: HttpRequest) -> HttpResponse:
    with inbox_opened():
        by_token("x")
    return HttpResponse(str(by_token("x")))


def _read_the_desk_inside(_: HttpRequest) -> HttpResponse:
    with inbox_opened():
        return HttpResponse(str(Change.objects.count()))


def _write_the_store_inside(_: HttpRequest) -> HttpResponse:
    with inbox_opened():
        Item.objects.using("projection").all().delete()
    return HttpResponse()


@pytest.mark.parametrize(
    "view", [_read_the_inbox, _read_the_inbox_after_closing, _read_the_desk_inside, _write_the_store_inside]
)
def test_a_page_that_does_not_open_the_inbox_cannot_ask_it_and_the_desk_stays_shut(
    site: Path, view: Callable[[HttpRequest], HttpResponse]
) -> None:
    with pytest.raises(DeskIsClosed):
        PublicGuard(view)(RequestFactory().get("/"))


def test_a_page_that_opens_it_can(site: Path) -> None:
    assert PublicGuard(_read_the_inbox_opened)(RequestFactory().get("/")).content == b"None"


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


AT_THE_DESK = PACKAGE / "web" / "desk" / "inbox"
"""The desk's room of the inbox: all of its pages ask the policy (``core.policy.messages``), and are behind the sign-in."""
NAMING = PACKAGE / "web" / "desk" / "notices.py"
"""It knows under which name the ledger speaks of messages, and leads to their page; it never opens the inbox."""


def test_only_the_inboxs_rooms_know_the_inbox() -> None:
    for folder in ("web", "api", "core/files", "core/search", "core/store", "core/projection"):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            imported = _imports(path)
            knows = {name for name in imported if name.startswith(APPS)}
            opens = "nhipcau.web.guard.inbox_opened" in imported
            if any(room in path.parents for room in ROOMS):
                assert not {name for name in knows if name.startswith("nhipcau.core.inbox.models")}, path
                assert not {name for name in knows if name.startswith("nhipcau.core.inbox.handling")}, path
            elif path == NAMING:
                assert {name.rpartition(".")[0] for name in knows} <= {
                    "nhipcau.core.inbox",
                    "nhipcau.core.inbox.states",
                }
                assert not opens
            elif AT_THE_DESK not in path.parents:
                assert not knows and not opens, path
