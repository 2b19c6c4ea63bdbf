"""A draft memorandum on its way: opinions, a disagreement, the Prime Minister, the decision, the signature, the report, the
publication; then what it promised: a task, a result with what shows it, the other side's word by link, and the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from nhipcau.actions import attesting
from nhipcau.actions.publication import mover
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.people.door import Opening, open_agency
from nhipcau.core.people.models import Account
from nhipcau.core.realisation.following import keep_up
from nhipcau.core.registry import registers
from nhipcau.web.desk.confirming.speaking import message_of
from tests.browser.barriers import sound
from tests.browser.going import follow
from tests.browser.here import served_here, worker_done
from tests.browser.test_publication_in_chromium import BUTTONS
from tests.browser.test_working_together_in_chromium import DESK, _person
from tests.desk import link_in
from tests.people import ACT, office, working
from tests.steps import GROUNDS, uid

pytestmark = pytest.mark.browser


def _set_up() -> str:
    agency = office()
    other = open_agency(
        Opening("department", "Sở Zyxwvu thử", "Department Zyxwvu", place="da-nang", valid_from=date(2025, 7, 1)), ACT
    )
    working("an", agency, "officer", date(2026, 1, 1))
    working("binh", other, "officer", date(2026, 1, 1))
    working("chi", agency, "approver", date(2026, 1, 1))
    values = {"kind": "memorandum", "vn_party": "Bên Zyxwvu thử", "level": "province", "place": "hue", "country": "JP"}
    ledger.write(registers()["agreements"], [ledger.Entry(uid("mou"), values, GROUNDS, owner=str(agency.uid))], ACT)
    return str(uid("mou"))


def _link(language: str) -> str:
    """The signed link by which the other side is asked whether the result is so."""
    outcomes = registers()["outcomes"]
    result = outcomes.rows(MACHINERY_DESK).get(title="Zyxwvu biên bản")
    by = mover(Account.objects.get(email="an@example.org"), timezone.localdate())
    asked = attesting.ask(outcomes, result.uid, "partner@example.org", language, by, timezone.now())
    return link_in(message_of(asked), language)


PUBLIC = {"vi": "/vi/thoa-thuan/", "en": "/en/agreements/"}
KPI = {"vi": "/vi/ban-lam-viec/thuc-hien-cam-ket", "en": "/en/desk/realisation"}
AGREEMENTS = {"vi": "/vi/ban-lam-viec/so/thoa-thuan", "en": "/en/desk/registers/agreements"}
WORDS = {
    "vi": {
        "start": "Bắt đầu thủ tục", "begin": "Bắt đầu", "name": "Tên văn bản", "sign": "Ký thỏa thuận", "purpose": "Mục đích",
        "send": "Ghi bước này", "consult": "Gửi lấy ý kiến", "answer": "Trả lời", "explain": "Giải trình, tiếp thu ý kiến",
        "submit": "Trình", "pm": "Xin ý kiến Thủ tướng Chính phủ", "agrees": "Thủ tướng Chính phủ đồng ý",
        "decide": "Quyết định đồng ý", "signing": "Ký", "report": "Báo cáo sau khi ký", "archive": "Lưu hồ sơ",
        "promise": "Thêm cam kết", "task": "Thêm nhiệm vụ", "result": "Thêm kết quả", "keep": "Lưu tiến độ",
        "status": "Tình trạng thực hiện", "finished": "Hoàn thành", "right": "Gửi câu trả lời", "whole": "Tổng",
        "first": "phải xin ý kiến Thủ tướng Chính phủ trước", "asked": "Cơ quan bạn được hỏi ý kiến",
        "no": "Không đồng ý", "done": "Xong, đã lưu hồ sơ", "force": "Còn hiệu lực", "said": "Ý kiến",
    },
    "en": {
        "start": "Start a procedure", "begin": "Start", "name": "Name of the paper", "sign": "Sign an agreement",
        "purpose": "Purpose", "send": "Record the step", "consult": "Ask for opinions", "answer": "Answer",
        "explain": "Explain and take up the opinions", "submit": "Submit for decision", "pm": "Ask the Prime Minister",
        "agrees": "The Prime Minister agrees", "decide": "Decide: yes", "signing": "Sign", "report": "Report after signing",
        "archive": "Archive the dossier", "promise": "Add: commitment", "task": "Add: task", "result": "Add: result", "keep": "Save",
        "status": "State of work", "finished": "Done", "right": "Send the answer", "whole": "Total",
        "first": "the Prime Minister has to be asked first",
        "asked": "Your agency is asked for its opinion", "no": "Does not agree", "done": "Done, dossier archived",
        "force": "In force", "said": "Answer",
    },
}  # fmt: skip


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Where the fixture site is served, and the uid of a draft memorandum."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    record = _set_up()
    with served_here() as address:
        yield address, record


def _take(page: Page, step: str, send: str, **given: str) -> None:
    """Choose a step on the procedure's page and record it."""
    page.locator("section[aria-labelledby=procedure]").get_by_role("link", name=step, exact=True).click()
    for name, text in given.items():
        page.locator(f"#field-{name}").fill(text)
    page.get_by_role("button", name=send).click()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_the_draft_to_promises_kept(chromium: Browser, served: tuple[str, str], language: str) -> None:
    address, record = served
    words, today = WORDS[language], date.today().strftime("%d/%m/%Y")  # noqa: DTZ011  # the server's own day
    an = _person(chromium, address, "an", language)
    an.goto(f"{AGREEMENTS[language]}/{record}")
    follow(an.get_by_role("link", name=words["start"]))
    sound(an)
    an.get_by_label(words["name"]).fill("Bản ghi nhớ Zyxwvu")
    an.get_by_label(words["purpose"]).select_option(label=words["sign"])
    an.get_by_role("button", name=words["begin"], exact=True).click()
    _take(an, words["consult"], words["send"], document="1/ZYX", bodies="Sở Zyxwvu thử")
    sound(an)
    binh = _person(chromium, address, "binh", language)
    expect(binh.get_by_role("heading", name=words["asked"])).to_be_visible()
    follow(binh.locator("section[aria-labelledby=today-asked]").get_by_role("link", name=words["answer"]))
    sound(binh)
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
    sound(an)
    _take(an, words["report"], words["send"], document="7/ZYX")
    _take(an, words["archive"], words["send"])
    expect(an.locator("section[aria-labelledby=procedure] .state")).to_have_text(words["done"])
    an.goto(f"{AGREEMENTS[language]}/{record}")
    expect(an.locator("dl.box")).to_contain_text(words["force"])
    assert an.url.startswith(f"{address}{DESK[language]}")
    _publish(an, _person(chromium, address, "chi", language), language)
    _keep_a_promise(an, chromium, address, language)


