"""The index of what is due: it follows the ledger to just what a new one would be, and shows nobody more than the records do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core import ledger
from nhipcau.core.column import OWN, PUBLIC, SHARED
from nhipcau.core.dues import following
from nhipcau.core.dues.due import Due, of_work
from nhipcau.core.dues.found import Dues, Wanted, group_of
from nhipcau.core.dues.making import due_of
from nhipcau.core.dues.models import DueDay
from nhipcau.core.labels import Label
from nhipcau.core.policy import Powers, powers_of
from nhipcau.core.registry import registers
from nhipcau.registers.tasks.models import WORK
from tests.conftest import INSTALLATIONS
from tests.installations import Template
from tests.people import ACT, DAY
from tests.steps import BASIS, uid
from tests.world import TASK_LEVELS, TASK_RELATIONS, TASKS, World, build_tasks, build_world, record

TODAY = date(2026, 11, 26)
"""A Thursday."""
DUES = [None, "2026-11-20", "2026-11-26", "2026-12-03", "2026-12", "2027"]
KEYS = 3


@pytest.fixture
def fresh(_blank_site: Template) -> Callable[[], AbstractContextManager[Path]]:
    """Gives every example an empty installation of its own."""
    return contextmanager(partial(INSTALLATIONS.fresh_copy, _blank_site))


def _rows() -> list[dict[str, Any]]:
    return list(DueDay.objects.order_by("register", "record", "kind").values(*_columns()))


def _columns() -> list[str]:
    return [field.attname for field in DueDay._meta.concrete_fields if field.name != "id"]


def _follow() -> None:
    while following.follow():
        pass


@pytest.mark.parametrize(
    ("printed", "status", "last", "done"),
    [
        ("2026-11-20", None, date(2026, 11, 20), False),
        ("2026-12", "doing", date(2026, 12, 31), False),
        ("2028-02", "done", date(2028, 2, 29), True),
        ("2026", "dropped", date(2026, 12, 31), True),
    ],
)
def test_work_is_due_on_the_last_day_of_what_is_printed(
    printed: str, status: str | None, last: date, done: bool
) -> None:
    (due,) = of_work(WORK, {"due": printed, "status": status, "lead": "an agency"})
    assert (due.day, due.done, due.who) == (last, done, "an agency")
    assert not list(of_work(WORK, {"due": None, "status": status}))


def test_each_day_is_in_one_group() -> None:
    days = {TODAY - timedelta(1): "overdue", TODAY: "today", date(2026, 12, 3): "next", date(2026, 12, 4): "later"}
    assert {day: group_of(day, TODAY) for day in days} == days


Step = tuple[str, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["task", "task", "partner", "publish", "confirm", "keep", "remove", "follow"]),
        st.integers(0, KEYS - 1),
        st.integers(0, len(DUES) - 1),
        st.integers(0, 2),
    ),
    min_size=4,
    max_size=20,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_followed_step_by_step_it_is_what_a_new_one_would_be(
    fresh: Callable[[], AbstractContextManager[Path]], steps: list[Step]
) -> None:
    with fresh():
        for step in [("task", 0, 1, 0), ("partner", 0, 0, 0), ("publish", 0, 0, 0), *steps]:
            _take(*step)
        _follow()
        grown = _rows()
        following.rebuild()
        assert grown == _rows()


def _take(what: str, key: int, due: int, choice: int) -> None:
    tasks, partners = registers()["tasks"], registers()["partners"]
    task, partner = uid(f"task {key}"), uid(f"partner {key}")
    is_there = {
        one: one.model._default_manager.filter(uid=of).first() for one, of in ((tasks, task), (partners, partner))
    }
    match what:
        case "task":
            values = {"title": "Việc thử", "due": DUES[due], "status": [None, "doing", "done"][choice]}
            ledger.write(tasks, [ledger.Entry(task, values, owner="an agency")], ACT)
        case "partner":
            ledger.write(partners, [ledger.Entry(partner, {"name": f"Nova {due}"}, owner="an agency")], ACT)
        case "publish" if is_there[partners]:
            ledger.publish(partners, [partner], BASIS, ACT)
        case "confirm" if is_there[partners] and is_there[partners].state == "published":
            ledger.confirm(partners, [partner], DAY + timedelta(days=choice), "an agency", ACT)
        case "keep" if is_there[tasks]:
            ledger.keep(tasks, task, ACT, owner=f"agency {choice}", visibility=TASK_LEVELS[choice])
        case "remove" if is_there[tasks]:
            ledger.remove(tasks, [task], ACT)
        case "follow":
            following.follow()


def test_following_twice_and_a_killed_step_change_nothing(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _follow()
    _take("task", 0, 1, 0)
    monkeypatch.setattr(following.Followed, "save", _struck)
    with pytest.raises(KeyboardInterrupt):
        following.follow()
    assert not DueDay.objects.exists(), "its rows went with the transaction"
    monkeypatch.undo()
    _follow()
    (before,) = _rows()
    following.Followed.objects.update(writer=0, change=0)
    _follow()
    assert _rows() == [before]


def _struck(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_other_rules_go_through_every_record_again(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator lets a confirmation count for 100 days instead of a year."""
    _take("partner", 0, 0, 0)
    _take("publish", 0, 0, 0)
    _take("confirm", 0, 0, 0)
    _follow()
    assert [row["day"] for row in _rows()] == [date(2027, 3, 2)], "2 March 2026 and 365 days"
    monkeypatch.setenv("NHIPCAU_FRESH_DAYS", "100")
    _follow()
    assert [row["day"] for row in _rows()] == [date(2026, 6, 10)], "29 days of March, 30, 31, and 10 days of June"


