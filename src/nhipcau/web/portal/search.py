"""One search box for everything: records, localities and countries in one list."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import FAMILIES
from nhipcau.core.search import Listing, ListRequest, find, parse_request, public_index
from nhipcau.core.search.labels import register_title
from nhipcau.core.search.why import why
from nhipcau.core.store.read import hydrate
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question

PER_PAGE = 20


@dataclass(frozen=True)
class Found:
    """One result: what it is, its name, and where the words stand."""

    register: str
    code: str
    label: str
    href: str
    why: str


def search_page(request: HttpRequest, language: str) -> HttpResponse:
    asked = parse_request(None, params(request), limit=PER_PAGE)
    question = Question(address(language, "search"), params(request))
    listing = find(public_index(), asked)
    facets, chips = facets_and_chips(asked, listing, question, language)
    return page(
        request,
        language,
        "search",
        lambda code: address(code, "search"),
        asked=asked,
        listing=listing,
        facets=facets,
        chips=chips,
        found=_found(asked, listing, language),
        hidden=question.hidden("q", "sort"),
        pager=pager(question, listing.total, asked.offset, asked.limit, len(listing.hits)),
        clear=question.href(**dict.fromkeys(asked.filters, "")),
        question=question,
    )


def _found(asked: ListRequest, listing: Listing, language: str) -> list[Found]:
    parts = {}
    if asked.words:
        parts = {hit.id: hit.json for hit in hydrate([hit.id for hit in listing.hits], "search")}
    found = []
    for hit in listing.hits:
        item = orjson.loads(hit.json)
        label = item[f"label_{language}"]
        reason = why(parts[hit.id], asked, language) if hit.id in parts else ""
        found.append(
            Found(
                register=register_title(hit.register).get(language),
                code="" if hit.register in FAMILIES else hit.code,
                label=label,
                href=address(language, hit.register, hit.code),
                why="" if reason.endswith(f": {label}") else reason,
            )
        )
    return found
