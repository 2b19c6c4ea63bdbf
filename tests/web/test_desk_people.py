"""The desk's pages of agencies and people: who sees what, inviting, ending a role, keeping the list."""

from __future__ import annotations

import re
import socket
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from nhipcau.core.models import Change
from nhipcau.core.people import door
from nhipcau.core.people.beginning import set_up_training
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Agency, Invitation, Posting
from nhipcau.core.people.standing import account_of, heirs, open_work, roles_of
from nhipcau.web.words import WORDS
from tests.desk import EN, VI, browser, heading, link_in, mailbox, sign_in, signed_in
from tests.people import ACT, DAY, PASSWORD, office, person, working
from tests.web.reader import Page
from tests.web.test_portal_words import MARKED


@pytest.fixture(autouse=True)
def _no_factor(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def here() -> Agency:
    return office()


@pytest.fixture
def elsewhere(here: Agency) -> Agency:
    return open_agency(Opening("ministry-unit", "Đơn vị trung ương thử", valid_from=date(2025, 7, 1)), ACT)


def _page(agency: Agency, more: str = "") -> str:
    return f"{VI}/co-quan/{agency.uid}{more}"


def test_an_officer_sees_the_people_of_his_agency_and_changes_nothing(here: Agency, elsewhere: Agency) -> None:
    client = signed_in(working("an", here, "officer"))
    working("binh", here, "approver")
    seen = client.get(_page(here)).content.decode()
    assert "binh@example.org" in seen and "Lãnh đạo phê duyệt" in seen
    assert "Mời vào cơ quan" not in seen and "Kết thúc vai trò" not in seen
    assert "Đơn vị trung ương thử" not in client.get(f"{VI}/co-quan").content.decode()
    posting = Posting.objects.first()
    assert posting is not None
    closed = [
        _page(here, "/moi-nguoi"), _page(here, "/ten"), _page(here, "/ke-thua"), f"{VI}/co-quan/moi",
        f"{VI}/vai-tro/{posting.uid}/ket-thuc", f"{VI}/vai-tro/{uuid4()}/ket-thuc", _page(elsewhere),
        f"{VI}/co-quan/{uuid4()}",
    ]  # fmt: skip
    answers = [client.get(path) for path in closed]
    assert [answer.status_code for answer in answers] == [403] * len(closed)
    words = {re.findall(r'<p class="lead">(.*?)</p>', answer.content.decode())[0] for answer in answers}
    assert len(words) == 1, "the same words for what is closed and what is not there"
    assert client.post(_page(here, "/moi-nguoi"), {"email": "x@example.org", "role": "officer"}).status_code == 403
    assert not Invitation.objects.exists()


def test_an_auditor_reads_everything_and_changes_nothing(here: Agency, elsewhere: Agency) -> None:
    client = signed_in(working("an", elsewhere, "auditor"))
    assert client.get(_page(here)).status_code == 200
    assert "Sở Ngoại vụ thử" in client.get(f"{VI}/co-quan").content.decode()
    assert client.get(_page(here, "/moi-nguoi")).status_code == 403
    assert client.get(f"{VI}/co-quan/moi").status_code == 403


def test_an_administrator_gives_no_role_that_reaches_beyond_the_agency(elsewhere: Agency) -> None:
    client = signed_in(working("an", elsewhere, "administrator"))
    centre = working("binh", elsewhere, "centre")
    page = client.get(_page(elsewhere, "/moi-nguoi")).content.decode()
    assert 'value="officer"' in page
    assert 'value="centre"' not in page and 'value="auditor"' not in page
    for role in ("centre", "auditor"):
        answer = client.post(_page(elsewhere, "/moi-nguoi"), {"email": "an@example.org", "role": role})
        assert "Hãy chọn một mục trong danh sách" in answer.content.decode()
    assert not Invitation.objects.exists()
    (his,) = Posting.objects.filter(account=centre)
    assert client.get(f"{VI}/vai-tro/{his.uid}/ket-thuc").status_code == 403
    assert str(his.uid) not in client.get(_page(elsewhere)).content.decode()
    assert 'value="centre"' in signed_in(centre).get(_page(elsewhere, "/moi-nguoi")).content.decode()


def test_an_administrator_invites_by_mail_and_the_link_is_on_no_page(here: Agency) -> None:
    client = signed_in(working("an", here, "administrator"))
    with mailbox() as sent:
        answer = client.post(_page(here, "/moi-nguoi"), {"email": "Binh@Example.org", "role": "officer"})
        assert answer.headers["Location"] == _page(here)
        (message,) = sent
    link = link_in(message)
    assert message.to == ["binh@example.org"]
    assert link_in(message, "en").startswith(f"{EN}/invitation/")
    page = client.get(_page(here)).content.decode()
    assert "Đã gửi lời mời đến Binh@Example.org" in page or "Đã gửi lời mời đến binh@example.org" in page
    assert link.rpartition("/")[2] not in page
    assert browser().get(link).status_code == 200
    (invitation,) = Invitation.objects.all()
    client.post(f"{VI}/loi-moi/{invitation.uid}/huy")
    assert browser().get(link).status_code == 410
    (change,) = Change.objects.filter(register="invitations", action="update")
    an = account_of("an@example.org")
    assert an is not None and change.actor == f"account:{an.uid}"


def test_an_invitation_whose_mail_cannot_be_sent_is_withdrawn_and_that_is_said(here: Agency) -> None:
    client = signed_in(working("an", here, "administrator"))
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        smtp = "django.core.mail.backends.smtp.EmailBackend"
        with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_USE_TLS=False):
            answer = client.post(_page(here, "/moi-nguoi"), {"email": "b@example.org", "role": "officer"})
    assert "Lời mời đã được hủy" in answer.content.decode()
    assert [one.state for one in Invitation.objects.all()] == ["withdrawn"]


