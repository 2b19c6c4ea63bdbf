"""What a fact about a person and an office becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told, place_in

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain


def person_role(told: Told) -> dict[str, Plain]:
    """Columns of a holder of an office; the day is that of the text, which says no more than that he holds it then."""
    said = told.values
    return {
        "name": said["name"],
        "post": said["position"],
        "body": said["organisation"],
        "place": place_in(said["organisation"], told.published),
        "stated_from": told.published or None,
        "stated_on": told.published or None,
        "told_in": told.records_of("documents"),
    }
