"""A draft memorandum on its way: opinions, a disagreement, the Prime Minister, the decision, the signature, the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _served
from tests.browser.test_publication_in_chromium import _run
from tests.browser.test_working_together_in_chromium import DESK, _person, _sound

pytestmark = pytest.mark.browser

SET_UP = """
import django; django.setup()
from datetime import date
from nhipcau.core import ledger
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.registry import registers
from tests.people import ACT, office, working
from tests.steps import uid
agency = office()
other = open_agency(Opening("department", "Sở Zyxwvu thử", "Department Zyxwvu", place="da-nang", valid_from=date(2025, 7, 1)), ACT)
working("an", agency, "officer", date(2026, 1, 1))
working("binh", other, "officer", date(2026, 1, 1))
values = {"kind": "memorandum", "vn_party": "Bên Zyxwvu thử", "level": "province", "place": "hue", "country": "JP"}
ledger.write(registers()["agreements"], [ledger.Entry(uid("mou"), values, owner=str(agency.uid))], ACT)
print(uid("mou"))
"""
AGREEMENTS = {"vi": "/vi/ban-lam-viec/so/thoa-thuan", "en": "/en/desk/registers/agreements"}
WORDS = {
    "vi": {
        "start": "Bắt đầu thủ tục", "begin": "Bắt đầu", "name": "Tên văn bản", "sign": "Ký thỏa thuận", "purpose": "Mục đích",
        "send": "Ghi bước này", "consult": "Gửi lấy ý kiến", "answer": "Trả lời", "explain": "Giải trình, tiếp thu ý kiến",
        "submit": "Trình", "pm": "Xin ý kiến Thủ tướng Chính phủ", "agrees": "Thủ tướng Chính phủ đồng ý",
        "decide": "Quyết định đồng ý", "signing": "Ký", "report": "Báo cáo sau khi ký", "archive": "Lưu hồ sơ",
        "first": "phải xin ý kiến Thủ tướng Chính phủ trước", "asked": "Cơ quan bạn được hỏi ý kiến",
        "no": "Không đồng ý", "done": "Xong, đã lưu hồ sơ", "force": "Còn hiệu lực", "said": "Ý kiến",
    },
    "en": {
        "start": "Start a procedure", "begin": "Start", "name": "Name of the paper", "sign": "Sign an agreement",
        "purpose": "Purpose", "send": "Record the step", "consult": "Ask for opinions", "answer": "Answer",
        "explain": "Explain and take up the opinions", "submit": "Submit for decision", "pm": "Ask the Prime Minister",
        "agrees": "The Prime Minister agrees", "decide": "Decide: yes", "signing": "Sign", "report": "Report after signing",
        "archive": "Archive the dossier", "first": "the Prime Minister has to be asked first",
        "asked": "Your agency is asked for its opinion", "no": "Does not agree", "done": "Done, dossier archived",
        "force": "In force", "said": "Answer",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of a draft memorandum."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _run(site, SET_UP).splitlines()[-1]
    for address in _served(site):
        yield address, record


def _take(page: Page, step: str, send: str, **given: str) -> None:
    """Choose a step on the procedure's page and record it."""
    page.locator("section[aria-labelledby=procedure]").get_by_role("link", name=step, exact=True).click()
    for name, text in given.items():
        page.locator(f"#field-{name}").fill(text)
    page.get_by_role("button", name=send).click()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_the_draft_to_the_report(chromium: Browser, served: tuple[str, str], language: str) -> None:
    address, record = served
    words, today = WORDS[language], date.today().strftime("%d/%m/%Y")  # noqa: DTZ011  # the server's own day
    an = _person(chromium, address, "an", language)
    an.goto(f"{AGREEMENTS[language]}/{record}")
    an.get_by_role("link", name=words["start"]).click()
    _sound(an)
    an.get_by_label(words["name"]).fill("Bản ghi nhớ Zyxwvu")
    an.get_by_label(words["purpose"]).select_option(label=words["sign"])
    an.get_by_role("button", name=words["begin"], exact=True).click()
    _take(an, words["consult"], words["send"], document="1/ZYX", bodies="Sở Zyxwvu thử")
    _sound(an)
    binh = _person(chromium, address, "binh", language)
    expect(binh.get_by_role("heading", name=words["asked"])).to_be_visible()
    binh.locator("section[aria-labelledby=today-asked]").get_by_role("link", name=words["answer"]).click()
    _sound(binh)
    binh.get_by_label(words["said"], exact=True).select_option(label=words["no"])
    binh.get_by_role("button", name=words["send"]).click()
    expect(binh.get_by_role("cell", name=words["no"])).to_be_visible()
    an.reload()
    _take(an, words["explain"], words["send"])
    _take(an, words["submit"], words["send"], document="2/ZYX")
    _take(an, words["decide"], words["send"], document="3/ZYX")
    expect(an.get_by_role("alert")).to_contain_text(words["first"])
    an.go_back()
    an.go_back()
    _take(an, words["pm"], words["send"], document="4/ZYX")
    _take(an, words["agrees"], words["send"], document="5/ZYX")
    _take(an, words["decide"], words["send"], document="6/ZYX")
    _take(an, words["signing"], words["send"], signer="Chức danh thử", place="Zyxwvu", effective_on=today)
    _sound(an)
    _take(an, words["report"], words["send"], document="7/ZYX")
    _take(an, words["archive"], words["send"])
    expect(an.locator("section[aria-labelledby=procedure] .state")).to_have_text(words["done"])
    an.goto(f"{AGREEMENTS[language]}/{record}")
    expect(an.locator("dl.box")).to_contain_text(words["force"])
    assert an.url.startswith(f"{address}{DESK[language]}")
