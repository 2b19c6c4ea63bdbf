"""How far a scope reaches from an agency on a day: the agencies, places and countries whose records lie within."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import UUID

from nhipcau.core.audience import Audience
from nhipcau.core.column import Seen
from nhipcau.core.people.models import Agency, Succession
from nhipcau.core.policy import words
from nhipcau.lib import places


class Reach:
    """Scopes as audiences on a day. It asks the database for other agencies where a scope needs them, once each."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._followed: dict[UUID, frozenset[str]] = {}
        self._there: dict[frozenset[str], frozenset[str]] = {}

    def audience(self, agency: Agency, scope: str, seen: Seen) -> Audience:
        """The desk of an agency's people for a scope."""
        match scope:
            case words.OWN_AGENCY:
                return Audience(scope, seen, agencies=self.with_followed(agency))
            case words.LEAD:
                return Audience(scope, seen, agencies=self.with_followed(agency))
            case words.PARTY:
                countries = frozenset(agency.countries or ())
                return Audience(scope, seen, agencies=self.with_followed(agency), countries=countries)
            case words.LOCALITY:
                return self._around(agency, scope, seen, ground_of(agency.place, self.on))
            case words.REGION:
                return self._around(agency, scope, seen, region_of(agency.place, self.on))
        return Audience(scope, seen)

    def with_followed(self, agency: Agency) -> frozenset[str]:
        """The agency and all whose work it had taken over by that day, step by step, as uids in text."""
        if agency.uid not in self._followed:
            found: set[UUID] = {agency.uid}
            frontier = found
            while frontier:
                steps = Succession.objects.filter(after__in=frontier, day__lte=self.on)
                frontier = set(steps.values_list("before", flat=True)) - found
                found = found | frontier
            self._followed[agency.uid] = frozenset(map(str, found))
        return self._followed[agency.uid]

    def agencies_at(self, ground: frozenset[str]) -> frozenset[str]:
        """Agencies of whatever time whose place is one of these units."""
        if ground and ground not in self._there:
            found = Agency.objects.filter(place__in=ground).values_list("uid", flat=True)
            self._there[ground] = frozenset(map(str, found))
        return self._there.get(ground, frozenset())

    def _around(self, agency: Agency, scope: str, seen: Seen, ground: frozenset[str]) -> Audience:
        return Audience(scope, seen, agencies=self.with_followed(agency) | self.agencies_at(ground), places=ground)


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
