"""The bodies that facts of a text name, and what they may be: agencies of the desk, records of registers of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils import timezone

from nhipcau.core.desk.likely import Likely, named_exactly
from nhipcau.core.people.called import Agencies, Possible
from nhipcau.core.registry import registers
from nhipcau.lib.period import PartialDate

if TYPE_CHECKING:
    from nhipcau.core.policy import Powers
    from nhipcau.core.readings.models import ReadFact, TextReading
    from nhipcau.core.register import Register

FIELDS: Final[Mapping[str, str]] = {
    "person_role": "organisation", "policy_document": "issuer", "agreement": "parties", "foreign_partner": "name",
    "commitment": "actor", "directive_item": "speaker",
}  # fmt: skip
"""By type of fact the field that names a body, or somebody who speaks for one."""
HOLDERS: Final = "person_role"
MOST: Final = 3


class Body(NamedTuple):
    """A body as the text calls it, and who it may be; ``records`` are of registers of bodies, with the register."""

    words: str
    agencies: list[Possible]
    records: list[tuple[Register, Likely]]


def agencies_today() -> Agencies:
    return Agencies(timezone.localdate())


def day_of(reading: TextReading) -> date | None:
    """The first day a text may be of, None if its day is not known."""
    return PartialDate.parse(reading.published).first() if reading.published else None


def bodies_of(
    powers: Powers, agencies: Agencies, reading: TextReading, fact: ReadFact, facts: Iterable[ReadFact]
) -> list[Body]:
    """The bodies a fact names that may be known. Of a person who speaks, the body of the one office in which ``facts`` of
    the same text name him.
    """
    on, taken = day_of(reading), _register_of(fact.type)
    found = []
    for words in _named(fact, facts):
        possible = agencies.possible(words, on)[:MOST]
        records = [
            (register, one)
            for register in registers().values()
            if register.bodies and register is not taken
            for one in named_exactly(powers, register, words, MOST)
        ]
        if possible or records:
            found.append(Body(words, possible, records[:MOST]))
    return found


def _register_of(type_: str) -> Register | None:
    """The register that takes a type of facts: its own records are proposed as what may be there already."""
    return next((one for one in registers().values() if type_ in one.facts), None)


def _named(fact: ReadFact, facts: Iterable[ReadFact]) -> list[str]:
    said = fact.values.get(FIELDS.get(fact.type, ""))
    names = [one for one in (said if isinstance(said, list) else [said]) if one]
    offices = {
        one.values["organisation"]
        for one in facts
        if fact.type != HOLDERS and one.type == HOLDERS and one.values["name"] in names and one.values["organisation"]
    }
    return list(offices) if len(offices) == 1 else names
