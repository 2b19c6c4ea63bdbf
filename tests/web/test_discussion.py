"""What agencies say to each other about a record: to whom it goes, whom it names, what is told, corrected, taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.discussing.models import Comment
from nhipcau.core.ledger.verify import Tally, verify
from nhipcau.core.models import Change, ChangeValues, GuardRefusal
from nhipcau.core.notices.following import follow
from nhipcau.core.notices.models import Notice
from nhipcau.core.record import door_opened
from nhipcau.core.registry import registers
from nhipcau.web.desk.digest import send_digests
from tests.desk import EN, VI, mailbox, signed_in
from tests.people import ACT
from tests.steps import items, show
from tests.world import REGISTER, World, build_world, canary, record

THEIRS = record("party", SHARED)
"""Of the far office, with the office of Huế as a party; kept between agencies."""
LIST = f"{VI}/so/{registers()[REGISTER].slug[0]}"
WORDS = "Zyxwvu cần chốt lịch làm việc trước 15/4"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path) -> World:
    world = build_world()
    for agency in ("office", "far", "region"):
        world.person(agency, "officer")
    show()
    follow()
    Notice.objects.all().delete()
    return world


def _client(world: World, agency: str, role: str = "officer") -> Client:
    return signed_in(world.person(agency, role))


def _say(
    world: World, agency: str, text: str, audience: str = "shared", *, uid: object = THEIRS, role: str = "officer",
    thread: Comment | None = None,
) -> str:  # fmt: skip
    """ "said", or what the page answers."""
    given = {"text": text, "audience": f"{audience}-{world.agencies[agency].uid}"}
    if thread:
        given["thread"] = str(thread.uid)
    answer = _client(world, agency, role).post(f"{LIST}/{uid}/trao-doi", given)
    return "said" if answer.status_code == 302 else unescape(answer.content.decode())


def _page(world: World, agency: str, role: str = "officer", uid: object = THEIRS) -> str:
    answer = _client(world, agency, role).get(f"{LIST}/{uid}/trao-doi")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _told(kind: str) -> set[str]:
    follow()
    return {one.account.email.partition("@")[0] for one in Notice.objects.filter(kind=kind).select_related("account")}


@pytest.mark.stores
def test_what_is_shared_is_read_by_the_agencies_of_the_record_and_what_is_within_stays_there(world: World) -> None:
    before = items()
    assert _say(world, "office", WORDS) == "said"
    assert _say(world, "office", "Zyxwvu chỉ nói với nhau", "own") == "said"
    assert WORDS in _page(world, "far") and "Zyxwvu chỉ nói với nhau" not in _page(world, "far")
    colleague = _page(world, "office", "approver")
    assert WORDS in colleague and "Zyxwvu chỉ nói với nhau" in colleague
    assert "Officer.office" in colleague and "Sở Ngoại vụ thử" in colleague
    reviewing = _page(world, "ministry", "auditor")
    assert WORDS in reviewing and "Zyxwvu chỉ nói với nhau" in reviewing, "whoever reviews reads everything"
    assert "Gửi trao đổi" not in reviewing and "Trả lời</summary>" not in reviewing
    assert _client(world, "region").get(f"{LIST}/{THEIRS}/trao-doi").status_code == 404
    show()
    assert items() == before, "nothing of it is public"


def test_the_auditor_and_whoever_sees_only_what_is_public_say_nothing(world: World) -> None:
    public = record("elsewhere", PUBLIC)
    _say(world, "far", WORDS, uid=public)
    for agency, role in (("ministry", "auditor"), ("far", "administrator")):
        assert _client(world, agency, role).post(f"{LIST}/{THEIRS}/trao-doi", {"text": "x"}).status_code in (403, 404)
    for agency, role in (("office", "officer"), ("partner", "partner")):
        client = _client(world, agency, role)
        page = unescape(client.get(f"{LIST}/{public}").content.decode())
        assert canary("elsewhere", PUBLIC) in page and WORDS not in page and "Trao đổi" not in page
        assert client.get(f"{LIST}/{public}/trao-doi").status_code == 403
        given = {"text": "x", "audience": f"shared-{world.agencies[agency].uid}"}
        assert client.post(f"{LIST}/{public}/trao-doi", given).status_code == 403
    assert Comment.objects.count() == 1


def test_a_partner_takes_part_where_it_is_a_party(world: World) -> None:
    with door_opened():
        ledger.keep(registers()[REGISTER], THEIRS, ACT, parties=(str(world.agencies["partner"].uid),))
    assert _say(world, "partner", WORDS, role="partner") == "said"
    assert WORDS in _page(world, "far")


def test_nobody_speaks_in_the_name_of_another_agency(world: World) -> None:
    given = {"text": WORDS, "audience": f"shared-{world.agencies['far'].uid}"}
    assert _client(world, "office").post(f"{LIST}/{THEIRS}/trao-doi", given).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.stores
def test_those_named_and_those_who_take_part_are_told_and_nobody_who_may_not_read_it(world: World) -> None:
    assert _say(world, "office", "@Cơ quan Cần Thơ thử, " + WORDS) == "said"
    assert _told("mentioned") == {"officer.far"}
    assert _told("discussed") == set()
    (thread,) = Comment.objects.all()
    assert _say(world, "far", "Đồng ý.", thread=thread) == "said"
    assert _told("discussed") == {"officer.office"}
    assert _say(world, "far", "Zyxwvu nội bộ", "own") == "said"
    assert _told("discussed") == {"officer.office"}, "what stays within another agency is told to nobody else"
    page = unescape(_client(world, "far").get(f"{VI}/thong-bao").content.decode())
    assert "Bạn được nhắc đến trong trao đổi về hồ sơ" in page and canary("party", SHARED) in page


def test_a_person_is_named_by_those_who_know_him(world: World) -> None:
    world.person("office", "approver")
    assert _say(world, "office", "@Approver.office xem giúp", "own") == "said"
    assert _told("mentioned") == {"approver.office"}
    assert "“@Officer.far xem giúp”: không phải người" in _say(world, "office", "@Officer.far xem giúp"), (
        "nobody knows people elsewhere"
    )
    assert _say(world, "far", WORDS) == "said"
    assert _say(world, "office", "@Officer.far xem giúp") == "said", "who has spoken here can be named"
    assert _told("mentioned") == {"approver.office", "officer.far"}


@pytest.mark.parametrize("name", ["Cơ quan Quảng Trị thử", "Đối tác thử", "Cơ quan không có"])
def test_who_would_not_read_it_is_refused_in_the_words_for_who_is_not_there(world: World, name: str) -> None:
    assert _told("mentioned") == set()
    answer = _say(world, "office", f"Xin hỏi @{name}")
    assert f"“@{name}”: không phải người hoặc cơ quan xem được lời này." in answer
    assert f"Xin hỏi @{name}" in answer, "what was typed is there still"
    assert not Comment.objects.exists()


def test_what_stays_within_the_agency_names_nobody_else(world: World) -> None:
    answer = _say(world, "office", "@Cơ quan Cần Thơ thử ơi", "own")
    assert "lời này chỉ trong cơ quan" in answer


def test_addresses_are_no_names(world: World) -> None:
    assert _say(world, "office", "Gửi tới a@example.org, giá @ 10") == "said"
    assert Comment.objects.get().mentions == {}


@pytest.mark.stores
def test_names_are_offered_to_those_who_may_read_it(world: World) -> None:
    client, base = _client(world, "office"), f"{LIST}/{THEIRS}/trao-doi/ten"
    mine = world.agencies["office"].uid

    def offered(begun: str, audience: str = "shared") -> list[str]:
        names = client.get(base, {"q": begun, "audience": f"{audience}-{mine}"}).json()["names"]
        return list(names)

    assert offered("can tho") == ["Cơ quan Cần Thơ thử"], "without marks, too"
    assert offered("can tho", "own") == []
    assert offered("quang tri") == [] and offered("officer.far") == []
    assert offered("officer.off") == ["Officer.office"]
    assert client.get(f"{LIST}/{record('elsewhere', SHARED)}/trao-doi/ten?q=a").status_code == 404
    assert _client(world, "ministry", "auditor").get(base, {"q": "can"}).status_code == 403


@pytest.mark.stores
def test_words_are_corrected_for_a_quarter_of_an_hour(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _say(world, "office", WORDS)
    (said,) = Comment.objects.all()
    client, path = _client(world, "office"), f"{LIST}/{THEIRS}/trao-doi/{said.uid}"
    assert client.post(path, {"text": "Zyxwvu lời mới"}).status_code == 302
    page = _page(world, "far")
    assert "Zyxwvu lời mới" in page and WORDS not in page and "đã sửa" in page
    assert _client(world, "far").post(path, {"text": "không phải của mình"}).status_code == 403
    late = timezone.now() + timedelta(minutes=16)
    with monkeypatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: late)
        assert "Chỉ sửa được lời của mình trong 15 phút" in unescape(client.post(path, {"text": "x"}).content.decode())
    assert Comment.objects.get().text == "Zyxwvu lời mới"


def test_who_is_named_by_a_correction_is_told_once(world: World) -> None:
    _say(world, "office", "@Cơ quan Cần Thơ thử xem giúp")
    said = Comment.objects.get()
    world.person("ministry", "centre")
    client, path = _client(world, "office"), f"{LIST}/{THEIRS}/trao-doi/{said.uid}"
    client.post(path, {"text": "@Cơ quan Cần Thơ thử và @Đơn vị Bộ thử xem giúp"})
    assert _told("mentioned") == {"officer.far", "centre.ministry"}
    assert Notice.objects.filter(kind="mentioned").count() == 2


@pytest.mark.stores
def test_words_that_are_taken_back_are_gone_and_their_place_stays(world: World) -> None:
    _say(world, "office", WORDS)
    (said,) = Comment.objects.all()
    _say(world, "far", "Zyxwvu trả lời", thread=said)
    path = f"{LIST}/{THEIRS}/trao-doi/{said.uid}/rut"
    assert _client(world, "far").post(path).status_code == 403
    assert _client(world, "office").post(path).status_code == 302
    page = _page(world, "far")
    assert WORDS not in page and "Đã rút lại" in page and "Zyxwvu trả lời" in page
    assert "Không trả lời được" in _say(world, "far", "x", thread=said)
    assert not Comment.objects.filter(text__contains=WORDS).exists()


def test_the_ledger_knows_that_it_was_said_and_none_of_the_words(world: World) -> None:
    _say(world, "office", WORDS + " @Cơ quan Cần Thơ thử")
    (said,) = Comment.objects.all()
    _client(world, "office").post(f"{LIST}/{THEIRS}/trao-doi/{said.uid}/rut")
    rows = Change.objects.filter(register="comments", uid=said.uid).order_by("id")
    assert [row.action for row in rows] == ["create", "strike"]
    assert rows[0].actor == f"account:{world.person('office', 'officer').uid}"
    assert not any("Zyxwvu" in str(one.values) for one in ChangeValues.objects.filter(change__in=rows))
    assert list(verify(Tally())) == []


@pytest.mark.stores
def test_a_thread_is_open_answered_settled_and_open_again(world: World) -> None:
    _say(world, "office", WORDS)
    (thread,) = Comment.objects.all()
    assert "Đang chờ trả lời" in _page(world, "far")
    _say(world, "office", "Thêm một ý", thread=thread)
    assert "Đang chờ trả lời" in _page(world, "far"), "who asks does not answer"
    _say(world, "far", "Đồng ý", thread=thread)
    assert "Đã trả lời" in _page(world, "far")
    path = f"{LIST}/{THEIRS}/trao-doi/{thread.uid}/xong"
    assert _client(world, "far").post(path).status_code == 302
    assert '<span class="state">Đã xong</span>' in _page(world, "office")
    assert _client(world, "ministry", "auditor").post(path, {"reopen": "1"}).status_code == 403
    assert _client(world, "far").post(path, {"reopen": "1"}).status_code == 302
    assert "Đã trả lời" in _page(world, "office")


def test_replies_go_one_level_deep_and_to_whom_their_thread_goes(world: World) -> None:
    _say(world, "office", WORDS, "own")
    (thread,) = Comment.objects.all()
    assert _client(world, "far").post(
        f"{LIST}/{THEIRS}/trao-doi", {"text": "x", "thread": str(thread.uid)}
    ).status_code == 403, "nobody answers what he does not read"  # fmt: skip
    assert _say(world, "office", "Zyxwvu đáp", "shared", role="approver", thread=thread) == "said"
    reply = Comment.objects.get(parent=thread)
    assert reply.seen == OWN, "an answer goes no further than what it answers"
    assert "Không trả lời được" in _say(world, "office", "x", thread=reply)


def test_what_is_said_is_checked(world: World) -> None:
    assert "Hãy viết nội dung trao đổi" in _say(world, "office", "  ")
    assert "4000" in _say(world, "office", "x" * 4001)
    assert "Bí mật nhà nước" in _say(world, "office", "theo văn bản TUYỆT MẬT số 12/TM", "own")
    assert GuardRefusal.objects.filter(register="comments").exists()
    assert _say(world, "office", "<script>alert(1)</script>") == "said"
    assert "&lt;script&gt;" in _client(world, "far").get(f"{LIST}/{THEIRS}/trao-doi").content.decode()
    assert not Comment.objects.filter(text__contains="MẬT").exists()


@pytest.mark.stores
def test_today_counts_what_is_unread_until_it_is_read(world: World) -> None:
    _say(world, "office", "@Cơ quan Cần Thơ thử " + WORDS)
    _say(world, "office", "@Cơ quan Cần Thơ thử lần nữa")
    follow()
    client = _client(world, "far")
    block = unescape(client.get(VI).content.decode()).partition('id="today-discussed"')[2].partition("</section>")[0]
    assert canary("party", SHARED) in block and "2 lời mới" in block
    assert f"{LIST}/{THEIRS}/trao-doi" in block
    client.get(f"{LIST}/{THEIRS}")
    block = unescape(client.get(VI).content.decode()).partition('id="today-discussed"')[2].partition("</section>")[0]
    assert canary("party", SHARED) not in block
    assert not Notice.objects.filter(account=world.person("far", "officer"), read_at=None).exists()


def test_the_digest_says_that_somebody_was_named_and_nothing_that_was_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIPCAU_DIGEST_HOUR", "0")
    _say(world, "office", "@Cơ quan Cần Thơ thử " + WORDS)
    follow()
    with mailbox() as sent:
        send_digests()
    (message,) = [one for one in sent if "officer.far@example.org" in one.to]
    assert "Bạn được nhắc đến trong trao đổi về hồ sơ" in str(message.body)
    assert "Zyxwvu" not in str(message.body) and canary("party", SHARED) not in str(message.body)


def test_a_decision_takes_words_away_that_their_author_left(world: World) -> None:
    from nhipcau.core.discussing.saying import forget

    _say(world, "office", WORDS)
    said = Comment.objects.get()
    forget(said.uid, ACT)
    assert ledger.expunge(said.uid, "text", actor="Operator", reason="dữ liệu cá nhân / personal data") == 0
    assert "Đã rút lại" in _page(world, "far") and WORDS not in _page(world, "far")
    assert Change.objects.filter(uid=said.uid).latest("id").action == "expunge"
    assert list(verify(Tally())) == []


@pytest.mark.stores
def test_a_long_discussion_costs_as_many_queries_as_a_short_one(world: World) -> None:
    client, path = _client(world, "far"), f"{EN}/registers/{registers()[REGISTER].slug[1]}/{THEIRS}"

    def cost(where: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200
        return len(queries)

    _say(world, "office", WORDS)
    short = [cost(path), cost(f"{path}/discussion")]
    thread = Comment.objects.get()
    for number in range(12):
        _say(world, "office", f"{WORDS} {number}")
        _say(world, "far", f"Đáp {number}", thread=thread)
    assert [cost(path), cost(f"{path}/discussion")] == short
    page = unescape(client.get(path).content.decode())
    assert "See all 13 threads" in page and len(re.findall(r'class="thread ', page)) == 3
