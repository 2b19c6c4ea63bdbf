"""One search box for everything: records, localities and countries in one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import FAMILIES
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.search import Listing, ListRequest, find, parse_request, public_index
from nhipcau.core.search.labels import register_title
from nhipcau.core.search.why import why
from nhipcau.core.store.read import hydrate
from nhipcau.web.portal.addresses import absolute, address, place_of
from nhipcau.web.portal.downloads import FORMATS
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.listing import Row, row_of
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.views import LIST, MAP, OWN, TABLE, TIMELINE, by_place, chosen_view, switch, years_by_register

PER_PAGE = 20
VIEWS = [LIST, TABLE, MAP, TIMELINE]


@dataclass(frozen=True)
class Found:
    """One result: what it is, its name, and where the words stand."""

    register: str
    code: str
    label: str
    href: str
    why: str
    row: Row | None
    """What a list says of the record; None for a locality or a country."""


@dataclass(frozen=True)
class Group:
    """A register with results: how many, and the same question asked of it alone, as a page and as files."""

    name: str
    title: str
    total: int
    question: Question
    files: tuple[tuple[str, str], ...]

    @property
    def href(self) -> str:
        return self.question.href()


def search_page(request: HttpRequest, language: str) -> HttpResponse:
    question = Question(address(language, "search"), params(request))
    view = chosen_view(question, VIEWS)
    asked = parse_request(None, question.params, other=OWN, limit=PER_PAGE)
    listing = find(public_index(), asked)
    facets, chips = facets_and_chips(asked, listing, question, language)
    groups = _groups(asked, listing, language)
    return page(
        request,
        language,
        "search",
        lambda code: address(code, "search"),
        asked=asked,
        listing=listing,
        facets=facets,
        chips=chips,
        view=view,
        views=switch(question, VIEWS, view, language),
        found=_found(asked, listing, language),
        groups=groups,
        hidden=question.hidden("q", "sort"),
        pager=pager(question, listing.total, asked.offset, asked.limit, len(listing.hits)),
        clear=question.href(**dict.fromkeys(asked.filters, "")),
        question=question,
        feed=absolute(question.at(f"{question.path}.atom")),
        calendar=absolute(question.at(f"{question.path}.ics")),
        **_seen_as(listing, question, groups, view, language),
    )


def _seen_as(listing: Listing, question: Question, groups: list[Group], view: str, language: str) -> dict[str, Any]:
    """What a view needs besides the results."""
    if view == MAP:
        return by_place(listing, question, language)
    if view == TIMELINE:
        return {"timeline": years_by_register({group.name: group.question for group in groups}, language)}
    return {}


def _groups(asked: ListRequest, listing: Listing, language: str) -> list[Group]:
    """The registers with results: the same question asked of each alone, where it can be taken along as a file."""
    counted = dict(listing.facets.get("register", ()))
    chosen = asked.filters.get("register", tuple(counted))
    shared = {name: list(tokens) for name, tokens in asked.filters.items() if name != "register"}
    groups = []
    for name, register in open_registers().items():
        if name in chosen and counted.get(name):
            path = address(language, name)
            question = Question(path, {"q": [asked.text], **shared})
            files = tuple((name, question.at(f"{path}.{form}")) for form, name in FORMATS.items())
            groups.append(Group(name, register.title[place_of(language)], counted[name], question, files))
    return groups


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
                row=None if hit.register in FAMILIES else row_of(registers()[hit.register], item, language),
            )
        )
    return found
