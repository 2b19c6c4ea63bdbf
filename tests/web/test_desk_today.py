"""The Today page, notices and their digest by mail, as a browser and a mailbox meet them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC
from nhipcau.core.desk import desk_index
from nhipcau.core.ledger.moving import move
from nhipcau.core.notices.following import follow
from nhipcau.core.notices.found import set_mail
from nhipcau.core.notices.models import Notice
from nhipcau.core.people.door import appoint, assign, reasoned
from nhipcau.core.people.models import Account
from nhipcau.core.publication import plans, proposals
from nhipcau.core.record import DRAFT, SUBMITTED
from nhipcau.core.registry import registers
from nhipcau.web.desk.digest import send_digests
from tests.desk import EN, VI, mailbox, signed_in
from tests.people import ACT, DAY
from tests.steps import uid
from tests.world import REGISTER, World, build_world, canary, record

MINE = record("own", OWN)


@pytest.fixture(autouse=True)
def _without_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path) -> Iterator[World]:
    world = build_world()
    for role in ("officer", "approver"):
        world.person("office", role)
    follow()
    Notice.objects.all().delete()
    yield world


def _submit(by: Account, *more: ledger.Entry) -> None:
    opportunities = registers()[REGISTER]
    ledger.write(opportunities, list(more), reasoned(by, "nhập thử"))
    uids = [MINE, *(one.uid for one in more)]
    move(opportunities, uids, "submit", [DRAFT], SUBMITTED, reasoned(by, "trình thử"))
    follow()
    desk_index().catch_up()


def _block(page: str, name: str) -> str:
    return page.partition(f'id="today-{name}"')[2].partition("</section>")[0]


def test_the_leader_finds_what_to_decide_first_and_with_its_steps(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _submit(officer)
    page = signed_in(approver).get(VI).content.decode()
    assert page.index('id="today-deciding"') < page.index('id="today-drafts"')
    waiting = _block(page, "deciding")
    assert canary("own", OWN) in waiting
    steps = re.findall(rf'href="([^"]+/chuyen/[^"]+)\?next={VI}"', waiting)
    assert len(steps) == 2
    assert [signed_in(approver).get(step).status_code for step in steps] == [200, 200]
    mine = signed_in(officer).get(VI).content.decode()
    assert 'id="today-deciding"' not in mine
    assert "Chờ bạn quyết định" in _block(mine, "nothing"), "what is empty is said, in one place"


def test_nothing_is_said_of_records_one_does_not_see(world: World) -> None:
    """Work, plans and notices may point at what is not one's own any more."""
    approver = world.person("office", "approver")
    hidden = record("elsewhere", OWN)
    assign(REGISTER, hidden, approver, world.agencies["office"], DAY, ACT)
    _plan(approver, hidden, timezone.now() + timedelta(days=1))
    client = signed_in(approver)
    follow()
    desk_index().catch_up()
    for path in (EN, f"{EN}/notices"):
        assert canary("elsewhere", OWN) not in client.get(path).content.decode()
    assert "Notices: 0 unread" in re.sub(r"<[^>]+>", "", client.get(EN).content.decode())


def _plan(account: Account, record: object, due: datetime) -> None:
    said = {"account": account.uid, "reason": "", "decision": {}, "base": 0}
    plans.keep_plan(registers()[REGISTER], record, "withdraw", due, ACT, **said)  # type: ignore[arg-type]


def test_the_number_of_queries_does_not_grow(world: World) -> None:
    approver = world.person("office", "approver")
    _fill(world, 1)
    few = _queries(approver)
    _fill(world, 8)
    assert _queries(approver) == few
    page = signed_in(approver).get(EN).content.decode()
    shown = {name: _block(page, name).count("<li") for name in ("deciding", "proposed", "planned", "work", "changed")}
    assert min(shown.values()) >= 8, shown


def _queries(account: Account) -> int:
    client = signed_in(account)
    client.get(EN)  # his visit is noted now
    with CaptureQueriesContext(connection) as queries:
        assert client.get(EN).status_code == 200
    return len(queries)


