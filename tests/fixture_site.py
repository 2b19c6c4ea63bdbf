"""Building the installations that tests run on, through the same door as everyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from functools import cache
from itertools import islice
from uuid import UUID

from django.core.management import call_command

from nhipcau.core import ledger
from nhipcau.core.desk import desk_index
from nhipcau.core.projection import project
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import public_index
from nhipcau.core.settings import home
from nhipcau.lib.identifiers import seeded_uid

ACT = ledger.Act("seed", "dữ liệu công khai / public data")
PER_REGISTER = 36
"""Records taken of each register, besides those named below and those they point at."""

WANTED = {
    "twinnings": [
        seeded_uid("twinnings", "quang-binh--jp-yamanashi-prefecture"),
        seeded_uid("twinnings", "thanh-pho-ho-chi-minh--us-new-york-city"),
    ],
    "agreements": [seeded_uid("agreements", "TE072")],
}
"""Records the design itself speaks of; they are always in the fixture site."""


def build_empty_site() -> None:
    _show()
    desk_index().catch_up()


def build_small_site() -> None:
    """A few dozen records of every register and everything they point at."""
    entries = chosen()
    for register in in_order():
        ledger.write(register, entries[register.name], ACT)
    _show()
    desk_index().catch_up()


def build_whole_site() -> None:
    """Everything the registers ship."""
    from nhipcau.actions.seed import seed

    seed()
    _show()


def build_figures_site() -> None:
    """All indicators; FDI of three years by province, of one by partner and sector, and every other figure."""
    ledger.write(registers()["indicators"], registers()["indicators"].seed(), ACT)
    years = {"province": ("2015", "2017", "2018"), "partner": ("2018",), "sector": ("2018",)}
    chosen = (
        entry
        for entry in registers()["observations"].seed()
        if entry.source != "fdi-odm" or entry.values["period_from"] in years[entry.values["breakdown"]]
    )
    ledger.write(registers()["observations"], chosen, ACT)
    _show()


TRAINING_DAY = date(2026, 11, 20)
"""The day up to which the fixture's made-up province was kept."""


def build_training_site() -> None:
    """The made-up province of the exercises, as ``nhipcau training-data --seed 7 --size small`` makes it."""
    from nhipcau.actions.training.province import make_province
    from nhipcau.actions.training.sketches import Asked
    from nhipcau.core.training import finish

    finish(home(), {"seed": 7, "size": "small", "day": TRAINING_DAY.isoformat()})
    make_province(Asked(7, "small", TRAINING_DAY), lambda title: nullcontext(lambda done, total: None))
    _show()
    desk_index().catch_up()


def in_order() -> Iterator[Register]:
    """Registers with the ones pointed at first."""
    done: set[str] = set()
    waiting = list(registers().values())
    while waiting:
        ready = [
            register
            for register in waiting
            if {relation.to for relation in register.relations.values()} <= done | {register.name}
        ]
        yield from ready
        done |= {register.name for register in ready}
        waiting = [register for register in waiting if register.name not in done]


@cache
def chosen() -> dict[str, list[ledger.Entry]]:
    """What the fixture site holds, by register name."""
    entries = {register.name: {entry.uid: entry for entry in register.seed()} for register in registers().values()}
    wanted: dict[str, set[UUID]] = {name: set(islice(known, PER_REGISTER)) for name, known in entries.items()}
    for name, uids in WANTED.items():
        wanted[name].update(uid for uid in uids if uid in entries[name])
    frontier = {(name, uid) for name, uids in wanted.items() for uid in uids}
    with_lists = True
    while frontier:
        found = set()
        for name, uid in frontier:
            for target, pointed in _targets(registers()[name], entries[name][uid].values, with_lists):
                if pointed in entries[target] and pointed not in wanted[target]:
                    found.add((target, pointed))
                    wanted[target].add(pointed)
        frontier, with_lists = found, False
    return {name: [entry for uid, entry in known.items() if uid in wanted[name]] for name, known in entries.items()}


def _targets(register: Register, values: object, with_lists: bool) -> Iterable[tuple[str, UUID]]:
    """What a record points at; lists of related records are followed one step only (they chain through everything)."""
    for name, relation in register.relations.items():
        if relation.many and not with_lists:
            continue
        value = values.get(name)  # type: ignore[attr-defined]
        pointed = value if isinstance(value, list | tuple) else [value] if value else []
        for uid in pointed:
            yield relation.to, UUID(str(uid))


def migrate() -> None:
    for alias in ("default", "projection", "inbox"):
        call_command("migrate", database=alias, verbosity=0)


def _show() -> None:
    project()
    public_index().catch_up()
