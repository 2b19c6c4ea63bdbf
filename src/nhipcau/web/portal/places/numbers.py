"""Key numbers: every register counted apart, each number a link to the records it counts."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.names import day_of


@dataclass(frozen=True)
class Number:
    """How many records of a register stand here, where they are listed, and the newest day they speak of."""

    title: str
    count: int
    href: str
    newest: str


def numbers(here: Here) -> list[Number]:
    """Per register that has records here; nothing is added up."""
    return [
        Number(here.title(register), group.count, here.list_of(register), day_of(group.newest, here.language))
        for register in here.registers
        if (group := here.group(register)).count
    ]
