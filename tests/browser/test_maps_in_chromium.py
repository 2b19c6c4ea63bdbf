"""Maps in a real browser: by keyboard, zoomed, live slider and plain form say the same, both themes, a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('.dots a')].filter((dot) => dot.getClientRects().length).map((dot) => dot.getAttribute('aria-label') + ' ' + dot.getAttribute('href'))"
TABLE = "[...document.querySelectorAll('[data-country]')].map((row) => row.dataset.country + ' ' + row.querySelector('td a').textContent + ' ' + row.querySelector('td a').getAttribute('href')).sort()"
OVERLAP = """() => {
  const box = (element) => element.getBoundingClientRect();
  const words = [...document.querySelectorAll('.always text')].filter((text) => text.getClientRects().length).map(box);
  const hit = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return { words: words.length, clashes: words.filter((one, place) => words.some((other, next) => next > place && hit(one, other))).length, smallest: Math.min(...words.map((one) => one.height)) };
}"""


def test_the_keyboard_goes_round_the_map_and_over_it(tab: Page) -> None:
    tab.goto("/vi/ban-do")
    first = tab.locator(".vietnam a").first
    first.focus()
    expect(tab.locator(".tip")).to_have_text(first.get_attribute("aria-label") or "")
    svg = tab.locator(".vietnam svg")
    whole = svg.get_attribute("viewBox")
    tab.keyboard.press("+")
    tab.keyboard.press("+")
    near = svg.get_attribute("viewBox")
    assert near != whole
    tab.keyboard.press("ArrowRight")
    assert svg.get_attribute("viewBox") != near
    tab.keyboard.press("0")
    assert svg.get_attribute("viewBox") == whole
    tab.keyboard.press("Tab")
    expect(tab.locator(".vietnam a").nth(1)).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(".tip")).to_be_hidden()
    tab.locator("a.skip[href='#map-table']").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#map-table")).to_be_focused()


def test_buttons_zoom_and_a_locality_opens(tab: Page) -> None:
    tab.goto("/vi/ban-do?show=opportunities")
    tab.get_by_role("button", name="Phóng to").click()
    tab.get_by_role("button", name="Phóng to").click()
    expect(tab.locator(".vietnam .names text").first).to_be_visible()
    tab.get_by_role("button", name="Xem toàn bản đồ").click()
    expect(tab.locator(".vietnam .names text").first).to_be_hidden()
    place = tab.locator(".vietnam a").first
    href = place.get_attribute("href") or ""
    place.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{href}")


@pytest.mark.parametrize("path", ["/vi/ban-do/the-gioi?ties=agreements", "/en/map/world?ties=twinnings"])
def test_the_live_slider_says_what_the_server_says(tab: Page, path: str) -> None:
    tab.goto(path)
    slider = tab.get_by_role("slider")
    year = int(slider.get_attribute("max") or 0) - 3
    slider.evaluate("(field, year) => { field.value = year; field.dispatchEvent(new Event('input')); }", year)
    live = tab.evaluate(SHOWN), tab.evaluate(TABLE), tab.locator("[data-reached]").inner_text()
    assert f"until={year}" in tab.url
    tab.reload()
    assert (tab.evaluate(SHOWN), tab.evaluate(TABLE), tab.locator("[data-reached]").inner_text()) == live
    tab.locator(".slider .all").click()
    assert "until" not in tab.url
    everything = tab.evaluate(SHOWN), tab.evaluate(TABLE)
    tab.reload()
    assert (tab.evaluate(SHOWN), tab.evaluate(TABLE)) == everything


def test_without_scripts_map_and_slider_work(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/vi/ban-do/the-gioi?ties=twinnings")
    expect(page.locator(".size.usual")).to_be_visible()
    expect(page.locator(".size.near")).to_be_hidden()
    slider = page.get_by_role("slider")
    last = slider.get_attribute("max")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.locator(".slider button").click()
    assert f"until={int(last or 0) - 1}" in page.url
    assert "ties=twinnings" in page.url
    context.close()


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390), ("light", 390)])
@pytest.mark.parametrize("path", ["/vi/ban-do", "/en/map", "/vi/ban-do/the-gioi", "/en/map/world?ties=agreements"])
def test_names_are_legible_and_nothing_overflows(tab: Page, path: str, theme: str, width: int) -> None:
    """Both archipelagos and the sea: three names, at least nine pixels high, none on top of another."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    tab.goto(path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = tab.evaluate(OVERLAP)
    assert found["words"] == 3
    assert found["clashes"] == 0
    assert found["smallest"] >= 9


def test_names_stay_when_one_zooms_in_on_the_east_sea(tab: Page) -> None:
    tab.goto("/vi/ban-do/the-gioi")
    hub = tab.locator(".size.usual .hub").bounding_box()
    assert hub
    tab.mouse.move(hub["x"], hub["y"])
    tab.keyboard.down("Control")
    for _ in range(9):
        tab.mouse.wheel(0, -100)
    tab.keyboard.up("Control")
    expect(tab.locator(".size.nearest")).to_be_visible()
    expect(tab.locator(".size.nearest text", has_text="Quần đảo Hoàng Sa")).to_be_in_viewport()
    expect(tab.locator(".size.nearest text", has_text="Quần đảo Trường Sa")).to_be_in_viewport()
    assert tab.evaluate(OVERLAP)["clashes"] == 0
