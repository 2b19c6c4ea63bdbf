"""How the printed tables of calls are read: ranges of figures, and province codes of two eras."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhipcau.core.seeding import parts
from nhipcau.lib import places

DAY_OF_THE_63 = date(2024, 6, 1)
DAY_OF_THE_34 = date(2025, 7, 1)


def amount(printed: str, unit: str) -> dict[str, Any] | None:
    """ "500-550" and its unit as a range; None for an empty cell (no figure printed, not zero)."""
    if not printed:
        return None
    low, _, high = printed.partition("-")
    return {"low": low, "high": high or None, "unit": unit}


def as_title(words: str) -> str:
    """The words with a capital: English sources name many calls in the middle of a sentence."""
    return words[:1].upper() + words[1:]


def places_of(old_codes: str, new_codes: str, source_date: str) -> list[str]:
    """Ids of the units a row names, as of its source's day; where only the new code is known, those of the 34.

    Huế kept its code 46 when it became a city on 1 January 2025; the source's year tells which unit is meant.
    """
    if not old_codes or source_date >= "2025-07":
        return [places.by_code(code, DAY_OF_THE_34).id for code in parts(new_codes)]
    day = date(2025, 1, 1) if source_date >= "2025" else DAY_OF_THE_63
    return [places.by_code(code, day).id for code in parts(old_codes)]
