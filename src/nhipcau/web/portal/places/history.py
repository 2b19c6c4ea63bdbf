"""What a unit was made of and what became of it; records stay with whoever signed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhipcau.lib import places
from nhipcau.lib.places import Unit
from nhipcau.web.portal.places.bonds import BondRecord
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.names import Linked, full_name, unit_link
from nhipcau.web.portal.places.partners import Count
from nhipcau.web.portal.places.timeline import Event, event

NAMED = 8


@dataclass(frozen=True)
class Predecessor:
    """A former unit whose records are found here too: how many of each register, and its ties in the words of law."""

    at: Linked
    name: str
    note: str
    counts: tuple[Count, ...]
    signed: tuple[tuple[str, tuple[Event, ...]], ...]
    """What became of the signer, in words, with the records that say just so."""


def predecessors(unit: Unit, here: Here, records: Sequence[BondRecord]) -> list[Predecessor]:
    """The units this one was made of, with the records they signed, counted in the same pass as those of the unit."""
    return [_predecessor(one, here, records) for one in places.predecessors(unit)]


def _predecessor(unit: Unit, here: Here, records: Sequence[BondRecord]) -> Predecessor:
    own = replace(here, tokens=(unit.id,))
    counts = tuple(
        Count(here.title(register), count, own.list_of(register))
        for register in here.registers
        if (count := here.group(register).facets.get("place", {}).get(unit.id, 0))
    )
    signed: dict[str, list[Event]] = {}
    for record in [one for one in records if one.unit == unit.id and one.succession][:NAMED]:
        signed.setdefault(record.succession, []).append(event(record, own=True))
    return Predecessor(
        at=unit_link(unit, here.language),
        name=full_name(unit, here.language),
        note=places.history_note(unit, here.language) or "",
        counts=counts,
        signed=tuple((words, tuple(events)) for words, events in signed.items()),
    )
