"""What of one's own waits for a confirmation: how much, and the list of it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.freshness import DUE
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.policy.words import CONFIRM
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.portal.addresses import place_of

ASKED = {"state": [PUBLISHED], "fresh": list(DUE)}


class Due(NamedTuple):
    """``name`` is the agency's, or that of the register where one may confirm in some registers only."""

    name: str
    records: int
    address: str


def due_of(powers: Powers, language: str) -> list[Due]:
    """Of every agency for which he may confirm, those with anything to confirm; the number of questions does not grow."""
    everywhere = powers.desks(None, CONFIRM)
    keys = {desk.key for desk in everywhere}
    some = [
        (register, desk)
        for register in registers().values()
        for desk in powers.desks(register, CONFIRM)
        if desk.key not in keys
    ]
    found = [_due(register, desk, language) for register, desk in [*((None, desk) for desk in everywhere), *some]]
    return [one for one in found if one.records]


def _due(register: Register | None, desk: Desk, language: str) -> Due:
    asked = desk_request(register, ASKED, desk.audience, limit=1, facets=False)
    total = find(desk_index(), desk.audience, asked).total
    where = list_address(language, register) if register else desk_address(language, "desk_search")
    name = register.title[place_of(language)] if register else desk.agency.label.get(language)
    return Due(name, total, f"{where}?{urlencode({'desk': desk.key, **ASKED}, doseq=True)}")
