"""Two agencies at one project: one asks and names the other, which is told and answers; a task goes to and fro."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.notices.following import follow
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.registry import registers
from tests.browser.barriers import sound
from tests.browser.here import served_here
from tests.people import ACT, PASSWORD, office, working
from tests.steps import uid

pytestmark = pytest.mark.browser


def _set_up() -> str:
    agency = office()
    other = open_agency(
        Opening("department", "Sở Zyxwvu thử", "Department Zyxwvu", place="da-nang", valid_from=date(2025, 7, 1)), ACT
    )
    working("an", agency, "officer", date(2026, 1, 1))
    working("binh", other, "officer", date(2026, 1, 1))
    values = {"name": {"vi": "Nhóm công tác Zyxwvu thử", "en": "Zyxwvu working group"}}
    entry = ledger.Entry(uid("group"), values, owner=str(agency.uid), visibility=SHARED, parties=(str(other.uid),))
    ledger.write(registers()["projects"], [entry], ACT)
    follow()
    return str(uid("group"))


DESK = {"vi": "/vi/ban-lam-viec", "en": "/en/desk"}
PROJECTS = {"vi": "/vi/ban-lam-viec/so/du-an", "en": "/en/desk/registers/projects"}
WORDS = {
    "vi": {
        "text": "Nội dung trao đổi", "audience": "Ai đọc được", "send": "Gửi trao đổi", "answer": "Trả lời",
        "yours": "Câu trả lời của bạn", "send_answer": "Gửi câu trả lời", "answered": "Đã trả lời", "add": "Thêm nhiệm vụ",
        "save": "Lưu hồ sơ", "report": "Báo tiến độ", "keep": "Lưu tiến độ", "status": "Tình trạng thực hiện",
        "progress": "Tiến độ (%)", "doing": "Đang thực hiện", "done": "Hoàn thành", "name": "Sở Zyxwvu thử", "begun": "Sở Zy",
        "late": "ngày", "overdue": "Quá hạn",
    },
    "en": {
        "text": "What you want to say", "audience": "Who reads it", "send": "Send", "answer": "Answer",
        "yours": "Your answer", "send_answer": "Send the answer", "answered": "Answered", "add": "Add: task",
        "save": "Save the record", "report": "Report", "keep": "Save", "status": "State of work",
        "progress": "Progress (%)", "doing": "Under way", "done": "Done", "name": "Department Zyxwvu", "begun": "Department Z",
        "late": "days", "overdue": "overdue",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of a group of two agencies."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _set_up()
    with served_here() as address:
        yield address, record


def _person(chromium: Browser, address: str, name: str, language: str) -> Page:
    page = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{DESK[language]}/{'dang-nhap' if language == 'vi' else 'sign-in'}")
    page.locator("input[name=login]").fill(f"{name}@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator(".deskmenu")).to_be_visible()
    return page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_agencies_talk_and_work_on_one_record(chromium: Browser, served: tuple[str, str], language: str) -> None:
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
    sound(an)
    follow()
    binh.goto(DESK[language])
    unread = binh.locator("section[aria-labelledby=today-discussed]")
    expect(unread).to_contain_text("Zyxwvu")
    unread.locator(".deeds a").click()
    binh.locator("summary", has_text=say["answer"]).click()
    binh.get_by_label(say["yours"]).fill("zyxwvu đồng ý / agreed")
    binh.get_by_role("button", name=say["send_answer"]).click()
    expect(binh.locator(".thread .state")).to_have_text(say["answered"])
    follow()
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
    sound(binh)
    led.locator(".deeds a").click()
    binh.get_by_label(say["status"]).select_option(label=say["doing"])
    binh.get_by_label(say["progress"]).fill("50")
    binh.get_by_role("button", name=say["keep"]).first.click()
    an.goto(here)
    expect(an.locator(".pieces li")).to_contain_text([say["doing"]])
    expect(an.locator(".pieces li")).to_contain_text(["50 %"])
    sound(an)
    binh.goto(here)
    binh.locator(".pieces summary").click()
    binh.locator(".pieces select").select_option(label=say["done"])
    binh.locator(".pieces button").click()
    expect(binh.locator(".pieces li")).to_contain_text([say["done"]])
    expect(binh.locator(".pieces li")).to_contain_text(["100 %"])
    binh.goto(DESK[language])
    expect(binh.locator("section[aria-labelledby=today-led]")).to_have_count(0)
