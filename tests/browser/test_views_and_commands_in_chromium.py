"""Views, many records at once and the palette in a real browser: by keyboard alone where that matters, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core import ledger
from nhipcau.core.desk import desk_index
from nhipcau.core.registry import registers
from tests.browser.barriers import barriers
from tests.browser.going import press
from tests.browser.here import served_here
from tests.people import ACT, PASSWORD, office, working
from tests.steps import row, uid

pytestmark = pytest.mark.browser

VI, EN = "/vi/ban-lam-viec", "/en/desk"
LIST = {"vi": f"{VI}/so/co-hoi", "en": f"{EN}/registers/opportunities"}
REFUSED = "status of 400"
"""A form that is sent back with what is wrong."""


def _set_up() -> str:
    agency = office()
    working("leader", agency, "approver", date(2026, 1, 1))
    entries = [
        ledger.Entry(uid(f"many {n}"), {"name": {"vi": f"Zyxwvu thử {n}"}}, owner=str(agency.uid)) for n in range(1, 31)
    ]
    ledger.write(registers()["opportunities"], entries, ACT)
    desk_index().catch_up()
    return str(uid("many 1"))


def _moved() -> int:
    """How many of the thirty are said to be at the place of the test."""
    return sum(row("opportunities", uid(f"many {n}")).location == "Nơi thử" for n in range(1, 31))


@pytest.fixture
def desk(site: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Page, str]]:
    """The leader of an office of thirty drafts, signed in; and the uid of the first."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _set_up()
    complaints: list[str] = []
    with served_here() as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda one: complaints.append(one.text) if one.type == "error" and REFUSED not in one.text else None,
        )
        page.goto(f"{VI}/dang-nhap")
        page.locator("input[name=login]").fill("leader@example.org")
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator(".deskmenu")).to_be_visible()
        yield page, record
        context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("language", "typed", "edit"), [("vi", "lich su", "Sửa"), ("en", "history", "Edit")], ids=["vi", "en"]
)
def test_the_palette_by_keyboard_alone(desk: tuple[Page, str], language: str, typed: str, edit: str) -> None:
    page, record = desk
    page.goto(f"{LIST[language]}/{record}")
    box, options = page.locator("#command"), page.locator(".commands [role=option]")
    page.locator("#q").focus()
    press(page, "Control+k")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_have_text(edit)
    assert box.get_attribute("aria-activedescendant") is None
    expect(page.locator(".commands [role=status]")).not_to_be_empty()
    press(page, "Escape")
    expect(page.locator("#q")).to_be_focused()
    press(page, "Control+k")
    page.keyboard.type(typed)
    expect(options).to_have_count(1)
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"/(lich-su|history)$"))
    page.locator("a.tocommands").focus()
    press(page, "Space")
    page.keyboard.type("zyxwvu thu")
    expect(options.first).to_contain_text("Zyxwvu")
    first = options.first.get_attribute("id")
    press(page, "ArrowDown")
    assert box.get_attribute("aria-activedescendant") != first
    press(page, "ArrowUp")
    assert box.get_attribute("aria-activedescendant") == first
    page.keyboard.type(" xxyyzz")
    expect(page.locator(".commands .none")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")
    press(page, "Control+k")
    expect(page.locator("a.tocommands")).to_be_focused()


def test_a_view_is_kept_and_thirty_records_are_changed_and_put_back(desk: tuple[Page, str]) -> None:
    page, _ = desk
    page.goto(f"{LIST['vi']}?q=zyxwvu")
    page.locator(".choosecolumns summary").click()
    checked = page.locator(".choosecolumns input:checked")
    while checked.count():
        checked.first.uncheck()
    page.locator(".choosecolumns label", has_text="Địa điểm").locator("input").check()
    page.get_by_role("button", name="Hiện các cột này").click()
    expect(page.locator("table.list thead th").last).to_have_text("Địa điểm")
    page.get_by_role("link", name="Giữ cách xem này").click()
    page.get_by_label("Tên cách xem").fill("Ba mươi hồ sơ thử")
    page.get_by_role("button", name="Giữ lại").click()
    expect(page.locator(".saved [aria-current]")).to_contain_text("Ba mươi hồ sơ thử")
    page.get_by_label("Cả 30 hồ sơ của kết quả này").check()
    page.get_by_role("button", name="Sửa nhiều hồ sơ").click()
    page.get_by_label("Địa điểm", exact=True).check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("[name=location]").fill("Nơi thử")
    page.get_by_label("Lý do").fill("thử nghiệm")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.locator(".outcome")).to_contain_text("30 hồ sơ sẽ thay đổi")
    assert _moved() == 0
    page.get_by_role("button", name="Ghi 30 hồ sơ").click()
    expect(page.get_by_role("status").first).to_contain_text("30")
    assert _moved() == 30
    page.get_by_role("link", name="Xem cả đợt ghi, hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác cả đợt").click()
    assert _moved() == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(desk: tuple[Page, str], width: int) -> None:
    page, found = desk[0], []
    page.set_viewport_size({"width": width, "height": 900})
    columns = "&".join(f"columns={name}" for name in ("places", "sectors", "location", "area", "period", "kind"))

    def look(at: str) -> None:
        found.extend((at, one) for one in barriers(page))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append((at, "wider than the screen"))

    for path in (
        f"{LIST['vi']}?q=zyxwvu&{columns}",
        f"{LIST['en']}/views?q=zyxwvu&columns=places",
        f"{VI}/lenh?q=co",
        f"{EN}/commands",
    ):
        page.goto(path)
        look(path)
    page.goto(f"{LIST['en']}?q=zyxwvu")
    press(page, "Control+k")
    page.keyboard.type("zyx")
    expect(page.locator(".commands [role=option]").first).to_be_visible()
    look("palette")
    press(page, "Escape")
    page.locator("input[name=uid]").first.check()
    page.get_by_role("button", name="Edit several").click()
    look("columns to change")
    for name in ("places", "name", "sectors"):
        page.locator(f"input[value={name}]").check()
    page.get_by_role("button", name="Go on").click()
    look("what they become")
    page.get_by_role("button", name="Preview the changes").click()
    look("what is wrong")
    page.locator("[name=places]").first.fill("Huế")
    page.locator("[name='name.vi']").fill("Zyxwvu khác")
    page.locator("select[name='_how.sectors']").select_option("clear")
    page.get_by_label("Reason").fill("trying")
    page.get_by_role("button", name="Preview the changes").click()
    expect(page.locator(".outcome")).to_contain_text("1 record will change.")
    look("preview")
    assert found == []
