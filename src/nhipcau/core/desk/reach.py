"""A desk as a query: the same rows as ``Audience.rule`` gives, found in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tantivy import Query, Schema

from nhipcau.core.desk.schema import LEAD, OPEN_TO, OWNER, PARTIES, STATE, endings
from nhipcau.core.record import PUBLISHED
from nhipcau.core.search.matching import any_of, some

if TYPE_CHECKING:
    from nhipcau.core.audience import Audience


def reach(audience: Audience, schema: Schema) -> list[Query]:
    """The queries that all match just the records of a desk, of whatever register. Raises ValueError as the rule does.

    What stands in places or countries narrower than the desk's clearance is no ground for being there.
    """
    agencies = sorted(audience.agencies)
    kept = Query.term_query(schema, OPEN_TO, int(audience.clearance))
    match audience.desk:
        case "machinery":
            return []
        case "public":
            return [Query.term_query(schema, STATE, PUBLISHED)]
        case "own":
            return [any_of(schema, OWNER, agencies), kept]
        case "locality" | "region":
            about = _about(audience, schema, "place", audience.places)
            return [some([any_of(schema, OWNER, agencies), *about]), kept]
        case "lead":
            return [any_of(schema, LEAD, agencies), kept]
        case "party":
            about = _about(audience, schema, "country", audience.countries)
            return [some([any_of(schema, PARTIES, agencies), *about]), kept]
        case "all":
            return [kept]
    raise ValueError(f"no desk {audience.desk!r}")


def _about(audience: Audience, schema: Schema, field: str, values: frozenset[str]) -> list[Query]:
    return [any_of(schema, f"{field}{end}", sorted(values)) for end in endings(audience.clearance)]
