"""A list of work by state and along time: the same filters and the same eyes as the table, and what one press does."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core import ledger
from nhipcau.core.column import SHARED
from nhipcau.core.desk import desk_index
from nhipcau.core.registry import registers
from nhipcau.lib.charts.spans import Scale, span
from tests.desk import EN, VI, signed_in
from tests.people import ACT, DAY
from tests.steps import row, uid
from tests.world import TASKS, World, build_world

LIST = f"{VI}/so/nhiem-vu"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


@pytest.fixture
def world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Four tasks of the office of Huế and one of an office elsewhere; it is 2 March 2026."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world = build_world()
    _add(world, "one", "office", status="doing", due="2026-02-20", progress=40)
    _add(world, "two", "office", status="done", due="2026-02", done_on="2026-02-10")
    _add(world, "three", "office", status="open", due="2026-05-31")
    _add(world, "four", "office")
    _add(world, "hidden", "far", status="doing", due="2026-04-01")
    desk_index().catch_up()
    return world


def _add(world: World, name: str, agency: str, **values: object) -> None:
    keeper = str(world.agencies[agency].uid)
    entry = ledger.Entry(uid(f"board-{name}"), {"title": f"Zyxwvu {name}", "lead": keeper, **values}, owner=keeper, visibility=SHARED)  # fmt: skip
    ledger.write(registers()[TASKS], [entry], ACT)


def _page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def _columns(page: str) -> dict[str, list[str]]:
    parts = re.findall(r'<h2 id="column-\d+">([^<]+) <span class="n">\d+</span></h2>(.*?)</section>', page, re.DOTALL)
    return {title: re.findall(r'class="go" href="[^"]+">([^<]+)<', body) for title, body in parts}


@pytest.mark.stores
def test_the_board_has_a_column_for_each_state_and_only_what_one_sees(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    assert _columns(_page(client, f"{LIST}?view=board")) == {
        "Chưa ghi tình trạng": ["Zyxwvu four"],
        "Chưa thực hiện": ["Zyxwvu three"],
        "Đang thực hiện": ["Zyxwvu one"],
        "Hoàn thành": ["Zyxwvu two"],
        "Không thực hiện nữa": [],
    }
    filtered = _page(client, f"{LIST}?status=doing&view=board")
    assert sum(map(len, _columns(filtered).values())) == 1
    assert "Under way" in _columns(_page(client, f"{EN}/registers/tasks?view=board"))


def test_one_press_on_a_card_reports_and_comes_back_to_the_board(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    card = _page(client, f"{LIST}?view=board").partition(f'id="r-{uid("board-three")}"')[2].partition("</li>")[0]
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', card.partition("<button")[0])) | {"status": "doing"}
    assert "→ Hoàn thành" in card and "→ Không thực hiện nữa" not in card, "why it is dropped has to be said"
    answer = client.post(f"{LIST}/{uid('board-three')}/tien-do", given)
    assert answer.headers["Location"] == f"{LIST}?view=board#r-{uid('board-three')}"
    assert row(TASKS, uid("board-three")).status == "doing"


def test_who_may_not_report_has_no_button(world: World) -> None:
    client = signed_in(world.person("ministry", "auditor"))
    page = _page(client, f"{LIST}?view=board")
    assert "Zyxwvu hidden" in page and 'class="onward"' not in page


@pytest.mark.stores
def test_the_timeline_is_a_table_with_the_day_in_words_first_due_first(world: World) -> None:
    page = _page(signed_in(world.person("office", "officer")), f"{LIST}?view=timeline")
    table = page.partition('<table class="list bydue">')[2].partition("</table>")[0]
    assert re.findall(r'class="go" href="[^"]+">([^<]+)<', table) == ["Zyxwvu one", "Zyxwvu two", "Zyxwvu three"]
    assert "20/02/2026" in table and "Quá hạn 10 ngày" in table
    assert "Zyxwvu four" in page.partition("Chưa có thời hạn")[2], "without a day it is listed apart, not left out"


def test_the_ways_are_linked_and_other_registers_have_none(world: World) -> None:
    client = signed_in(world.person("office", "officer"))
    page = _page(client, f"{LIST}?status=doing")
    assert f'href="{LIST}?status=doing&view=board"' in page and f'href="{LIST}?status=doing&view=timeline"' in page
    assert 'class="ways"' not in _page(client, f"{VI}/so/du-an")
    assert client.get(f"{LIST}/tat-ca.csv?view=board").status_code == 200


@pytest.mark.stores
@pytest.mark.parametrize("way", ["board", "timeline"])
def test_many_cards_cost_as_many_queries_as_few(world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.core.kinds.agency._kept", (float("-inf"), {}))
    monkeypatch.setattr("nhipcau.core.kinds.agency.KEPT_FOR", 3600.0)
    client = signed_in(world.person("office", "officer"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            _page(client, f"{LIST}?view={way}")
        return len(queries)

    cost()
    few = cost()
    for number in range(20):
        _add(world, f"more-{number}", "office", status="doing", due="2026-03-31")
    desk_index().catch_up()
    cost()
    assert cost() <= few


def test_a_scale_has_whole_months_and_few_lines() -> None:
    scale = Scale.of([date(2026, 2, 20), date(2026, 3, 2)])
    assert scale == (date(2026, 2, 1), date(2026, 4, 1)) and list(scale.months()) == [
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]
    assert scale.place(date(2026, 2, 1)) == 0 and round(scale.place(date(2026, 3, 1)), 1) == 47.5, "28 of 59 days"
    decades = Scale.of([date(2000, 5, 1), date(2059, 5, 1)])
    assert 1 <= len(list(decades.months())) <= 9 and all(day.month == 1 for day in decades.months())


def test_what_is_late_is_dashed_and_what_is_over_has_no_line() -> None:
    scale, today = Scale.of([date(2026, 1, 1), date(2026, 12, 31)]), date(2026, 3, 2)
    assert 'class="late"' in span(scale, date(2026, 2, 1), today)
    assert 'class="left"' in span(scale, date(2026, 3, 2), today), "on its last day it is not late"
    over = span(scale, date(2026, 2, 1), today, date(2026, 1, 20), over=True)
    assert 'class="late"' not in over and 'class="done"' in over
