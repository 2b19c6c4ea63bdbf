"""Counts by the declared definitions: in SQL and in pure Python the same, by hand where it matters, and open to their records."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nhipcau.core import ledger
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.policy import Desk, powers_of
from nhipcau.core.realisation.counting import COLUMNS, Asked, behind, cut, promises, total
from nhipcau.core.realisation.following import reckon_all
from nhipcau.core.realisation.models import Counted
from nhipcau.core.registry import registers
from nhipcau.lib.realisation import COUNTS, Promise, Window, before, counted_as, months_before, window
from tests.people import ACT
from tests.steps import uid
from tests.world import World, build_world

pytestmark = pytest.mark.stores

CUT_OFF = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("promise", "counted"),
    [
        (Promise(), ["all", "not_reported"]),
        (Promise(made_first="2019-01-01", due_end="2026-03-01"), ["all", "late", "not_reported"]),
        (Promise(due_end="2026-03-02", status="doing", active_end="2026-01-01"), ["all"]),
        (Promise(due_end="2026-03-01", status="doing", active_end="2026-01-01"), ["all", "late"]),
        (Promise(due_end="2025-12-31", status="done", done_end="2025-12-31"), ["all", "done", "on_time"]),
        (Promise(due_end="2025-12-31", status="done", done_end="2026-01-01"), ["all", "done", "late"]),
        # Done, nobody knows when: neither on time nor late.
        (Promise(due_end="2025-12-31", status="done"), ["all", "done"]),
        # Done after the cut-off is not done yet, and was late by then.
        (Promise(due_end="2026-02-28", status="done", done_end="2026-03-03"), ["all", "late"]),
        (Promise(due_end="2020-12-31", status="dropped"), ["all"]),
        (Promise(made_first="2025-03-02", status="open"), ["all", "no_activity"]),
        (Promise(made_first="2025-03-03", status="open"), ["all"]),
        (Promise(made_first="2019-01-01", planned=True, active_end="2025-03-02"), ["all", "planned", "no_activity"]),
        (Promise(made_first="2019-01-01", planned=True, active_end="2025-03-03"), ["all", "planned"]),
    ],
)
def test_what_a_promise_is_counted_as(promise: Promise, counted: list[str]) -> None:
    assert counted_as(promise, CUT_OFF, 12) == counted


def test_months_and_windows() -> None:
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2026, 1, 31), 2) == date(2025, 11, 30)
    assert window("2021", "2025") == Window(2021, 2025) and window("2021", "") == Window(2021, 2021)
    assert window("2025", "2021") is window("abcd", "") is window("", "") is None
    assert before(Window(2021, 2025)) == Window(2016, 2020)


@pytest.fixture
def world(empty_site: Path) -> World:
    """Three hundred promises from a seed, of three agencies, shared and kept."""
    world, dice = build_world(), random.Random(7)
    owners = [str(world.agencies[name].uid) for name in ("office", "department", "far")]
    entries = [ledger.Entry(uid(f"counted-{n}"), _values(dice), owner=dice.choice(owners), visibility=dice.choice([SHARED, SHARED, OWN]))
               for n in range(300)]  # fmt: skip
    ledger.write(registers()["commitments"], entries, ACT)
    tasks = [
        ledger.Entry(uid(f"counted-task-{n}"), {"title": "Việc thử", "commitment": str(uid(f"counted-{dice.randrange(300)}")),
                                                "status": dice.choice([None, "done"]), "done_on": "2025-06-01"},
                     owner=owners[0], visibility=SHARED)
        for n in range(80)
    ]  # fmt: skip
    ledger.write(registers()["tasks"], tasks, ACT)
    reckon_all(CUT_OFF)
    return world


def _values(dice: random.Random) -> dict[str, Any]:
    def day() -> str:
        exact = f"{dice.randrange(2017, 2027)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        return exact[: dice.choice([4, 7, 10])]

    status = dice.choice([None, "open", "doing", "done", "dropped"])
    values = {
        "clause": {"vi": "Điều thử"}, "made_on": dice.choice([None, day()]), "due": dice.choice([None, day()]),
        "status": status, "done_on": dice.choice([None, day()]) if status == "done" else None,
        "place": dice.choice([None, "hue", "thua-thien-hue", "quang-tri", "quang-tri-den-2025", "quang-binh", "can-tho"]),
        "country": dice.choice([None, "JP", "LA"]), "level": dice.choice([None, "province", "department"]),
        "fields_of_work": dice.choice([None, ["culture"], ["culture", "education"]]),
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _desk(world: World, agency: str, role: str, scope: str) -> Desk:
    desks = powers_of(world.person(agency, role), CUT_OFF).desks(registers()["commitments"])
    return next(desk for desk in desks if desk.scope == scope)


def _in_python(rows: list[Counted], cut_off: date) -> dict[str, int]:
    found = dict.fromkeys(COUNTS, 0)
    for row in rows:
        one = Promise(row.made_first, row.due_end, row.status, row.done_end, row.planned, row.active_end)
        for name in counted_as(one, cut_off, 12):
            found[name] += 1
    return found


@pytest.mark.parametrize(
    ("cut_off", "years"), [(CUT_OFF, None), (CUT_OFF, Window(2019, 2024)), (date(2025, 9, 1), None)]
)
@pytest.mark.parametrize(
    ("agency", "role", "scope"),
    [
        ("ministry", "centre", "all"),
        ("office", "officer", "own"),
        ("office", "officer", "locality"),
        ("mission", "officer", "party"),
    ],
)
def test_sql_counts_what_python_counts_and_every_number_opens_as_many(
    world: World, agency: str, role: str, scope: str, cut_off: date, years: Window | None
) -> None:
    """Also on another day than that of the reckoning, when nothing is counted beforehand."""
    asked = Asked(_desk(world, agency, role, scope), cut_off, years)
    rows = list(promises(asked))
    seen = set(asked.desk.audience.rows(registers()["commitments"]).values_list("uid", flat=True))
    assert {row.uid for row in rows} <= seen, "nothing is counted that one may not see"
    assert total(asked) == _in_python(rows, cut_off)
    assert rows, "the world has something to count"
    for by in COLUMNS:
        counted = cut(asked, by)
        for value, counts in counted.items():
            for name, many in counts.items():
                assert behind(asked, name, by, value).count() == many, (by, value, name)
        if by != "field":
            assert {name: sum(one[name] for one in counted.values()) for name in COUNTS} == total(asked)


def test_places_count_where_they_lie_on_the_cut_off_day(world: World) -> None:
    desk = _desk(world, "ministry", "centre", "all")
    now = cut(Asked(desk, CUT_OFF), "place")
    # Quảng Bình and the former Quảng Trị became Quảng Trị, Thừa Thiên Huế became Huế.
    assert {"hue", "quang-tri", "can-tho", ""} == set(now)


def test_an_officer_counts_nothing_on_the_desk_that_sees_what_readers_see(world: World) -> None:
    desk = _desk(world, "office", "officer", "all")
    assert total(Asked(desk, CUT_OFF))["all"] == 0