def test_somebody_with_an_account_accepts_another_role_after_signing_in(here: Agency, elsewhere: Agency) -> None:
    binh = working("binh", here, "officer")
    centre = signed_in(working("an", elsewhere, "centre"))
    with mailbox() as sent:
        centre.post(_page(elsewhere, "/moi-nguoi"), {"email": binh.email, "role": "auditor"})
    link, client = link_in(sent[0]), browser()
    page = client.get(link).content.decode()
    assert "Địa chỉ này đã có tài khoản" in page
    assert client.post(link).status_code == 200, "nothing happens without signing in"
    assert "một địa chỉ khác" in centre.get(link).content.decode()
    answer = client.post(f"{VI}/dang-nhap?next={link}", {"login": binh.email, "password": PASSWORD, "next": link})
    assert answer.headers["Location"] == link
    assert client.post(link).headers["Location"] == VI
    assert {one.role for one in roles_of(binh, timezone.localdate())} == {"officer", "auditor"}


def test_a_role_ends_and_its_work_is_handed_over_in_one_step(here: Agency) -> None:
    client = signed_in(working("an", here, "administrator"))
    binh, chi = working("binh", here, "officer"), working("chi", here, "officer")
    door.assign("agreements", uuid4(), binh, here, DAY, ACT)
    (posting,) = Posting.objects.filter(account=binh)
    path, today = f"{VI}/vai-tro/{posting.uid}/ket-thuc", timezone.localdate()
    assert "1 việc đang làm" in client.get(path).content.decode()
    given = {"until": f"{today:%d/%m/%Y}", "reason": "chuyển công tác"}
    assert "Hãy chọn người nhận bàn giao" in client.post(path, given).content.decode()
    assert client.post(path, {**given, "hand_to": str(chi.uid)}).headers["Location"] == _page(here)
    assert "bàn giao 1 việc cho Chi" in client.get(_page(here)).content.decode()
    assert roles_of(binh, today) == []
    assert open_work(chi, here).count() == 1
    assert not Change.objects.filter(reason="chuyển công tác").values("batch").distinct().count() > 1


@pytest.mark.parametrize("typed", ["2/13/2026", "hôm nay", ""])
def test_a_day_is_read_as_it_is_written_here(here: Agency, typed: str) -> None:
    client = signed_in(working("an", here, "administrator"))
    (posting,) = Posting.objects.all()
    answer = client.post(f"{VI}/vai-tro/{posting.uid}/ket-thuc", {"until": typed, "reason": "x"})
    assert answer.status_code == 200
    assert "22/08/2025" in answer.content.decode() if typed else "không được để trống" in answer.content.decode()


def test_the_twelfth_day_of_the_fifth_month(here: Agency, elsewhere: Agency) -> None:
    client = signed_in(working("an", elsewhere, "centre"))
    opening = {"kind": "department", "name_vi": "Sở thử", "valid_from": "05/12/2025", "reason": "Quyết định 1"}
    client.post(f"{VI}/co-quan/moi", opening)
    assert Agency.objects.get(name_vi="Sở thử").valid_from == date(2025, 12, 5)


