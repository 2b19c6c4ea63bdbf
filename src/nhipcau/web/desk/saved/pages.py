"""Pages of saved views: those of a register with what one may do to each, keeping a list, opening one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.policy import Desk
from nhipcau.core.policy.words import SCOPES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.saved.keeping import Keeper, begin_with, correct, forget, keep, view_of, views_of
from nhipcau.core.saved.models import SavedView
from nhipcau.core.search import ListRequest
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.records.asking import DESK, agencies_named, chosen, request_of
from nhipcau.web.desk.records.columns import COLUMNS, columns_shown
from nhipcau.web.desk.saved.addresses import EVERYTHING, SAVED, view_address, views_address
from nhipcau.web.desk.saved.opening import opened
from nhipcau.web.desk.saved.panel import keeper_here, kept_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.page import params
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


class Line(NamedTuple):
    """A view on the page of views; ``whose`` is the agency that shares it, "" for one's own."""

    uid: UUID
    name: str
    address: str
    whose: str
    is_default: bool
    may_change: bool


class Uncounted(NamedTuple):
    """An answer without counts: for the words of what is asked."""

    facets: dict[str, list[tuple[str, int]]]


def every(request: HttpRequest, slug: str) -> HttpResponse:
    """The views of a register; with a list's parameters in the address, that list can be kept. POST keeps it."""
    register, language, keeper = register_of(slug), language_here(request), keeper_here(request)
    question = Question(list_address(language, register), params(request))
    desks = powers_of_mine(request).desks(register)
    desk = chosen(desks, question)
    asked = request_of(register, desk, question, 1)
    columns_shown(register, desk.audience.clearance, question)
    wanted, said = kept_of(question.params), ""
    if request.method == "POST":
        try:
            view = _kept(request, keeper, register, wanted)
        except Fault as problem:
            if problem.status == 403:
                raise
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, say("desk_view_kept", language, name=view.name))
            address = question.href(**{SAVED: str(view.uid), "offset": ""})
            return HttpResponseRedirect(address)
    return page(
        request,
        "saved/views",
        status=400 if said else 200,
        title=register.title[place_of(language)],
        list_address=f"{question.path}?{SAVED}={EVERYTHING}",
        action=question.at(views_address(language, register)),
        asked=f"?{request.GET.urlencode()}" if wanted else "",
        conditions=_in_words(register, desk, asked, question, language) if wanted else [],
        name=request.POST.get("name", ""),
        said=said,
        agencies=[(uid, agency.label.get(language)) for uid, agency in keeper.agencies.items()],
        lines=[_line(keeper, register, view, language) for view in views_of(keeper, register.name)],
    )


def one(request: HttpRequest, slug: str, view: UUID) -> HttpResponse:
    """GET opens a view; POST does what its ``do`` says: another name, another list, the beginning, or no such view."""
    register, language, keeper = register_of(slug), language_here(request), keeper_here(request)
    found = view_of(keeper, register.name, view)
    if request.method != "POST":
        return opened(request, register, found)
    doing = {"rename": _rename, "replace": _replace, "begin": _begin, "begin_not": _begin_not, "delete": _delete}
    step = doing.get(request.POST.get("do", ""))
    try:
        said = say(step(request, keeper, register, found), language, name=found.name) if step else ""
    except Fault as problem:
        if problem.status in (403, 404):
            raise
        said = problem.in_language(language)
    if said:
        messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(views_address(language, register))


Step = Callable[[HttpRequest, Keeper, Register, SavedView], str]
"""What is done with a view; returns the key of the words that say so."""


def _rename(request: HttpRequest, keeper: Keeper, register: Register, view: SavedView) -> str:
    correct(keeper, view, timezone.now(), name=request.POST.get("name", ""))
    return "desk_view_renamed"


def _replace(request: HttpRequest, keeper: Keeper, register: Register, view: SavedView) -> str:
    """The list is in the address of the form, as that of a list is."""
    question = Question("", params(request))
    desk = chosen(powers_of_mine(request).desks(register), question)
    request_of(register, desk, question, 1)
    columns_shown(register, desk.audience.clearance, question)
    correct(keeper, view, timezone.now(), asked=kept_of(question.params))
    return "desk_view_replaced"


def _begin(request: HttpRequest, keeper: Keeper, register: Register, view: SavedView) -> str:
    begin_with(keeper, register.name, view)
    return "desk_view_begins"


def _begin_not(request: HttpRequest, keeper: Keeper, register: Register, view: SavedView) -> str:
    begin_with(keeper, register.name, None)
    return "desk_view_begins_not"


def _delete(request: HttpRequest, keeper: Keeper, register: Register, view: SavedView) -> str:
    forget(keeper, view)
    return "desk_view_deleted"


def _kept(request: HttpRequest, keeper: Keeper, register: Register, wanted: dict[str, list[str]]) -> SavedView:
    if not wanted:
        raise Fault(
            "nothing_to_keep",
            "Chưa có gì để giữ: hãy tìm, lọc, sắp xếp hoặc chọn cột trong danh sách trước.",
            "There is nothing to keep yet: search, filter, sort or choose columns in the list first.",
        )
    agency = request.POST.get("whose", "")
    view = keep(keeper, register.name, request.POST.get("name", ""), wanted, timezone.now(), agency=agency)
    if "begin" in request.POST:
        begin_with(keeper, register.name, view)
    return view


def _line(keeper: Keeper, register: Register, view: SavedView, language: str) -> Line:
    agencies = {str(one.agency.uid): one.agency for one in keeper.standing}
    return Line(
        view.uid,
        view.name,
        view_address(language, register, view.uid),
        agencies[view.agency].label.get(language) if view.is_shared else "",
        view.is_default,  # type: ignore[attr-defined]
        keeper.may_change(view),
    )


def _in_words(register: Register, desk: Desk, asked: ListRequest, question: Question, language: str) -> list[str]:
    """What a list asks, a line for each condition."""
    _, chips = facets_and_chips(asked, Uncounted({}), question, language, agencies_named(asked, language))
    said = (
        [f"{say('desk_desks', language)}: {SCOPES.label(desk.scope).get(language)}"] if DESK in question.params else []
    )
    said += [f"“{asked.text}”"] if asked.text else []
    said += [chip.label for chip in chips]
    if asked.sort:
        way = say("descending" if asked.descending else "ascending", language)
        said.append(f"{say('sort', language)}: {register.by_name[asked.sort].label[place_of(language)]} ({way})")
    if names := set(question.params.get(COLUMNS, ())):
        labels = [column.label[place_of(language)] for column in register.columns if column.name in names]
        said.append(f"{say('desk_columns', language)}: {', '.join(labels)}")
    return said
