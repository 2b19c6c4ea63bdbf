"""Two agencies at one project: one asks and names the other, which is told and answers; a task goes to and fro."""

from __future__ import annotations

"""Views, many records at once and the palette in a real browser: by keyboard alone where that matters, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _served
from tests.browser.test_publication_in_chromium import _run
from tests.people import PASSWORD

pytestmark = pytest.mark.browser

SERIOUS = ("serious", "critical")
VI, EN = "/vi/ban-lam-viec", "/en/desk"
LIST = {"vi": f"{VI}/so/co-hoi", "en": f"{EN}/registers/opportunities"}
REFUSED = "status of 400"
"""A form that is sent back with what is wrong."""
SET_UP = """
import django; django.setup()
from datetime import date
from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.notices.following import follow
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.desk import desk_index
from nhipcau.core.registry import registers
from tests.people import ACT, office, working
from tests.steps import uid
agency = office()
other = open_agency(Opening("department", "Sở Zyxwvu thử", "Department Zyxwvu", place="da-nang", valid_from=date(2025, 7, 1)), ACT)
working("an", agency, "officer", date(2026, 1, 1))
working("binh", other, "officer", date(2026, 1, 1))
values = {"name": {"vi": "Nhóm công tác Zyxwvu thử", "en": "Zyxwvu working group"}}
entry = ledger.Entry(uid("group"), values, owner=str(agency.uid), visibility=SHARED, parties=(str(other.uid),))
ledger.write(registers()["projects"], [entry], ACT)
follow()
print(uid("group"))
"""
CATCH_UP = "import django; django.setup()\nfrom nhipcau.core.notices.following import follow\nfollow()"
DESK = {"vi": "/vi/ban-lam-viec", "en": "/en/desk"}
PROJECTS = {"vi": "/vi/ban-lam-viec/so/du-an", "en": "/en/desk/registers/projects"}
WORDS = {
    "vi": {
        "text": "Nội dung trao đổi", "audience": "Ai đọc được", "send": "Gửi trao đổi", "answer": "Trả lời",
        "yours": "Câu trả lời của bạn", "send_answer": "Gửi câu trả lời", "answered": "Đã trả lời", "add": "Thêm việc",
        "save": "Lưu hồ sơ", "report": "Báo tiến độ", "keep": "Lưu tiến độ", "status": "Tình trạng thực hiện",
        "progress": "Tiến độ (%)", "doing": "Đang thực hiện", "done": "Hoàn thành", "name": "Sở Zyxwvu thử", "begun": "Sở Zy",
        "late": "ngày", "overdue": "Quá hạn",
    },
    "en": {
        "text": "What you want to say", "audience": "Who reads it", "send": "Send", "answer": "Answer",
        "yours": "Your answer", "send_answer": "Send the answer", "answered": "Answered", "add": "Add a task",
        "save": "Save the record", "report": "Report", "keep": "Save", "status": "State of work",
        "progress": "Progress (%)", "doing": "Under way", "done": "Done", "name": "Department Zyxwvu", "begun": "Department Z",
        "late": "days", "overdue": "overdue",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of a group of two agencies."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _run(site, SET_UP).splitlines()[-1]
    for address in _served(site):
        yield address, record


def _person(chromium: Browser, address: str, name: str, language: str) -> Page:
    page = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{DESK[language]}/{'dang-nhap' if language == 'vi' else 'sign-in'}")
    page.locator("input[name=login]").fill(f"{name}@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator(".deskmenu")).to_be_visible()
    return page


def _sound(page: Page) -> None:
    """Wide and light, narrow and dark: nothing serious for axe, nothing beyond the page's edge."""
    for width, theme in ((390, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], (page.url, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_agencies_talk_and_work_on_one_record(
    chromium: Browser, served: tuple[str, str], site: Path, language: str
) -> None:
    address, record = served
    say, here = WORDS[language], f"{PROJECTS[language]}/{record}"
    an, binh = (_person(chromium, address, name, language) for name in ("an", "binh"))
    an.goto(here)
    area = an.get_by_label(say["text"])
    an.get_by_label(say["audience"]).select_option(index=1)
    area.press_sequentially(f"@{say['begun']}")
    option = an.locator(".names [role=option]")
    expect(option).to_have_text([say["name"]])
    area.press("ArrowDown")
    area.press("Enter")
    area.press_sequentially("zyxwvu xem giúp / please look")
    an.get_by_role("button", name=say["send"], exact=True).click()
    expect(an.locator(".thread .named")).to_have_text(f"@{say['name']}")
    _sound(an)
    _run(site, CATCH_UP)
    binh.goto(DESK[language])
    unread = binh.locator("section[aria-labelledby=today-discussed]")
    expect(unread).to_contain_text("Zyxwvu")
    unread.locator(".deeds a").click()
    binh.locator("summary", has_text=say["answer"]).click()
    binh.get_by_label(say["yours"]).fill("zyxwvu đồng ý / agreed")
    binh.get_by_role("button", name=say["send_answer"]).click()
    expect(binh.locator(".thread .state")).to_have_text(say["answered"])
    _run(site, CATCH_UP)
    an.goto(DESK[language])
    expect(an.locator("section[aria-labelledby=today-discussed]")).to_contain_text("Zyxwvu")

    an.goto(here)
    an.get_by_role("link", name=say["add"]).click()
    an.locator("[name=title]").fill("Zyxwvu soạn kế hoạch / draft the plan")
    an.locator("[name=lead]").fill(say["name"])
    an.locator("[name=due]").fill("01/03/2026")
    an.locator(".saving [value=save]").click()
    expect(an.locator("h1")).to_contain_text("Zyxwvu soạn kế hoạch")
    binh.goto(DESK[language])
    led = binh.locator("section[aria-labelledby=today-led]")
    expect(led).to_contain_text(say["overdue"])
    _sound(binh)
    led.locator(".deeds a").click()
    binh.get_by_label(say["status"]).select_option(label=say["doing"])
    binh.get_by_label(say["progress"]).fill("50")
    binh.get_by_role("button", name=say["keep"]).first.click()
    an.goto(here)
    expect(an.locator(".pieces li")).to_contain_text([say["doing"]])
    expect(an.locator(".pieces li")).to_contain_text(["50 %"])
    _sound(an)
    binh.goto(here)
    binh.locator(".pieces summary").click()
    binh.locator(".pieces select").select_option(label=say["done"])
    binh.locator(".pieces button").click()
    expect(binh.locator(".pieces li")).to_contain_text([say["done"]])
    expect(binh.locator(".pieces li")).to_contain_text(["100 %"])
    binh.goto(DESK[language])
    expect(binh.locator("section[aria-labelledby=today-led]")).not_to_contain_text("Zyxwvu")
working("leader", agency, "approver", date(2026, 1, 1))
entries = [
    ledger.Entry(uid(f"many {n}"), {"name": {"vi": f"Zyxwvu thử {n}"}}, owner=str(agency.uid)) for n in range(1, 31)
]
ledger.write(registers()["opportunities"], entries, ACT)
desk_index().catch_up()
print(uid("many 1"))
"""
LOCATIONS = """
import django; django.setup()
from tests.steps import row, uid
print(sum(row("opportunities", uid(f"many {n}")).location == "Nơi thử" for n in range(1, 31)))
"""


def _run(site: Path, program: str) -> str:
    environment = {**os.environ, "NHIPCAU_HOME": str(site), "DJANGO_SETTINGS_MODULE": "nhipcau.site.settings"}
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, cwd=root
    )
    return ran.stdout.strip()


@pytest.fixture
def desk(site: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Page, str]]:
    """The leader of an office of thirty drafts, signed in; and the uid of the first."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _run(site, SET_UP)
    complaints: list[str] = []
    for address in _served(site):
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
    (page, record), press = desk, desk[0].keyboard.press
    page.goto(f"{LIST[language]}/{record}")
    box, options = page.locator("#command"), page.locator(".commands [role=option]")
    page.locator("#q").focus()
    press("Control+k")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_have_text(edit)
    assert box.get_attribute("aria-activedescendant") is None
    expect(page.locator(".commands [role=status]")).not_to_be_empty()
    press("Escape")
    expect(page.locator("#q")).to_be_focused()
    press("Control+k")
    page.keyboard.type(typed)
    expect(options).to_have_count(1)
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    press("Enter")
    expect(page).to_have_url(re.compile(r"/(lich-su|history)$"))
    page.locator("a.tocommands").focus()
    press("Space")
    page.keyboard.type("zyxwvu thu")
    expect(options.first).to_contain_text("Zyxwvu")
    first = options.first.get_attribute("id")
    press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") != first
    press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == first
    page.keyboard.type(" xxyyzz")
    expect(page.locator(".commands .none")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")
    press("Control+k")
    expect(page.locator("a.tocommands")).to_be_focused()


def test_a_view_is_kept_and_thirty_records_are_changed_and_put_back(desk: tuple[Page, str], site: Path) -> None:
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
    assert _run(site, LOCATIONS) == "0"
    page.get_by_role("button", name="Ghi 30 hồ sơ").click()
    expect(page.get_by_role("status").first).to_contain_text("30")
    assert _run(site, LOCATIONS) == "30"
    page.get_by_role("link", name="Xem cả đợt ghi, hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác cả đợt").click()
    assert _run(site, LOCATIONS) == "0"


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(desk: tuple[Page, str], width: int) -> None:
    page, found = desk[0], []
    page.set_viewport_size({"width": width, "height": 900})
    columns = "&".join(f"columns={name}" for name in ("places", "sectors", "location", "area", "period", "kind"))

    def look(at: str) -> None:
        answer = Axe().run(page)
        found.extend((at, one["id"]) for one in answer.response["violations"] if one["impact"] in SERIOUS)
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
    page.keyboard.press("Control+k")
    page.keyboard.type("zyx")
    expect(page.locator(".commands [role=option]").first).to_be_visible()
    look("palette")
    page.keyboard.press("Escape")
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
