"""Which offices a claim concerns: who keeps the record; else the offices of the places its published ties are with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.models import RelationEdge
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import agencies_by_uid, agencies_on, heirs
from nhipcau.core.people.words import EXTERNAL_AFFAIRS
from nhipcau.core.policy.reach import ground_of
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.register import Register

Key = tuple[str, str]
"""(register, code)"""


def record_of(register: str, code: str) -> Any | None:
    """The row behind a code, as long as it is public."""
    found = records_of([(register, code)])
    return found.get((register, code))


def records_of(keys: Iterable[Key]) -> dict[Key, Any]:
    """Public rows by register and code: one query for each register."""
    wanted: dict[str, set[int]] = {}
    for name, code in keys:
        if name in registers() and (number := registers()[name].number_in(code)):
            wanted.setdefault(name, set()).add(number)
    return {
        (name, registers()[name].code(row.number) or ""): row
        for name, numbers in wanted.items()
        for row in registers()[name].rows(PUBLIC_DESK).filter(number__in=numbers)
    }


def concerned(rows: Mapping[Key, Any], on: date) -> dict[Key, list[Agency]]:
    """The offices of each record, those with the most ties first; none where only the centre is left.

    The number of questions grows with the registers of ties and with the owners, not with the records.
    """
    owners = agencies_by_uid(row.owner for row in rows.values() if row.owner)
    keepers = {uid: heirs(owner, on) for uid, owner in owners.items()}
    places = _places_tied(row.uid for row in rows.values() if row.owner not in keepers)
    offices = [one for one in agencies_on(on) if one.kind == EXTERNAL_AFFAIRS and one.place]
    return {
        key: keepers[row.owner] if row.owner in keepers else _offices_of(places.get(row.uid, []), offices, on)
        for key, row in rows.items()
    }


def _offices_of(places: list[str], offices: list[Agency], on: date) -> list[Agency]:
    counted = [(sum(place in ground_of(one.place, on) for place in places), one) for one in offices]
    tied = sorted((pair for pair in counted if pair[0]), key=lambda pair: (-pair[0], pair[1].name_vi, str(pair[1].uid)))
    return [office for _, office in tied]


def _places_tied(uids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The Vietnamese places of the published ties of some records, one for each tie and place."""
    wanted, found = set(uids), dict[UUID, list[str]]()
    for register in registers().values():
        if wanted and register.bond:
            _add_places(register, register.bond.here, register.bond.partner, wanted, found)
    return found


def _add_places(register: Register, here: str, partner: str, wanted: set[UUID], found: dict[UUID, list[str]]) -> None:
    edges = RelationEdge.objects.filter(register=register.name, column=partner, target__in=wanted)
    pairs = list(edges.values_list("uid", "target"))
    rows = register.rows(PUBLIC_DESK).filter(uid__in=[uid for uid, _ in pairs]) if pairs else ()
    said = {row.uid: register.plain(row, here) for row in rows}
    for uid, target in pairs:
        place = said.get(uid)
        found.setdefault(target, []).extend(place if isinstance(place, list) else [place] if place else [])
