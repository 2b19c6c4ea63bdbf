"""The page of a locality of any day: who they are, whom they know, what stands there, what was before."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import LOCALITIES
from nhipcau.core.faults import not_found
from nhipcau.lib import places
from nhipcau.lib.places import PlaceError, Unit
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.calendars import calendar_of_place
from nhipcau.web.portal.figures.economy import economy_of
from nhipcau.web.portal.page import page
from nhipcau.web.portal.places.bonds import bond_records
from nhipcau.web.portal.places.compare import compare_link
from nhipcau.web.portal.places.facts import unit_facts
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.history import predecessors
from nhipcau.web.portal.places.linked_data import unit_data, way_to
from nhipcau.web.portal.places.locator import locator
from nhipcau.web.portal.places.names import heading, heirs, unit_links
from nhipcau.web.portal.places.numbers import numbers
from nhipcau.web.portal.places.partners import partner_rows
from nhipcau.web.portal.places.shelves import shelves
from nhipcau.web.portal.places.timeline import timeline
from nhipcau.web.words import say


def locality_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    """A unit of today with everything known of it, or a former one with where its records went."""
    unit = _unit(code, language)
    here = Here("place", (unit.id,), language)
    records = bond_records(here)
    notes = (places.history_note(unit, language), places.formation_note(unit, language))
    return page(
        request,
        language,
        "places/locality",
        lambda lang: address(lang, LOCALITIES, unit.id),
        unit=unit,
        label=heading(unit, language),
        list_address=address(language, LOCALITIES),
        compare_href=compare_link(language, "places", unit.id),
        notes=[note for note in notes if note],
        heirs=unit_links(heirs(unit), language),
        facts=unit_facts(unit, language),
        map=locator(unit, language),
        bonds=[here.title(register) for register in here.bonds],
        numbers=numbers(here),
        partners=partner_rows(here, records),
        timeline=timeline(here, records),
        shelves=shelves(here),
        economy=economy_of(unit, language, "then" if unit.is_former else "today"),
        predecessors=predecessors(unit, here, records),
        linked_data=[
            unit_data(unit, language),
            way_to(LOCALITIES, unit.id, heading(unit, language), language),
        ],
        calendar=calendar_of_place(here),
        machine=f"/api/v1/places/{unit.id}",
    )


def _unit(code: str, language: str) -> Unit:
    try:
        return places.unit(code)
    except PlaceError:
        raise not_found(say("section_localities", language), code) from None
