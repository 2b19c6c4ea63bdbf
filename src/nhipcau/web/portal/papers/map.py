"""The small map of Viet Nam on papers and cards: which localities it marks, and what it says of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nhipcau.core.kinds import Place, Relation
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.lib import maps, places
from nhipcau.lib.places import PlaceError
from nhipcau.lib.text import collation_key
from nhipcau.web.words import say

NAMED = 6
"""Marked localities that are named; the rest is counted."""
LABEL = 0.038
"""Size of the map's labels as a share of its width: they have to be read on a card of half its size, too."""
INK = maps.Ink(type="Nhip Cau Sans", mark="#0b5d66", islands="#2b7377")
"""Marked localities in the colour of the pages: half the country in red would look like an alarm."""


@dataclass(frozen=True)
class Map:
    """A drawing as SVG and the localities marked on it (ids of today's units)."""

    svg: str
    marked: tuple[str, ...]


def map_of(marked: Iterable[str], language: str) -> Map:
    """Viet Nam with both archipelagos; ``marked`` are unit ids of any day: former ones mark where their territory is now."""
    today = {unit for one in marked for unit in _today(one)}
    ordered = tuple(sorted(today, key=lambda unit: collation_key(places.unit(unit).label(language))))
    return Map(_drawn(ordered, language), ordered)


def places_of_record(register: Register, item: Mapping[str, Any]) -> set[str]:
    """Where a record stands; for one that stands nowhere itself, the places of the ties that name it."""
    own: set[str] = set()
    for column in register.public:
        if isinstance(kind := register.kinds[column.name], Place) and (value := item["values"].get(column.name)):
            own |= {entry["value"] for entry in (value if kind.many else [value])}
    return own or set(_places_of_ties(register.name, item["code"]))


def places_of_country(code: str) -> set[str]:
    """Localities with ties to a country."""
    return {place for register in registers().values() if register.bond for place in _places(register, "country", code)}


def words_of_map(drawn: Map | None, language: str) -> dict[str, Any]:
    """The keys of a template that say what the map shows."""
    if drawn is None:
        return {"map": None, "map_alt": "", "map_marked": "", "map_note": ""}
    marked = marked_words(drawn.marked, language)
    return {
        "map": drawn.svg,
        "map_alt": say("paper_map", language, marked=marked).strip(),
        "map_marked": marked,
        "map_note": maps.BORDERS[language],
    }


def marked_words(marked: tuple[str, ...], language: str) -> str:
    """ "Tô đỏ: Đà Nẵng, Huế." – so that the colour is not the only sign."""
    if not marked:
        return ""
    names = ", ".join(places.unit(unit).label(language) for unit in marked[:NAMED])
    left = len(marked) - NAMED
    if left > 0:
        return say("paper_marked_more", language, names=names, n=left)
    return say("paper_marked", language, names=names)


def _places_of_ties(name: str, code: str) -> Iterator[str]:
    for register in registers().values():
        if register.bond is None:
            continue
        column = register.by_name[register.bond.partner]
        kind = register.kinds[column.name]
        if column.facet and isinstance(kind, Relation) and kind.to == name:
            yield from _places(register, register.facet_name(column), code)


def _places(register: Register, facet: str, code: str) -> list[str]:
    listing = find(public_index(), parse_request(register, {facet: [code]}, limit=1))
    return [place for place, _ in listing.facets["place"]]


def _today(unit_id: str) -> list[str]:
    """Today's units where a unit of any day lies; nothing for an id the table does not know."""
    try:
        unit = places.unit(unit_id)
    except PlaceError:
        return []
    if not unit.is_former:
        return [unit.id]
    holder = places.successor(unit)
    return [holder.id] if holder else [heir for one in places.successors(unit) for heir in _today(one.id)]


@lru_cache(maxsize=128)
def _drawn(marked: tuple[str, ...], language: str) -> str:
    return maps.vietnam_svg(language, width=maps.DETAILED_FROM, marked=marked, label=LABEL, ink=INK)
