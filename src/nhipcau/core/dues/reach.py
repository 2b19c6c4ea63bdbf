"""What is due as far as somebody may see it: the same rows as ``Audience.rule`` gives, asked of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q

from nhipcau.core.dues.due import WORK
from nhipcau.core.policy.words import ALL, LEAD, LOCALITY, OWN_AGENCY, REGION
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhipcau.core.policy import Desk, Powers
    from nhipcau.core.register import Register

NOTHING = Q(pk__in=())
BY_OWNER = (OWN_AGENCY, LOCALITY, REGION)
"""Scopes in which it is enough who keeps the record."""


def visible(powers: Powers, names: Iterable[str]) -> Q:
    """The condition on rows of the index, of some registers, that somebody sees from one of his desks. Name no more than
    can have any: a condition of all registers takes longer to write than to answer.
    """
    wanted = [registers()[name] for name in names]
    everywhere = [desk for desk in powers.desks(None) if desk.scope == ALL]
    found = _answered(everywhere)
    for register in wanted:
        desks = powers.desks(register)
        found |= Q(register=register.name) & (_answered(desks) | _looked_up(register, desks))
    return Q(register__in=[one.name for one in wanted]) & found


def _answered(desks: Iterable[Desk]) -> Q:
    """What the index's own columns decide."""
    found = NOTHING
    for desk in desks:
        depth = {"kept__lte": desk.audience.clearance, "seen__lte": desk.audience.clearance}
        if desk.scope == ALL:
            found |= Q(**depth)
        elif desk.scope in BY_OWNER and desk.audience.agencies:
            found |= Q(owner__in=desk.audience.agencies, **depth)
        elif desk.scope == LEAD:
            # Who must do the work and does not keep it, leads it.
            found |= Q(kind=WORK, agency__in=desk.audience.agencies, **depth) & ~Q(agency=F("owner"))
    return found


def _looked_up(register: Register, desks: Iterable[Desk]) -> Q:
    """The rest is asked of the records themselves, once for each depth of sight."""
    by_depth: dict[int, Q] = {}
    for desk in desks:
        if desk.scope not in (ALL, OWN_AGENCY):
            depth = desk.audience.clearance
            by_depth[depth] = by_depth.get(depth, NOTHING) | desk.audience.rule(register)
    found = NOTHING
    for level, rule in by_depth.items():
        there = register.model._default_manager.filter(rule, uid=OuterRef("record"))
        found |= Q(Exists(there), seen__lte=level)
    return found
