"""Search over all registers at once, from one desk at a time, and what the box in the head suggests."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse

from nhipcau.core.desk import desk_index, desk_request, find, suggest
from nhipcau.core.desk.pages import Hit
from nhipcau.core.desk.seen import SeenNames, items_of
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.naming import Named, named_item
from nhipcau.web.desk.records.asking import DESK, agencies_named, chosen
from nhipcau.web.desk.records.listing import PER_PAGE, SUGGESTED, suggested, tabs_of
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.page import params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question


class Found(NamedTuple):
    """A record that was found, and what it is."""

    register: str
    """The register's name."""
    record: Named


def search(request: HttpRequest) -> HttpResponse:
    language, powers = language_here(request), powers_of_mine(request)
    desks = powers.desks(None)
    if not desks:
        return page(request, "search", desks=desks)
    question = Question(desk_address(language, "desk_search"), params(request))
    desk = chosen(desks, question)
    asked = desk_request(None, question.params, desk.audience, other=frozenset({DESK}), limit=PER_PAGE)
    listing = find(desk_index(), desk.audience, asked)
    facets, chips = facets_and_chips(asked, listing, question, language, agencies_named(asked, language, listing))
    found = found_of(desk, listing.hits, powers, language)
    return page(
        request,
        "search",
        desks=desks,
        tabs=tabs_of(desks, desk, question, language, _total if question.params.get("q") else None),
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
    return suggested((one.register, one.record) for one in found_of(desk, hits, powers, language))


def found_of(desk: Desk, hits: list[Hit], powers: Powers, language: str) -> list[Found]:
    """Hits in their order, read through the desk again: one query for each register among them."""
    names, there = SeenNames(powers), {}
    for name in dict.fromkeys(hit.register for hit in hits):
        register = registers()[name]
        uids = [hit.uid for hit in hits if hit.register == name]
        for item in items_of(register, desk.audience, uids, names):
            there[item["uid"]] = Found(name, named_item(register, item, language))
    return [there[hit.uid] for hit in hits if hit.uid in there]


def _total(desk: Desk, kept: Question) -> int:
    asked = desk_request(None, kept.params, desk.audience, limit=1, facets=False)
    return find(desk_index(), desk.audience, asked).total
