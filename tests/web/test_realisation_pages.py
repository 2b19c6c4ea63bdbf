"""The numbers of realisation at the desk, and what of them readers are told: a snapshot somebody decided upon."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.realisation.following import keep_up, reckon_all
from nhipcau.core.registry import registers
from tests.desk import EN, VI, browser, signed_in
from tests.people import ACT
from tests.steps import BASIS, items, show, shown, uid
from tests.world import World, build_world

DAY = date(2026, 3, 2)
KPI, EN_KPI = f"{VI}/thuc-hien-cam-ket", f"{EN}/realisation"
FIGURES = "realisation-figures"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


@pytest.fixture
def world(empty_site: Path) -> World:
    """Of Huế twelve promises of 2024: seven done in time, three late, two nobody reported on; one of Cần Thơ."""
    world = build_world()
    office, far = (str(world.agencies[name].uid) for name in ("office", "far"))
    done = [{"status": "done", "due": "2025-06-30", "done_on": "2025-06-01"}] * 7
    late = [{"status": "doing", "due": "2025-12"}] * 3
    entries = [_promise(f"p{n}", office, "hue", values) for n, values in enumerate([*done, *late, {}, {}])]
    ledger.write(registers()["commitments"], [*entries, _promise("far", far, "can-tho", {"status": "doing"})], ACT)
    reckon_all(DAY)
    return world


def _promise(name: str, owner: str, place: str, values: dict[str, str]) -> ledger.Entry:
    known = {"clause": {"vi": f"Điều thử {name}"}, "made_on": "2024-03-01", "place": place, "country": "JP", **values}
    return ledger.Entry(uid(f"kpi-{name}"), known, owner=owner, visibility=SHARED)


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _cells(page: str, row: str) -> list[str]:
    """The values of a row of the table."""
    (found,) = re.findall(rf'<th scope="row">{re.escape(row)}</th>(.*?)</tr>', page, re.DOTALL)
    values = re.findall(r'<span class="value">(.*?)</span></td>', found, re.DOTALL)
    return [re.sub(r"<span.*|<[^>]+>", "", value, flags=re.DOTALL).strip() for value in values]


@pytest.mark.stores
def test_an_office_counts_its_own_and_every_number_opens(world: World) -> None:
    officer = signed_in(world.person("office", "officer"))
    page = _text(officer, f"{KPI}?from=2024&to=2024")
    # All, with a plan, done, on time, late, no activity, not reported; 7 of 12 are 58 %, 7 of 10 in time 70 %.
    assert _cells(page, "Tổng") == ["12", "0", "7", "7", "3", "3", "2", "58 %", "70 %"]
    assert "Kỳ cam kết: 2024; ngày chốt: 02/03/2026." in page
    assert "kỳ trước không có cam kết nào" in page
    for name, many in (("late", 3), ("done", 7), ("not_reported", 2)):
        (address,) = {
            one for one in re.findall(r'href="([^"]+)"', page) if f"count={name}" in one and "value=" not in one
        }
        behind = _text(officer, address)
        assert len(re.findall(r'<a class="go"', behind)) == many
    assert "Điều thử far" not in page and _cells(_text(officer, f"{EN_KPI}?from=2024"), "Total")[0] == "12"


def test_the_centre_counts_all_and_few_get_no_per_cent(world: World) -> None:
    page = _text(signed_in(world.person("ministry", "centre")), KPI)
    assert _cells(page, "Tổng")[0] == "13"
    assert _cells(page, "Thành phố Cần Thơ")[0] == "1"
    assert _cells(page, "Thành phố Cần Thơ")[-2:] == ["", ""] and "ít quá" in page
    assert "Chọn kỳ để so với kỳ trước." in page


def test_what_cannot_be_read_is_said_and_nothing_is_narrowed(world: World) -> None:
    officer = signed_in(world.person("office", "officer"))
    page = _text(officer, f"{KPI}?from=2025&to=2021")
    assert "Không hiểu kỳ “2025–2021”" in page and _cells(page, "Tổng")[0] == "12"
    page = _text(officer, f"{EN_KPI}?cut_off=31/02/2026")
    assert "The cut-off “31/02/2026” cannot be used" in page
    assert "không sau hôm nay" in _text(officer, f"{KPI}?cut_off=03/03/2026")


@pytest.mark.stores
def test_on_an_earlier_cut_off_day_less_was_done(world: World) -> None:
    officer = signed_in(world.person("office", "officer"))
    # On 30 May 2025 nothing was done, and nothing was due yet.
    assert _cells(_text(officer, f"{KPI}?cut_off=30/05/2025"), "Tổng")[:5] == ["12", "0", "0", "0", "0"]


def _kept(world: World) -> object:
    officer = signed_in(world.person("office", "officer"))
    answer = officer.post(f"{KPI}/chot?from=2024&to=2024", {})
    assert answer.status_code == 302
    (row,) = registers()[FIGURES].rows(MACHINERY_DESK).filter(state="draft")
    assert answer.headers["Location"].endswith(str(row.uid))
    return row


def test_a_snapshot_is_a_draft_with_the_numbers_of_the_page(world: World) -> None:
    row = _kept(world)
    numbers = [
        getattr(row, name) for name in ("promises", "planned", "done", "on_time", "late", "no_activity", "not_reported")
    ]
    assert numbers == [12, 0, 7, 7, 3, 3, 2]
    assert (row.cut_off, row.period_from, row.before_period, row.before_promises) == ("2026-03-02", "2024", "2023", 0)  # type: ignore[attr-defined]
    show()
    assert not [one for one in items() if one[0] == FIGURES], "nothing is public by keeping it"


@pytest.mark.stores
def test_readers_see_the_snapshot_and_nothing_that_comes_after(world: World) -> None:
    """Unpublished agreements, promises, tasks and results change no byte of what the portal says of it."""
    row = _kept(world)
    ledger.publish(registers()[FIGURES], [row.uid], BASIS, ACT)  # type: ignore[attr-defined]
    show()
    record, before = shown(FIGURES, row.uid), items()  # type: ignore[attr-defined]
    assert record
    reader = browser()
    addresses = [record["url"], record["url_en"], "/vi/so-lieu-thuc-hien", "/en/realisation-figures"]
    pages = [reader.get(path).content for path in addresses]
    assert "chốt ngày 02/03/2026" in unescape(pages[0].decode()) and b"Done" in pages[1]
    office = str(world.agencies["office"].uid)
    paper = ledger.Entry(uid("kpi-paper"), {"vn_party": "Huế", "kind": "memorandum"}, owner=office, visibility=SHARED)
    ledger.write(registers()["agreements"], [paper], ACT)
    ledger.write(registers()["commitments"], [_promise("later", office, "hue", {"agreement": str(paper.uid)})], ACT)
    result = {"title": "Kết quả thử", "commitment": str(uid("kpi-later")), "day": "2026-02-01"}
    ledger.write(
        registers()["outcomes"], [ledger.Entry(uid("kpi-result"), result, owner=office, visibility=SHARED)], ACT
    )
    keep_up(DAY)
    show()
    assert items() == before
    assert [reader.get(path).content for path in addresses] == pages


def test_nobody_asked_is_not_the_same_as_nothing(empty_site: Path) -> None:
    ledger.write(registers()[FIGURES], registers()[FIGURES].seed(), ACT)
    show()
    page = unescape(browser().get("/vi/so-lieu-thuc-hien/SLT-0001").content.decode())
    assert "Chưa hỏi" in page and "927" in page and "Chưa có thông tin" in page
