"""What a fact about a promise becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told, day_of, place_in

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain

PROMISES = ("commitment", "target")


def commitment(told: Told) -> dict[str, Plain] | None:
    """Columns of a commitment, in the source's words; None for what asks, proposes or invites: nobody has promised it."""
    said = told.values
    if said["kind"] not in PROMISES:
        return None
    return {
        "clause": {"vi": " ".join(told.quote.split())},
        "wording": "quoted",
        "document": next(iter(told.records_of("documents") or ()), None),
        "vn_party": said["actor"],
        "lead": said["actor"],
        "place": place_in(said["actor"], told.published),
        "made_on": told.published or None,
        "due": day_of(said["due"]),
    }
