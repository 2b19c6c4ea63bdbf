"""An interest's way in a real browser: a visitor writes, an officer answers and follows it, the visitor reads the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.actions.routing import route_messages
from nhipcau.core import ledger
from nhipcau.core.registry import registers
from tests.browser.barriers import sound
from tests.browser.going import follow
from tests.browser.here import served_here, worker_done
from tests.people import ACT, PASSWORD, office, working
from tests.steps import BASIS, GROUNDS, uid

pytestmark = pytest.mark.browser


def _set_up() -> tuple[str, str]:
    agency = office()
    working("officer", agency, "officer", date(2026, 1, 1))
    values = {"name": {"vi": "Zyxwvu chợ nổi thử", "en": "Zyxwvu floating market"}, "places": ["hue"]}
    offers = registers()["opportunities"]
    ledger.write(offers, [ledger.Entry(uid("offer"), values, GROUNDS, publish=BASIS, owner=str(agency.uid))], ACT)
    return str(offers.code(offers.model.objects.get(uid=uid("offer")).number)), str(uid("offer"))


WORDS = {
    "vi": {
        "form": "/vi/co-hoi/{code}/gop-y?kind=interest", "desk": "/vi/ban-lam-viec", "sign_in": "/vi/ban-lam-viec/dang-nhap",
        "record": "/vi/ban-lam-viec/so/co-hoi/{uid}", "text": "Bạn quan tâm điều gì?", "name": "Họ và tên",
        "organisation": "Cơ quan, tổ chức, doanh nghiệp (không bắt buộc)", "email": "Thư điện tử", "send": "Gửi",
        "waiting": "1 tin chưa ai xem", "mine": "Giao cho tôi", "reply": "Trả lời", "preview": "Xem trước",
        "answer": "Gửi trả lời", "follow": "Theo đuổi", "talking": "Đang trao đổi",
        "keep": "Lưu giai đoạn", "thanks": "Cảm ơn Quý vị đã bày tỏ quan tâm",
    },
    "en": {
        "form": "/en/opportunities/{code}/contact?kind=interest", "desk": "/en/desk", "sign_in": "/en/desk/sign-in",
        "record": "/en/desk/registers/opportunities/{uid}", "text": "What are you interested in?", "name": "Your name",
        "organisation": "Organisation or company (optional)", "email": "E-mail", "send": "Send",
        "waiting": "1 message nobody has looked at", "mine": "Assign to me", "reply": "Answer", "preview": "Preview",
        "answer": "Send the answer", "follow": "Follow it up", "talking": "In talks",
        "keep": "Keep the stage", "thanks": "Thank you for the interest you expressed",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str, str]]:
    """Where the fixture site is served, the code and the uid of a public offer of an office with one officer."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    code, record = _set_up()
    worker_done()
    with served_here() as address:
        yield address, code, record


def _officer(chromium: Browser, address: str, sign_in: str) -> Page:
    page = chromium.new_context(base_url=address).new_page()
    page.goto(sign_in)
    page.locator("input[name=login]").fill("officer@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator(".deskmenu")).to_be_visible(timeout=30_000)
    return page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_interest_is_answered_and_followed(chromium: Browser, served: tuple[str, str, str], language: str) -> None:
    address, code, record = served
    words = {name: said.format(code=code, uid=record) for name, said in WORDS[language].items()}
    visitor = chromium.new_context(base_url=address).new_page()
    visitor.goto(words["form"])
    visitor.get_by_label(words["text"]).fill("Zyxwvu: we run floating restaurants and would like to come.")
    visitor.get_by_label(words["name"]).fill("Sato Hanako")
    visitor.get_by_label(words["organisation"]).fill("Zyxwvu Boats")
    visitor.get_by_label(words["email"]).fill("sato@example.org")
    visitor.get_by_role("button", name=words["send"], exact=True).click()
    expect(visitor.locator(".keep a")).to_be_visible(timeout=60_000)
    link = visitor.url
    route_messages()

    officer = _officer(chromium, address, words["sign_in"])
    officer.goto(words["desk"])
    follow(officer.get_by_role("link", name=re.compile(words["waiting"])))
    sound(officer)
    officer.locator("main a.go").first.click()
    follow(officer.get_by_role("button", name=words["mine"], exact=True))
    sound(officer)
    follow(officer.locator(".doing").get_by_role("link", name=words["reply"], exact=True))
    sound(officer)
    officer.get_by_role("button", name=words["preview"], exact=True).click()
    expect(officer.locator(".mailtext")).to_contain_text(words["thanks"])
    officer.get_by_role("button", name=words["answer"], exact=True).click()
    expect(officer.locator(".thread").first).to_contain_text(words["thanks"])
    officer.get_by_role("button", name=words["follow"], exact=True).click()
    officer.locator("select[name=stage]").select_option(label=words["talking"])
    follow(officer.get_by_role("button", name=words["keep"], exact=True))
    sound(officer)
    officer.goto(words["record"])
    row = officer.locator("section[aria-labelledby=pipeline] dl > div", has_text=words["talking"])
    expect(row.locator("dd")).to_contain_text("1")
    sound(officer)

    visitor.goto(link)
    expect(visitor.locator(".replies")).to_contain_text(words["thanks"])
    sound(visitor)
    assert "Zyxwvu Boats" not in visitor.request.get(f"{address}/api/v1/opportunities?q=boats").text()
