"""What others say stands beside the owner's word; a signed link lets somebody without an account answer once."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail, signing
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from nhipcau.core import ledger
from nhipcau.core.attesting import asking
from nhipcau.core.attesting.models import Attestation, Request
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.inbox import pace
from nhipcau.core.models import Change
from nhipcau.core.notices.following import follow
from nhipcau.core.notices.models import Notice
from nhipcau.core.registry import registers
from tests.desk import EN, VI, browser, link_in, mailbox, signed_in
from tests.people import ACT
from tests.steps import items, row, show, withdraw
from tests.world import REGISTER, World, build_world, canary, record

MINE, THEIRS = record("own", PUBLIC), record("place", PUBLIC)
LIST = f"{VI}/so/{registers()[REGISTER].slug[0]}"
EN_LIST = f"{EN}/registers/{registers()[REGISTER].slug[1]}"
WRONG = "đã hết hiệu lực từ 01/2026"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path) -> World:
    world = build_world()
    world.person("office", "officer")
    show()
    follow()
    Notice.objects.all().delete()
    return world


def _client(world: World, role: str, agency: str) -> Client:
    return signed_in(world.person(agency, role))


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return unescape(answer.content.decode())


def _say(client: Client, holds: str, text: str = "", uid: object = MINE) -> str:
    answer = client.post(f"{LIST}/{uid}/y-kien", {"holds": holds, "text": text})
    return unescape(answer.content.decode()) if answer.status_code != 302 else "said"


def _picture(uid: object = MINE) -> dict[str, object]:
    return {name: value for name, value in vars(row(REGISTER, uid)).items() if not name.startswith("_")}  # type: ignore[arg-type]


def test_others_confirm_or_disagree_beside_the_owner_and_change_nothing(world: World) -> None:
    before, store = _picture(), items()
    far, mission = _client(world, "officer", "far"), _client(world, "approver", "mission")
    assert _say(far, "not", WRONG) == "said"
    assert _say(mission, "holds") == "said"
    officer = _client(world, "officer", "office")
    page = _text(officer, f"{LIST}/{MINE}")
    assert "<strong>Không đồng ý</strong> · Cơ quan Cần Thơ thử" in page and WRONG in page
    assert "<strong>Còn đúng</strong> · Cơ quan đại diện thử" in page
    assert "không công khai" in page and "chưa được cơ quan chủ quản xác nhận" in page
    assert "Disagrees</strong> · Cần Thơ office" in _text(officer, f"{EN_LIST}/{MINE}")
    show()
    assert _picture() == before and items() == store, "nothing of it is public, nothing of the record is other"


def test_one_current_word_of_each_agency_and_the_former_ones_are_kept(world: World) -> None:
    far = _client(world, "officer", "far")
    _say(far, "not", WRONG)
    _say(far, "holds")
    said = Attestation.objects.order_by("at")
    assert [(one.holds, one.state) for one in said] == [(False, "replaced"), (True, "current")]
    page = _text(far, f"{LIST}/{MINE}")
    assert "1 ý kiến trước đây" in page and WRONG in page
    assert far.post(f"{LIST}/{MINE}/y-kien/rut").status_code == 302
    assert [one.state for one in Attestation.objects.order_by("at")] == ["replaced", "taken_back"]
    assert "Chưa có ý kiến nào." in _text(far, f"{LIST}/{MINE}")
    assert far.post(f"{LIST}/{MINE}/y-kien/rut").status_code == 403


def test_the_owner_is_told(world: World) -> None:
    _say(_client(world, "officer", "far"), "not", WRONG)
    follow()
    told = Notice.objects.filter(kind="attested")
    assert [one.account_id for one in told] == [world.person("office", "officer").uid]
    page = _text(_client(world, "officer", "office"), f"{VI}/thong-bao")
    assert "Nơi khác nêu ý kiến về hồ sơ của cơ quan bạn" in page and canary("own", PUBLIC) in page


def test_who_owns_it_or_may_not_see_it_says_nothing_beside_it(world: World) -> None:
    assert _client(world, "officer", "office").post(f"{LIST}/{MINE}/y-kien", {"holds": "holds"}).status_code == 403
    followed = record("followed", PUBLIC)
    assert _client(world, "officer", "office").post(f"{LIST}/{followed}/y-kien", {"holds": "holds"}).status_code == 403
    for uid in (record("own", OWN), record("own", SHARED)):
        assert _client(world, "officer", "far").post(f"{LIST}/{uid}/y-kien", {"holds": "holds"}).status_code == 404
    for role in ("administrator", "auditor"):
        agency = "far" if role == "administrator" else "ministry"
        assert _client(world, role, agency).post(f"{LIST}/{MINE}/y-kien", {"holds": "holds"}).status_code == 403
    assert not Attestation.objects.exists()
    assert not Change.objects.filter(register="attestations").exists()


def test_disagreeing_says_what_and_no_secrets(world: World) -> None:
    far = _client(world, "officer", "far")
    assert "Hãy ghi rõ điều chưa đúng" in _say(far, "not", "  ")
    assert "500" in _say(far, "not", "x" * 501)
    assert _say(far, "not", "theo văn bản TUYỆT MẬT số 12/TM") != "said"
    assert not Attestation.objects.exists()


def _ask(world: World, address: str = "partner@example.org", language: str = "en", uid: object = MINE) -> str:
    with mailbox() as sent:
        answer = _client(world, "officer", "office").post(f"{LIST}/{uid}/hoi", {"email": address, "language": language})
        assert answer.status_code == 302, unescape(answer.content.decode())
    (message,) = sent
    assert message.to == [address]
    assert canary("own", PUBLIC) not in str(message.body), "the mail names the record by its code alone"
    return link_in(message, language)


def _answer(link: str, holds: str = "holds", text: str = "", client: Client | None = None) -> str:
    client = client or browser()
    page = client.get(link).content.decode()
    (seen,) = re.findall(r'name="seen" value="(\d+)"', page)
    said = {"holds": holds, "text": text, "speaker": "Thành phố thử", "seen": seen}
    answer = client.post(link, said)
    return unescape(answer.content.decode())


def test_a_partner_without_an_account_answers_a_signed_link_once(world: World) -> None:
    link, visitor = _ask(world), browser()
    answer = visitor.get(link)
    page = unescape(answer.content.decode())
    assert canary("own", PUBLIC) in page and "Is this still right?" in page
    assert (answer.headers["X-Robots-Tag"], answer.headers["Cache-Control"]) == ("noindex, nofollow", "no-store")
    assert set(answer.cookies) <= {settings.CSRF_COOKIE_NAME}
    assert "Thank you" in _answer(link, "not", WRONG)
    (word,) = Attestation.objects.all()
    assert (word.holds, word.text, word.speaker, word.address) == (False, WRONG, "Thành phố thử", "partner@example.org")
    assert row(REGISTER, MINE).confirmed_on is None
    assert "This link cannot be used" in _text(visitor, link, 410)
    assert visitor.post(link, {"holds": "holds", "speaker": "x", "seen": "1"}).status_code == 410
    owners, others = _client(world, "officer", "office"), _client(world, "officer", "far")
    assert "Qua liên kết, địa chỉ partner@example.org" in _text(owners, f"{LIST}/{MINE}")
    seen = _text(others, f"{LIST}/{MINE}")
    assert "Thành phố thử" in seen and "partner@example.org" not in seen


@pytest.mark.parametrize("language", ["vi", "en"])
def test_links_that_are_over_are_all_answered_alike(
    world: World, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, visitor = (f"{VI}/con-dung-khong", browser()) if language == "vi" else (f"{EN}/still-right", browser())
    good = _ask(world, language=language)
    request = Request.objects.get()
    forged = signing.dumps([str(request.uid), str(request.record), "confirm", "other@example.org"], salt=asking.SALT)
    other = signing.dumps([str(request.uid), str(request.record), "confirm", request.address], salt="another")
    purpose = signing.dumps([str(request.uid), str(request.record), "edit", request.address], salt=asking.SALT)
    bad = [good[:-1] + ("A" if good[-1] != "A" else "B"), *(f"{folder}/{one}" for one in ("x", forged, other, purpose))]
    withdrawn = _ask(world, "second@example.org", language)
    pages = {_text(visitor, link, 410).replace(link, "") for link in bad}
    withdraw(REGISTER, MINE)
    pages.add(_text(visitor, withdrawn, 410).replace(withdrawn, ""))
    ledger.publish(registers()[REGISTER], [MINE], ledger.already_public("https://example.org/a"), ACT)
    assert visitor.get(good).status_code == 200
    with monkeypatch.context() as patch:
        now = timezone.now() + timedelta(days=31)
        patch.setattr("django.utils.timezone.now", lambda: now)
        pages.add(_text(visitor, good, 410).replace(good, ""))
    assert len({re.sub(r'href="[^"]*"', "", page) for page in pages}) == 1, "nothing tells one reason from another"
    assert "Liên kết này không dùng được" in pages.pop()


def test_a_link_is_replaced_by_a_newer_one_to_the_same_address(world: World) -> None:
    first, second = _ask(world), _ask(world)
    assert browser().get(first).status_code == 410
    assert browser().get(second).status_code == 200


def test_what_changed_meanwhile_is_read_again_before_it_is_answered(world: World) -> None:
    link, visitor = _ask(world), browser()
    (seen,) = re.findall(r'name="seen" value="(\d+)"', visitor.get(link).content.decode())
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": "Lời khác"}})], ACT)
    show()
    said = {"holds": "holds", "text": "", "speaker": "Thành phố thử", "seen": seen}
    page = unescape(visitor.post(link, said).content.decode())
    assert "The record has changed since you opened this page" in page and "Lời khác" in page
    assert not Attestation.objects.exists() and Request.objects.get().state == "open"
    assert "Thank you" in _answer(link)


def test_the_owners_own_address_gives_the_owners_word(world: World) -> None:
    owner = world.person("office", "approver")
    assert "has been confirmed" in _answer(_ask(world, owner.email))
    held = row(REGISTER, MINE)
    assert (held.confirmed_on, held.confirmed_by) == (timezone.localdate(), "Sở Ngoại vụ thử")
    assert not Attestation.objects.exists()
    assert Change.objects.filter(uid=MINE).latest("id").actor == f"account:{owner.uid}"


def test_the_address_of_another_agencys_officer_gives_no_owners_word(world: World) -> None:
    assert "will read it" in _answer(_ask(world, world.person("far", "officer").email))
    assert row(REGISTER, MINE).confirmed_on is None
    assert Attestation.objects.get().holds


def test_only_the_owner_asks_and_only_about_what_is_public(world: World) -> None:
    for uid, status in ((MINE, 403), (record("own", OWN), 404)):
        client = _client(world, "officer", "far")
        assert client.post(f"{LIST}/{uid}/hoi", {"email": "a@example.org", "language": "vi"}).status_code == status
    officer, draft = _client(world, "officer", "office"), record("own", OWN)
    assert "Chỉ gửi đề nghị xác nhận cho hồ sơ đang công bố" in _text(officer, f"{LIST}/{draft}/hoi")
    with mailbox() as sent:
        officer.post(f"{LIST}/{draft}/hoi", {"email": "a@example.org", "language": "vi"})
        wrong = officer.post(f"{LIST}/{MINE}/hoi", {"email": "khong phai", "language": "vi"})
    assert not sent and not Request.objects.exists()
    assert "không phải địa chỉ email" in unescape(wrong.content.decode())


def test_a_link_that_could_not_be_mailed_is_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("the mail server is away")

    with mailbox():
        monkeypatch.setattr(EmailBackend, "send_messages", refuse)
        answer = _client(world, "officer", "office").post(
            f"{LIST}/{MINE}/hoi", {"email": "a@example.org", "language": "vi"}
        )
    assert "Máy chủ thư không nhận thư" in unescape(answer.content.decode())
    assert Request.objects.get().state == "withdrawn"
    assert not mail.outbox


def test_answers_are_counted_by_the_hour(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "BY_WORK", 2)
    link, visitor = _ask(world), browser()
    answers = [visitor.post(link, {"holds": "", "speaker": ""}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
