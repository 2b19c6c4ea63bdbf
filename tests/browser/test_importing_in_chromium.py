"""A table taken in in a real browser, in both languages: columns, corrections, records, and all of it undone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import _served, copied
from tests.installations import Template
from tests.tables import Line, workbook

pytestmark = pytest.mark.browser

PREPARE = """
import django
django.setup()
from django.conf import settings
from nhipcau.core import ledger
from nhipcau.core.desk import desk_index
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.registry import registers
from tests.desk import signed_in
from tests.people import ACT
from tests.world import build_world
world = build_world()
partner = ledger.Entry(new_uid(), {"name": "Thành phố Fukuoka", "country": "JP"}, owner=str(world.agencies["office"].uid))
ledger.write(registers()["partners"], [partner], ACT)
desk_index().catch_up()
print(signed_in(world.person("office", "officer")).cookies[settings.SESSION_COOKIE_NAME].value)
print(settings.SESSION_COOKIE_NAME)
"""
"""Runs beside this process: while a browser lives here, Django refuses to work in this thread."""

PARTNERS: list[Line] = [
    ["DANH SÁCH ĐỐI TÁC"],
    ["STT", "Tên đối tác", "Quốc gia", "Hồ sơ lưu"],
    [1, "Tỉnh Yamaguchi", "Nhật Bản", "HS-1"],
    [2, "Quỹ Hạt Giống", "Nhật Bảnn", "HS-2"],
    [3, "Quỹ Mầm Xanh", "Nhật Bảnn", "HS-3"],
]
AGREEMENTS: list[Line] = [
    ["Form", "Vietnamese party", "Foreign party", "Signed on"],
    ["Memorandum of understanding", "UBND", "TP Fukuoka", "02/03/2019"],
    ["Memorandum of understanding", "UBND", "Thành phố Fukuoka", "31/02/2019"],
]


class Desk(NamedTuple):
    """Where a server and a worker serve the small world, and the session of its office's officer."""

    address: str
    session: str
    cookie: str


@pytest.fixture(scope="module")
def desk(_blank_site: Template) -> Iterator[Desk]:
    with copied(_blank_site) as home, pytest.MonkeyPatch.context() as patched:
        patched.setenv("NHIPCAU_SECOND_FACTOR", "none")
        environment = {**os.environ, "NHIPCAU_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
        ran = subprocess.run(
            [sys.executable, "-c", PREPARE], env=environment, capture_output=True, text=True, check=True
        )
        worker = subprocess.Popen(
            [sys.executable, "-m", "nhipcau", "worker", "--attended"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for address in _served(home):
                yield Desk(address, *ran.stdout.split())
        finally:
            worker.communicate(timeout=60)


@pytest.fixture
def opened(chromium: Browser, desk: Desk) -> Iterator[Callable[..., Page]]:
    """Opens the officer's browser; whatever breaks the policy of contents fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> Page:
        given = {"base_url": desk.address, "viewport": {"width": 1440, "height": 900}, **options}
        context = chromium.new_context(**given)  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        context.add_cookies([{"name": desk.cookie, "value": desk.session, "url": desk.address}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def _bring(page: Page, at: str, lines: list[Line], name: str, button: str) -> None:
    page.goto(at)
    content = {"name": name, "mimeType": "application/octet-stream", "buffer": workbook(A=lines)}
    page.locator("#file").set_input_files(content)
    page.get_by_role("button", name=button).click()


def _looked_at(page: Page) -> None:
    """What axe says of a page, wide and light, narrow and dark, and that nothing sticks out of it."""
    for width, theme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (page.url, width)
        assert barriers(page) == [], (page.url, width)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.bring_to_front()


def test_a_table_becomes_records_and_is_undone_in_vietnamese(opened: Callable[..., Page]) -> None:
    page = opened()
    page.goto("/vi/ban-lam-viec/so/doi-tac")
    page.get_by_role("link", name="Nhập từ bảng (Excel, CSV)").click()
    _looked_at(page)
    _bring(page, page.url, PARTNERS, "đối tác.xlsx", "Tải lên và đọc")
    expect(page.get_by_role("heading", level=1)).to_have_text("đối tác.xlsx")
    expect(page.get_by_role("heading", name="Ghép cột")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Hồ sơ lưu: ghi vào cột của sổ")).to_have_value("-")
    _looked_at(page)
    page.get_by_role("button", name="Kiểm tra các dòng").click()
    expect(page.get_by_role("button", name="Ghi 1 dòng")).to_be_visible(timeout=30_000)
    _looked_at(page)
    page.get_by_label("và mọi dòng lỗi khác ghi “Nhật Bảnn”").first.check()
    page.get_by_role("button", name="Nhật Bản", exact=True).first.click()
    expect(page.get_by_role("button", name="Ghi 3 dòng")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Ghi 3 dòng").click()
    expect(page.get_by_role("heading", name="Đã ghi xong")).to_be_visible(timeout=30_000)
    _looked_at(page)
    page.get_by_role("link", name="Xem những gì đã ghi").click()
    expect(page.get_by_role("link", name="Quỹ Mầm Xanh")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Hoàn tác cả bảng").click()
    expect(page.get_by_role("heading", name="Đã hoàn tác bảng này")).to_be_visible(timeout=30_000)
    expect(page.locator("dl.stats")).to_contain_text("Hồ sơ đã bỏ3")
    _looked_at(page)


def test_rows_are_corrected_where_they_stand_in_english(opened: Callable[..., Page]) -> None:
    page = opened()
    _bring(page, "/en/desk/registers/agreements/import", AGREEMENTS, "agreements.xlsx", "Bring and read it")
    expect(page.get_by_role("link", name="With problems 2")).to_be_visible(timeout=30_000)
    row = page.locator("#row-1000003")
    row.get_by_label("Signed on, Row 3").fill("28/02/2019")
    row.get_by_role("button", name="Correct").click()
    expect(row.get_by_role("status")).to_have_text("Corrected: this row becomes a new record.")
    expect(row).to_be_in_viewport()
    _looked_at(page)
    page.locator("#row-1000002").get_by_role("link", name="All its cells").click()
    expect(page.get_by_role("button", name="Thành phố Fukuoka")).to_be_visible()
    _looked_at(page)
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Thành phố Fukuoka").click()
    expect(page.get_by_role("button", name="Write 2 rows")).to_be_visible()
    page.get_by_role("button", name="Write 2 rows").click()
    expect(page.get_by_role("heading", name="It is written")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="See what was written").click()
    page.get_by_role("button", name="Undo the whole batch").click()
    expect(page.get_by_role("status").first).to_contain_text("2 records have been put back.")


def test_what_cannot_be_read_is_said_and_without_a_script_all_goes_on(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    page.goto("/vi/ban-lam-viec/so/doi-tac/nhap")
    page.locator("#file").set_input_files({"name": "a.xlsx", "mimeType": "text/plain", "buffer": b"%PDF-1.7"})
    page.get_by_role("button", name="Tải lên và đọc").click()
    for _ in range(60):
        if page.get_by_role("heading", name="Không nhập được tệp này").count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Xem lại").click()
    expect(page.get_by_role("alert")).to_contain_text("Đây không phải bảng tính")
    looking = opened()
    looking.goto(page.url)
    _looked_at(looking)
    page.get_by_role("button", name="Bỏ bảng này").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã bỏ bảng a.xlsx.")
