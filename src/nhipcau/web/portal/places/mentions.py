"""Registers that know places but no countries: their texts can be searched for a country's name, nothing is counted."""

from __future__ import annotations

from nhipcau.core.search.request import facet_columns
from nhipcau.core.search.standing import having
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.places.names import Linked
from nhipcau.web.portal.question import Question


def mentions(name: str, language: str) -> list[Linked]:
    """Searches for ``name`` in the most prominent register whose records have a place, and no country, of their own."""
    found = [register for register in having("place") if "country" not in facet_columns(register)]
    return [
        Linked(Question(address(language, register.name), {"q": [name]}).href(), register.title[place_of(language)])
        for register in found[:1]
    ]
