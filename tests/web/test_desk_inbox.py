"""The inbox as officers, partners, the centre and auditors meet it: who sees which message, and what each can do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.actions.routing import forget_gone
from nhipcau.core.column import PUBLIC
from nhipcau.core.inbox import letters
from nhipcau.core.inbox.models import Message
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.notices.following import follow
from tests.desk import EN, VI, signed_in
from tests.letters import INTEREST, about, came, kept, sent
from tests.world import REGISTER, World, build_world, record

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
MINE, NOBODYS, FAR, ELSEWHERE = "own", "nobody", "region", "elsewhere"


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    for agency, role in (("office", "officer"), ("office", "approver"), ("far", "officer"), ("region", "officer")):
        world.person(agency, role)
    for role in ("centre", "auditor"):
        world.person("ministry", role)
    world.person("partner", "partner")
    follow()
    yield world


def _about(relation: str) -> tuple[str, str]:
    return about(REGISTER, record(relation, PUBLIC))


def _client(world: World, agency: str = "office", role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _listed(client: Client, asked: str = "") -> set[str]:
    """The kinds of texts in the list: every test message begins with a word of its own."""
    page = client.get(f"{EN}/inbox{asked}").content.decode()
    return set(re.findall(r"Tin[a-z]+", page))


def _to(relation: str, word: str, **more: str) -> UUID:
    where = _about(relation) if relation else ("", "")
    return came(token=sent(about=where, text=f"{word} là một tin thử.", **more))


@pytest.mark.stores
def test_a_message_goes_to_whoever_keeps_its_record_else_to_the_office_of_its_place_else_to_the_centre(
    world: World,
) -> None:
    for relation, word in (
        (MINE, "Tincuaso"), ("followed", "Tinkethua"), (NOBODYS, "Tindiaphuong"), (FAR, "Tinquangtri"),
        (ELSEWHERE, "Tincantho"), ("neighbour", "Tinkhongnguoi"), ("", "Tinchung"),
    ):  # fmt: skip
        _to(relation, word)
    seen = {who: _listed(_client(world, *who)) for who in (
        ("office", "officer"), ("office", "approver"), ("region", "officer"), ("far", "officer"), ("ministry", "centre"),
        ("ministry", "auditor"), ("partner", "partner"),
    )}  # fmt: skip
    # The department of Huế has nobody and its record is about no place: the centre hears of it.
    office = {"Tincuaso", "Tinkethua", "Tindiaphuong"}
    assert seen == {
        ("office", "officer"): office,
        ("office", "approver"): office,
        ("region", "officer"): {"Tinquangtri"},
        ("far", "officer"): {"Tincantho"},
        ("ministry", "centre"): {"Tinkhongnguoi", "Tinchung"},
        ("ministry", "auditor"): office | {"Tinquangtri", "Tincantho", "Tinkhongnguoi", "Tinchung"},
        ("partner", "partner"): set(),
    }


def test_what_is_not_there_and_what_is_not_ones_own_are_answered_alike(world: World) -> None:
    theirs, client = _to(ELSEWHERE, "Tincantho"), _client(world)
    other = UUID(int=7)
    answers = [client.get(f"{EN}/inbox/{uid}") for uid in (theirs, other)]
    assert [one.status_code for one in answers] == [404, 404]
    bodies = [
        TOKEN.sub(b"", one.content.replace(str(uid).encode(), b""))
        for one, uid in zip(answers, (theirs, other), strict=True)
    ]
    assert bodies[0] == bodies[1]
    for deed in ("assign", "pass_on", "remark", "close", "spam", "reopen"):
        assert client.post(f"{EN}/inbox/{theirs}/do/{deed}", {"text": "x", "reason": "x"}).status_code == 404
    assert kept(theirs).state == "received"


def test_an_administrator_has_no_inbox_and_an_auditor_only_looks(world: World) -> None:
    uid = _to(MINE, "Tincuaso")
    administrator = _client(world, "office", "administrator")
    assert administrator.get(f"{EN}/inbox").status_code == 403
    assert 'href="/en/desk/inbox"' not in administrator.get(EN).content.decode()
    auditor = _client(world, "ministry", "auditor")
    page = auditor.get(f"{EN}/inbox/{uid}").content.decode()
    assert "Tincuaso" in page
    assert f"/inbox/{uid}/do/" not in page
    for deed in ("assign", "pass_on", "remark", "close", "spam"):
        assert auditor.post(f"{EN}/inbox/{uid}/do/{deed}", {"text": "x", "reason": "x"}).status_code == 403
    assert auditor.post(f"{EN}/inbox/several", {"uid": str(uid), "deed": "close"}).status_code == 403
    assert kept(uid).state == "received"


def test_taking_a_message_is_told_to_the_ledger_without_a_word_of_it(world: World) -> None:
    uid = came(token=sent("interest", _about(MINE), "en", **INTEREST))
    officer = world.person("office", "officer")
    answer = signed_in(officer).post(f"{VI}/hop-thu/{uid}/viec/assign", {})
    assert answer.headers["Location"] == f"{VI}/hop-thu/{uid}"
    assert (kept(uid).state, kept(uid).account) == ("assigned", str(officer.uid))
    row = Change.objects.get(uid=uid)
    assert (row.register, row.action, row.actor) == ("messages", "assign", f"account:{officer.uid}")
    values = ChangeValues.objects.get(change=row).values
    assert values == {
        "state": {"before": "received", "after": "assigned"},
        "account": {"before": "", "after": str(officer.uid)},
    }


def test_whoever_is_given_a_message_is_told_and_a_message_passed_on_is_told_there(world: World) -> None:
    uid, officer, leader = _to(MINE, "Tincuaso"), world.person("office", "officer"), world.person("office", "approver")
    client = signed_in(officer)
    client.post(f"{EN}/inbox/{uid}/do/assign", {"to": str(leader.uid)})
    follow()
    told = signed_in(leader).get(f"{EN}/notices").content.decode()
    assert "A visitor&#x27;s message was given to you" in told
    assert f'href="{EN}/inbox/{uid}"' in told
    assert "Tincuaso" not in told
    region = str(world.agencies["region"].uid)
    refused = client.post(f"{EN}/inbox/{uid}/do/pass_on", {"agency": region, "reason": " "})
    assert refused.status_code == 400
    client.post(f"{EN}/inbox/{uid}/do/pass_on", {"agency": region, "reason": "Việc của Quảng Trị"})
    follow()
    assert "was given to you" not in signed_in(leader).get(f"{EN}/notices").content.decode()
    there = signed_in(world.person("region", "officer"))
    assert "Another agency passed" in there.get(f"{EN}/notices").content.decode()
    page = there.get(f"{EN}/inbox/{uid}").content.decode()
    assert "Việc của Quảng Trị" in page
    assert client.get(f"{EN}/inbox/{uid}").status_code == 404
    assert "Việc của Quảng Trị" not in str(list(Change.objects.filter(uid=uid).values()))


@pytest.mark.stores
def test_notices_of_a_message_that_is_gone_go_too(world: World) -> None:
    uid, leader = _to(MINE, "Tincuaso"), world.person("office", "approver")
    _client(world).post(f"{EN}/inbox/{uid}/do/assign", {"to": str(leader.uid)})
    follow()
    assert forget_gone() == 0
    letters.purge(date(2999, 1, 1))
    assert forget_gone() == 1
    assert "was given to you" not in signed_in(leader).get(f"{EN}/notices").content.decode()


def test_nobody_is_given_a_message_who_does_not_handle_its_agencys(world: World) -> None:
    uid, client = _to(MINE, "Tincuaso"), _client(world)
    for other in (world.person("far", "officer"), world.person("ministry", "auditor")):
        answer = client.post(f"{EN}/inbox/{uid}/do/assign", {"to": str(other.uid)})
        assert answer.status_code == 400
        assert "does not handle messages of the agency" in answer.content.decode()
    empty = client.post(
        f"{EN}/inbox/{uid}/do/pass_on", {"agency": str(world.agencies["department"].uid), "reason": "x"}
    )
    assert "Choose another agency in which somebody handles messages" in empty.content.decode()
    assert kept(uid).state == "received"


def test_notes_stay_with_the_message_and_take_no_secrets(world: World) -> None:
    uid, client = _to(MINE, "Tincuaso"), _client(world)
    client.post(f"{EN}/inbox/{uid}/do/remark", {"text": "Đã gọi điện, chờ trả lời."})
    assert "Đã gọi điện, chờ trả lời." in client.get(f"{EN}/inbox/{uid}").content.decode()
    refused = client.post(f"{EN}/inbox/{uid}/do/remark", {"text": "Theo văn bản TUYỆT MẬT số 12/TM"})
    assert refused.status_code == 400
    assert kept(uid).remarks.count() == 1
    assert not Change.objects.filter(uid=uid).exists()


@pytest.mark.stores
def test_several_at_once_and_what_cannot_be_done_says_why(world: World) -> None:
    client, one, two = _client(world), _to(MINE, "Tinmot"), _to(MINE, "Tinhai")
    theirs = _to(ELSEWHERE, "Tincantho")
    mine = str(world.person("office", "officer").uid)
    chosen = {"uid": [str(one), str(two), str(theirs)], "next": f"{EN}/inbox"}
    said = client.post(f"{EN}/inbox/several", {**chosen, "deed": f"assign:{mine}"}, follow=True).content.decode()
    assert "Done with 2 messages." in said
    assert "There is no such message" in said
    assert {kept(uid).state for uid in (one, two)} == {"assigned"}
    client.post(f"{EN}/inbox/several", {**chosen, "deed": "close"})
    assert [kept(uid).state for uid in (one, two, theirs)] == ["closed", "closed", "received"]
    said = client.post(f"{EN}/inbox/several", {**chosen, "deed": "spam"}, follow=True).content.decode()
    assert "“Mark as spam” is not possible while the message is “Closed”" in said
    client.post(f"{EN}/inbox/{one}/do/reopen", {})
    assert kept(one).state == "assigned", "it is still his"


@pytest.mark.stores
def test_the_list_filters_searches_without_marks_and_pages(world: World) -> None:
    client = _client(world)
    _to(MINE, "Tinmot")
    taken = _to(MINE, "Tinhai")
    came(token=sent("interest", _about(MINE), **{**INTEREST, "text": "Tinche muốn gặp vườn chè."}))
    client.post(f"{EN}/inbox/{taken}/do/assign", {})
    assert _listed(client, "?state=assigned") == {"Tinhai"}
    assert _listed(client, "?to=-") == {"Tinmot", "Tinche"}
    assert _listed(client, f"?to={world.person('office', 'officer').uid}") == {"Tinhai"}
    assert _listed(client, "?kind=interest") == {"Tinche"}
    assert _listed(client, "?q=vuon+che+shizuoka") == {"Tinche"}
    assert _listed(client, "?q=khong+co") == set()
    client.post(f"{EN}/inbox/{taken}/do/close", {})
    assert _listed(client) == {"Tinmot", "Tinche"}
    assert _listed(client, "?state=") == {"Tinmot", "Tinche", "Tinhai"}
    for number in range(60):
        sent(about=_about(MINE), text=f"Tinso {number} là một tin thử.")
    _to(MINE, "Tincuoi")
    first = client.get(f"{EN}/inbox").content.decode()
    assert "63 messages" in first
    assert first.count('<a class="go"') == 50
    assert client.get(f"{EN}/inbox?offset=50").content.decode().count('<a class="go"') == 13


@pytest.mark.stores
def test_the_number_of_queries_does_not_grow_with_the_messages(world: World) -> None:
    client = _client(world)
    officer = world.person("office", "officer")

    def queries() -> int:
        with CaptureQueriesContext(connection) as desk, CaptureQueriesContext(connections["inbox"]) as inbox:
            assert client.get(f"{EN}/inbox").status_code == 200
        return len(desk) + len(inbox)

    def fill(count: int) -> None:
        for number in range(count):
            uid = _to(MINE, "Tin")
            if number % 2:
                client.post(f"{EN}/inbox/{uid}/do/assign", {"to": str(officer.uid)})

    fill(2)
    few = queries()
    fill(20)
    assert queries() == few
    assert few <= 17


def test_a_messages_page_costs_the_same_however_many_agencies_and_answers_there_are(world: World) -> None:
    client, uid = _client(world), _to(MINE, "Tinmot")

    def queries() -> int:
        with CaptureQueriesContext(connection) as desk, CaptureQueriesContext(connections["inbox"]) as inbox:
            assert client.get(f"{EN}/inbox/{uid}").status_code == 200
        return len(desk) + len(inbox)

    client.post(f"{EN}/inbox/{uid}/do/remark", {"text": "Ghi chú đầu."})
    few = queries()
    for name in ("department", "mission"):
        world.person(name, "officer")
    for number in range(5):
        client.post(f"{EN}/inbox/{uid}/do/remark", {"text": f"Ghi chú {number}."})
    assert queries() == few


def test_today_leads_to_the_messages_that_wait(world: World) -> None:
    client, officer = _client(world), world.person("office", "officer")
    _to(MINE, "Tinmot")
    uid = _to(MINE, "Tinhai")
    _to(ELSEWHERE, "Tincantho")
    client.post(f"{EN}/inbox/{uid}/do/assign", {})
    page = client.get(EN).content.decode()
    block = page.partition('id="today-mail"')[2].partition("</section>")[0].replace("&amp;", "&")
    assert "1 message nobody has looked at" in block
    assert "1 message assigned to you" in block
    links = re.findall(r'class="go" href="([^"]+)"', block)
    assert [_listed(client, link.removeprefix(f"{EN}/inbox")) for link in links] == [{"Tinmot"}, {"Tinhai"}]
    assert f"to={officer.uid}" in links[1]


@pytest.mark.stores
def test_an_agencys_messages_go_with_it_to_its_heir(world: World) -> None:
    """The old board's records are the office's to look after, and so is what is said of them."""
    uid = _to("followed", "Tinkethua")
    assert kept(uid).agency == str(world.agencies["office"].uid)
    Message.objects.using("inbox").filter(uid=uid).update(agency=str(world.agencies["old"].uid))
    client = _client(world)
    assert _listed(client) == {"Tinkethua"}
    assert client.post(f"{EN}/inbox/{uid}/do/assign", {}).status_code == 302
