"""A row of cells as a line of JSON, the form it is staged in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import orjson

from nhipcau.lib.sheets import Cell, CellError


def row_to_json(cells: Sequence[Cell]) -> str:
    """The cells as a JSON array: text, numbers, true/false and null as themselves; what JSON lacks as an object.

    ``{"d":"2024-05-12"}`` is a day, ``{"d":"2024-05-12T08:30:00"}`` a point in time, ``{"e":"#REF!"}`` an error.
    """
    return orjson.dumps(cells, _marked, orjson.OPT_PASSTHROUGH_DATETIME).decode()


def _marked(cell: date | CellError) -> dict[str, str]:
    return {"e": cell.text} if isinstance(cell, CellError) else {"d": cell.isoformat()}


def row_from_json(line: str) -> list[Cell]:
    """What `row_to_json` kept."""
    if "{" not in line:
        found: list[Cell] = orjson.loads(line)
        return found
    return [_value(kept) if isinstance(kept, dict) else kept for kept in orjson.loads(line)]


def _value(kept: dict[str, Any]) -> Cell:
    if "e" in kept:
        return CellError(kept["e"])
    written: str = kept["d"]
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
