"""Which agencies share in pieces of work: as ``Audience.rule`` has them for a desk, here by record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.ledger.keeping import parties_of
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.register import Register


class Sharing(NamedTuple):
    """``lead``: who leads the work, and who keeps what it belongs to; ``parties``: who else takes part (uids as text)."""

    lead: frozenset[str]
    parties: frozenset[str]


NO_WORK = Sharing(frozenset(), frozenset())


def sharing(register: Register, rows: Sequence[Any]) -> dict[UUID, Sharing]:
    """Who shares in records of a register of work; nothing for any other. Two queries for each relation it is part of,
    one for what was handed down.
    """
    if (work := register.work) is None:
        return {}
    lead = {row.uid: {one} if (one := register.plain(row, work.lead)) else set() for row in rows}
    parties = {row.uid: set(register.plain(row, work.supporting) or ()) for row in rows}
    for column in work.part_of:
        wholes = {row.uid: getattr(row, f"{column}_id") for row in rows}
        wanted = {uid for uid in wholes.values() if uid}
        target = registers()[register.relations[column].to]
        owners = dict(target.rows(MACHINERY_DESK).filter(uid__in=wanted).values_list("uid", "owner"))
        theirs = parties_of(list(wanted))
        for uid, whole in wholes.items():
            lead[uid] |= {owner} if (owner := owners.get(whole, "")) else set()
            parties[uid] |= set(theirs.get(whole, ()))
    if work.cascade:
        aboves = {row.uid: getattr(row, f"{work.cascade.parent}_id") for row in rows}
        kept = register.rows(MACHINERY_DESK).filter(uid__in={one for one in aboves.values() if one})
        handing = {uid: {one for one in who if one} for uid, *who in kept.values_list("uid", "owner", work.lead)}
        for uid, above in aboves.items():
            parties[uid] |= handing.get(above, set())
    return {uid: Sharing(frozenset(lead[uid]), frozenset(parties[uid])) for uid in lead}
