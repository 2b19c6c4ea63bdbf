"""What a fact about a partner abroad becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain

KIND_OF = {"foreign_locality": "locality", "organisation": "other", "company": "company"}
KIND_OF |= dict.fromkeys(("ngo", "international_org"), "organisation")


def foreign_partner(told: Told) -> dict[str, Plain] | None:
    """Columns of a partner; None for a country, which is no partner of its own."""
    said = told.values
    if said["kind"] not in KIND_OF:
        return None
    return {"name": said["name"], "name_vi": said["name"], "country": said["country"], "kind": KIND_OF[said["kind"]]}
