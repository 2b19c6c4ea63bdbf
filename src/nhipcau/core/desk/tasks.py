"""Pieces of work at the desk: those that belong to a record, and those somebody's agencies lead and have not ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.policy import Look, Powers
    from nhipcau.core.register import Register

LOOKED_AT = 300
"""Pieces of work of one record that are looked at for its page; the register's list has all of them."""


def work_registers() -> list[Register]:
    """The registers whose records are pieces of work."""
    return [register for register in registers().values() if register.work]


def parts(register: Register) -> list[tuple[Register, str]]:
    """Where pieces of work belong to records of a register: which register they are in, and by which column."""
    return [
        (one, column)
        for one in work_registers()
        for column in (one.work.part_of if one.work else ())
        if one.relations[column].to == register.name
    ]


def work_of(powers: Powers, work: Register, column: str, record: UUID) -> list[Look]:
    """The pieces of work that belong to a record, as far as somebody sees them: two queries."""
    uids = work.rows(MACHINERY_DESK).filter(**{column: record}).order_by("uid").values_list("uid", flat=True)
    return list(powers.looks(work, uids[:LOOKED_AT]).values())


def led_by(powers: Powers, limit: int) -> Iterator[tuple[Register, UUID]]:
    """The pieces of work that somebody's agencies lead and that are not over, the first due first, those without a day
    last: one query a register.
    """
    agencies = frozenset().union(*(powers.reach.with_followed(one) for one in powers.agencies.values()))
    for register in work_registers():
        if (work := register.work) is None or not agencies:
            continue
        open_ones = register.rows(MACHINERY_DESK).filter(
            Q(**{f"{work.status}__isnull": True}) | ~Q(**{f"{work.status}__in": work.over}),
            **{f"{work.lead}__in": agencies},
        )
        for uid in open_ones.order_by(F(work.due).asc(nulls_last=True), "uid").values_list("uid", flat=True)[:limit]:
            yield register, uid
