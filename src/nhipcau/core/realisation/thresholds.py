"""After how long without a sourced activity something sleeps, as the installation has set it."""

from __future__ import annotations

from nhipcau.core.settings import days
from nhipcau.lib.health import Months

DORMANT, LONG_DORMANT = "NHIPCAU_DORMANT_MONTHS", "NHIPCAU_LONG_DORMANT_MONTHS"


def months() -> Months:
    """Raises :class:`Fault` for a setting that is no whole number from 1."""
    first, second = days(DORMANT), days(LONG_DORMANT)
    return Months(first, max(first, second))
