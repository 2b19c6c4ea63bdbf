"""What the official map of the 34 units says of each: area, population, where its administration sits, and when that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from nhipcau.lib.places.tables import rows
from nhipcau.lib.places.units import Unit, unit


@dataclass(frozen=True, slots=True)
class Profile:
    """Area in km², inhabitants, and the unit of before July 2025 in whose capital the administration sits.

    ``read_on`` is the day of the page they were read on; ``source`` names it. Nothing newer than that page is claimed.
    """

    area_km2: Decimal
    population: int
    centre: Unit
    read_on: date
    source: str


def profile(of: Unit) -> Profile | None:
    """The profile of a unit of today; None for a former one."""
    return _by_id().get(of.id)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Profile]:
    return {
        row["unit"]: Profile(
            area_km2=Decimal(row["area_km2"]),
            population=int(row["population"]),
            centre=unit(row["centre"]),
            read_on=date.fromisoformat(row["read_on"]),
            source=row["source"],
        )
        for row in rows("profiles")
    }
