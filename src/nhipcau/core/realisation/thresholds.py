"""After how long something sleeps, and how few are too few for a per cent, as the installation has set them."""

from __future__ import annotations

from nhipcau.core.settings import count
from nhipcau.lib.health import Months

DORMANT, LONG_DORMANT = "NHIPCAU_DORMANT_MONTHS", "NHIPCAU_LONG_DORMANT_MONTHS"
FEW = "NHIPCAU_FEW"


def months() -> Months:
    """Raises :class:`Fault` for a setting that is no whole number from 1."""
    first, second = count(DORMANT), count(LONG_DORMANT)
    return Months(first, max(first, second))


def share(part: int, whole: int) -> int | None:
    """Whole per cent, never 100 where something is missing nor 0 where something is there; None of too few to say it."""
    if whole < count(FEW):
        return None
    return min(max(round(100 * part / whole), part > 0), 100 - (part < whole))
