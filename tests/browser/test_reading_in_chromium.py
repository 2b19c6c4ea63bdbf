"""Reading a text in a real browser: pasted, decided on by keyboard, in both languages and themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import barriers
from tests.browser.going import press
from tests.browser.test_desk_writing_in_chromium import Desk, desk, opened

__all__ = ["desk", "opened"]

pytestmark = pytest.mark.browser

TEXT = """Giám đốc Sở Ngoại vụ Thừa Thiên Huế Trần Công Phú dự Hội nghị Ngoại vụ toàn quốc lần thứ 21, tổ chức ngày 18/12 tại Hà Nội.

Trong 3 năm qua, các địa phương đã ký 422 thỏa thuận hợp tác với các đối tác quốc tế."""

SAID = {
    "vi": ("/vi/ban-lam-viec/doc-van-ban", "Tên bài, văn bản", "Ngày đăng", "Dán văn bản", "Đọc văn bản này", "Đã nhận", "Đã bỏ", "Đã hoàn tác", "Nhận như đã sửa"),
    "en": ("/en/desk/reading", "Title of the text", "Published on", "Paste the text", "Read this text", "Accepted", "Rejected", "Undone", "Accept as edited"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "theme", "width"), [("vi", "light", 1440), ("en", "dark", 390)])
def test_a_text_is_decided_on_by_keyboard(
    opened: Callable[..., Page], desk: Desk, language: str, theme: str, width: int
) -> None:
    where, title, day, paste, send, accepted, rejected, undone, as_edited = SAID[language]
    page = opened(desk, desk.officer, viewport={"width": width, "height": 900}, color_scheme=theme)
    page.goto(where)
    page.get_by_label(title).fill("Bài thử")
    page.get_by_label(day).fill("18/12/2023")
    page.get_by_label(paste).fill(TEXT)
    page.get_by_role("button", name=send).click()
    said, chosen = page.get_by_role("status").first, page.locator(".readcard.chosen")
    expect(chosen).to_contain_text("Trần Công Phú")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    press(page, "a")
    expect(said).to_contain_text(accepted)
    expect(chosen).to_contain_text("lần thứ 21")
    press(page, "e")
    expect(page.get_by_role("button", name=as_edited)).to_be_visible()
    expect(page.locator(".factform textarea").first).to_be_focused()
    press(page, "Control+s")
    expect(said).to_contain_text(accepted)
    expect(chosen).to_contain_text("422")
    press(page, "r")
    expect(page.locator(".readcard.decided").filter(has_text="422")).to_contain_text(rejected)
    expect(chosen.locator("a.go")).to_be_focused()
    press(page, "k")
    expect(chosen).to_contain_text("lần thứ 21")
    press(page, "u")
    expect(said).to_contain_text(undone)
    expect(chosen).to_contain_text("lần thứ 21")
    press(page, "l")
    expect(page.locator(".linking")).to_be_visible()
    assert barriers(page) == []
