"""The regions of each era: their localities, where that was read, and the records of those localities."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import LOCALITIES, REGIONS
from nhipcau.core.faults import not_found
from nhipcau.lib import places
from nhipcau.lib.places import PlaceError, Region, Unit
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.page import page
from nhipcau.web.portal.places_pages import lasting, standing
from nhipcau.web.words import say

Link = tuple[str, str]
"""Address and words."""


def regions_page(request: HttpRequest, language: str) -> HttpResponse:
    """The regions of today with their localities, and those that are no more."""
    current = [one for one in places.all_regions() if one.valid.end is None]
    former = [one for one in places.all_regions() if one.valid.end is not None]
    return page(
        request,
        language,
        "regions",
        lambda lang: address(lang, REGIONS),
        current=[_row(one, language) for one in current],
        former=[_row(one, language) for one in former],
    )


def region_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    """One region: its localities of the latest day and before, its source, its records register by register."""
    try:
        region = places.region_by_id(code)
    except PlaceError:
        raise not_found(say("section_regions", language), code) from None
    latest = places.latest_members(region)
    before = [unit for unit, _ in places.members(region) if unit not in latest]
    return page(
        request,
        language,
        "region",
        lambda lang: address(lang, REGIONS, code),
        region=region,
        label=region.label(language),
        list_address=address(language, REGIONS),
        valid=lasting(region.valid, language),
        latest=_links(latest, language),
        before=_links(before, language),
        source=region.source_in(language),
        related=standing("place", [unit.id for unit in latest], language),
        machine=f"/api/v1/regions/{code}",
    )


def _row(region: Region, language: str) -> tuple[str, str, list[Link]]:
    return (
        address(language, REGIONS, region.id),
        region.label(language),
        _links(places.latest_members(region), language),
    )


def _links(units: Iterable[Unit], language: str) -> list[Link]:
    return [(address(language, LOCALITIES, unit.id), unit.label(language)) for unit in units]
