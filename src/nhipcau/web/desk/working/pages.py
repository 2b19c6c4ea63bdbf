"""Reporting on a piece of work, from wherever it stands; handing it down, taking it on, sending it back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.actions.cascading import cascade_of, hand_down, send_back, take_on
from nhipcau.actions.desk_records import Clashing
from nhipcau.actions.publication import Mover
from nhipcau.actions.working import Report
from nhipcau.actions.working import report as write
from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.policy import no_record
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here
from nhipcau.web.desk.publication.addresses import way_back
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.words import say


@require_POST
def report(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """How the work stands, how far it is, and why it is late or dropped; goes back to where that was said."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    by.powers.look(register, uid)
    if register.work is None:
        raise no_record()
    given = request.POST
    said = Report(*(given.get(name, "") for name in ("status", "progress", "reason", "stood")))
    return _done(request, register, uid, lambda: write(register, uid, said, by, language), "desk_work_reported")


@require_POST
def hand(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Hand a piece of work down to the agencies named."""
    register, by = _handed_down(request, slug, uid)
    language, given = language_here(request), request.POST

    def do() -> str:
        named = [*given.getlist("agency"), *given.get("agencies", "").splitlines()]
        made = hand_down(register, uid, named, given.get("due", ""), by, language)
        return say("desk_work_handed", language, n=made.made + made.again, there=made.there)

    return _done(request, register, uid, do)


@require_POST
def answer(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Take on what was handed to one's agency, or send it back with a reason."""
    register, by = _handed_down(request, slug, uid)
    language, given = language_here(request), request.POST
    if given.get("answer") == "accept":
        return _done(request, register, uid, lambda: take_on(register, uid, by, language), "desk_work_taken")
    reason = given.get("reason", "")
    return _done(request, register, uid, lambda: send_back(register, uid, reason, by, language), "desk_work_sent_back")


def _handed_down(request: HttpRequest, slug: str, uid: UUID) -> tuple[Register, Mover]:
    register, by = register_of(slug), mover_here(request)
    by.powers.look(register, uid)
    cascade_of(register)
    return register, by


def _done(
    request: HttpRequest, register: Register, uid: UUID, do: Callable[[], str | None], words: str = ""
) -> HttpResponse:
    """Do it and say so (in the words it gives, or ``words``), or say why not; then back to where it was asked."""
    language = language_here(request)
    try:
        said = do()
    except Wrong as wrong:
        messages.add_message(
            request, messages.ERROR, "; ".join(one.in_language(language) for one in wrong.problems.values())
        )
    except Clashing:
        messages.add_message(request, messages.ERROR, say("desk_work_clash", language))
    except Fault as problem:
        if problem.status in (403, 404):
            raise
        messages.add_message(request, messages.ERROR, problem.in_language(language))
    else:
        messages.add_message(request, messages.SUCCESS, said or say(words, language))
    return HttpResponseRedirect(way_back(request, language, register, uid))
