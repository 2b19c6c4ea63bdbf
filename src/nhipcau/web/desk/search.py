"""Search over all registers at once, from one desk at a time, and what the box in the head suggests."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse

from nhipcau.core.desk import desk_index, desk_request, find, suggest
from nhipcau.core.desk.pages import Hit
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.policy.words import SCOPES
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.listing import DESK, PER_PAGE, SUGGESTED, Tab, agencies_named, chosen
from nhipcau.web.desk.records.rows import Row, Shown
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.page import params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question


class Found(NamedTuple):
    """A record that was found, and what it is."""

    register: str
    """The register's name."""
    singular: str
    row: Row


def search(request: HttpRequest) -> HttpResponse:
    language, powers = language_here(request), powers_of_mine(request)
    desks = powers.desks(None)
    if not desks:
        return page(request, "search", desks=desks)
    question = Question(desk_address(language, "desk_search"), params(request))
    desk = chosen(desks, question)
    asked = desk_request(None, question.params, desk.audience, other=frozenset({DESK}), limit=PER_PAGE)
    listing = find(desk_index(), desk.audience, asked)
    facets, chips = facets_and_chips(asked, listing, question, language, agencies_named(listing, asked, language))
    found = found_of(desk, listing.hits, powers, language)
    return page(
        request,
        "search",
        desks=desks,
        tabs=_tabs(desks, desk, question, language),
        asked=asked,
        listing=listing,
        facets=facets,
        chips=chips,
        clear=question.href(**{name: "" for name in question.params if name != DESK}),
        question=question,
        hidden=question.hidden("q"),
        found=found,
        pager=pager(question, listing.total, asked.offset, asked.limit, len(found)),
    )


def suggestions(request: HttpRequest) -> HttpResponse:
    """Typeahead over all registers from the nearest desk, or the one the address names, in the shape the script reads."""
    language, powers = language_here(request), powers_of_mine(request)
    desks = powers.desks(None)
    if not desks:
        return JsonResponse({"results": []})
    question = Question(desk_address(language, "desk_search"), params(request))
    desk = chosen(desks, question)
    given = {"q": question.params.get("q", [])}
    asked = desk_request(None, given, desk.audience, limit=SUGGESTED, facets=False)
    hits = suggest(desk_index(), desk.audience, asked).hits
    results = [
        {
            "register": one.register,
            **dict.fromkeys(("label_vi", "label_en"), one.row.label),
            **dict.fromkeys(("url", "url_en"), one.row.address),
        }
        for one in found_of(desk, hits, powers, language)
    ]
    return JsonResponse({"results": results})


def found_of(desk: Desk, hits: list[Hit], powers: Powers, language: str) -> list[Found]:
    """Hits as rows in their order, read through the desk again: one query for each register among them."""
    there = {}
    for name in dict.fromkeys(hit.register for hit in hits):
        register = registers()[name]
        uids = [hit.uid for hit in hits if hit.register == name]
        for row in Shown(register, desk, [], powers, language).rows(uids):
            there[row.uid] = Found(name, register.singular[place_of(language)], row)
    return [there[hit.uid] for hit in hits if hit.uid in there]


def _tabs(desks: list[Desk], current: Desk, question: Question, language: str) -> list[Tab]:
    """Going to another desk keeps the words only; with words each says how much it has."""
    several = len({desk.agency.uid for desk in desks}) > 1
    kept = Question(question.path, {"q": question.params.get("q", [])})
    return [
        Tab(
            SCOPES.label(desk.scope).get(language),
            desk.agency.label.get(language) if several and desk.key != desk.scope else "",
            kept.href(**{DESK: desk.key}),
            desk == current,
            _total(desk, kept) if kept.params["q"] else None,
        )
        for desk in desks
    ]


def _total(desk: Desk, kept: Question) -> int:
    asked = desk_request(None, kept.params, desk.audience, limit=1, facets=False)
    return find(desk_index(), desk.audience, asked).total
