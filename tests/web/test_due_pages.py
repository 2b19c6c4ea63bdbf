"""The page of what is due: whose, how late in working days, counts that Today repeats, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.dues import following
from nhipcau.core.registry import registers
from nhipcau.core.worker import catch_up
from tests.desk import EN, VI, signed_in
from tests.people import ACT
from tests.steps import uid
from tests.world import TASKS, World, build_tasks, build_world, canary, record

TODAY = date(2026, 11, 26)
"""A Thursday."""
DAYS = {"led": "2026-11-20", "own": "2026-11-26", "whole": "2026-12-01", "party": "2027-02", "supporting": "2026-11-24"}
"""Of the shared tasks. The office leads the first and keeps the second; the far office keeps the others and leads none,
so it must act; what the office is a party to or supports it sees all the same."""


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    world = build_world()
    build_tasks(world)
    entries = [ledger.Entry(record(name, SHARED, TASKS), {"due": day}) for name, day in DAYS.items()]
    ledger.write(registers()[TASKS], entries, ACT)
    following.rebuild()
    catch_up()
    return world


def _tasks_on(page: str) -> list[str]:
    return re.findall(r'class="go" href="[^"]*/(?:nhiem-vu|tasks)/[^"]*">(Canary\w+)<', page)


def _counts(page: str) -> dict[str, int]:
    found = re.findall(r'group=(\w+)[^"]*"[^>]*>[^<]*<span class="soft">(\d+)</span>', page)
    return {name: int(n) for name, n in found}


def test_it_says_what_is_late_in_working_days_and_who_must_act(world: World) -> None:
    page = signed_in(world.person("office", "officer")).get(f"{VI}/viec-den-han?register=tasks").content.decode()
    assert _tasks_on(page) == [canary("led", SHARED, TASKS), canary("own", SHARED, TASKS)]
    assert "quá hạn 3 ngày làm việc" in page, "Monday, Wednesday, Thursday; the 24th is the Day of Culture"
    assert "hết hạn hôm nay" in page
    assert "thứ Sáu 20/11/2026" in page
    assert "Thực hiện: Sở Ngoại vụ thử" in page


def test_all_i_may_see_is_wider_than_my_agency_and_no_wider_than_what_i_see(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    page = client.get(f"{EN}/due?whose=all&register=tasks").content.decode()
    assert set(_tasks_on(page)) == {canary(name, SHARED, TASKS) for name in DAYS}
    assert _counts(page) == {"overdue": 2, "today": 1, "next": 1, "later": 1}
    stranger = signed_in(world.person("department", "officer"))
    theirs = stranger.get(f"{EN}/due?whose=all&register=tasks").content.decode()
    assert set(_tasks_on(theirs)) == {canary("own", SHARED, TASKS)}, "kept by an agency of the same locality"
    assert sum(_counts(theirs).values()) == 1


def test_it_narrows_down_to_a_field_of_work_and_to_what_ends_within_half_a_year(world: World) -> None:
    """Half a year from 26 November 2026 are 183 days: until 28 May 2027."""
    office = str(world.agencies["office"].uid)
    ends = {"culture-soon": "2027-05-28", "education-late": "2027-05-29", "culture-over": "2026-11-25"}
    entries = [
        ledger.Entry(
            uid(name), {"vn_party": name, "kind": "memorandum", "expires_on": day, "fields_of_work": [name.split("-")[0]]},
            owner=office,
        )
        for name, day in ends.items()
    ]  # fmt: skip
    ledger.write(registers()["agreements"], entries[:2], ACT)
    following.rebuild()
    ledger.write(registers()["agreements"], entries[2:], ACT)
    client = signed_in(world.person("office", "officer"))

    def shown(question: str) -> set[str]:
        page = client.get(f"{VI}/viec-den-han?register=agreements&{question}").content.decode()
        return {name for name in ends if name in page}

    assert shown("") == set(ends)
    assert shown("field=culture") == {"culture-soon", "culture-over"}
    assert shown("field=culture&group=overdue") == {"culture-over"}
    assert shown("what=ending") == shown("what=ending&group=later") == {"culture-soon"}
    assert shown("field=no-such-field") == set(ends)


def test_the_locality_has_what_its_agencies_must_do(world: World) -> None:
    client = signed_in(world.person("department", "officer"))
    page = client.get(f"{VI}/viec-den-han?whose=locality&register=tasks").content.decode()
    assert _tasks_on(page) == [canary("own", SHARED, TASKS)], "the task led by the office is not open to the department"


@pytest.mark.parametrize(("at", "page"), [(VI, "viec-den-han"), (EN, "due")])
def test_today_repeats_its_counts_to_the_unit(world: World, at: str, page: str) -> None:
    client = signed_in(world.person("office", "officer"))
    (block,) = re.findall(r'id="today-due".*?</section>', client.get(at).content.decode(), re.DOTALL)
    repeated = {name: int(n) for name, n in re.findall(r"group=(\w+)[^>]*>[^<]*: (\d+)<", block)}
    shown = _counts(client.get(f"{at}/{page}").content.decode())
    assert repeated == {name: n for name, n in shown.items() if n and name != "later"}
    for name, n in repeated.items():
        listed = client.get(f"{at}/{page}?group={name}").content.decode()
        assert len(re.findall(r'<a class="go"', listed)) == n


def test_a_year_without_an_official_calendar_is_said(world: World) -> None:
    ledger.write(registers()[TASKS], [ledger.Entry(record("led", SHARED, TASKS), {"due": "2031-03-03"})], ACT)
    page = signed_in(world.person("office", "officer")).get(f"{VI}/viec-den-han?register=tasks").content.decode()
    assert "lịch nghỉ năm 2031 chưa công bố" in page


def test_words_that_mean_nothing_ask_nothing(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    answer = client.get(f"{VI}/viec-den-han?whose=x&register=y&group=z&offset=-4")
    assert answer.status_code == 200
