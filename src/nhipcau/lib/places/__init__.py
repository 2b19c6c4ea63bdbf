"""Places: Vietnam's provinces and cities through time, their communes and regions, and the countries of the world."""

from nhipcau.lib.places.communes import Commune, commune_heirs, commune_origins, communes
from nhipcau.lib.places.countries import (
    Country,
    CountryResolution,
    WorldRegion,
    countries,
    country,
    resolve_country,
    spellings,
    world_regions,
)
from nhipcau.lib.places.errors import PlaceError
from nhipcau.lib.places.notes import change_sentence, formation_note, history_note
from nhipcau.lib.places.profiles import Profile, profile
from nhipcau.lib.places.regions import (
    Region,
    all_regions,
    latest_members,
    members,
    region,
    region_by_id,
    regions,
    units_of,
)
from nhipcau.lib.places.resolve import Resolution, resolve
from nhipcau.lib.places.resolve_communes import CommuneResolution, resolve_commune
from nhipcau.lib.places.rollup import Amount, RollUp, Unallocated, roll_up
from nhipcau.lib.places.succession import Change, changes, predecessors, successor, successors
from nhipcau.lib.places.units import DAY_OF_THE_34, Unit, all_units, by_code, unit, units

__all__ = [
    "DAY_OF_THE_34",
    "Amount",
    "Change",
    "Commune",
    "CommuneResolution",
    "Country",
    "CountryResolution",
    "PlaceError",
    "Profile",
    "Region",
    "Resolution",
    "RollUp",
    "Unallocated",
    "Unit",
    "WorldRegion",
    "all_regions",
    "all_units",
    "by_code",
    "change_sentence",
    "changes",
    "commune_heirs",
    "commune_origins",
    "communes",
    "countries",
    "country",
    "formation_note",
    "history_note",
    "latest_members",
    "members",
    "predecessors",
    "profile",
    "region",
    "region_by_id",
    "regions",
    "resolve",
    "resolve_commune",
    "resolve_country",
    "roll_up",
    "spellings",
    "successor",
    "successors",
    "unit",
    "units",
    "units_of",
    "world_regions",
]