def _publish(an: Page, chi: Page, language: str) -> None:
    """Submitted by who wrote it, approved and published by another; readers then find it."""
    submit, approve, publish, *_ = BUTTONS[language]
    here = an.url
    an.get_by_role("link", name=submit, exact=True).first.click()
    an.get_by_role("button", name=submit, exact=True).click()
    chi.goto(here)
    chi.get_by_role("link", name=approve, exact=True).click()
    chi.get_by_role("button", name=approve, exact=True).click()
    chi.get_by_role("link", name=publish, exact=True).click()
    chi.locator("select[name=basis]").select_option("ND64_2021_ART17")
    for box in chi.locator("form.form input[type=checkbox]").all():
        box.check()
    chi.get_by_role("button", name=publish, exact=True).click()
    worker_done()
    chi.goto(here)
    public = chi.locator(f"main a[href^='{PUBLIC[language]}']").first.get_attribute("href")
    assert public and "Zyxwvu" in chi.request.get(public).text()
    an.goto(here)


def _keep_a_promise(an: Page, chromium: Browser, address: str, language: str) -> None:
    words = WORDS[language]
    an.get_by_role("link", name=words["promise"]).click()
    _write(an, clause="Zyxwvu trao đổi học sinh / pupils", due="31/12/2031")
    promise = an.url
    an.get_by_role("link", name=words["task"]).click()
    _write(an, title="Zyxwvu chọn học sinh / choose pupils")
    an.goto(promise)
    expect(an.locator(".pieces")).to_contain_text("choose pupils")
    an.get_by_role("link", name=words["result"]).click()
    _write(an, title="Zyxwvu biên bản", day="02/03/2026", link="https://example.org/zyxwvu")
    link = _link(language)
    partner = chromium.new_context(base_url=address).new_page()
    partner.goto(link)
    sound(partner)
    partner.locator("select[name=holds]").select_option("holds")
    partner.locator("input[name=speaker]").fill("Zyxwvu city under test")
    partner.get_by_role("button", name=words["right"]).click()
    an.reload()
    expect(an.locator("aside")).to_contain_text("Zyxwvu city under test")
    an.goto(promise)
    an.locator("section[aria-labelledby=reporting]").get_by_label(words["status"]).select_option(
        label=words["finished"]
    )
    follow(an.get_by_role("button", name=words["keep"]).first)
    sound(an)
    keep_up()
    an.goto(KPI[language])
    sound(an)
    counts = an.get_by_role("row", name=words["whole"]).locator(".value")
    assert [counts.nth(place).inner_text().split()[0] for place in range(7)] == ["1", "1", "1", "1", "0", "0", "0"]
    counts.nth(2).get_by_role("link").click()
    expect(an.get_by_role("link", name="Zyxwvu trao đổi học sinh")).to_be_visible()


def _write(page: Page, **given: str) -> None:
    """Fill in the form of a record and save it."""
    for name, text in given.items():
        page.locator(f"form.writing [name='{name}'], form.writing [name^='{name}.']").first.fill(text)
    page.locator("form.writing button[value=save]").click()
