"""A working morning by keyboard alone, in a real browser; and axe on the pages it passes, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.cli.main import main
from tests.browser.barriers import barriers
from tests.browser.going import press
from tests.browser.here import served_here

pytestmark = pytest.mark.browser

VI, EN = "/vi/ban-lam-viec", "/en/desk"


@pytest.fixture
def morning(site: Path, chromium: Browser) -> Iterator[Page]:
    """The training officer, signed in at the fixture site."""
    with redirect_stdout(StringIO()) as said:
        assert main(["people", "--lang", "vi", "training"]) == 0
    (email, password) = re.findall(r"^(\S+@\S+)\t(\S+)\tChuyên viên", said.getvalue(), re.MULTILINE)[0]
    complaints: list[str] = []
    with served_here() as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
        page.goto(f"{VI}/dang-nhap")
        page.get_by_label("Địa chỉ email").fill(email)
        page.get_by_label("Mật khẩu").fill(password)
        page.keyboard.press("Enter")
        expect(page.locator("#today-nothing")).to_be_visible()
        yield page
        context.close()
    assert complaints == []


def test_through_the_desk_by_keyboard_alone(morning: Page) -> None:
    page = morning
    press(page, "g")
    press(page, "s")
    expect(page).to_have_url(re.compile(f"{VI}/so$"))
    press(page, "/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jk?n hue")
    expect(page.locator("#q")).to_have_value("jk?n hue")
    page.locator("#q").fill("")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(f"{VI}/tim"))
    page.goto(f"{VI}/tim?desk=all")
    press(page, "j")
    press(page, "j")
    press(page, "k")
    expect(page.locator("main a.go").first).to_be_focused()
    press(page, "Enter")
    expect(page.locator(".standing")).to_be_visible()
    press(page, "?")
    expect(page.locator("dialog.keys")).to_be_visible()
    press(page, "Tab")
    press(page, "Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()
    press(page, "g")
    press(page, "h")
    expect(page).to_have_url(re.compile(f"{VI}$"))


def test_the_keys_can_be_switched_off(morning: Page) -> None:
    page = morning
    page.goto(f"{VI}/phim-tat")
    page.get_by_label("Bật phím tắt").uncheck()
    press(page, "/")
    page.goto(f"{VI}/thong-bao")
    press(page, "/")
    press(page, "?")
    expect(page.locator("#q")).not_to_be_focused()
    expect(page.locator("dialog.keys")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(morning: Page, width: int) -> None:
    page, found = morning, []
    page.set_viewport_size({"width": width, "height": 900})
    for path in (VI, EN, f"{VI}/thong-bao", f"{EN}/notices", f"{VI}/tim?desk=all", f"{EN}/search?q=hue", f"{EN}/keys"):
        page.goto(path)
        if path == EN:
            press(page, "?")
        found += [(path, one) for one in barriers(page)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append((path, "wider than the screen"))
    assert found == []
