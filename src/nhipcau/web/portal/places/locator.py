"""A small map that shows where a locality lies; both archipelagos are drawn and named on it as on every map."""

from __future__ import annotations

from nhipcau.lib.places import Unit
from nhipcau.web.portal.maps import VietnamMap, map_of_vietnam
from nhipcau.web.portal.places.names import heading, heirs
from nhipcau.web.words import say


def locator(unit: Unit, language: str) -> VietnamMap:
    """The unit among today's; of a former one those that hold its territory, as only today's borders are drawn."""
    holders = heirs(unit)
    marked = [one.id for one in holders or (unit,)]
    key = "locator_former" if holders else "locator_of"
    title = say(key, language, name=heading(unit, language), now=", ".join(one.label(language) for one in holders))
    return map_of_vietnam({}, language, title=title, marked=marked, thumbnail=True, key="locator")
