"""What stands on the one-page profile of a locality, and the counts that profiles and cards of places share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nhipcau.core.families import LOCALITIES
from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.request import facet_columns
from nhipcau.engines.papers.glyphs import printable
from nhipcau.lib import places
from nhipcau.lib.places import Unit
from nhipcau.lib.places.notes import formation_note, history_note
from nhipcau.lib.places.sources import source_titles
from nhipcau.lib.text import collation_key, format_number
from nhipcau.web.portal.addresses import absolute, address, place_of
from nhipcau.web.portal.papers.map import map_of
from nhipcau.web.portal.papers.profile import groups
from nhipcau.web.portal.papers.sheet import Sheet, fact
from nhipcau.web.portal.places.names import lasting
from nhipcau.web.portal.related import Related, matching
from nhipcau.web.words import say

PROMINENT = 100
"""Registers below this prominence (directories, figures) are only counted; of the others the first records are named."""
COUNTRIES_NAMED = 6
"""Countries named for each register of ties, the most frequent first."""


def locality_sheet(unit: Unit, language: str) -> Sheet:
    """The profile of a locality, former ones too: what it is, what became of it, what stands there, counted apart."""
    return Sheet(
        language=language,
        title=place_title(unit, language),
        kick=say("locality", language),
        standing=say("paper_place_standing", language),
        confirmed=False,
        lead=[f"{note}." for note in place_notes(unit, language)],
        facts=[*_facts(unit, language), *_partner_countries(unit, language)],
        related_heading=say("paper_stands", language),
        related=groups(standing_in("place", [unit.id], language), language),
        related_note=say("paper_stands_apart", language),
        sources=[{"title": printable(one), "outlet": "", "details": ""} for one in source_titles(unit, language)],
        terms=[
            {"label": say("paper_place_terms", language), "value": say("paper_place_terms_each", language)},
        ],
        address=absolute(address(language, LOCALITIES, unit.id)),
        map=map_of([unit.id], language),
    )


def place_title(unit: Unit, language: str) -> str:
    """The full name of a unit in force; the name that tells a former one apart."""
    if unit.is_former:
        return unit.label(language)
    return unit.full_name if language == "vi" else unit.full_name_en


def place_notes(unit: Unit, language: str) -> list[str]:
    return [note for note in (history_note(unit, language), formation_note(unit, language)) if note]


def standing_in(facet: str, codes: list[str], language: str) -> Iterator[Related]:
    """Per register, the prominent ones first: the records that stand in any of these places or countries."""
    ordered = sorted(open_registers().values(), key=lambda register: -register.prominence)
    for register in ordered:
        if facet in facet_columns(register) and (found := matching(register, {facet: codes}, language)):
            yield found if register.prominence >= PROMINENT else replace(found, first=())


def _facts(unit: Unit, language: str) -> list[dict[str, object]]:
    heirs = [holder] if (holder := places.successor(unit)) else list(places.successors(unit))
    rows = [
        (say("paper_full_name", language), unit.full_name if language == "vi" else unit.full_name_en),
        (say("other_language_name", language), unit.full_name_en if language == "vi" else unit.full_name),
        (say("paper_region", language), _region(unit, language)),
        (say("valid", language), lasting(unit.valid, language)),
        (say("official_code", language), ", ".join(dict.fromkeys(code for code, _ in unit.codes))),
        (say("predecessors", language), _listed(places.predecessors(unit), language)),
        (say("successors", language), _listed(heirs, language) if unit.is_former else ""),
    ]
    title = place_title(unit, language)
    return [fact(label, printable(value)) for label, value in rows if value and value != title]


def _listed(units: Iterable[Unit], language: str) -> str:
    return ", ".join(unit.label(language) for unit in units)


def _region(unit: Unit, language: str) -> str:
    """The region the unit is (or last was) counted in; a membership nobody read in a decision says so."""
    if not unit.regions:
        return ""
    region = places.region_by_id(unit.regions[-1][0])
    name = region.label(language)
    return say("paper_region_verify", language, region=name) if region.status == "verify" else name


def _partner_countries(unit: Unit, language: str) -> Iterator[dict[str, object]]:
    """For every register of ties: the countries that the locality's records of it name most often, each with its number."""
    for register in open_registers().values():
        counted = _countries(register, unit, language) if register.bond else []
        if not counted:
            continue
        named = [f"{name} ({format_number(count, language)})" for name, count in counted[:COUNTRIES_NAMED]]
        words, left = printable(", ".join(named)), len(counted) - len(named)
        said = (
            say("paper_with_more", language, countries=words, n=left)
            if left
            else say("paper_with", language, countries=words)
        )
        yield fact(register.title[place_of(language)], said)


def _countries(register: Register, unit: Unit, language: str) -> list[tuple[str, int]]:
    """Names of countries with the number of records, most frequent first, equal ones in the order of the alphabet."""
    listing = find(public_index(), parse_request(register, {"place": [unit.id]}, limit=1))
    named = [(places.country(code).label(language), count) for code, count in listing.facets["country"]]
    return sorted(named, key=lambda counted: (-counted[1], collation_key(counted[0])))
