"""The regions of each era: their localities, where that was read, and the records of those localities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import REGIONS
from nhipcau.core.faults import not_found
from nhipcau.core.search.standing import counted_everywhere, having
from nhipcau.lib import places
from nhipcau.lib.places import PlaceError, Region, Unit
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.page import page
from nhipcau.web.portal.places.bonds import bond_records
from nhipcau.web.portal.places.counts import CountRow, count_rows
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.linked_data import region_data, way_to
from nhipcau.web.portal.places.names import Linked, in_order, lasting, region_link, unit_links
from nhipcau.web.portal.places.numbers import numbers
from nhipcau.web.portal.places.partners import partner_rows
from nhipcau.web.words import say


@dataclass(frozen=True)
class Row:
    """A region in a list, with its localities of the latest day."""

    at: Linked
    members: tuple[Linked, ...]


def regions_page(request: HttpRequest, language: str) -> HttpResponse:
    """The regions of today with their localities, and those that are no more."""
    return page(
        request,
        language,
        "places/regions",
        lambda lang: address(lang, REGIONS),
        current=[_row(one, language) for one in places.all_regions() if one.valid.end is None],
        former=[_row(one, language) for one in places.all_regions() if one.valid.end is not None],
    )


def region_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    """One region: its localities of the latest day and before, its source, its records register by register."""
    try:
        region = places.region_by_id(code)
    except PlaceError:
        raise not_found(say("section_regions", language), code) from None
    latest = places.latest_members(region)
    here = Here("place", tuple(unit.id for unit in latest), language)
    return page(
        request,
        language,
        "places/region",
        lambda lang: address(lang, REGIONS, region.id),
        region=region,
        label=region.label(language),
        list_address=address(language, REGIONS),
        valid=lasting(region.valid, language),
        registers=[register.title[place_of(language)] for register in having("place")],
        members=_members(latest, language),
        before=unit_links((unit for unit, _ in places.members(region) if unit not in latest), language),
        source=region.source_in(language),
        numbers=numbers(here),
        bonds=[here.title(register) for register in here.bonds],
        partners=partner_rows(here, bond_records(here)),
        linked_data=[
            region_data(region, language),
            way_to(REGIONS, region.id, region.label(language), language),
        ],
        machine=f"/api/v1/regions/{region.id}",
    )


def _members(units: Iterable[Unit], language: str) -> list[CountRow]:
    return count_rows(counted_everywhere("place"), "place", in_order(units, language), language)


def _row(region: Region, language: str) -> Row:
    return Row(region_link(region, language), tuple(unit_links(places.latest_members(region), language)))
