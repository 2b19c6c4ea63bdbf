"""Entering a record in a real browser: by keyboard alone, in both languages and themes, kept while one types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

from nhipcau.core.column import OWN
from nhipcau.core.desk import desk_index
from tests.browser.barriers import barriers
from tests.browser.here import served_here
from tests.desk import signed_in
from tests.world import REGISTER, build_world, record

pytestmark = pytest.mark.browser


class Desk(NamedTuple):
    """Where a server serves the small world, and the sessions of its office's officer and approver."""

    address: str
    officer: str
    approver: str
    cookie: str


@pytest.fixture
def desk(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    desk_index().catch_up()
    officer, approver = (
        signed_in(world.person("office", role)).cookies[settings.SESSION_COOKIE_NAME].value
        for role in ("officer", "approver")
    )
    with served_here() as address:
        yield Desk(address, officer, approver, settings.SESSION_COOKIE_NAME)


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the browser of somebody who is signed in at a desk; whatever breaks the policy fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(desk: Desk, session: str, **options: object) -> Page:
        given = {"base_url": desk.address, "viewport": {"width": 1440, "height": 900}, **options}
        context = chromium.new_context(**given)  # type: ignore[arg-type]
        context.add_cookies([{"name": desk.cookie, "value": session, "url": desk.address}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" and "40" not in said.text else None,
        )
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def _to(page: Page, label: str) -> None:
    """Press Tab until the input with this label has the focus."""
    wanted = page.get_by_label(label).first
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"no way to {label!r} by keyboard")


def test_a_record_is_entered_by_keyboard_alone(opened: Callable[..., Page], desk: Desk) -> None:
    page = opened(desk, desk.officer)
    page.goto("/vi/ban-lam-viec/so/co-hoi/moi")
    page.keyboard.press("Control+s")
    expect(page.locator("#summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("tiếng Việt", exact=True).first).to_be_focused()
    page.keyboard.type("canaryoppoppoppownown")
    expect(page.get_by_text("Có thể đã có hồ sơ này")).to_be_visible()
    _to(page, "Loại cơ hội")
    page.keyboard.type("Kêu gọi")
    _to(page, "Mục 1")
    page.keyboard.type("Huế")
    _to(page, "Số, hoặc từ")
    page.keyboard.type("1.234,5")
    _to(page, "Đơn vị tính")
    page.keyboard.type("ha")
    _to(page, "Ngày của nguồn")
    page.keyboard.type("05/12/2024")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu.")
    expect(page.get_by_role("heading", level=1)).to_have_text("canaryoppoppoppownown")
    expect(page.locator("main")).to_contain_text("1.234,5 ha")
    expect(page.locator("main")).to_contain_text("05/12/2024")


def test_what_is_typed_is_kept_offered_and_not_left_unasked(opened: Callable[..., Page], desk: Desk) -> None:
    page, asked = opened(desk, desk.officer), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/en/desk/registers/opportunities/new")
    page.get_by_role("textbox", name="Location", exact=True).fill("Half a thought")
    expect(page.locator("[data-said]")).to_contain_text("Draft kept at", timeout=10_000)
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cooperation opportunities")
    assert asked == ["beforeunload"]
    page.goto("/en/desk/registers/opportunities/new")
    expect(page.get_by_role("textbox", name="Location", exact=True)).to_have_value("")
    page.get_by_role("link", name="Go on with it").click()
    expect(page.get_by_role("textbox", name="Location", exact=True)).to_have_value("Half a thought")
    page.get_by_role("button", name="Add a line").first.click()
    expect(page.get_by_label("Entry 3").first).to_be_focused()


def test_two_browsers_meet_on_one_record(opened: Callable[..., Page], desk: Desk) -> None:
    page, other = opened(desk, desk.officer), opened(desk, desk.approver)
    page.goto("/vi/ban-lam-viec/so/co-hoi")
    page.get_by_role("link", name="Canaryoppoppoppownown", exact=True).click()
    edit = re.sub(r"$", "/sua", page.url)
    for one in (page, other):
        one.goto(edit)
    other.get_by_role("textbox", name="Địa điểm").fill("Của lãnh đạo")
    other.keyboard.press("Control+s")
    expect(other.get_by_role("status").first).to_contain_text("Đã lưu.")
    page.get_by_role("textbox", name="Địa điểm").fill("Của tôi")
    page.keyboard.press("Control+s")
    expect(page.locator("#summary")).to_be_focused()
    expect(page.locator(".clash")).to_contain_text("Của lãnh đạo")
    page.get_by_label("Giữ nội dung của tôi").check()
    page.keyboard.press("Control+s")
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu.")
    expect(page.locator("main")).to_contain_text("Của tôi")


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
@pytest.mark.parametrize("home", ["/vi/ban-lam-viec/so/co-hoi/moi", "/en/desk/registers/organisations/new"])
def test_axe_finds_nothing_serious_on_the_form(
    opened: Callable[..., Page], desk: Desk, theme: str, width: int, home: str
) -> None:
    page = opened(desk, desk.officer, viewport={"width": width, "height": 900}, color_scheme=theme)
    page.goto(home)
    for _ in range(2):  # as it opens, and with what is wrong
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.keyboard.press("Control+s")
        expect(page.locator("#summary")).to_be_focused()


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_serious_on_lists_records_histories_and_moves(
    opened: Callable[..., Page], desk: Desk, theme: str, width: int
) -> None:
    page = opened(desk, desk.officer, viewport={"width": width, "height": 900}, color_scheme=theme)
    here = f"registers/{REGISTER}/{record('own', OWN)}"
    for path in (
        "en/desk/registers",
        f"en/desk/registers/{REGISTER}",
        "vi/ban-lam-viec/so/co-hoi?desk=all",
        f"en/desk/{here}",
        f"en/desk/{here}/history",
        f"en/desk/{here}/submit",
    ):
        page.goto(f"/{path}")
        assert barriers(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
