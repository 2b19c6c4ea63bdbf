"""The centre hands a task of its yearly plan to two localities: one takes it on, splits it and answers, the other sends it back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.registry import registers
from tests.browser.barriers import sound
from tests.browser.going import follow
from tests.browser.here import served_here
from tests.browser.test_working_together_in_chromium import DESK, _person
from tests.people import ACT, office, working
from tests.steps import uid

pytestmark = pytest.mark.browser


def _set_up() -> list[str]:
    since = date(2025, 7, 1)
    hue = office()
    centre = open_agency(Opening("ministry-unit", "Đơn vị Bộ thử", "Ministry unit", valid_from=since), ACT)
    danang = open_agency(
        Opening(
            "external-affairs-office", "Sở Ngoại vụ Đà Nẵng thử", "Office of Đà Nẵng", "department", "da-nang", since
        ),
        ACT,
    )
    room = open_agency(
        Opening("department", "Sở Du lịch Huế thử", "Tourism of Huế", place="hue", valid_from=since), ACT
    )
    for name, agency in (("an", centre), ("binh", hue), ("chi", danang), ("dung", room)):
        working(name, agency, "officer", date(2026, 1, 1))
    plan = {
        "title": {"vi": "Kế hoạch hành động Zyxwvu 2031", "en": "Zyxwvu plan of action 2031"},
        "agency": str(centre.uid),
    }
    ledger.write(
        registers()["programmes"], [ledger.Entry(uid("plan"), plan, owner=str(centre.uid), visibility=SHARED)], ACT
    )
    task = {
        "title": "Zyxwvu quảng bá / promotion",
        "programme": str(uid("plan")),
        "lead": str(centre.uid),
        "due": "2031-06-30",
        "product": "Zyxwvu báo cáo / report",
    }
    ledger.write(
        registers()["tasks"], [ledger.Entry(uid("above"), task, owner=str(centre.uid), visibility=SHARED)], ACT
    )
    asked = {
        "title": "Zyxwvu số liệu / figures",
        "kind": "figures",
        "figures": "Zyxwvu đoàn | đoàn | 2030\nZyxwvu lượt | lượt | 2030",
        "asked_of": [str(hue.uid), str(danang.uid)],
        "due": "2031-03-31",
    }
    ledger.write(
        registers()["requests"], [ledger.Entry(uid("request"), asked, owner=str(centre.uid), visibility=SHARED)], ACT
    )
    return [hue.label.vi, str(uid("above")), str(uid("request")), hue.label.en]


TASKS = {"vi": "/vi/ban-lam-viec/so/nhiem-vu", "en": "/en/desk/registers/tasks"}
REQUESTS = {"vi": "/vi/ban-lam-viec/so/yeu-cau", "en": "/en/desk/registers/requests"}
WORDS = {
    "vi": {
        "hand": "Giao xuống cơ quan khác", "send": "Giao việc", "accept": "Tiếp nhận", "return": "Trả lại",
        "reason": "Lý do trả lại", "keep": "Lưu tiến độ", "status": "Tình trạng thực hiện", "done": "Hoàn thành",
        "waiting": "0/2 hoàn thành · 2 chưa tiếp nhận", "rolled": "1/2 hoàn thành · 1 trả lại", "below": "Giao xuống: 1/1 hoàn thành",
        "ask": "Gửi đến các cơ quan được hỏi", "answer": "Gửi câu trả lời", "answered": "1/2 cơ quan đã trả lời đủ",
        "others": "Sở Ngoại vụ Đà Nẵng thử", "room": "Sở Du lịch Huế thử", "none": "Không có",
    },
    "en": {
        "hand": "Hand down to other agencies", "send": "Hand down", "accept": "Take on", "return": "Send back",
        "reason": "Why it is sent back", "keep": "Save", "status": "State of work", "done": "Done",
        "waiting": "0 of 2 done · 2 not answered", "rolled": "1 of 2 done · 1 sent back", "below": "Handed down: 1 of 1 done",
        "ask": "Send to the agencies asked", "answer": "Send the answer", "answered": "1 of 2 agencies have answered in full",
        "others": "Office of Đà Nẵng", "room": "Tourism of Huế", "none": "None",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """Where the fixture site is served, and what the set-up says: an office's name, the task, the request."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    said = _set_up()
    with served_here() as address:
        yield address, said


