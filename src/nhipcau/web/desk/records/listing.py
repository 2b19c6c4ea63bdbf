"""Lists at the desk: one scope at a time, as deep as it sees; search, facets, sorts, pages from the desk's index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse

from nhipcau.actions.publication import MOST_AT_ONCE
from nhipcau.core.desk import beyond, desk_index, desk_request, find, suggest
from nhipcau.core.desk.request import FRESH
from nhipcau.core.desk.schema import STATE
from nhipcau.core.desk.seen import SeenNames, items_of
from nhipcau.core.kinds import When
from nhipcau.core.policy import Desk
from nhipcau.core.policy.words import CREATE, EDIT, SCOPES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.saved.keeping import views_of
from nhipcau.core.search import ListRequest
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.importing.addresses import begin_address
from nhipcau.web.desk.naming import Named, named_item
from nhipcau.web.desk.papers.addresses import year_papers_address
from nhipcau.web.desk.proceeding.addresses import procedures_about, succession_address
from nhipcau.web.desk.publication.addresses import moves_address
from nhipcau.web.desk.records.addresses import edit_many_address, form_address, list_address
from nhipcau.web.desk.records.asking import BESIDE, DESK, agencies_named, chosen, request_of
from nhipcau.web.desk.records.columns import COLUMNS, columns_offered, columns_shown
from nhipcau.web.desk.records.rows import Shown, moves_of
from nhipcau.web.desk.saved.opening import first_view, opened
from nhipcau.web.desk.saved.panel import keeper_here, panel_of
from nhipcau.web.desk.working.boards import SHOWN, drawn, way_of, ways_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.downloads import FORMATS
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.listing import Sort
from nhipcau.web.portal.page import params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.prose import html_of, without_title
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

PER_PAGE = 25
SUGGESTED = 10
SAME_INSIDE = (STATE, FRESH)
"""What is the same of all records that never leave the desk: none is published, and nobody confirms one."""


class Tab(NamedTuple):
    """A desk one may look from; ``total`` is how much it has of what was asked for, None where that is not counted."""

    label: str
    agency: str
    address: str
    current: bool
    total: int | None = None


def records(request: HttpRequest, slug: str) -> HttpResponse:
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    question = Question(list_address(language, register), params(request))
    views = views_of(keeper_here(request), register.name)
    if begun := first_view(request, views, question):
        return opened(request, register, begun)
    desks = powers.desks(register)
    desk = chosen(desks, question)
    fresh = beyond(desk_index(), desk.audience, register)
    way = way_of(register, question)
    asked = request_of(register, desk, question, SHOWN.get(way, PER_PAGE))
    listing = find(desk_index(), desk.audience, asked)
    agencies = agencies_named(asked, language, listing)
    without = SAME_INSIDE if register.inside else ()
    facets, chips = facets_and_chips(asked, listing, question, language, agencies, without)
    columns = columns_shown(register, desk.audience.clearance, question)
    here = question.href(offset=str(asked.offset or ""))
    shown = Shown(register, desk, columns, powers, language, here)
    rows = shown.rows(listing.uids)
    return page(
        request,
        f"working/{way}" if way else "records",
        ways=ways_of(register, question, language),
        **drawn(register, desk, listing.uids, way, powers, language),
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        is_inside=register.inside,
        tabs=tabs_of(desks, desk, question, language),
        asked=asked,
        listing=listing,
        facets=facets,
        chips=chips,
        clear=question.href(**{name: "" for name in question.params if name not in BESIDE}),
        question=question,
        hidden=question.hidden("q"),
        suggest=_in(language, register, "desk_suggest"),
        downloads=[(name, question.at(_in(language, register, f"desk_{form}"))) for form, name in FORMATS.items()],
        forms=[
            (form.title.get(language).capitalize(), question.at(form_address(language, register, form)))
            for form in register.forms
        ],
        year_papers=year_papers_address(language, register) if register.year_papers else "",
        sorts=_sorts(register, asked, question, language),
        columns=[column.label[place_of(language)] for column in columns],
        offered=columns_offered(register, desk.audience.clearance, columns, language),
        columns_hidden=question.hidden(COLUMNS),
        usual_columns=question.href(**{COLUMNS: ""}) if COLUMNS in question.params else "",
        saved=panel_of(register, views, question, language),
        rows=rows,
        fresh=shown.rows([uid for uid in fresh if not asked.offset][:PER_PAGE]),
        moves=moves_of(powers, register, language),
        moves_address=moves_address(language, register),
        edit_many_address=edit_many_address(language, register) if powers.allows(register, EDIT) else "",
        most_at_once=MOST_AT_ONCE,
        here=here,
        new_address=_in(language, register, "desk_record_new"),
        import_address=begin_address(language, register),
        succession_address=succession_address(language, register) if procedures_about(register) else "",
        pager=pager(question, listing.total, asked.offset, asked.limit, len(rows)),
        may_create=powers.allows(register, CREATE),
        help=html_of(without_title(register.help(language))) if register.inside else "",
    )


def suggestions(request: HttpRequest, slug: str) -> HttpResponse:
    """Typeahead within one desk, in the shape the search box's script reads."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    question = Question(list_address(language, register), params(request))
    desk = chosen(powers.desks(register), question)
    given = {"q": question.params.get("q", [])}
    asked = desk_request(register, given, desk.audience, limit=SUGGESTED, facets=False)
    found = suggest(desk_index(), desk.audience, asked)
    items = items_of(register, desk.audience, found.uids, SeenNames(powers))
    return suggested((register.name, named_item(register, item, language)) for item in items)


def suggested(found: Iterable[tuple[str, Named]]) -> JsonResponse:
    """Records by (register, name), as the search box's script reads them: in the one language of the page."""
    results = [
        {
            "register": name,
            **dict.fromkeys(("label_vi", "label_en"), record.label),
            **dict.fromkeys(("url", "url_en"), record.address),
        }
        for name, record in found
    ]
    return JsonResponse({"results": results})


def _in(language: str, register: Register, route: str) -> str:
    return desk_address(language, route, slug=register.slug[place_of(language)])


def tabs_of(
    desks: Sequence[Desk],
    current: Desk,
    question: Question,
    language: str,
    total: Callable[[Desk, Question], int] | None = None,
) -> list[Tab]:
    """Going to another desk keeps the words and lets go of conditions that may not be for it. ``total``: how much a desk
    has of what was asked for, where that is counted.
    """
    several = len({desk.agency.uid for desk in desks}) > 1
    kept = Question(question.path, {"q": question.params.get("q", [])})
    return [
        Tab(
            SCOPES.label(desk.scope).get(language),
            desk.agency.label.get(language) if several and desk.key != desk.scope else "",
            kept.href(**{DESK: desk.key}),
            desk == current,
            total(desk, kept) if total else None,
        )
        for desk in desks
    ]


def _sorts(register: Register, asked: ListRequest, question: Question, language: str) -> list[Sort]:
    sorts = [
        Sort(
            say("sort_best" if asked.words else "desk_changed", language), question.href(sort=""), not asked.sort, False
        )
    ]
    for column in asked.sight.columns(register):
        if column.sorted:
            current = asked.sort == column.name
            first = "-" if isinstance(register.kinds[column.name], When) else ""
            direction = ("" if asked.descending else "-") if current else first
            label = column.label[place_of(language)]
            sorts.append(
                Sort(label, question.href(sort=direction + column.name), current, asked.descending and current)
            )
    return sorts
