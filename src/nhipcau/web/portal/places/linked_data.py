"""Localities, regions and countries in the vocabulary of schema.org, for search engines."""

from __future__ import annotations

from typing import Any

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.lib import places
from nhipcau.lib.places import Country, Region, Unit
from nhipcau.web.portal.addresses import absolute, address, home
from nhipcau.web.portal.jsonld import CONTEXT, trail
from nhipcau.web.portal.places.names import full_name, heading
from nhipcau.web.words import say

VIET_NAM = "VN"


def unit_data(unit: Unit, language: str) -> dict[str, Any]:
    """An ``AdministrativeArea`` with names, code, point, area, inhabitants and what it lies in."""
    other = full_name(unit, "en" if language == "vi" else "vi")
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "AdministrativeArea",
        "url": absolute(address(language, LOCALITIES, unit.id)),
        "name": heading(unit, language),
        "alternateName": [
            name for name in dict.fromkeys((unit.label(language), other)) if name != heading(unit, language)
        ],
        "identifier": unit.id,
        "containedInPlace": _country_data(places.country(VIET_NAM), language),
    }
    if note := places.history_note(unit, language) or places.formation_note(unit, language):
        data["description"] = note
    if unit.lat is not None and unit.lon is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": unit.lat, "longitude": unit.lon}
    if known := places.profile(unit):
        data["additionalProperty"] = [
            _property("area", float(known.area_km2), "KMK", known.read_on.isoformat()),
            _property("population", known.population, "IE", known.read_on.isoformat()),
        ]
    return data


def region_data(region: Region, language: str) -> dict[str, Any]:
    """A region as a ``Place``: it is no unit of administration."""
    return {
        "@context": CONTEXT,
        "@type": "Place",
        "url": absolute(address(language, REGIONS, region.id)),
        "name": region.label(language),
        "alternateName": [region.label("en" if language == "vi" else "vi")],
        "identifier": region.id,
        "containedInPlace": _country_data(places.country(VIET_NAM), language),
    }


def country_data(country: Country, language: str) -> dict[str, Any]:
    """A ``Country``; a territory is an ``AdministrativeArea`` in the country whose name its label carries."""
    data = {"@context": CONTEXT, **_country_data(country, language)}
    data["alternateName"] = [country.label("en" if language == "vi" else "vi")]
    if country.is_territory_of:
        data["containedInPlace"] = _country_data(places.country(country.is_territory_of), language)
    return data


def _country_data(country: Country, language: str) -> dict[str, Any]:
    return {
        "@type": "AdministrativeArea" if country.is_territory_of else "Country",
        "url": absolute(address(language, COUNTRIES, country.iso2)),
        "name": country.label(language),
        "identifier": country.iso2,
    }


def _property(name: str, value: float, unit: str, day: str) -> dict[str, Any]:
    """``unit`` is a code of UN/CEFACT: KMK square kilometre, IE person."""
    return {"@type": "PropertyValue", "name": name, "value": value, "unitCode": unit, "description": day}


def way_to(section: str, code: str, label: str, language: str) -> dict[str, Any]:
    """The way to the page of a place, from the home page on."""
    listed = address(language, section)
    return trail(
        [
            (home(language), say("site", language)),
            (listed, say(f"section_{section}", language)),
            (f"{listed}/{code}", label),
        ]
    )
