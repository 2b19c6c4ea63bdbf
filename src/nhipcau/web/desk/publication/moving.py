"""The page of one move: what the public would see, what has to be said, and the move itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import planning
from nhipcau.actions import publication as action
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Look
from nhipcau.core.publication import four_eyes, moves
from nhipcau.core.publication.moves import Move, move_called
from nhipcau.core.publication.preview import Preview, preview
from nhipcau.core.record import PUBLISHED, STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.publication.addresses import is_way, move_address, way_back
from nhipcau.web.desk.publication.difference import shown
from nhipcau.web.desk.publication.form import MoveForm
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.words import say

LOOKED_AT = (moves.SUBMIT, moves.APPROVE, moves.PUBLISH)
"""Moves on the way to the public: whoever makes them sees what it will see."""


def mover_here(request: HttpRequest) -> Mover:
    return Mover(me(request), powers_of_mine(request))


def move(request: HttpRequest, slug: str, uid: UUID, step: str) -> HttpResponse:
    """GET shows the move, POST makes it – also from a list, which names itself in ``next``."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    wanted, look = move_called(step), by.powers.look(register_of(slug), uid)
    found = preview(register, look.row) if wanted.name in LOOKED_AT else None
    back = way_back(request, language, register, uid)
    begun = {
        "seen": four_eyes.last_change(uid),
        "next": back if back != record_address(language, register, uid) else "",
    }
    form = MoveForm(
        wanted,
        language,
        request.POST if request.method == "POST" else None,
        initial=begun,
        findings=found.findings if found else (),
    )
    said = _refusal_beforehand(register, look, wanted, by, language)
    if request.method == "POST" and form.is_valid():
        try:
            words = _done(register, uid, wanted, by, form, language)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, words)
            gone = wanted.name == moves.REMOVE and not is_way(request.POST.get("next", ""))
            return HttpResponseRedirect(list_address(language, register) if gone else back)
    may_try = _refusal_beforehand(register, look, wanted, by, language) == ""
    return page(
        request,
        "publication/move",
        status=200 if request.method == "GET" or not said else 409,
        form=form,
        said=said,
        may_try=may_try,
        back=back,
        **_about(register, look, wanted, found, SeenNames(by.powers), language),
    )


def _about(
    register: Register, look: Look, wanted: Move, found: Preview | None, names: SeenNames, language: str
) -> dict[str, Any]:
    (item,) = items_seen(register, [look.row], look.clearance, names)
    is_public = look.row.state == PUBLISHED
    return {
        "step": wanted,
        "verb": wanted.label.get(language),
        "lead": say(f"desk_move_{wanted.name}", language),
        "label": item[f"label_{language}"],
        "singular": register.singular[place_of(language)],
        "title": register.title[place_of(language)],
        "list_address": list_address(language, register),
        "record_address": record_address(language, register, look.row.uid),
        "action": move_address(language, register, look.row.uid, wanted),
        "row": look.row,
        "state": STATES.label(look.row.state).get(language),
        "public_address": address(language, register.name, item["code"]) if is_public else "",
        "preview": shown(register, found, names, language) if found else None,
    }


def _refusal_beforehand(register: Register, look: Look, wanted: Move, by: Mover, language: str) -> str:
    """Why he cannot make this move whatever he says with it, "" if he can: said before anything is filled in."""
    try:
        action.may_move(register, look, wanted, by)
    except Fault as problem:
        return problem.in_language(language)
    return ""


def _done(register: Register, uid: UUID, wanted: Move, by: Mover, form: MoveForm, language: str) -> str:
    asked = form.asked()
    if form.due:
        planned = planning.plan(register, uid, wanted, form.due, by, asked)
        return say(
            "desk_planned",
            language,
            step=wanted.label.get(language),
            when=moment(planned.due, language),
        )
    action.move(register, uid, wanted, by, asked)
    return say(f"desk_moved_{wanted.name}", language)
