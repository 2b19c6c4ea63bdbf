"""From what is due to the record, to the month, to a calendar of one's own program, and to its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import vobject
from django.utils import timezone
from playwright.sync_api import Browser, expect

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.dues import following
from nhipcau.core.registry import registers
from tests.browser.barriers import sound
from tests.browser.here import served_here
from tests.browser.test_working_together_in_chromium import DESK, _person
from tests.people import ACT, office, working
from tests.steps import uid

pytestmark = pytest.mark.browser


def _set_up() -> None:
    agency = office()
    working("an", agency, "officer", date(2026, 1, 1))
    values = {"title": "Nhiệm vụ Zyxwvu thử", "lead": str(agency.uid), "due": str(timezone.localdate())}
    ledger.write(
        registers()["tasks"], [ledger.Entry(uid("task"), values, owner=str(agency.uid), visibility=SHARED)], ACT
    )
    following.rebuild()


TITLE = "Nhiệm vụ Zyxwvu thử"
WORDS = {
    "vi": {
        "due": "Việc đến hạn", "today": "Hôm nay", "what": "Hoàn thành nhiệm vụ", "calendar": "Lịch",
        "whose": "Lịch của", "agency": "Cơ quan tôi", "make": "Tạo liên kết", "end": "Hủy liên kết",
    },
    "en": {
        "due": "What is due", "today": "Today", "what": "Finish the task", "calendar": "Calendar",
        "whose": "Calendar of", "agency": "My agency", "make": "Make a link", "end": "End the link",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the fixture site is served, with a task that is due today."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    _set_up()
    with served_here() as address:
        yield address


def _fetched(address: str) -> tuple[int, str]:
    """What a program gets that has no browser, no cookie and no session."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_due_goes_into_a_calendar_and_out_of_it(chromium: Browser, served: str, language: str) -> None:
    words = WORDS[language]
    an = _person(chromium, served, "an", language)
    an.locator(".deskmenu").get_by_role("link", name=words["due"], exact=True).click()
    today = an.locator("section[aria-labelledby=due-today]")
    expect(today.get_by_role("heading")).to_contain_text(words["today"])
    expect(today).to_contain_text(words["what"])
    sound(an)
    today.get_by_role("link", name=TITLE).click()
    expect(an.get_by_role("heading", level=1)).to_contain_text(TITLE)
    an.go_back()
    an.locator("main").get_by_role("link", name=words["calendar"], exact=True).click()
    expect(an.locator("section[aria-labelledby^=d2]")).to_contain_text(TITLE)
    sound(an)

    an.set_viewport_size({"width": 390, "height": 900})  # on a phone, where such a link is of most use
    an.get_by_label(words["whose"]).select_option(label=words["agency"])
    an.get_by_role("button", name=words["make"]).click()
    shown = an.get_by_role("status").locator("code")
    expect(shown).to_be_visible()
    sound(an)
    address = shown.inner_text()
    status, text = _fetched(address)
    assert status == 200
    (event,) = vobject.readOne(text).vevent_list
    assert event.summary.value == f"{words['what']}: {TITLE}"
    assert event.url.value.startswith(f"{served}{DESK[language]}/")

    an.get_by_role("button", name=words["end"]).click()
    expect(an.get_by_role("button", name=words["end"])).to_have_count(0)
    status, text = _fetched(address)
    assert status == 404
    assert TITLE not in text