def _keep(page: Page, name: str) -> None:
    """The picture, where somebody wants to look at it."""
    if folder := os.environ.get("NHIPCAU_TEST_PICTURES"):
        for width, theme in ((1440, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1440, "height": 900})


def _hand(page: Page, say: dict[str, str], *names: str) -> None:
    page.locator("summary", has_text=say["hand"]).click()
    for number, name in enumerate(names, start=1):
        page.locator(f"#hand-{number}").fill(name)
    _keep(page, f"hand-{len(names)}")
    page.get_by_role("button", name=say["send"], exact=True).click()


def _from_today(page: Page, language: str) -> None:
    page.goto(DESK[language])
    page.locator("section[aria-labelledby=today-led] .deeds a").first.click()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_task_goes_down_and_what_comes_of_it_comes_up(
    chromium: Browser, served: tuple[str, list[str]], language: str
) -> None:
    address, (name_vi, above, _, name_en) = served
    say, here = WORDS[language], f"{TASKS[language]}/{above}"
    an, binh, chi, dung = (_person(chromium, address, name, language) for name in ("an", "binh", "chi", "dung"))
    an.goto(here)
    _hand(an, say, name_vi if language == "vi" else name_en, say["others"])
    expect(an.locator(".work")).to_contain_text([say["waiting"]])

    _from_today(binh, language)
    sound(binh)
    _keep(binh, f"asked-{language}")
    binh.get_by_role("button", name=say["accept"], exact=True).click()
    _hand(binh, say, say["room"])
    _from_today(dung, language)
    dung.get_by_role("button", name=say["accept"], exact=True).click()
    for page in (dung, binh):
        page.reload()
        page.locator("section[aria-labelledby=reporting]").get_by_label(say["status"]).select_option(label=say["done"])
        page.locator("section[aria-labelledby=reporting]").get_by_role("button", name=say["keep"]).click()

    _from_today(chi, language)
    chi.get_by_label(say["reason"]).fill("Zyxwvu không thuộc thẩm quyền / not ours")
    chi.get_by_role("button", name=say["return"], exact=True).click()
    an.goto(here)
    expect(an.locator(".work")).to_contain_text([say["rolled"]])
    expect(an.locator(".work")).to_contain_text([say["below"]])
    expect(an.locator(".work")).to_contain_text(["Zyxwvu không thuộc thẩm quyền / not ours"])
    sound(an)
    _keep(an, f"rolled-{language}")
    desk_index().catch_up()
    for way in ("board", "timeline"):
        an.goto(f"{TASKS[language]}?view={way}")
        expect(an.locator("main a.go")).to_have_count(3)
        sound(an)
        _keep(an, f"{way}-{language}")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_figures_are_asked_for_and_given_on_one_page(
    chromium: Browser, served: tuple[str, list[str]], language: str
) -> None:
    address, (_, _, request, _) = served
    say, here = WORDS[language], f"{REQUESTS[language]}/{request}"
    an, binh = (_person(chromium, address, name, language) for name in ("an", "binh"))
    an.goto(here)
    an.get_by_role("button", name=say["ask"]).click()
    binh.goto(DESK[language])
    follow(binh.locator("section[aria-labelledby=today-requested] .deeds a"))
    sound(binh)
    rows = binh.locator(".answering-table tbody tr")
    rows.nth(0).locator("input[name$='.value']").fill("12")
    rows.nth(1).locator("select").select_option(label=say["none"])
    _keep(binh, f"replying-{language}")
    binh.get_by_role("button", name=say["answer"]).click()
    an.reload()
    expect(an.locator(".work").first).to_contain_text(say["answered"])
    sound(an)
    _keep(an, f"answers-{language}")
