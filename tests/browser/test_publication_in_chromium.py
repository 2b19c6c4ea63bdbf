"""One record's way in a real browser: submitted, approved by another, published, on the portal, withdrawn, gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core import ledger
from nhipcau.core.registry import registers
from tests.browser.here import served_here, worker_done
from tests.people import ACT, PASSWORD, office, working
from tests.steps import GROUNDS, uid

pytestmark = pytest.mark.browser


def _set_up() -> str:
    agency = office()
    for role in ("officer", "approver"):
        working(role, agency, role, date(2026, 1, 1))
    values = {"name": {"vi": "Zyxwvu chợ nổi thử", "en": "Zyxwvu floating market"}, "places": ["hue"]}
    ledger.write(
        registers()["opportunities"], [ledger.Entry(uid("journey"), values, GROUNDS, owner=str(agency.uid))], ACT
    )
    return str(uid("journey"))


BASIS = {"vi": "kế hoạch công tác hằng năm", "en": "yearly programmes and work plans"}
BUTTONS = {
    "vi": ("Trình", "Duyệt", "Công bố", "Thu hồi", "Lý do, ghi chú"),
    "en": ("Submit", "Approve", "Publish", "Withdraw", "Reason, note"),
}
LIST = {"vi": "/vi/ban-lam-viec/so/co-hoi", "en": "/en/desk/registers/opportunities"}
PUBLIC = (
    "/vi/co-hoi?q=zyxwvu", "/en/opportunities?q=zyxwvu", "/api/v1/opportunities?q=zyxwvu", "/vi/tim-kiem?q=zyxwvu",
    "/api/v1/search?q=zyxwvu", "/vi/co-hoi.atom",
)  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of a draft of an office with two people."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _set_up()
    with served_here() as address:
        yield address, record


def _person(chromium: Browser, address: str, name: str, language: str) -> Page:
    page = chromium.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/vi/ban-lam-viec/dang-nhap" if language == "vi" else "/en/desk/sign-in")
    page.locator("input[name=login]").fill(f"{name}@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator(".deskmenu")).to_be_visible()
    return page


def _told(page: Page) -> set[str]:
    """The public answers that tell of the record."""
    found = {path for path in PUBLIC if "Zyxwvu" in page.request.get(path).text()}
    maps = [page.request.get(f"/sitemap/{part}-1.xml") for part in ("opportunities",)]
    texts = [page.request.get("/sitemap.xml").text(), *(one.text() for one in maps if one.ok)]
    return found | ({"sitemap"} if any(_code(page) and _code(page) in text for text in texts) else set())


def _code(page: Page) -> str:
    return page.locator(".kick").inner_text().rpartition("· ")[2] if page.locator(".kick").count() else ""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_record_goes_out_and_comes_back(chromium: Browser, served: tuple[str, str], language: str) -> None:
    address, record = served
    submit, approve, publish, withdraw, reason = BUTTONS[language]
    here = f"{LIST[language]}/{record}"
    officer = _person(chromium, address, "officer", language)
    officer.goto(here)
    officer.get_by_role("link", name=submit, exact=True).click()
    officer.get_by_role("button", name=submit, exact=True).click()
    expect(officer.get_by_role("link", name=approve, exact=True)).to_have_count(0)
    leader = _person(chromium, address, "approver", language)
    leader.goto(here)
    leader.get_by_role("link", name=approve, exact=True).click()
    leader.get_by_role("button", name=approve, exact=True).click()
    worker_done()
    assert _told(leader) == set()
    leader.get_by_role("link", name=publish, exact=True).click()
    option = leader.locator("select[name=basis] option", has_text=BASIS[language])
    leader.locator("select[name=basis]").select_option(option.get_attribute("value"))
    for box in leader.locator("form.form input[type=checkbox]").all():
        box.check()
    leader.get_by_role("button", name=publish, exact=True).click()
    worker_done()
    leader.goto(here)
    assert _told(leader) == {*PUBLIC, "sitemap"}
    public = leader.locator(".doing a").last.get_attribute("href")
    assert public and leader.request.get(public).ok
    leader.get_by_role("link", name=withdraw, exact=True).click()
    leader.get_by_label(reason).fill("hết hạn / out of date")
    leader.get_by_role("button", name=withdraw, exact=True).click()
    worker_done()
    leader.goto(here)
    assert _told(leader) == set()
    assert leader.request.get(public).status == 404
