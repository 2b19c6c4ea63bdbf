"""The interactive chart in a real browser: under the strict policy, from this host alone, only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.engines.charts import bundle_name, write_bundle

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _script(figures_home: Path) -> None:
    (figures_home / "assets").mkdir()
    write_bundle(figures_home / "assets" / bundle_name())


@pytest.fixture
def visit(chromium: Browser, figures_address: str) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page; what the browser complains of; what it asks for."""
    context = chromium.new_context(base_url=figures_address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (e) => console.error('policy', e.violatedDirective))"
    )
    yield page, complaints, asked
    assert complaints == []
    assert {urlsplit(one).netloc for one in asked} == {urlsplit(figures_address).netloc}
    context.close()


def chart_page(page: Page) -> None:
    page.goto("/vi/chi-tieu?q=fdi")
    page.get_by_role("link", name="Vốn FDI đăng ký (triệu USD)", exact=True).first.click()
    expect(page.locator(".chart-wide svg")).to_be_visible()


def test_the_interactive_chart_is_fetched_when_asked_for(visit: tuple[Page, list[str], list[str]]) -> None:
    page, _, asked = visit
    chart_page(page)
    static = page.locator(".chart-wide svg")
    expect(static).to_be_visible()
    assert not [one for one in asked if "vega" in one or one.endswith(".json")]
    page.get_by_role("button", name="Biểu đồ tương tác").press("Enter")
    live = page.locator(".chart-live svg")
    expect(live).to_be_visible(timeout=20_000)
    expect(static).to_be_hidden()
    assert [one for one in asked if "/static/vega." in one]
    marks = live.locator("[aria-roledescription=point]")
    assert marks.count() == page.locator(".chart-wide .point").count() == 3  # 2015, 2017, 2018
    marks.last.hover(force=True)
    expect(page.locator("#vg-tooltip-element.visible")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('style').length") == 0
    page.get_by_role("button", name="Về biểu đồ thường").click()
    expect(static).to_be_visible()
    expect(live).to_be_hidden()


def test_the_chart_follows_theme_and_print(visit: tuple[Page, list[str], list[str]]) -> None:
    page, _, _ = visit
    chart_page(page)
    page.get_by_role("button", name="Biểu đồ tương tác").click()
    line = page.locator(".chart-live [aria-roledescription=point]").last
    expect(line).to_be_visible(timeout=20_000)
    colours = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        colours.append(
            [one.evaluate("e => getComputedStyle(e).stroke") for one in (line, page.locator(".legend .line").first)]
        )
    assert colours[0][0] == colours[0][1] != colours[1][0] == colours[1][1]
    page.emulate_media(media="print")
    expect(page.locator(".chart-live")).to_be_hidden()
    expect(page.locator(".chart-wide")).to_be_visible()
