"""The registers there are, and one record of them."""

from __future__ import annotations

from urllib.parse import quote

import orjson

from nhipcau.api.door import Moved, Reply, json_reply
from nhipcau.api.question import Question
from nhipcau.core.families import COUNTRIES, FAMILIES, LOCALITIES, REGIONS
from nhipcau.core.faults import not_found
from nhipcau.core.labels import Label
from nhipcau.core.modified import last_modified
from nhipcau.core.register import Register
from nhipcau.core.registry import open_register, open_registers
from nhipcau.core.search import ListRequest, find, public_index
from nhipcau.core.store.read import one
from nhipcau.core.training import marked

V1 = "/api/v1"
STANDING = Label(
    "Bản trình diễn, không phải cổng thông tin chính thức của cơ quan nhà nước.",
    "Demonstration, not an official portal of any state body.",
)
"""What this installation is, beside the data."""
HOMES = {LOCALITIES: "places", REGIONS: "regions", COUNTRIES: "countries"}
"""Where the API keeps the families that are no registers."""


def start(question: Question) -> Reply:
    """All registers with their counts and addresses."""
    question.allow()
    counted = find(public_index(), ListRequest(limit=1)).facets["register"]
    counts = dict(counted)
    return json_reply(
        {
            "registers": [_entry(one, counts.get(one.name, 0)) for one in open_registers().values()],
            "search": f"{V1}/search",
            "suggest": f"{V1}/suggest",
            "places": f"{V1}/places",
            "regions": f"{V1}/regions",
            "countries": f"{V1}/countries",
            "openapi": "/api/openapi.json",
            "note_vi": marked(STANDING.vi, "vi"),
            "note_en": marked(STANDING.en, "en"),
        }
    )


def _entry(register: Register, records: int) -> dict[str, str | int]:
    return {
        "name": register.name,
        "title_vi": register.title[0],
        "title_en": register.title[1],
        "records": records,
        "url": f"{V1}/{register.name}",
        "page_vi": f"/vi/{register.slug[0]}",
        "page_en": f"/en/{register.slug[1]}",
    }


def record(question: Question, slug: str, code: str) -> Reply:
    """One record with evidence, conflicts, publication and source, as the store keeps it."""
    found = register_at(question, slug, f"/{quote(code)}")
    question.allow()
    text = one(found.name, code)
    if text is None:
        raise not_found(f"{found.singular[0]} / {found.singular[1]}", code[:80])
    return Reply(text.encode(), headers=last_modified(orjson.loads(text)))


def register_at(question: Question, slug: str, rest: str = "") -> Register:
    """The register of a slug; its Vietnamese slug and the families' names lead to the one address of the answer."""
    for name, family in FAMILIES.items():
        if slug in family.slug and slug != HOMES[name]:
            raise Moved(question.at(f"{V1}/{HOMES[name]}{rest}"))
    found = open_register(slug)
    if slug != found.name:
        raise Moved(question.at(f"{V1}/{found.name}{rest}"))
    return found
