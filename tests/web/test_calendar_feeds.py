"""Calendars as programs fetch them: two readers that know nothing of each other agree; the link opens what its owner may see now."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from pathlib import Path

import ics
import pytest
import vobject
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.calendars.models import CalendarLink
from nhipcau.core.column import SHARED
from nhipcau.core.dues import following
from nhipcau.core.models import Change
from nhipcau.core.people.door import close_account, end_posting
from nhipcau.core.people.models import Account, Posting
from nhipcau.core.registry import registers
from nhipcau.core.worker import catch_up
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT
from tests.world import TASKS, World, build_tasks, build_world, record

TODAY = date(2026, 11, 26)
LED = record("led", SHARED, TASKS)
TITLE = "Họp; duyệt, ký \\ gửi\nbản ghi nhớ với tỉnh bạn và các cơ quan liên quan về kế hoạch hợp tác năm sau"
"""Everything that has to be escaped, and longer than the 75 bytes of a line."""


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """One task the office leads, due on the Day of Culture."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    build_tasks(world)
    ledger.write(registers()[TASKS], [ledger.Entry(LED, {"title": TITLE, "due": "2026-11-24"})], ACT)
    following.rebuild()
    catch_up()
    return world


def _link(account: Account, at: str = VI, whose: str = "agency") -> str:
    """The path of a new link, as the page shows it once."""
    client = signed_in(account)
    page = client.post(f"{at}/{'lich/lien-ket' if at == VI else 'calendar/links'}", {"whose": whose}).content.decode()
    (found,) = re.findall(r"<code class=\"secret\">https?://[^/]+(/[^<]+\.ics)</code>", page)
    assert ".ics" not in client.get(f"{at}/{'lich' if at == VI else 'calendar'}").content.decode(), "shown once"
    return str(found)


def _fetched(path: str, client: Client | None = None) -> bytes:
    answer = (client or browser()).get(path)
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.mark.parametrize(("at", "what"), [(VI, "Hoàn thành nhiệm vụ"), (EN, "Finish the task")])
def test_two_readers_agree_on_days_and_words(world: World, at: str, what: str) -> None:
    text = _fetched(_link(world.person("office", "officer"), at)).decode()
    summary = f"{what}: {TITLE}"
    (one,) = [event for event in vobject.readOne(text).vevent_list if event.uid.value.startswith(str(LED))]
    (other,) = [event for event in ics.Calendar(text).events if event.uid.startswith(str(LED))]
    assert one.summary.value == other.name == summary
    assert one.dtstart.value == other.begin.date() == date(2026, 11, 24)
    assert one.dtend.value == date(2026, 11, 25), "the end of a whole day is the day after"
    assert other.all_day
    assert other.duration == timedelta(days=1)
    assert one.uid.value == other.uid == f"{LED}.work@nhipcau"
    assert len(vobject.readOne(text).vevent_list) == len(ics.Calendar(text).events)


def test_lines_end_and_fold_as_the_standard_has_it(world: World) -> None:
    body = _fetched(_link(world.person("office", "officer")))
    lines = body.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"Asia/Ho_Chi_Minh" in body


def test_events_are_stamped_by_the_ledger_and_keep_their_uid(world: World) -> None:
    path = _link(world.person("office", "officer"))
    first = _fetched(path)
    assert _fetched(path) == first, "no clock"
    ledger.write(registers()[TASKS], [ledger.Entry(LED, {"due": "2026-12-01"})], ACT)
    (event,) = vobject.readOne(_fetched(path).decode()).vevent_list
    rows = Change.objects.filter(uid=LED).order_by("id")
    assert event.dtstart.value == date(2026, 12, 1), "what was just saved is there"
    assert int(event.sequence.value) == rows.count() == 3, "entered, named and dated, moved"
    last = rows.last()
    assert last is not None
    assert event.last_modified.value == last.at.astimezone(UTC).replace(microsecond=0)
    assert event.uid.value == f"{LED}.work@nhipcau"


def test_it_opens_what_its_owner_may_see_now_and_says_the_same_of_every_link_that_opens_nothing(world: World) -> None:
    officer = world.person("office", "officer")
    path = _link(officer)
    unknown = browser().get(f"{VI}/lich/khong-co.ics")
    assert unknown.status_code == 404
    assert str(LED) in _fetched(path).decode()
    (posting,) = Posting.objects.filter(account=officer)
    end_posting(posting, TODAY, ACT)
    left = browser().get(path)
    assert (left.status_code, left.content) == (404, unknown.content), "who has left has no calendar"
    close_account(officer, ACT)
    closed = browser().get(path)
    assert (closed.status_code, closed.content) == (404, unknown.content)


def test_a_link_is_ended_by_its_owner_alone(world: World) -> None:
    officer, approver = world.person("office", "officer"), world.person("office", "approver")
    path = _link(officer)
    link = CalendarLink.objects.get()
    assert link.token not in path
    signed_in(approver).post(f"{VI}/lich/lien-ket/{link.uid}/huy")
    assert _fetched(path)
    signed_in(officer).post(f"{VI}/lich/lien-ket/{link.uid}/huy")
    assert browser().get(path).status_code == 404
    rows = list(Change.objects.filter(register="calendars").order_by("id"))
    assert [row.action for row in rows] == ["create", "delete"]
    token = path.rsplit("/", 1)[1].removesuffix(".ics")
    said = [(row.reason, row.values_row.values) for row in Change.objects.filter(register="calendars")]
    assert token not in str(said)


def test_the_answer_is_kept_by_nobody_found_by_nobody_and_has_no_session(world: World) -> None:
    answer = browser().get(_link(world.person("office", "officer")))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_month_by_days(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    page = client.get(f"{VI}/lich?month=2026-11").content.decode()
    assert "<h1>Tháng 11/2026</h1>" in page
    assert 'id="d2026-11-24"' in page
    assert "Thứ Ba 24/11/2026" in page
    assert "ngày nghỉ: " in page
    october = client.get(f"{EN}/calendar?month=2026-10").content.decode()
    assert "<h1>October 2026</h1>" in october
    assert 'id="d' not in october
    assert client.get(f"{VI}/lich?month=2026-13").status_code == 200
