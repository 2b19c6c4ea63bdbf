"""Requests at the desk that somebody's agencies are asked and have not answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

LOOKED_AT = 20
"""Open answers that are looked through for each request shown: one request may ask for many figures."""


def unanswered(powers: Powers, limit: int) -> Iterator[tuple[Register, UUID]]:
    """The requests that somebody's agencies have not answered in full, the first due first: one query a register."""
    agencies = frozenset().union(*(powers.reach.with_followed(one) for one in powers.agencies.values()))
    for register in registers().values():
        if (asking := register.asking) is None or not agencies:
            continue
        names = asking.answers
        rows = registers()[names.register].rows(MACHINERY_DESK)
        asked = {f"{names.said}__isnull": True, f"{names.request}__{asking.status}": asking.sent}
        open_ones = rows.filter(owner__in=agencies, **asked).order_by(names.due, "uid")
        found = open_ones.values_list(f"{names.request}_id", flat=True)[: LOOKED_AT * limit]
        for uid in list(dict.fromkeys(found))[:limit]:
            yield register, uid
