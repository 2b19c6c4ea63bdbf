"""Filling an installation with the real data its registers ship."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.registry import registers

REASON = "dữ liệu công khai đi kèm phần mềm / public data shipped with the software"
STEP = 200
"""Records between two reports of progress."""

Progress = Callable[[int, int], None]
"""Called with the records of a register read so far, and how many it has."""

T = TypeVar("T")


def seed(progress: Progress | None = None) -> dict[str, ledger.Outcome]:
    """Write every register's shipped records through the ledger; returns what was done, by register name.

    Registers that others point at come first. Seeding again writes only what has changed in the shipped data.
    """
    act = seeding_act()
    return {register.name: seed_register(register, act, progress) for register in seeding_order()}


def seeding_act() -> ledger.Act:
    """Who seeds and why; one act (one batch, undone together) for all registers."""
    return ledger.Act("seed", REASON)


def seeding_order() -> list[Register]:
    """All registers of the installation, those that are pointed at first."""
    return targets_first(list(registers().values()))


def seed_register(register: Register, act: ledger.Act, progress: Progress | None = None) -> ledger.Outcome:
    """Write one register's shipped records; what they point at must have been written before."""
    return ledger.write(register, _reported(list(register.seed()), progress), act)


def targets_first(every: Sequence[Register]) -> list[Register]:
    """The registers in an order in which each comes after those it points at (pointing at itself is fine)."""
    ordered: list[Register] = []
    waiting = list(every)
    while waiting:
        done = {register.name for register in ordered}
        ready = [register for register in waiting if _targets(register) <= done]
        if not ready:
            names = ", ".join(register.name for register in waiting)
            raise Fault(
                "circular_relations",
                f"Các sổ trỏ vòng vào nhau hoặc vào sổ không có: {names}.",
                f"Registers point at each other in a circle, or at one that is not there: {names}.",
                {"registers": [register.name for register in waiting]},
            )
        ordered += ready
        waiting = [register for register in waiting if register not in ready]
    return ordered


def _targets(register: Register) -> set[str]:
    return {relation.to for relation in register.relations.values()} - {register.name}


def _reported(entries: Sequence[T], progress: Progress | None) -> Iterator[T]:
    for done, entry in enumerate(entries):
        if progress and done % STEP == 0:
            progress(done, len(entries))
        yield entry
    if progress:
        progress(len(entries), len(entries))
