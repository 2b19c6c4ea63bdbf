"""Whose things due somebody asks for: his own, his agencies', those of his locality, or all he may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.dues.found import Wanted
from nhipcau.core.people.models import Assignment
from nhipcau.core.policy.reach import ground_of

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Powers

MINE, AGENCY, PLACE, ALL = "mine", "agency", "locality", "all"
WHOSE = (AGENCY, MINE, PLACE, ALL)


def offered(powers: Powers) -> list[str]:
    """What of :data:`WHOSE` means anything for somebody; the first is shown unless he asks for another."""
    if not powers.agencies:
        return [MINE]
    return [one for one in WHOSE if one != PLACE or _ground(powers)]


def wanted_of(whose: str, account: Account, powers: Powers) -> Wanted:
    """Records given to him; what his agencies must do, and those they followed; what is to be done where they are."""
    match whose:
        case "mine":
            given = Assignment.objects.filter(account=account).values_list("record", flat=True)
            return Wanted(records=frozenset(given))
        case "agency":
            return Wanted(agencies=agencies_of(powers))
        case "locality":
            return Wanted(places=_ground(powers))
    return Wanted()


def agencies_of(powers: Powers) -> frozenset[str]:
    """Somebody's agencies with all whose work they took over, as uids in text."""
    return frozenset().union(*(powers.reach.with_followed(one) for one in powers.agencies.values()))


def _ground(powers: Powers) -> frozenset[str]:
    return frozenset().union(*(ground_of(one.place, powers.on) for one in powers.agencies.values()))
