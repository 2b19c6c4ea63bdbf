"""A visitor writes, in a real browser: with the script, without it, by keyboard, in both languages, with mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core.inbox.proof import PAUSE
from tests.browser.barriers import barriers
from tests.browser.here import served_here

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """The work before a message goes is short, but a machine that runs other tests beside may take its time."""
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _open(chromium: Browser, address: str, complaints: list[str], **options: object) -> Page:
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # An answer that refuses a form is an error to the browser's console too; what is blocked is what we look for.
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    page.on(
        "request",
        lambda asked: complaints.append(asked.url) if urlsplit(asked.url).netloc != urlsplit(address).netloc else None,
    )
    return page


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """What is sent here counts for the next message, so every test has a server of its own."""
    with served_here() as here:
        yield here


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    complaints: list[str] = []
    page = _open(chromium, address, complaints)
    yield page
    page.context.close()
    assert complaints == []


@pytest.fixture
def plain_tab(chromium: Browser, address: str) -> Iterator[Page]:
    """A browser that runs no scripts."""
    complaints: list[str] = []
    page = _open(chromium, address, complaints, java_script_enabled=False)
    yield page
    page.context.close()
    assert complaints == []


def test_a_visitor_expresses_interest_with_the_script(tab: Page) -> None:
    tab.goto("/en/partners/DT-0001/contact")
    tab.get_by_role("link", name="Express interest", exact=True).click()
    tab.get_by_label("What are you interested in?").fill("We grow tea and would like to meet growers.")
    tab.get_by_label("Your name").fill("Sato Hanako")
    tab.get_by_label("Country or territory").select_option(label="Japan")
    tab.get_by_label("E-mail").fill("sato@example.org")
    tab.get_by_role("button", name="Send").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Your message")
    assert urlsplit(tab.url).path.startswith("/en/status/")
    expect(tab.get_by_role("main")).to_contain_text("We grow tea and would like to meet growers.")
    tab.get_by_role("link", name="Tiếng Việt").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Tin của bạn")
    expect(tab.get_by_role("main")).to_contain_text("Nhật Bản")


def test_by_keyboard_alone_and_a_mistake_is_mended(tab: Page) -> None:
    tab.goto("/vi/doi-tac/DT-0001/gop-y?kind=error")
    tab.get_by_label("Chỗ nào chưa đúng?").focus()
    tab.keyboard.type("ngắn")
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("Thư điện tử")).to_be_focused()
    tab.keyboard.type("binh@example.org")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="Gửi", exact=True)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#summary")).to_be_focused()
    expect(tab).to_have_title(tab.title())
    assert tab.title().startswith("Chưa gửi được")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Chỗ nào chưa đúng?")).to_be_focused()
    tab.keyboard.press("End")
    tab.keyboard.type(" nhưng nay đã đủ dài")
    expect(tab.get_by_label("Thư điện tử")).to_have_value("binh@example.org")
    tab.get_by_role("button", name="Gửi", exact=True).press("Enter")
    expect(tab.get_by_role("main")).to_contain_text("ngắn nhưng nay đã đủ dài")
    assert urlsplit(tab.url).path.startswith("/vi/theo-doi/")


def test_going_back_and_writing_another_message_sends_that_one(tab: Page) -> None:
    tab.goto("/vi/lien-he?kind=question")
    tab.get_by_label("Câu hỏi của bạn").fill("Câu hỏi thứ nhất của tôi?")
    tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(tab.get_by_role("main")).to_contain_text("Câu hỏi thứ nhất của tôi?")
    tab.go_back()
    tab.get_by_label("Câu hỏi của bạn").fill("Câu hỏi thứ hai của tôi?")
    tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(tab.get_by_role("main")).to_contain_text("Câu hỏi thứ hai của tôi?")
    assert urlsplit(tab.url).path.startswith("/vi/theo-doi/")


def test_when_the_challenge_cannot_be_had_the_slower_road_is_taken(tab: Page) -> None:
    tab.route("**/challenge*", lambda route: route.abort())
    tab.goto("/en/contact?kind=question")
    tab.get_by_label("Your question").fill("Does the slower road work?")
    tab.get_by_role("button", name="Send").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Check, then send")
    tab.get_by_role("button", name="Change it").click()
    expect(tab.get_by_label("Your question")).to_have_value("Does the slower road work?")


def test_without_scripts_a_message_arrives_after_a_pause(plain_tab: Page) -> None:
    plain_tab.goto("/vi/doi-tac/DT-0001/gop-y?kind=question")
    plain_tab.get_by_label("Câu hỏi của bạn").fill("Biên bản này\ncòn hiệu lực không?")
    plain_tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(plain_tab.get_by_role("heading", level=1)).to_have_text("Xem lại rồi gửi")
    plain_tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(plain_tab.get_by_role("alert")).to_contain_text("Còn quá sớm")
    plain_tab.wait_for_timeout(PAUSE * 1000)
    plain_tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(plain_tab.get_by_role("heading", level=1)).to_have_text("Tin của bạn")
    expect(plain_tab.get_by_role("main")).to_contain_text("còn hiệu lực không?")


def test_without_scripts_a_mistake_gets_the_focus_in_english_too(plain_tab: Page) -> None:
    plain_tab.goto("/en/contact?kind=interest")
    plain_tab.get_by_role("button", name="Send").click()
    expect(plain_tab.locator("#summary")).to_be_focused()
    expect(plain_tab.get_by_role("alert")).to_contain_text("Your name – Give your name")


PAGES = (
    "/vi/doi-tac/DT-0001/gop-y",
    "/en/contact?kind=interest",
    "/vi/gioi-thieu",
    "/en/help",
    "/vi/tro-giup",
    "/en/accessibility",
)


MAIN_KINDS = (
    "/vi/",
    "/en/search?q=fukuoka",
    "/vi/thoa-thuan",
    "/vi/doi-tac/DT-0001",
    "/en/localities/hue",
    "/vi/quoc-gia/JP",
    "/vi/du-lieu",
    "/vi/doi-tac/huong-dan",
    "/en/nowhere",
)
"""What the accessibility statement calls the main kinds of pages, besides those of this room."""


def test_nothing_serious_stands_in_anybodys_way_on_the_main_kinds_of_pages(tab: Page, theme: str) -> None:
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    found = {}
    for path in MAIN_KINDS:
        tab.goto(path)
        found[path] = barriers(tab)
    assert {path: serious for path, serious in found.items() if serious} == {}


def test_nothing_serious_stands_in_anybodys_way(tab: Page, theme: str) -> None:
    """axe-core on the pages of this room, on a form with mistakes, and on a receipt."""
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    for path in PAGES:
        tab.goto(path)
        assert barriers(tab) == [], path
    tab.goto("/vi/doi-tac/DT-0001/gop-y?kind=interest")
    tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(tab.locator("#summary")).to_be_visible()
    assert barriers(tab) == []
    tab.get_by_label("Bạn quan tâm điều gì?").fill("Muốn gặp các nhà vườn trồng chè.")
    tab.get_by_label("Họ và tên").fill("Nguyễn Thị Bình")
    tab.get_by_label("Thư điện tử").fill("binh@example.org")
    tab.get_by_role("button", name="Gửi", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Tin của bạn")
    assert barriers(tab) == []


def test_the_forms_fit_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    for path in (*PAGES, "/vi/doi-tac/DT-0001/gop-y?kind=interest"):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path
