"""How far a scope reaches from an agency on a day: the agencies, places and countries whose records lie within."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import UUID

from nhipcau.core.audience import Audience
from nhipcau.core.column import Seen
from nhipcau.core.people.models import Agency, Succession
from nhipcau.core.policy.words import LOCALITY, OWN_AGENCY, PARTY, REGION
from nhipcau.lib import places


def audience_of(agency: Agency, scope: str, seen: Seen, on: date) -> Audience:
    """The desk of an agency's people for a scope; it asks the database for other agencies where the scope needs them."""
    match scope:
        case _ if scope == OWN_AGENCY:
            return Audience(scope, seen, agencies=with_followed(agency, on))
        case _ if scope == PARTY:
            countries = frozenset(agency.countries or ())
            return Audience(scope, seen, agencies=with_followed(agency, on), countries=countries)
        case _ if scope in (LOCALITY, REGION):
            ground = ground_of(agency.place, on) if scope == LOCALITY else region_of(agency.place, on)
            return Audience(scope, seen, agencies=with_followed(agency, on) | agencies_at(ground), places=ground)
    return Audience(scope, seen)


def with_followed(agency: Agency, on: date) -> frozenset[str]:
    """The agency and all whose work it had taken over by that day, step by step, as uids in text."""
    found: set[UUID] = {agency.uid}
    frontier = found
    while frontier:
        steps = Succession.objects.filter(after__in=frontier, day__lte=on).values_list("before", flat=True)
        frontier = set(steps) - found
        found = found | frontier
    return frozenset(map(str, found))


def agencies_at(ground: frozenset[str]) -> frozenset[str]:
    """Agencies of whatever time whose place is one of these units."""
    found = Agency.objects.filter(place__in=ground).values_list("uid", flat=True) if ground else ()
    return frozenset(map(str, found))


@lru_cache(maxsize=256)
def ground_of(place: str, on: date) -> frozenset[str]:
    """The unit that holds an agency's place on a day, and every unit whose territory went into it; none for no place."""
    here = places.successor(places.unit(place), on) if place else None
    if here is None:
        return frozenset()
    return frozenset(one.id for one in places.all_units() if places.successor(one, on) == here)


@lru_cache(maxsize=256)
def region_of(place: str, on: date) -> frozenset[str]:
    """The same for every locality of the region the place counts in on that day."""
    here = places.successor(places.unit(place), on) if place else None
    region = places.region(here, on) if here else None
    if region is None:
        return frozenset()
    return frozenset().union(*(ground_of(one.id, on) for one in places.units_of(region, on)))
