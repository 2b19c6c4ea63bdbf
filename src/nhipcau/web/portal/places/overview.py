"""The lists of localities and of countries, counted register by register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.core.search.standing import counted_everywhere, having
from nhipcau.lib import places
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.kept import kept
from nhipcau.web.portal.page import page
from nhipcau.web.portal.places.counts import count_rows
from nhipcau.web.portal.places.names import heirs, in_order, unit_link, unit_links


def localities_page(request: HttpRequest, language: str) -> HttpResponse:
    """The 34, and the former ones with what became of them."""
    return page(
        request,
        language,
        "places/localities",
        lambda lang: address(lang, LOCALITIES),
        whole=kept("places/localities_all", language, lambda: _localities(language)),
    )


def _localities(language: str) -> dict[str, Any]:
    current = in_order(places.units(places.DAY_OF_THE_34), language)
    former = in_order((unit for unit in places.all_units() if unit.is_former), language)
    return {
        "registers": _titles("place", language),
        "current": count_rows(counted_everywhere("place"), "place", current, language),
        "former": [(unit_link(unit, language), unit_links(heirs(unit), language)) for unit in former],
        "regions_address": address(language, REGIONS),
        "compare_href": address(language, "compare"),
    }


def countries_page(request: HttpRequest, language: str) -> HttpResponse:
    """Countries with records, those with most first; then all others."""
    return page(
        request,
        language,
        "places/countries",
        lambda lang: address(lang, COUNTRIES),
        whole=kept("places/countries_all", language, lambda: _countries(language)),
    )


def _countries(language: str) -> dict[str, Any]:
    listed = sorted(places.countries(), key=lambda country: collation_key(country.label(language)))
    rows = count_rows(counted_everywhere("country"), "country", listed, language)
    return {
        "registers": _titles("country", language),
        "known": sorted((row for row in rows if any(row.counts)), key=lambda row: row.counts, reverse=True),
        "unknown": [row for row in rows if not any(row.counts)],
        "compare_href": address(language, "compare"),
    }


def _titles(facet: str, language: str) -> list[str]:
    return [register.title[place_of(language)] for register in having(facet)]
