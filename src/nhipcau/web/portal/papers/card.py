"""What stands on the picture of a page (1200 × 630): the page's name, what it is, where, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

import orjson

from nhipcau.core.families import FAMILIES
from nhipcau.core.kinds import Choice
from nhipcau.core.register import Register
from nhipcau.engines.papers.glyphs import printable
from nhipcau.lib import places
from nhipcau.lib.places import Country, Region, Unit
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.fresh import fresh_of
from nhipcau.web.portal.listing import lead
from nhipcau.web.portal.papers.map import Map, map_of, places_of_country, places_of_record, words_of_map
from nhipcau.web.portal.papers.place import place_notes, place_title, standing_in
from nhipcau.web.portal.papers.plain import plain
from nhipcau.web.portal.papers.profile import standing, title_of
from nhipcau.web.words import say

WIDTH, HEIGHT = 1200, 630
"""Pixels, as the template sets them and the pages tell."""
COUNTS_NAMED = 3
"""Registers counted on the card of a place or country."""


@dataclass(frozen=True)
class Card:
    """The words of a card, all printable; empty ones leave no gap."""

    language: str
    title: str
    kick: str = ""
    line: str = ""
    counts: list[tuple[str, str]] = field(default_factory=list)
    standing: str = ""
    confirmed: bool = False
    map: Map | None = None
    map_marked: str = ""
    """What the marked localities are, where the title does not say it."""

    def json(self) -> str:
        """The data of the template ``card``: equal cards are equal texts."""
        own = {name: value for name, value in asdict(self).items() if name != "language"}
        said = {
            **words_of_map(self.map, self.language),
            **own,
            "map": self.map.svg if self.map else None,
            "lang": self.language,
            "brand": say("site", self.language),
            "demo": say("demo", self.language),
        }
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()


def record_card(register: Register, item: Mapping[str, Any], language: str) -> Card:
    """The card of a public record."""
    named = [*_first_choice(register), *filter(None, (register.place, register.country))]
    said = [plain(register.kinds[name], item["values"].get(name), language) for name in named]
    return Card(
        language=language,
        title=title_of(item, language),
        kick=f"{register.singular[place_of(language)]} · {item['code']}",
        line=" · ".join(dict.fromkeys(filter(None, said))),
        standing=standing(item, language),
        confirmed=fresh_of(item["publication"]["confirmed_on"], None, language).is_sure,
        map=map_of(places_of_record(register, item), language),
    )


def _first_choice(register: Register) -> list[str]:
    """The first column of the box that says what kind of thing it is or how it stands: an old call must not look open."""
    return [name for name in register.box if isinstance(register.kinds[name], Choice)][:1]


def locality_card(unit: Unit, language: str) -> Card:
    """The card of a locality: what stands there, or what became of it."""
    notes = place_notes(unit, language)
    return Card(
        language=language,
        title=printable(place_title(unit, language)),
        kick=say("locality", language),
        line=printable(notes[0]) if unit.is_former and notes else "",
        counts=_counts("place", [unit.id], language),
        standing=say("paper_place_standing", language),
        map=map_of([unit.id], language),
    )


def region_card(region: Region, language: str) -> Card:
    """The card of a region of any era: what stands in its localities."""
    members = [unit.id for unit in places.latest_members(region)]
    return Card(
        language=language,
        title=printable(region.label(language)),
        kick=say("section_regions", language),
        counts=_counts("place", members, language) if members else [],
        map=map_of(members, language),
    )


def country_card(country: Country, language: str) -> Card:
    """The card of a country or territory: what stands there, and the localities with ties to it."""
    marked = places_of_country(country.iso2)
    return Card(
        language=language,
        title=printable(country.label(language)),
        kick=say("country", language),
        counts=_counts("country", [country.iso2], language),
        map=map_of(marked, language),
        map_marked=say("card_ties_marked", language) if marked else "",
    )


def section_card(section: str, register: Register | None, language: str) -> Card:
    """The card of a list or of a page with an address of its own: its title and what it is."""
    if register:
        title, line = register.title[place_of(language)], printable(lead(register, language))
    else:
        family = FAMILIES.get(section)
        title = family.title.get(language) if family else say(f"section_{section}", language)
        line = say("site_line", language)
    return Card(language, title, line=line, map=map_of((), language))


def site_card(language: str) -> Card:
    """The card of the site itself: every page without one of its own has this."""
    return Card(language, say("site_line", language), map=map_of((), language))


def _counts(facet: str, codes: list[str], language: str) -> list[tuple[str, str]]:
    """Registers counted apart, the prominent ones first."""
    named = islice(standing_in(facet, codes, language), COUNTS_NAMED)
    return [(printable(found.title), format_number(found.total, language)) for found in named]