def _fill(world: World, count: int) -> None:
    """One or several of everything, of one register."""
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    owner, opportunities = str(world.agencies["office"].uid), registers()[REGISTER]
    drafts = [
        ledger.Entry(uid(f"today-{count}-{n}"), {"name": {"vi": f"Thử {count} {n}"}}, owner=owner, source="test")
        for n in range(count)
    ]
    ledger.write(opportunities, drafts, reasoned(officer, "nhập thử"))
    move(opportunities, [one.uid for one in drafts], "submit", [DRAFT], SUBMITTED, reasoned(officer, "trình thử"))
    for n, one in enumerate(drafts):
        proposals.propose(
            opportunities, record("own", PUBLIC), {"name": {"vi": f"Khác {count} {n}"}}, reasoned(officer, "đề xuất")
        )
        assign(REGISTER, one.uid, approver, world.agencies["office"], DAY, ACT)
        _plan(approver, one.uid, timezone.now() + timedelta(days=1))
    follow()
    desk_index().catch_up()


def test_roles_that_end_soon_and_the_changes_of_others(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    soon = timezone.localdate() + timedelta(days=10)
    appoint(officer, world.agencies["department"], "officer", DAY, ACT, until=soon)
    client = signed_in(officer)
    client.get(EN)
    entry = ledger.Entry(MINE, {"name": {"vi": "Tên mới"}})
    ledger.write(registers()[REGISTER], [entry], reasoned(approver, "sửa thử"))
    made = ledger.Entry(uid("today-made"), {"name": {"vi": "Việc tự lập"}}, owner=str(world.agencies["office"].uid))
    ledger.write(registers()[REGISTER], [made], ledger.Act("nhipcau worker", "lập lịch thử"))
    page = client.get(EN).content.decode()
    assert "Tên mới" in _block(page, "changed")
    assert "Việc tự lập" not in _block(page, "changed")
    assert "Department" in _block(page, "ending")


def test_notices_are_read_one_by_one_and_all_at_once(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    owner = str(world.agencies["office"].uid)
    _submit(officer, ledger.Entry(uid("today-other"), {"name": {"vi": "Hồ sơ khác"}}, owner=owner, source="test"))
    client = signed_in(approver)
    page = client.get(f"{EN}/notices").content.decode()
    assert page.count('class="unread"') == 2
    assert canary("own", OWN) in page
    (first, *_) = re.findall(rf'action="({EN}/notices/[0-9a-f-]+/read)"', page)
    assert client.get(first).status_code == 405
    client.post(first)
    assert client.get(f"{EN}/notices").content.decode().count('class="unread"') == 1
    client.post(f"{EN}/notices/read")
    assert 'class="unread"' not in client.get(f"{EN}/notices").content.decode()


MORNING = datetime(2026, 11, 25, 7, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_a_digest_a_day_in_ones_language_with_no_word_of_the_records(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _submit(officer)
    with mailbox() as sent:
        assert send_digests(MORNING.replace(hour=6)) == 0, "not before the hour"
        assert send_digests(MORNING) == 1
        (message,) = sent
        assert message.to == [approver.email]
        assert message.subject == "Nhịp Cầu: 1 thông báo chưa đọc"
        assert f"{VI}/thong-bao" in message.body
        assert canary("own", OWN) not in message.body
        assert send_digests(MORNING + timedelta(minutes=5)) == 0
        assert send_digests(MORNING + timedelta(days=1)) == 0, "nothing new"


def test_a_digest_that_could_not_be_sent_is_sent_later_and_once(world: World) -> None:
    _submit(world.person("office", "officer"))
    with mailbox() as sent:
        with patch.object(EmailBackend, "send_messages", side_effect=ConnectionRefusedError):
            assert send_digests(MORNING) == 0
        assert [send_digests(MORNING + timedelta(minutes=5 * n)) for n in (1, 2)] == [1, 0]
        assert len(sent) == 1


def test_no_digest_for_whom_does_not_want_it_has_read_it_or_may_not_see_it(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    _submit(officer)
    with mailbox() as sent:
        set_mail(approver, wanted=False)
        assert send_digests(MORNING) == 0
        set_mail(approver, wanted=True)
        move(registers()[REGISTER], [MINE], "reopen", [SUBMITTED], DRAFT, ACT)
        ledger.remove(registers()[REGISTER], [MINE], ACT)
        assert send_digests(MORNING) == 0, "the record is gone"
        assert sent == []


def test_the_account_page_switches_the_digest_off(world: World) -> None:
    client = signed_in(world.person("office", "approver"))
    assert "checked" in client.get(f"{EN}/account").content.decode()
    client.post(f"{EN}/account", {"name": "Approver", "language": "en"})
    assert "checked" not in client.get(f"{EN}/account").content.decode()


def test_every_page_of_the_desk_offers_search_and_the_keys_in_words(world: World) -> None:
    page = signed_in(world.person("office", "officer")).get(f"{EN}/keys").content.decode()
    assert f'action="{EN}/search"' in page
    assert page.count("<kbd>") == 12