def test_the_centre_opens_renames_and_records_a_succession(here: Agency, elsewhere: Agency) -> None:
    client = signed_in(working("an", elsewhere, "centre"))
    binh = working("binh", here, "officer")
    wrong = client.post(f"{VI}/co-quan/moi", {"kind": "external-affairs-office", "name_vi": "Văn phòng", "reason": "x"})
    assert wrong.content.decode().count('class="error"') == 2, "form and place are missing"
    second = {
        "kind": "external-affairs-office", "form": "committee-office", "place": "hue", "name_vi": "Văn phòng",
        "reason": "x", "valid_from": "01/01/2026",
    }  # fmt: skip
    assert "đã có cơ quan ngoại vụ" in client.post(f"{VI}/co-quan/moi", second).content.decode()
    other = {"kind": "department", "name_vi": "Sở mới", "reason": "Quyết định 2", "valid_from": "01/01/2026"}
    assert client.post(f"{VI}/co-quan/moi", other).status_code == 302
    new = Agency.objects.get(name_vi="Sở mới")
    client.post(_page(here, "/ten"), {"name_vi": "Sở Ngoại vụ đổi tên", "name_en": "", "reason": "Quyết định 3"})
    assert heading(client.get(_page(here))) == "Sở Ngoại vụ đổi tên"
    today = timezone.localdate()
    given = {"after": str(new.uid), "day": f"{today:%d/%m/%Y}", "decision": "Quyết định 4", "move_people": "on"}
    assert client.post(_page(here, "/ke-thua"), given).headers["Location"] == _page(here)
    assert heirs(here, today) == [new]
    assert [one.agency for one in roles_of(binh, today)] == [new]
    assert "Quyết định 4" in client.get(_page(new)).content.decode()


def test_ones_own_account_and_its_language() -> None:
    an = person("an")
    client = signed_in(an)
    assert "Hôm nay bạn không có vai trò nào" in client.get(VI).content.decode()
    answer = client.post(f"{VI}/tai-khoan", {"name": "Nguyễn Văn An", "language": "en"})
    assert answer.headers["Location"] == f"{EN}/account"
    assert "Nguyễn Văn An" in client.get(f"{EN}/account").content.decode()
    assert Change.objects.filter(register="accounts", uid=an.uid, actor=f"account:{an.uid}").count() == 1


def test_training_says_so_on_every_page() -> None:
    trainee = set_up_training(ACT, timezone.now())[0]
    client = browser()
    sign_in(client, trainee.email, trainee.password)
    for path in (VI, f"{VI}/co-quan", f"{VI}/tai-khoan"):
        assert "Dữ liệu tập huấn" in client.get(path).content.decode()


PATHS = (
    "", "/account", "/security", "/security/app", "/security/keys", "/security/keys/add", "/password", "/sessions",
    "/agencies", "/agencies/new", "/sign-out",
)  # fmt: skip


def _pages(client: Client, agency: Agency) -> dict[str, str]:
    (posting,) = Posting.objects.filter(agency=agency)
    inside = ("", "/name", "/succession", "/invite")
    paths = [*PATHS, *(f"/agencies/{agency.uid}{more}" for more in inside), f"/roles/{posting.uid}/end"]
    return {path: client.get(f"{EN}{path}").content.decode() for path in paths}


def test_pages_are_well_formed_strict_and_of_one_language(elsewhere: Agency) -> None:
    client = browser()
    working("an", elsewhere, "centre")
    sign_in(client, "an@example.org", at=EN)
    pages = _pages(client, elsewhere)
    pages |= {path: browser().get(f"{EN}{path}").content.decode() for path in ("/sign-in", "/forgotten-password")}
    ours = [phrase.vi for phrase in WORDS.values() if MARKED.search(phrase.vi) and phrase.vi != phrase.en]
    pieces = {piece.strip() for words in ours for piece in re.split(r"\{\w+\}", words) if len(piece.strip()) > 8}
    for path, text in pages.items():
        found = Page(text).text
        assert "<h1>" in text, path
        assert not re.search(r"<script(?![^>]*(src=|application/json))|<style| style=| on\w+=", text), path
        assert not [piece for piece in pieces - {"Tiếng Việt"} if piece in found], path
