"""Making the whole province: agencies, records with their histories, and what waits on the desks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from nhipcau.actions.training.agencies import OFFICE, Agency, open_all
from nhipcau.actions.training.exercises import MISTAKEN_REASON, mistaken_batch
from nhipcau.actions.training.joint_work import ask_around, hand_work_down, keep_promises, room
from nhipcau.actions.training.lives import CREATE, Life, Report
from nhipcau.actions.training.procedures_under_way import begin_and_carry_on
from nhipcau.actions.training.records import sketch_all
from nhipcau.actions.training.sketches import Asked, World
from nhipcau.actions.training.tables import Table, tables
from nhipcau.actions.training.waiting import lay_out
from nhipcau.core import ledger
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Act
from nhipcau.core.people.beginning import Trainee
from nhipcau.core.registry import registers

Stage = Callable[[Label], AbstractContextManager[Report]]
"""Shows what is being done; gives what is called with (done, total)."""

OPENING = Label("Cơ quan và tài khoản", "Agencies and accounts")
SKETCHING = Label("Đặt ra hồ sơ", "Making up records")
WRITING = Label("Ghi lịch sử hồ sơ", "Writing their histories")
JOINING = Label("Việc chung của các cơ quan", "What agencies do together")
LAYING_OUT = Label("Tệp, thư, bảng chờ nhập", "Papers, letters, a table that waits")
MACHINE = "nhipcau training-data"


class Province(NamedTuple):
    """What was made: the sketches of its records, and the accounts with passwords that are shown once."""

    world: World
    trainees: list[Trainee]


def make_province(asked: Asked, stage: Stage) -> Province:
    """Write a province into an empty desk: agencies and records, all of them or none; then what waits on the desks."""
    with transaction.atomic():
        with stage(OPENING):
            act = Act(MACHINE, "tạo dữ liệu tập huấn / training data made")
            agencies, trainees = open_all(act, timezone.now())
        with stage(SKETCHING) as report:
            world = sketch_all(asked)
            sketches = [sketch for made in world.made.values() for sketch in made]
            report(len(sketches), len(sketches))
        with stage(WRITING) as report:
            life = Life(asked, agencies)
            life.lead(sketches, report)
            _take_in_by_mistake(life)
    with stage(JOINING):
        _work_together(asked, agencies)
    with stage(LAYING_OUT):
        lay_out(asked, sketches, agencies, _faulty(world))
    return Province(world, trainees)


def _work_together(asked: Asked, agencies: Mapping[str, Agency]) -> None:
    if here := room(asked, agencies):
        hand_work_down(here)
        ask_around(here)
        keep_promises(here, begin_and_carry_on(here))


def _faulty(world: World) -> Table | None:
    """The table that waits with faulty rows: the one with most of them."""
    return max(tables(world), key=lambda table: len(table.mistakes), default=None)


def _take_in_by_mistake(life: Life) -> None:
    """The batch that is there to be undone."""
    if "partners" not in registers():
        return
    day = life.asked.today - timedelta(days=1)
    act = life.act(OFFICE, CREATE, day, MISTAKEN_REASON, key="exercise-9")
    ledger.write(registers()["partners"], [life.entry(sketch) for sketch in mistaken_batch(life.asked)], act)
