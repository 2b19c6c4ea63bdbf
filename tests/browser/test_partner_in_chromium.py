"""A partner's whole way in a real browser: claim, link in the mail, the officer's nod, invitation, its own part, a wish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.mail import EmailMessage
from playwright.sync_api import Browser, Page, expect

from nhipcau.web.desk.claims.mails import send_links
from tests.browser.barriers import sound
from tests.browser.going import follow
from tests.browser.here import served_here, worker_done
from tests.browser.test_publication_in_chromium import BASIS, _person
from tests.claiming import set_scene
from tests.desk import mailbox
from tests.people import PASSWORD

pytestmark = pytest.mark.browser

FORM = {"vi": "/vi/doi-tac/{code}", "en": "/en/partners/{code}"}
DESK = {"vi": "/vi/ban-lam-viec", "en": "/en/desk"}
WORDS = {
    "vi": {
        "claim": "Đây là tổ chức của chúng tôi", "name": "Họ và tên của bạn", "email": "Thư điện tử", "send": "Gửi",
        "standing": "Đề nghị nhận hồ sơ của tổ chức", "press": "Xác nhận", "proven": "Đã xác nhận hộp thư",
        "claims": "1 đề nghị chờ quyết định", "words": "Lời của cơ quan, gửi cho người đề nghị",
        "accept": "Chấp nhận và gửi lời mời", "own": "Phần do tổ chức tự ghi", "to_office": "Gửi cơ quan duyệt",
        "decide": "Quyết định", "post": "Đăng chào mời hoặc nhu cầu", "submit": "Lưu và trình cơ quan",
        "wish": "Nước ngoài có nhu cầu", "approve": "Duyệt", "publish": "Công bố",
    },
    "en": {
        "claim": "This is our organisation", "name": "Your name", "email": "E-mail", "send": "Send",
        "standing": "Your claim of the organisation’s profile", "press": "Confirm", "proven": "The address is confirmed",
        "claims": "1 claim waits for a decision", "words": "The office’s words, mailed to the claimant",
        "accept": "Accept and send the invitation", "own": "Your organisation’s own part",
        "to_office": "Send to the office", "decide": "Decide", "post": "Post an offer or a wish",
        "submit": "Save and submit to the office", "wish": "Wished for from abroad", "approve": "Approve",
        "publish": "Publish",
    },
}  # fmt: skip


class Site(NamedTuple):
    address: str
    code: str
    mails: list[EmailMessage]


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    scene = set_scene()
    with mailbox() as mails, served_here() as address:
        yield Site(address, scene.code, mails)


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=5_000)


def _link(mails: list[EmailMessage]) -> str:
    """The first link of the newest mail."""
    return re.findall(r"https?://\S+", str(mails[-1].body))[0]


def _claim(page: Page, site: Site, language: str) -> None:
    words = WORDS[language]
    page.goto(FORM[language].format(code=site.code))
    follow(page.get_by_role("link", name=words["claim"], exact=True))
    sound(page)
    page.get_by_label(words["name"], exact=True).fill("Zyxwvu Person")
    page.get_by_label(words["email"], exact=True).fill("person@gmail.com")
    page.get_by_role("button", name=words["send"], exact=True).click()
    expect(page.locator("#summary")).to_contain_text("gmail.com")
    sound(page)
    page.get_by_label(words["email"], exact=True).fill("person@zyxwvu.example")
    page.get_by_role("button", name=words["send"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["standing"])
    sound(page)
    assert send_links() == 1
    link = _link(site.mails)
    page.goto(link)
    sound(page)
    page.get_by_role("button", name=words["press"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["proven"])
    for used in (link, f"{link[:-1]}{'A' if link[-1] != 'A' else 'B'}"):
        assert page.goto(used).status == 410  # type: ignore[union-attr]


def _nod(page: Page, language: str) -> None:
    words = WORDS[language]
    page.goto(DESK[language])
    follow(page.get_by_role("link", name=words["claims"]))
    sound(page)
    follow(page.locator("ul.today a.go"))
    sound(page)
    page.get_by_label(words["words"]).fill("We know the institute / Có biết viện.")
    page.get_by_role("button", name=words["accept"], exact=True).click()
    expect(page.locator("ul.today")).to_have_count(0)


def _join(chromium: Browser, site: Site, language: str) -> Page:
    page = chromium.new_context(base_url=site.address).new_page()
    page.goto(_link(site.mails))
    page.locator("input[name=name]").fill("Zyxwvu Person")
    for name in ("password1", "password2"):
        page.locator(f"input[name={name}]").fill(PASSWORD)
    page.locator("main form button").first.click()
    _sign_in(page, "person@zyxwvu.example")
    return page


def _sign_in(page: Page, email: str) -> None:
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator(".deskmenu")).to_be_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_partner_claims_its_profile_edits_it_and_posts_a_wish(chromium: Browser, served: Site, language: str) -> None:
    words, desk = WORDS[language], DESK[language]
    visitor = chromium.new_context(base_url=served.address).new_page()
    _claim(visitor, served, language)
    officer = chromium.new_context(base_url=served.address).new_page()
    officer.goto(desk)
    _sign_in(officer, "officer@example.org")
    _nod(officer, language)
    partner = _join(chromium, served, language)
    partner.goto(desk)
    sound(partner)
    follow(partner.get_by_role("link", name=words["own"], exact=True))
    sound(partner)
    partner.locator("textarea[name='strengths.en']").fill("Zyxwvu trial fields")
    follow(partner.get_by_role("button", name=words["to_office"], exact=True))
    leader = _person(chromium, served.address, "approver", language)
    leader.goto(desk)
    leader.locator("section[aria-labelledby=today-proposed] .deeds a").first.click()
    follow(leader.locator("button[name=accept]"))
    follow(partner.get_by_role("link", name=words["post"]))
    sound(partner)
    partner.locator("textarea[name='name.vi']").fill("Zyxwvu cần ruộng trồng thử")
    partner.locator("textarea[name='name.en']").fill("Zyxwvu looks for trial fields")
    partner.locator("select[name=direction]").select_option(label=words["wish"])
    partner.locator("input[name=places]").first.fill("Huế")
    partner.get_by_role("button", name=words["submit"], exact=True).click()
    expect(partner.locator(".ownoffers .state.submitted")).to_have_count(1)
    worker_done()
    _publish(leader, language)
    worker_done()
    another = chromium.new_context(base_url=served.address).new_page()  # a browser may keep a public page for a minute
    another.goto(FORM[language].format(code=served.code))
    for shown in ("Zyxwvu trial fields", "Zyxwvu cần ruộng" if language == "vi" else "Zyxwvu looks for trial fields"):
        expect(another.get_by_role("main")).to_contain_text(shown)
    sound(another)
    partner.goto(desk)
    expect(partner.locator(".ownoffers .state.published")).to_have_count(1)


def _publish(leader: Page, language: str) -> None:
    words = WORDS[language]
    leader.goto(DESK[language])
    leader.get_by_role("link", name=re.compile("Zyxwvu (cần ruộng|looks for)")).first.click()
    leader.get_by_role("link", name=words["approve"], exact=True).click()
    leader.get_by_role("button", name=words["approve"], exact=True).click()
    leader.get_by_role("link", name=words["publish"], exact=True).click()
    option = leader.locator("select[name=basis] option", has_text=BASIS[language])
    leader.locator("select[name=basis]").select_option(option.get_attribute("value"))
    for box in leader.locator("form.form input[type=checkbox]").all():
        box.check()
    follow(leader.get_by_role("button", name=words["publish"], exact=True))
