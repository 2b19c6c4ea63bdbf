"""What a made-up record shall be before it is written: its values, whose it is, and the day it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.labels import Label
from nhipcau.lib.identifiers import seeded_uid

if TYPE_CHECKING:
    from nhipcau.core.register import Register

BEGINNING = date(2016, 1, 1)
"""No record speaks of an earlier day."""


class Asked(NamedTuple):
    """What a province is made from: the same three give the same records."""

    seed: int
    size: str
    today: date


@dataclass
class Sketch:
    """One record to be: ``day`` is what it speaks of, ``entered`` when somebody entered it."""

    register: Register
    number: int
    random: Random
    uid: UUID
    day: date
    entered: date
    country: str
    subject: Label
    abroad: Label
    here: Label
    values: dict[str, Any] = field(default_factory=dict)
    says: dict[str, Any] = field(default_factory=dict)
    """What another source says of some columns."""
    fate: str = "draft"
    agency: str = ""
    """Key of the agency that keeps it (see :mod:`nhipcau.actions.training.agencies`)."""
    parties: tuple[str, ...] = ()
    is_stale: bool = False
    """Whether its owner's last word on it is more than a year old."""


@dataclass
class World:
    """The records sketched so far, by register: what later ones can point at."""

    asked: Asked
    made: dict[str, list[Sketch]] = field(default_factory=dict)
    by_uid: dict[str, Sketch] = field(default_factory=dict)
    twins: set[UUID] = field(default_factory=set)
    """Records that were entered twice, and their second entries."""

    def add(self, sketch: Sketch) -> None:
        self.made.setdefault(sketch.register.name, []).append(sketch)
        self.by_uid[str(sketch.uid)] = sketch

    def entered_by(self, register: str, day: date) -> list[Sketch]:
        """Records of a register that were there on a day."""
        return [one for one in self.made.get(register, []) if one.entered <= day]


def dice(asked: Asked, *what: object) -> Random:
    """Chance that is the same for the same seed and the same thing, whatever else is drawn."""
    return Random("/".join(map(str, (asked.seed, *what))))  # noqa: S311  # nothing secret hangs on it


def uid_of(asked: Asked, register: str, what: object) -> UUID:
    return seeded_uid("training", f"{asked.seed}/{register}/{what}")
