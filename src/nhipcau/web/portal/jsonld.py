"""Records in the vocabulary of schema.org, for search engines; what is what comes from the register's declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from nhipcau.core.kinds import Coordinates, Country, Kind, Names, Place, Public, Relation, When
from nhipcau.core.register import Register
from nhipcau.lib import places
from nhipcau.web.portal.addresses import absolute, address

CONTEXT = "https://schema.org"


def record_data(register: Register, item: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A record as linked data: its declared type and properties, its name, address and source."""
    declared, values = register.schema_org, item["values"]
    said = {
        name: written
        for column, name in declared.properties.items()
        if (written := _written(register.kinds[column], values.get(column), language)) not in (None, [], "")
    }
    source = item["source"] or {}
    licence = (source.get("licence") or {}).get("url")
    page = {
        "@type": "WebPage",
        "inLanguage": language,
        **({"license": licence} if licence else {}),
        **({"dateModified": day} if (day := item["publication"].get("changed_on")) else {}),
    }
    return {
        "@context": CONTEXT,
        "@type": declared.type,
        "name": item[f"label_{language}"],
        "identifier": item["code"],
        "url": absolute(address(language, register.name, item["code"])),
        **said,
        "mainEntityOfPage": page,
    }


def trail(steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page: (path, label) pairs from the home page on."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": label, "item": absolute(path)}
            for place, (path, label) in enumerate(steps, start=1)
        ],
    }


def _written(kind: Kind, public: Public, language: str) -> Any:
    if public is None or public == []:
        return None
    for known, write in _WRITTEN:
        if isinstance(kind, known):
            entries = public if isinstance(public, list) else [public]
            found = [write(entry, language) for entry in entries]
            return found if isinstance(public, list) and len(found) > 1 else found[0]
    return kind.text(public, language)


def _place(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": entry[language]}


def _country(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    kind = "AdministrativeArea" if places.country(entry["value"]).is_territory_of else "Country"
    return {"@type": kind, "name": entry[language]}


def _relation(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    path = address(language, entry["register"], entry["code"])
    return {"@type": "Thing", "name": entry[language], "url": absolute(path)}


def _coordinates(entry: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {"@type": "GeoCoordinates", "latitude": entry["lat"], "longitude": entry["lon"]}


_WRITTEN: tuple[tuple[type[Kind], Callable[[Any, str], Any]], ...] = (
    (Place, _place),
    (Country, _country),
    (Relation, _relation),
    (Coordinates, _coordinates),
    (Names, lambda entry, language: entry["text"]),
    (When, lambda entry, language: entry),
)
"""Kinds that are written as more than the text one reads."""
