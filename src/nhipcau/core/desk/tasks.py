"""Pieces of work at the desk: those that belong to a record, and those somebody's agencies lead and have not ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
        for column in (one.work.wholes if one.work else ())
        if one.relations[column].to == register.name
    ]


def work_of(powers: Powers, work: Register, column: str, record: UUID) -> list[Look]:
    """The pieces of work that belong to a record, as far as somebody sees them; what was made of one of them stands with
    that one. Two queries.
    """
    rows = work.rows(MACHINERY_DESK).filter(**{column: record})
    cascade = work.work.cascade if work.work else None
    if cascade and column != cascade.parent:
        rows = rows.exclude(**{f"{cascade.parent}__{column}": record})
    uids = rows.order_by("uid").values_list("uid", flat=True)
    return list(powers.looks(work, uids[:LOOKED_AT]).values())


def handed_down(powers: Powers, work: Register, above: Iterable[UUID]) -> dict[UUID, list[Look]]:
    """What was made of pieces of work on the level below, by piece, as far as somebody sees it: two queries."""
    if work.work is None or (cascade := work.work.cascade) is None:
        return {}
    pointing = work.rows(MACHINERY_DESK).filter(**{f"{cascade.parent}__in": list(above)}).order_by("uid")
    found: dict[UUID, list[Look]] = {}
    for look in powers.looks(work, pointing.values_list("uid", flat=True)).values():
        found.setdefault(getattr(look.row, f"{cascade.parent}_id"), []).append(look)
    return found


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
