"""From an agreement to the Word file of a letter, and from a year's report to the list behind a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.registry import registers
from nhipcau.engines.texts.office import read
from nhipcau.engines.word import DOCX
from tests.browser.barriers import barriers
from tests.browser.here import served_here
from tests.people import ACT, PASSWORD, office, working
from tests.steps import uid

pytestmark = pytest.mark.browser


def _set_up() -> str:
    agency = office()
    working("an", agency, "officer", date(2026, 1, 1))
    partner = ledger.Entry(
        uid("papers-partner"), {"name": "Zyxwvu", "country": "LA"}, owner=str(agency.uid), visibility=SHARED
    )
    ledger.write(registers()["partners"], [partner], ACT)
    values = {
        "vn_party": "Bên thử Huế",
        "kind": "memorandum",
        "level": "province",
        "place": "hue",
        "country": "LA",
        "partner": str(uid("papers-partner")),
        "signed_on": "2024-05-06",
    }
    entry = ledger.Entry(uid("papers"), values, owner=str(agency.uid), visibility=SHARED)
    ledger.write(registers()["agreements"], [entry], ACT)
    desk_index().catch_up()
    return str(uid("papers"))


PLACES = {
    "vi": ("/vi/ban-lam-viec", "dang-nhap", "so/thoa-thuan", "van-ban-nam/bao-cao"),
    "en": ("/en/desk", "sign-in", "registers/agreements", "year-papers/report"),
}
WORDS = {
    "vi": {
        "draft": "Soạn văn bản", "letter": "Công văn lấy ý kiến", "number": "Số (văn thư cấp)", "day": "Ngày ban hành",
        "name": "Họ và tên người ký", "see": "Xem bản dự thảo", "load": "Tải về (.docx)", "bad": "không phải là một ngày",
    },
    "en": {
        "draft": "Draft a paper", "letter": "Letter asking for opinions", "number": "Number (given by the registry)",
        "day": "Day of issue", "name": "Name of the signer", "see": "See the draft", "load": "Download (.docx)",
        "bad": "is no day",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of an agreement of Huế signed in 2024."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _set_up()
    with served_here() as address:
        yield address, record


def _signed_in(chromium: Browser, address: str, language: str) -> Page:
    desk, door, *_ = PLACES[language]
    page = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{desk}/{door}")
    page.locator("input[name=login]").fill("an@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{desk}")
    return page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_letter_is_drafted_looked_at_and_taken_away(
    chromium: Browser, served: tuple[str, str], language: str
) -> None:
    (address, record), words = served, WORDS[language]
    desk, _, register, report = PLACES[language]
    page = _signed_in(chromium, address, language)
    page.goto(f"{desk}/{register}/{record}")
    page.get_by_role("link", name=words["draft"]).click()
    page.get_by_role("link", name=words["letter"]).click()
    sheet = page.locator("article.official")
    expect(sheet).to_contain_text("Bên thử Huế và Zyxwvu (Lào)")
    assert barriers(page) == []
    page.get_by_label(words["number"]).fill("7")
    page.get_by_label(words["day"]).fill("31/02/2027")
    page.get_by_role("button", name=words["load"]).click()
    expect(page.locator("#summary")).to_contain_text(words["bad"])
    page.get_by_label(words["day"]).fill("05/02/2027")
    page.get_by_label(words["name"]).fill("Người Ký Thử")
    page.get_by_role("button", name=words["see"]).click()
    expect(sheet).to_contain_text("Huế, ngày 05 tháng 02 năm 2027")
    with page.expect_download() as taken:
        page.get_by_role("button", name=words["load"]).click()
    text = "".join(piece or "\n" for piece in read(Path(taken.value.path()).read_bytes(), DOCX)[1])
    assert {"Số: 07/UBND-……", "Huế, ngày 05 tháng 02 năm 2027", "Người Ký Thử"} <= set(text.splitlines())
    page.goto(f"{desk}/{register}/{report}?year=2024")
    assert barriers(page) == []
    figure = page.locator("article.official table a").first
    number = figure.inner_text()
    figure.click()
    expect(page.locator(".total strong")).to_contain_text(f"{number} ")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{desk}/{register}/{report}?year=2024")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
