"""The line above a table that says what its numbers are in: "Đơn vị tính: triệu USD"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nhipcau.lib.sheets.cells import Row, clean
from nhipcau.lib.text import TextError, parse_quantity

_UNIT: Final = re.compile(
    r"\(?\s*(?:(?P<surely>đơn vị tính|đvt)|đơn vị|unit)\s*:\s*(?P<unit>[^()]+?)\s*\)?[.;]?", re.IGNORECASE
)


def unit_above(rows: Sequence[Row]) -> str:
    """What stands behind "Đơn vị tính:" in the lowest row that says so; "Đơn vị:" may be an office, unless it is a unit."""
    texts = (clean(cell) for _, cells in reversed(rows) for cell in cells if isinstance(cell, str))
    said = (found for found in map(_UNIT.fullmatch, texts) if found)
    return next((found["unit"] for found in said if found["surely"] or _is_unit(found["unit"])), "")


def _is_unit(words: str) -> bool:
    try:
        return bool(parse_quantity(words if words[0].isdecimal() else f"1 {words}"))
    except TextError:
        return False
