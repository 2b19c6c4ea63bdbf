"""The economic regions of each era.

Membership from July 2025 carries the status "verify": it was read in public code files, not in a decision.
An operator who has the decision corrects ``data/regions.csv`` and ``data/units.csv``.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.lib.period import Period
from nhipcau.lib.places.errors import PlaceError
from nhipcau.lib.places.naming import nearest
from nhipcau.lib.places.tables import rows
from nhipcau.lib.places.units import Unit, all_units, check_day, units


@dataclass(frozen=True, slots=True)
class Region:
    """A group of localities; ``status`` is "read" or "verify" (membership still to be confirmed)."""

    id: str
    name: str
    name_en: str
    valid: Period
    status: str
    source: str
    source_vi: str

    def label(self, lang: str) -> str:
        """The name in "vi" or "en"."""
        return self.name if lang == "vi" else self.name_en

    def source_in(self, lang: str) -> str:
        """Where the membership was read, in "vi" or "en"."""
        return self.source_vi if lang == "vi" else self.source


def region_by_id(region_id: str) -> Region:
    """The region of that id; PlaceError with near ids when there is none."""
    found = _by_id().get(region_id)
    if found is None:
        raise PlaceError(
            f"Không có vùng với mã định danh “{region_id}”.",
            f"No region has the id “{region_id}”.",
            tuple(nearest(region_id, _by_id())),
        )
    return found


def all_regions() -> tuple[Region, ...]:
    """Every region of any era, from north to south."""
    return tuple(_by_id().values())


def region(of: Unit, on: date) -> Region | None:
    """The region the unit counted in on that day; None when the unit was not in force."""
    return next((_by_id()[name] for name, days in of.regions if days.contains(on)), None)


def regions(on: date) -> tuple[Region, ...]:
    """The regions of that day, from north to south: six before July 2025 and six since."""
    check_day(on)
    return tuple(one for one in _by_id().values() if one.valid.contains(on))


def units_of(which: Region, on: date) -> tuple[Unit, ...]:
    """The units that counted in the region on that day, in Vietnamese alphabetical order."""
    return tuple(one for one in units(on) if region(one, on) == which)


def members(which: Region) -> tuple[tuple[Unit, Period], ...]:
    """Every unit that ever counted in the region with the days it did, in Vietnamese alphabetical order."""
    return tuple((one, days) for one in all_units() for region_id, days in one.regions if region_id == which.id)


def latest_members(which: Region) -> tuple[Unit, ...]:
    """The units of the region at the end of the table, or – of one that is no more – on its last day."""
    return tuple(one for one, days in members(which) if days.end == which.valid.end)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Region]:
    return {
        row["id"]: Region(
            id=row["id"],
            name=row["name"],
            name_en=row["name_en"],
            valid=Period(_day(row["valid_from"]), _day(row["valid_to"])),
            status=row["status"],
            source=row["source"],
            source_vi=row["source_vi"],
        )
        for row in rows("regions")
    }


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
