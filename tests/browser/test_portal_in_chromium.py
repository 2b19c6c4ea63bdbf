"""What only a real browser can tell: the policy lets our own files work, nothing leaves the host, nothing overflows."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_search_then_record_then_the_other_language(tab: Page) -> None:
    tab.goto("/")
    assert urlsplit(tab.url).path == "/vi/"
    tab.get_by_role("searchbox").or_(tab.get_by_role("combobox")).fill("thua thien hue")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Kết quả cho “thua thien hue”")
    tab.get_by_role("link", name="Thành phố Huế", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Thành phố Huế")
    tab.get_by_role("link", name="English", exact=True).click()
    assert urlsplit(tab.url).path == "/en/localities/hue"
    expect(tab.get_by_role("heading", level=1)).to_have_text("Hue City")


def test_suggestions_by_keyboard(tab: Page) -> None:
    tab.goto("/en/")
    box = tab.get_by_role("combobox")
    box.press_sequentially("yamana")
    expect(tab.get_by_role("option").first).to_contain_text("Yamanashi")
    box.press("ArrowDown")
    expect(tab.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(tab.get_by_role("listbox")).to_be_hidden()
    box.press_sequentially("shi")
    expect(tab.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Yamanashi")


def test_the_search_box_is_reached_by_keyboard(tab: Page) -> None:
    tab.goto("/vi/")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("combobox")).to_be_focused()


def test_a_filter_narrows_and_its_chip_widens(tab: Page) -> None:
    tab.goto("/vi/doi-tac")
    everything = tab.locator(".total strong").inner_text()
    tab.locator(".facets a", has_text="Nhật Bản").click()
    assert "country=JP" in tab.url
    expect(tab.locator(".total strong")).not_to_have_text(everything)
    tab.locator(".chips a").first.click()
    expect(tab.locator(".total strong")).to_have_text(everything)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_overflows_a_phone(tab: Page, theme: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    tab.goto("/vi/thoa-thuan")
    first = tab.locator(".found h2 a").first.get_attribute("href") or ""
    paths = [
        "/vi/",
        "/en/",
        "/vi/thoa-thuan",
        first,
        "/en/opportunities",
        "/vi/dia-phuong",
        "/vi/du-lieu",
        "/vi/gioi-thieu",
        "/en/search?q=fukuoka",
    ]
    for path in paths:
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_ground(tab: Page, theme: str) -> None:
    """WCAG AA: at least 4.5 to 1 for text on the page's grounds (the colours the browser really computed)."""
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    for path in ("/vi/", "/vi/thoa-thuan", "/en/search?q=fukuoka"):
        tab.goto(path)
        assert tab.evaluate(LEAST_CONTRAST) == []


LEAST_CONTRAST = """() => {
  const parts = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!said || !element.checkVisibility() || element.closest(".vh, .skip")) continue;
    const one = light(parts(getComputedStyle(element).color)), two = light(ground(element));
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) weak.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return weak;
}"""
