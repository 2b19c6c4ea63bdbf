"""What may be asked of a desk: the columns it is cleared for, and how each record is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from nhipcau.core.column import Seen
from nhipcau.core.desk import schema
from nhipcau.core.freshness import STANDINGS
from nhipcau.core.kinds import Choice, Kind, Text
from nhipcau.core.labels import Vocabulary
from nhipcau.core.policy.words import VISIBILITIES
from nhipcau.core.record import STATES
from nhipcau.core.search.request import ListRequest, Sight, parse_request

if TYPE_CHECKING:
    from nhipcau.core.audience import Audience
    from nhipcau.core.register import Register

NOBODY = "nobody"
"""The token of records without an owner; agencies' are their uids."""

KEPT = Vocabulary([(seen.name.lower(), label) for seen, label in VISIBILITIES.items()], name="kept")
"""How narrowly a record is kept now: published ones are public."""

FRESH = "fresh"
"""The filter by how the record stands with its owner's confirmation today."""

MARKS: Mapping[str, Kind] = {
    schema.STATE: Choice(STATES),
    schema.OWNER: Text(),
    schema.VISIBILITY: Choice(KEPT),
    FRESH: Choice(STANDINGS),
}
"""Filters of every record that are no columns of its register."""


@lru_cache(maxsize=len(Seen))
def sight(depth: Seen) -> Sight:
    """What a desk that sees down to ``depth`` may ask of records."""
    return Sight(depth, MARKS)


def desk_request(
    register: Register | None,
    params: Mapping[str, Sequence[str]],
    audience: Audience,
    *,
    other: frozenset[str] = frozenset(),
    limit: int = 20,
    facets: bool = True,
) -> ListRequest:
    """Check the parameters of an address for a desk, of one register or of all (None).

    Raises a 400 ``Fault`` as ``parse_request`` does. A column the desk is not cleared for is refused like one there is not.
    """
    return parse_request(register, params, other=other, limit=limit, facets=facets, sight=sight(audience.clearance))
