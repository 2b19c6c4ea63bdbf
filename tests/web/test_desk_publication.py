"""Publication at the desk with real browsers' requests: the bar, moves, the preview, many at once, plans, proposals."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from nhipcau.actions import changing, planning
from nhipcau.actions.publication import mover
from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.models import Change
from nhipcau.core.publication.models import Plan, Proposal
from nhipcau.core.publication.rules import rules
from nhipcau.core.record import door_opened
from nhipcau.core.registry import registers
from nhipcau.web.words import WORDS
from tests.desk import EN, VI, heading, signed_in
from tests.people import ACT, DAY
from tests.steps import row
from tests.web.reader import Page
from tests.web.test_portal_words import _filled
from tests.world import NO_PLACES, POINTING, REGISTER, World, build_world, canary, record

MINE, OPEN = record("own", OWN), record("own", PUBLIC)
TICKS = {f"tick_{item.code}": "on" for item in rules().items}
DECISION = {"basis": "LAW104_2016_ART17_PLANS", "url": "", "reason": "", **TICKS}


pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return build_world()


def _client(world: World, role: str, agency: str = "office") -> Client:
    return signed_in(world.person(agency, role))


def _list(language: str = "vi", register: str = REGISTER) -> str:
    vi, en = registers()[register].slug
    return f"{VI}/so/{vi}" if language == "vi" else f"{EN}/registers/{en}"


def _page(step: str = "", uid: object = MINE, language: str = "vi") -> str:
    folder = "chuyen" if language == "vi" else "moves"
    return f"{_list(language)}/{uid}" + (f"/{folder}/{step}" if step else "")


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _state(uid: object = MINE) -> str:
    return str(row(REGISTER, uid).state)  # type: ignore[arg-type]


def _set(state: str, uid: object = MINE) -> None:
    with door_opened():
        rows = registers()[REGISTER].model._default_manager.filter(uid=uid)
        rows.update(state=state, **({"number": 9999} if state == "published" else {}))


def test_from_draft_to_public_and_back_through_the_pages(world: World) -> None:
    officer, approver = _client(world, "officer"), _client(world, "approver")
    page = _text(officer, _page())
    assert 'aria-current="step">Bản nháp' in page and "Bước tiếp theo: Chuyên viên, Lãnh đạo phê duyệt" in page
    assert officer.post(_page("trinh"), {}).headers["Location"] == _page()
    assert _state() == "submitted"
    assert "Duyệt" not in re.findall(r'class="button[^>]*>([^<]+)', _text(officer, _page()))
    assert approver.post(_page("duyet"), {}).status_code == 302
    page = _text(approver, _page("cong-bo"))
    assert canary("own", OWN) in page and "Không có bí mật nhà nước" in page
    refused = approver.post(_page("cong-bo"), {**DECISION, "tick_NO_SECRET": ""})
    assert refused.status_code == 409 and "Chưa đánh dấu đủ" in refused.content.decode()
    assert approver.post(_page("cong-bo"), DECISION).status_code == 302
    assert _state() == "published"
    assert "Lý do, ghi chú" in approver.post(_page("thu-hoi"), {"reason": ""}).content.decode()
    assert _state() == "published"
    approver.post(_page("withdraw", language="en"), {"reason": "đã hết hạn", "withheld": "LAW104_2016_ART6"})
    assert _state() == "withdrawn"
    assert "Căn cứ không công khai đã ghi: Điều 6" in _text(officer, _page())
    history = _text(officer, f"{_page()}/lich-su")
    assert [word in history for word in ("Trình", "Duyệt", "Công bố", "Thu hồi")] == [True] * 4


def test_four_eyes_are_said_before_anything_is_filled_in(world: World) -> None:
    approver = _client(world, "approver")
    approver.post(_page("trinh"), {})
    page = _text(approver, _page("duyet"))
    assert "cần người thứ hai" in page and "<textarea" not in page
    assert approver.post(_page("duyet"), {}).status_code == 409
    assert _state() == "submitted"
    assert "needs a second person" in _text(approver, _page("approve", language="en"))


@pytest.mark.parametrize(
    ("agency", "role"), [("office", "administrator"), ("department", "approver"), ("far", "approver")]
)
def test_what_is_not_ones_own_is_not_there(world: World, agency: str, role: str) -> None:
    client = _client(world, role, agency)
    for step in ("trinh", "duyet", "cong-bo", "xoa"):
        before = Change.objects.count()
        assert client.get(_page(step)).status_code in (200, 404)
        assert client.post(_page(step), DECISION).status_code in (404, 409)
        assert Change.objects.count() == before
    assert _state() == "draft"
    assert client.get(_page("khong-co")).status_code == 404


def test_a_page_made_before_a_change_moves_nothing(world: World) -> None:
    officer = _client(world, "officer")
    (seen,) = re.findall(r'name="seen" value="(\d+)"', officer.get(_page("trinh")).content.decode())
    ledger.write(registers()[REGISTER], [ledger.Entry(MINE, {"name": {"vi": "Lời khác"}})], ACT)
    answer = officer.post(_page("trinh"), {"seen": seen})
    assert answer.status_code == 409 and "đã có thay đổi" in answer.content.decode()
    assert _state() == "draft"


def test_the_preview_is_a_difference_in_both_languages(world: World) -> None:
    register = registers()[REGISTER]
    entry = ledger.Entry(OPEN, {"name": {"vi": "Tên mới", "en": "New name"}, "places": ["hue"]})
    proposal = changing.change(register, entry, mover(world.person("office", "officer"), DAY), "đổi tên")
    assert isinstance(proposal, Proposal)
    from tests.steps import show

    show()
    approver = _client(world, "approver")
    assert f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}" in _text(approver, _page(uid=OPEN))
    page = _text(approver, f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}")
    changed = re.search(r'<tr class="changed">(.*?)</tr>', page, re.DOTALL)
    assert changed is not None
    for words in ("Sửa", canary("own", PUBLIC), "Tên mới", "New name"):
        assert words in changed[1]
    assert re.search(r'<tr class="added">.*?Thêm.*?Huế', page, re.DOTALL)
    declined = approver.post(f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}", {"decline": "1", "reason": " "})
    assert declined.status_code == 409
    assert approver.post(f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}", {"accept": "1"}).status_code == 302
    assert row(REGISTER, OPEN).name == {"vi": "Tên mới", "en": "New name"}
    assert "Đề xuất đã được chấp nhận" in _text(approver, f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}")


def test_a_proposal_is_not_for_everybody(world: World) -> None:
    register = registers()[REGISTER]
    by = mover(world.person("office", "officer"), DAY)
    proposal = changing.change(register, ledger.Entry(OPEN, {"name": {"vi": "Kín"}}), by, "đổi tên")
    assert proposal is not None
    for agency, role, status in (("far", "officer", 403), ("office", "administrator", 403), ("office", "officer", 200)):
        assert _client(world, role, agency).get(f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}").status_code == status
    officer = _client(world, "officer")
    assert officer.post(f"{_page(uid=OPEN)}/de-xuat/{proposal.uid}", {"accept": "1"}).status_code == 409


def test_related_drafts_and_narrow_columns_are_named_as_not_shown(world: World) -> None:
    draft = record("own", OWN, NO_PLACES)
    mine = record("own", OWN, POINTING)
    ledger.write(registers()[POINTING], [ledger.Entry(mine, {"partner": str(draft)})], ACT)
    page = _text(_client(world, "officer"), f"{_list(register=POINTING)}/{mine}/chuyen/trinh")
    assert "Sẽ không hiện" in page
    assert f"{canary('own', OWN, NO_PLACES)} – hồ sơ chưa công bố" in page


def _ticked(*uids: object, **more: str) -> dict[str, object]:
    return {"uid": [str(uid) for uid in uids], "next": f"{_list()}?desk=all&offset=25#r1", **more}


def test_many_from_the_list_and_back_to_its_place(world: World) -> None:
    officer, other = _client(world, "officer"), record("own", SHARED)
    where = f"{_list()}/chuyen"
    elsewhere = record("elsewhere", OWN)
    page = officer.post(where, _ticked(MINE, other, OPEN, elsewhere, move="submit"))
    text = unescape(page.content.decode())
    assert heading(page) == "Trình"
    assert "Sẽ thực hiện (2)" in re.sub(r"\s+", " ", text) and "Không thực hiện được (1)" in re.sub(r"\s+", " ", text)
    assert canary("elsewhere", OWN) not in text
    assert _state() == "draft"
    was = re.findall(r'name="was" value="([^"]+)"', text)
    done = officer.post(where, _ticked(MINE, other, move="submit", confirmed="1", reason="") | {"was": was})
    assert "Đã thực hiện với 2 hồ sơ; 0 hồ sơ" in done.content.decode()
    assert f"{_list()}?desk=all&offset=25#r1" in unescape(done.content.decode())
    assert _state() == _state(other) == "submitted"
    assert officer.get(where).headers["Location"] == _list()


def test_many_published_at_once_want_one_decision(world: World) -> None:
    approver, some = _client(world, "approver"), [MINE, record("own", SHARED)]
    for uid in some:
        _set("approved", uid)
    asked = _ticked(*some, move="publish", confirmed="1")
    refused = approver.post(f"{_list()}/chuyen", asked)
    assert "không được để trống" in refused.content.decode() and _state() == "approved"
    approver.post(f"{_list()}/chuyen", {**asked, **DECISION})
    assert [_state(uid) for uid in some] == ["published", "published"]
    assert Change.objects.filter(action="publish", uid__in=some).values("batch").distinct().count() == 1


def test_a_row_of_the_list_moves_and_the_list_keeps_its_place(world: World) -> None:
    officer, place = _client(world, "officer"), f"{_list()}?offset=25#r{MINE}"
    assert officer.post(_page("trinh"), {"next": place}).headers["Location"] == place
    for outside in ("https://example.org/", "//example.org", "/vi/doi-tac", "javascript:alert(1)"):
        _set("draft")
        assert officer.post(_page("trinh"), {"next": outside}).headers["Location"] == _page()


def test_a_time_is_read_as_it_is_here_shown_and_taken_back(world: World) -> None:
    approver = _client(world, "approver")
    _set("approved")
    answer = approver.post(_page("cong-bo"), {**DECISION, "due": "2099-05-12T08:30"}, follow=True)
    text = unescape(answer.content.decode())
    assert "Đã hẹn: Công bố, 12/05/2099, 08:30" in text
    plan = Plan.objects.get()
    assert timezone.localtime(plan.due).hour == 8 and _state() == "approved"
    assert "dòng" not in text
    assert "Planned: Publish, 12 May 2099, 08:30" in _text(approver, _page(language="en"))
    approver.post(f"{_page()}/lich/{plan.uid}/huy")
    assert "Đã hẹn" not in _text(approver, _page())
    wrong = approver.post(_page("cong-bo"), {**DECISION, "due": "mai"})
    assert "Hãy viết thời điểm như" in wrong.content.decode()


def test_who_decided_reads_why_a_plan_was_not_carried_out(world: World) -> None:
    approver = _client(world, "approver")
    _set("approved")
    approver.post(_page("cong-bo"), {**DECISION, "due": "2099-05-12T08:30"})
    _set("draft")
    planning.carry_out_due(timezone.make_aware(timezone.datetime(2099, 5, 13)))  # type: ignore[attr-defined]
    plan = Plan.objects.get()
    assert "Không thực hiện được lịch" in _text(approver, _page())
    assert "Không thực hiện được lịch" not in _text(_client(world, "officer"), _page())
    approver.post(f"{_page()}/lich/{plan.uid}/da-xem")
    assert "Không thực hiện được lịch" not in _text(approver, _page())
    assert plan.due - timedelta(days=1) < plan.due


STEPS_VI = ("trinh", "duyet", "tra-lai", "ve-ban-nhap", "cong-bo", "thu-hoi", "nhan-quan-ly", "xoa")


def test_pages_are_whole_in_both_languages(world: World) -> None:
    """Without scripts or styles of their own, and without Vietnamese on English pages."""
    approver, words = (
        _client(world, "approver"),
        {
            phrase.vi
            for key, phrase in WORDS.items()
            if key.startswith("desk_") and not _filled(phrase.vi) and phrase.vi != phrase.en and len(phrase.vi) > 8
        },
    )
    for state in ("draft", "submitted", "approved", "published", "withdrawn"):
        _set(state)
        for step in ("", "submit", "approve", "return", "back-to-draft", "publish", "withdraw", "take-over", "remove"):
            text = _text(approver, _page(step, language="en"))
            assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", text)
            assert text.count("<h1>") == 1
            found = Page(text).text
            assert not [one for one in words - {"Tiếng Việt"} if one in found], (state, step)
    for step in STEPS_VI:
        assert _text(approver, _page(step))
