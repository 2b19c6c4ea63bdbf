"""Countries and territories, named as Vietnam's government writes them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from nhipcau.api.door import Moved, Reply, json_reply
from nhipcau.api.places import records_with
from nhipcau.api.question import Question
from nhipcau.api.registers import V1
from nhipcau.core.faults import not_found
from nhipcau.core.search import ListRequest, find, public_index
from nhipcau.lib import places


def country_list(question: Question) -> Reply:
    """All countries and territories in the order of their Vietnamese names, with the number of records of each."""
    question.allow()
    counts = dict(find(public_index(), ListRequest(limit=1)).facets["country"])
    found = [{**_brief(one), "records": counts.get(one.iso2, 0)} for one in places.countries()]
    return json_reply({"results": found, "total": len(found)})


def country(question: Question, code: str) -> Reply:
    """One country or territory by ISO 3166-1 code; three-letter and numeric codes lead to the two-letter one."""
    question.allow()
    try:
        found = places.country(code)
    except places.PlaceError:
        raise not_found("quốc gia, vùng lãnh thổ / countries and territories", code[:80]) from None
    if code != found.iso2:
        raise Moved(f"{V1}/countries/{quote(found.iso2)}")
    return json_reply({**_brief(found), "records": records_with("country", [found.iso2])})


def _brief(country: places.Country) -> dict[str, Any]:
    return {
        "iso2": country.iso2,
        "iso3": country.iso3,
        "numeric": country.numeric,
        "label_vi": country.label("vi"),
        "label_en": country.label("en"),
        "region": _region(country.region),
        "subregion": _region(country.subregion),
        "territory_of": country.is_territory_of,
        "url": f"{V1}/countries/{country.iso2}",
    }


def _region(region: places.WorldRegion) -> dict[str, str]:
    return {"value": region.code, "vi": region.label("vi"), "en": region.label("en")}
