"""Claiming a profile: the public form, the link at the body's own domain, the officer's nod, and who is not let in."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core import mail, signing
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.core.claims import keeping, link
from nhipcau.core.claims.models import Claim
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Agency, Invitation
from nhipcau.web.desk.claims.mails import send_links
from tests.claiming import BY_MAIL, BY_OFFICE, FORM, SINCE, Scene, accept_invitation, claim, keeper, links, set_scene
from tests.desk import EN, VI, browser, mailbox, signed_in
from tests.people import ACT, working
from tests.steps import code_of, show, withdraw, write


@pytest.fixture
def scene(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    return set_scene()


@pytest.fixture
def outbox() -> Iterator[list[mail.EmailMessage]]:
    with mailbox() as found:
        yield found


def _one() -> Claim:
    (found,) = Claim.objects.using("inbox").all()
    return found


def _errors(answer: object) -> list[str]:
    page = unescape(answer.content.decode())  # type: ignore[attr-defined]
    return re.findall(r'<p class="error"[^>]*><strong>[^<]*</strong> (.*?)</p>', page)


def _proven(scene: Scene, outbox: list[mail.EmailMessage], language: str = "vi") -> Claim:
    assert claim(scene, BY_MAIL, language).status_code == 303
    assert send_links() == 1
    assert browser().post(links(outbox)[-1]).status_code == 200
    return _one()


def test_the_record_leads_to_the_form_in_both_languages(scene: Scene) -> None:
    for path, form in ((f"/vi/doi-tac/{scene.code}", FORM["vi"]), (f"/en/partners/{scene.code}", FORM["en"])):
        assert f'href="{form.format(code=scene.code)}"' in browser().get(path).content.decode()
    page = unescape(browser().get(FORM["en"].format(code=scene.code)).content.decode())
    assert "zyxwvu.example, the domain of the website in the record" in page
    assert browser().get("/en/agreements/TT-0001/our-organisation").status_code == 404
    assert browser().get("/en/partners/DT-9999/our-organisation").status_code == 404


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"email": "person@gmail.com"}, "Anybody can have an address at gmail.com"),
        ({"email": "person@zyxwvu.example.org"}, "The domain zyxwvu.example.org is not that of the website"),
        ({"email": "person@notzyxwvu.example"}, "The domain notzyxwvu.example is not that of the website"),
        ({"email": "person@example"}, "This is no e-mail address"),
        ({"name": " "}, "Give your name"),
        ({"way": "post"}, "Choose from the list"),
        ({"way": "office", "text": "me"}, "Say how the office can check it"),
    ],
)
def test_what_proves_nothing_is_refused_in_words(scene: Scene, changed: dict[str, str], says: str) -> None:
    answer = claim(scene, {**BY_MAIL, **changed}, "en")
    assert answer.status_code == 422
    assert any(words.startswith(says) for words in _errors(answer)), _errors(answer)
    assert not Claim.objects.using("inbox").exists()


def test_an_address_below_the_sites_domain_counts_and_one_above_does_not(empty_site: Path) -> None:
    scene = set_scene("https://www.city.zyxwvu.example/")
    assert claim(scene, {**BY_MAIL, "email": "a@mail.city.zyxwvu.example"}).status_code == 303
    assert claim(scene, {**BY_MAIL, "email": "a@zyxwvu.example"}).status_code == 422


@pytest.mark.parametrize("website", ["", "https://www.facebook.com/zyxwvu"])
def test_without_a_domain_of_its_own_only_the_office_is_left(empty_site: Path, website: str) -> None:
    scene = set_scene(website)
    page = browser().get(FORM["en"].format(code=scene.code)).content.decode()
    assert 'value="domain"' not in page and 'value="office"' in page
    assert claim(scene, {**BY_MAIL, "email": "a@facebook.com"}).status_code == 422


def test_forms_of_other_sites_and_unworked_ones_are_not_taken(scene: Scene) -> None:
    path = FORM["vi"].format(code=scene.code)
    foreign = browser().post(path, BY_MAIL, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    answer = browser().post(path, "&".join(f"{k}={v}" for k, v in BY_MAIL.items()), "application/x-www-form-urlencoded")
    assert answer.status_code == 200 and "Xem lại rồi gửi" in answer.content.decode()
    assert not Claim.objects.using("inbox").exists()


def test_the_mail_goes_to_the_address_alone_and_holds_nothing_typed(
    scene: Scene, outbox: list[mail.EmailMessage]
) -> None:
    claim(scene, {**BY_MAIL, "text": "Buy at https://evil.example now"}, "en")
    assert (send_links(), send_links()) == (1, 0)
    (message,) = outbox
    assert (
        message.to == ["person@zyxwvu.example"]
        and message.subject == f"Confirm your organisation’s address: {scene.code}"
    )
    assert "evil" not in str(message.body) and "Zyxwvu Person" not in str(message.body)
    assert links(outbox)[0].startswith(f"{EN}/our-organisation/")


@pytest.mark.parametrize(("language", "day"), [("vi", "30/11/2026"), ("en", "30 November 2026")])
def test_the_mail_says_its_last_day_by_the_clock_of_viet_nam_in_the_readers_words(
    scene: Scene, outbox: list[mail.EmailMessage], language: str, day: str
) -> None:
    claim(scene, BY_MAIL, language)
    send_links(datetime(2026, 11, 26, 17, 30, tzinfo=UTC))  # half past midnight of the 27th in Viet Nam
    assert day in str(outbox[0].body)


def test_nobody_fills_a_mailbox_with_our_links(scene: Scene) -> None:
    assert [claim(scene, BY_MAIL).status_code for _ in range(4)] == [303, 303, 303, 429]


def test_a_press_proves_and_the_link_serves_once(scene: Scene, outbox: list[mail.EmailMessage]) -> None:
    claim(scene, BY_MAIL, "en")
    send_links()
    (path,) = links(outbox)
    assert browser().get(path).status_code == 200 and _one().state == "mailed", "looking is not pressing"
    assert browser().post(path).status_code == 200
    assert (_one().state, _one().proven_on) == ("waiting", timezone.localdate())
    assert [browser().get(path).status_code, browser().post(path).status_code] == [410, 410]
    assert not Agency.objects.filter(kind="foreign-partner").exists(), "an officer has to nod"


def test_tampered_expired_and_foreign_links_are_over(scene: Scene, outbox: list[mail.EmailMessage]) -> None:
    claim(scene, BY_MAIL)
    send_links()
    (path,), held = links(outbox), _one()
    other = signing.dumps([str(held.uid), "claim", "thief@evil.example"], salt=link.SALT)
    elsewhere = signing.dumps([str(held.uid), "claim", held.email], salt="nhipcau.core.attesting.asking")
    past = time.time() - link.VALID.total_seconds() - 60
    with patch("time.time", lambda: past):
        old = link.token_of(held)
    for token in (path[:-1] + ("A" if path[-1] != "A" else "B"), other, elsewhere, old, "x"):
        wrong = token if token.startswith("/") else f"{VI}/xac-nhan-to-chuc/{token}"
        assert [browser().get(wrong).status_code, browser().post(wrong).status_code] == [410, 410], token
    assert _one().state == "mailed"
    Claim.objects.using("inbox").update(mailed_at=timezone.now() - link.VALID)
    assert browser().post(path).status_code == 410


def test_a_link_is_over_when_the_record_is_not_public_any_more(scene: Scene, outbox: list[mail.EmailMessage]) -> None:
    claim(scene, BY_MAIL)
    send_links()
    withdraw("partners", scene.record)
    show()
    (path,) = links(outbox)
    assert [browser().get(path).status_code, browser().post(path).status_code] == [410, 410]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_officers_nod_makes_agency_invitation_and_keeper(
    scene: Scene, outbox: list[mail.EmailMessage], language: str
) -> None:
    held = _proven(scene, outbox, language)
    officer = scene.client("officer")
    today = officer.get(VI).content.decode()
    assert "1 đề nghị chờ quyết định" in today
    page = unescape(officer.get(f"{VI}/nhan-ho-so").content.decode())
    assert "Zyxwvu Person, Desk under test" in page and f"{VI}/nhan-ho-so/{held.uid}" in page
    shown = unescape(officer.get(f"{VI}/nhan-ho-so/{held.uid}").content.decode())
    assert "Sở Ngoại vụ thử nhận quản lý" in shown and "Đã xác nhận hộp thư" in shown
    outbox.clear()
    given = {"kind": "foreign-partner", "reason": "We know the institute.", "accept": "yes"}
    assert officer.post(f"{VI}/nhan-ho-so/{held.uid}", given).status_code == 302
    answer, invitation = outbox
    assert answer.to == invitation.to == ["person@zyxwvu.example"]
    assert ("accepted" in str(answer.body)) is (language == "en")
    assert "We know the institute." in str(answer.body)
    (agency,) = Agency.objects.filter(profile=scene.record)
    assert (agency.kind, agency.name_en, agency.profile_register) == (
        "foreign-partner", "Zyxwvu Institute under test", "partners",
    )  # fmt: skip
    assert keeper(scene) == str(scene.office.uid)
    accept_invitation(links([invitation])[0])
    (offered,) = Invitation.objects.filter(agency=agency)
    assert (offered.role, offered.state) == ("partner", "accepted")
    assert officer.get(f"{VI}/nhan-ho-so/{held.uid}").status_code == 404, "it is decided"


def test_refusing_needs_words_and_is_mailed_in_the_claimants_language(
    scene: Scene, outbox: list[mail.EmailMessage]
) -> None:
    claim(scene, BY_OFFICE, "en")
    path, officer = f"{VI}/nhan-ho-so/{_one().uid}", scene.client("officer")
    assert officer.post(path, {"kind": "foreign-partner", "reason": " ", "refuse": "yes"}).status_code == 200
    named = {"kind": "foreign-partner", "reason": "Zyxwvu Person không thuộc viện.", "refuse": "yes"}
    assert officer.post(path, named).status_code == 409, "the ledger keeps the reason"
    assert not outbox and _one().state == "waiting"
    assert officer.post(path, {**named, "reason": "The institute does not know you."}).status_code == 302
    (message,) = outbox
    assert message.to == ["person@gmail.com"]
    assert "has not been accepted" in str(message.body) and "The institute does not know you." in str(message.body)
    assert not Agency.objects.filter(profile=scene.record).exists()


def test_the_claimants_link_says_where_it_stands_and_the_offices_words(
    scene: Scene, outbox: list[mail.EmailMessage]
) -> None:
    path = claim(scene, BY_OFFICE, "en").headers["Location"]
    assert "Waits for the office to decide" in browser().get(path).content.decode()
    scene.client("officer").post(
        f"{VI}/nhan-ho-so/{_one().uid}", {"kind": "enterprise", "reason": "Not known here.", "refuse": "yes"}
    )
    page = browser().get(path)
    assert "Not accepted" in page.content.decode() and "Not known here." in page.content.decode()
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_only_the_office_concerned_and_the_centre_decide(scene: Scene) -> None:
    claim(scene, BY_OFFICE)
    far = open_agency(Opening("external-affairs-office", "Cơ quan xa thử", form="other", place="can-tho"), ACT)
    ministry = open_agency(Opening("ministry-unit", "Đơn vị Bộ thử"), ACT)
    path = f"{VI}/nhan-ho-so/{_one().uid}"
    answers = {
        "stranger": signed_in(working("stranger", far, "officer", SINCE)),
        "administrator": signed_in(working("administrator", scene.office, "administrator", SINCE)),
        "centre": signed_in(working("centre", ministry, "centre", SINCE)),
        "officer": scene.client("officer"),
        "approver": scene.client("approver"),
    }
    found = {who: client.get(path).status_code for who, client in answers.items()}
    assert found == {"stranger": 404, "administrator": 404, "centre": 200, "officer": 200, "approver": 200}
    none = f"{VI}/nhan-ho-so/00000000-0000-0000-0000-000000000001"
    strangers = answers["stranger"]
    assert _body(strangers.get(path)) == _body(strangers.get(none)), "not there and not yours are the same"


def _body(answer: object) -> bytes:
    marks = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|[0-9a-f]{8}-[0-9a-f-]{27}')
    return marks.sub(b"", answer.content)  # type: ignore[attr-defined]


def test_a_second_claimant_is_shown_and_never_let_in_at_once(
    scene: Scene, outbox: list[mail.EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIPCAU_CLAIM_NOD", "0")
    claim(scene, BY_MAIL)
    send_links()
    page = browser().post(links(outbox)[0]).content.decode()
    assert "Lời mời đã được gửi" in page, "the operator asks for no nod"
    (agency,) = Agency.objects.filter(profile=scene.record)
    accept_invitation(links(outbox)[-1])
    outbox.clear()
    second = {**BY_MAIL, "name": "Other Person", "email": "other@zyxwvu.example"}
    assert claim(scene, second).status_code == 303
    send_links()
    assert "Cơ quan ngoại vụ sẽ xem" in browser().post(links(outbox)[0]).content.decode()
    assert Invitation.objects.filter(agency=agency).count() == 1
    held = Claim.objects.using("inbox").get(name="Other Person")
    page = unescape(scene.client("officer").get(f"{VI}/nhan-ho-so/{held.uid}").content.decode())
    assert "Hồ sơ này đã có người giữ: Zyxwvu Institute under test (1 người)" in page
    partner = signed_in(Invitation.objects.get(agency=agency).account)  # type: ignore[arg-type]
    home = unescape(partner.get(EN).content.decode())
    assert "Other Person, Desk under test, other@zyxwvu.example" in home
    scene.client("officer").post(
        f"{VI}/nhan-ho-so/{held.uid}", {"kind": agency.kind, "reason": "Đã hỏi viện.", "accept": "yes"}
    )
    assert Agency.objects.filter(profile=scene.record).count() == 1
    assert Invitation.objects.filter(agency=agency).count() == 2


def test_the_ledger_has_the_decision_and_nothing_of_who_asked(scene: Scene, outbox: list[mail.EmailMessage]) -> None:
    claim(scene, BY_OFFICE)
    before = Change.objects.count()
    scene.client("officer").post(
        f"{VI}/nhan-ho-so/{_one().uid}", {"kind": "enterprise", "reason": "Không rõ.", "refuse": "yes"}
    )
    (change,) = Change.objects.order_by("id")[before:]
    assert (change.register, change.action, change.uid) == ("claims", "refuse", _one().uid)
    kept = str(ChangeValues.objects.get(change=change).values)
    assert "person" not in kept.lower() and "gmail" not in kept and "May" not in kept


def test_claims_are_deleted_after_their_time(scene: Scene) -> None:
    claim(scene, BY_OFFICE)
    claim(scene, BY_MAIL)
    now = timezone.now()
    assert keeping.sweep(now + timedelta(days=4)) == 0
    assert keeping.sweep(now + timedelta(days=6)) == 1, "its link was never used"
    assert keeping.sweep(now + timedelta(days=180)) == 0
    assert keeping.sweep(now + timedelta(days=182)) == 1
    assert not Claim.objects.using("inbox").exists()


def test_what_nobody_could_be_told_is_not_decided(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    claim(scene, BY_OFFICE)
    held = _one()
    monkeypatch.setattr("django.core.mail.EmailMessage.send", _broken)
    given = {"kind": "enterprise", "reason": "Có biết viện.", "accept": "yes"}
    answer = scene.client("officer").post(f"{VI}/nhan-ho-so/{held.uid}", given)
    assert answer.status_code == 409 and "Máy chủ thư không nhận thư" in answer.content.decode()
    assert _one().state == "waiting"
    assert [one.state for one in Invitation.objects.all()] == ["withdrawn"]


def _broken(*_: object) -> int:
    raise ConnectionRefusedError


def test_more_claims_ask_no_more_questions(scene: Scene) -> None:
    claim(scene, BY_OFFICE)
    tie = {"vn_party": "Zyxwvu thử", "kind": "memorandum", "place": "hue", "country": "LA"}
    others = []
    for name in ("second", "third"):
        record = write("partners", name, public=True, name=f"Zyxwvu {name} under test", country="LA")
        write("agreements", f"tie-{name}", public=True, partner=str(record), **tie)
        others.append(Scene(record, code_of("partners", record) or "", scene.office, scene.officer, scene.approver))
    show()
    client = scene.client("officer")
    before = _queries(client)
    for other in others:
        assert claim(other, BY_OFFICE).status_code == 303
    assert _queries(client) == before
    assert client.get(f"{VI}/nhan-ho-so").content.decode().count("under test (DT-") == 3


def _queries(client: Client) -> tuple[int, int]:
    """How often the page asks the desk and the public store."""
    with CaptureQueriesContext(connection) as desk, CaptureQueriesContext(connections["public"]) as store:
        assert client.get(f"{VI}/nhan-ho-so").status_code == 200
    return len(desk), len(store)
