"""How a record stands with its owner's confirmation, as a query: the index has the day, the limit moves."""

from __future__ import annotations

from datetime import date

from tantivy import FieldType, Query, Schema

from nhipcau.core.desk.schema import CONFIRMED
from nhipcau.core.freshness import NEVER, WITHIN, oldest


def standing_query(schema: Schema, standing: str, on: date) -> Query:
    """Records that stand so on a day (one of ``freshness.STANDINGS``)."""
    first = oldest(on).toordinal()
    low, high = {NEVER: (0, 0), WITHIN: (first, None)}.get(standing, (1, first - 1))
    return Query.range_query(schema, CONFIRMED, FieldType.Unsigned, low, high)
