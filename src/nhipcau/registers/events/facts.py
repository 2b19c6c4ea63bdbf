"""What a fact about an event becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told, day_of, place_in
from nhipcau.registers.events.models import KINDS

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain


def event(told: Told) -> dict[str, Plain]:
    """Columns of an event; its place too, where what is printed names a province of that day."""
    said = told.values
    begins, ends = day_of(said["date_start"]), day_of(said["date_end"])
    return {
        "name": {"vi": said["name"]},
        "kind": said["kind"] if said["kind"] in KINDS else None,
        "place": place_in(said["place"], begins or told.published),
        "venue": said["place"],
        "begins": begins,
        "ends": ends if ends != begins else None,
        "theme": said["theme"],
        "told_in": told.records_of("documents"),
    }
