"""Whether a change that a text tells beside a figure fits the figures it tells."""

from __future__ import annotations

from typing import Literal, NamedTuple

FITS: Literal["fits"] = "fits"
DIFFERS: Literal["differs"] = "differs"
UNTOLD: Literal["untold"] = "untold"


class Change(NamedTuple):
    """``fits`` or ``differs``: ``number`` is the change in per cent that the figures give; ``untold``: the text leaves out
    the figure before, and ``number`` is what it would be.
    """

    verdict: Literal["fits", "differs", "untold"]
    number: float


def change_told(
    value: float | None, before: float | None, percent: float | None, direction: str | None
) -> Change | None:
    """Check "298, up 60% from 186". ``percent`` is positive, ``direction`` "increase" or "decrease".

    A told percentage fits within one unit of its last digit, since texts round and cut. None where too little is told.
    """
    if value is None or percent is None or direction not in ("increase", "decrease"):
        return None
    sign = 1 if direction == "increase" else -1
    if before is None:
        rest = 1 + sign * percent / 100
        return Change(UNTOLD, value / rest) if rest > 0 else None
    if before == 0:
        return None
    found = (value - before) / before * 100
    digits = len(f"{percent:g}".partition(".")[2])
    return Change(FITS if abs(found - sign * percent) < 10**-digits else DIFFERS, found)