@pytest.fixture
def world(empty_site: Path) -> World:
    """Tasks of every relation and level, due one day after the other from 20 November 2026 on."""
    world = build_world()
    build_tasks(world)
    tasks = [(relation, seen) for relation in TASK_RELATIONS for seen in TASK_LEVELS]
    days = (date(2026, 11, 20) + timedelta(days=number) for number in range(len(tasks)))
    entries = [
        ledger.Entry(record(relation, seen, TASKS), {"due": day.isoformat()})
        for (relation, seen), day in zip(tasks, days, strict=True)
    ]
    ledger.write(registers()[TASKS], entries, ACT)
    _follow()
    return world


PEOPLE = [
    ("office", "officer"),
    ("office", "approver"),
    ("department", "officer"),
    ("far", "officer"),
    ("ministry", "centre"),
    ("mission", "officer"),
    ("partner", "partner"),
    ("office", "auditor"),
]


def _seen_by_hand(powers: Powers) -> set[tuple[Any, str]]:
    """Everything due of every record he sees, from the records alone."""
    found = set()
    for register in registers().values():
        uids = register.model._default_manager.values_list("uid", flat=True)
        for look in powers.looks(register, uids).values():
            published = date(2026, 11, 25) if look.row.state == "published" else None
            found |= {
                (look.row.uid, one.due.kind)
                for one in due_of(register, look.row, published)
                if one.seen <= look.clearance and not one.due.done
            }
    return found


@pytest.mark.parametrize(("agency", "role"), PEOPLE)
def test_it_lists_and_counts_just_what_one_may_see(world: World, agency: str, role: str) -> None:
    powers = powers_of(world.person(agency, role), TODAY)
    dues = Dues(powers)
    wanted = _seen_by_hand(powers)
    shown = {(one.row.record, one.row.kind) for one in dues.page(Wanted(), 0, 1000)}
    assert shown == wanted
    assert sum(dues.counts(Wanted(), TODAY).values()) == len(wanted)
    assert sum(dues.by_register(Wanted()).values()) == len(wanted)


def test_what_was_just_saved_is_seen_at_once_and_counted_once(world: World) -> None:
    powers, office = powers_of(world.person("office", "officer"), TODAY), str(world.agencies["office"].uid)
    mine = Wanted(agencies=frozenset({office}), register=TASKS)
    before = Dues(powers).counts(mine, TODAY)
    led, tasks = record("led", SHARED, TASKS), registers()[TASKS]
    (was,) = [one.row.day for one in Dues(powers).page(mine, 0, 50) if one.row.record == led]
    assert was == date(2026, 11, 26), "six days after the first"
    ledger.write(tasks, [ledger.Entry(led, {"due": "2026-11-25"})], ACT)
    moved = Dues(powers)
    assert moved.counts(mine, TODAY) == {**before, "today": before["today"] - 1, "overdue": before["overdue"] + 1}
    assert [one.row.day for one in moved.page(mine, 0, 50) if one.row.record == led] == [date(2026, 11, 25)]
    ledger.write(tasks, [ledger.Entry(led, {"status": "done"})], ACT)
    assert Dues(powers).counts(mine, TODAY) == {**before, "today": before["today"] - 1}
    _follow()
    assert Dues(powers).counts(mine, TODAY) == {**before, "today": before["today"] - 1}


def test_pages_follow_each_other(world: World) -> None:
    dues = Dues(powers_of(world.person("ministry", "centre"), TODAY))
    whole = [one.row.record for one in dues.page(Wanted(register=TASKS), 0, 100)]
    pieces = [one.row.record for start in range(0, 30, 4) for one in dues.page(Wanted(register=TASKS), start, 4)]
    assert pieces == whole
    assert len(whole) == len(TASK_RELATIONS), "those that are shared"


class _Narrow(type(registers()["partners"])):  # type: ignore[misc]
    """Partners of which something is due by a column that only their agency sees, made up for the test."""

    columns = tuple(
        type(column)(**{**vars(column), "seen": OWN}) if column.name == "note" else column
        for column in registers()["partners"].columns
    )

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        yield Due("wide", TODAY, Label(values["name"], values["name"]))
        if values["note"]:
            yield Due("narrow", TODAY, Label("Việc hẹp", "Narrow"))


def test_a_day_worked_out_from_a_narrow_column_is_as_narrow(empty_site: Path) -> None:
    register = _Narrow()
    row = register.model(uid=uid("n"), name="Nova", note={"vi": "có"}, owner="an agency", visibility=SHARED)
    assert [(one.due.kind, one.seen) for one in due_of(register, row)] == [("wide", PUBLIC), ("narrow", OWN)]
