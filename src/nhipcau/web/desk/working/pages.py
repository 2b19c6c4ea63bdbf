"""Reporting on a piece of work, from wherever it stands."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.actions.working import Report
from nhipcau.actions.working import report as write
from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.policy import no_record
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
    try:
        write(register, uid, said, by, language)
    except Wrong as wrong:
        words = "; ".join(problem.in_language(language) for problem in wrong.problems.values())
        messages.add_message(request, messages.ERROR, words)
    except Fault as problem:
        if problem.status in (403, 404):
            raise
        messages.add_message(request, messages.ERROR, problem.in_language(language))
    else:
        messages.add_message(request, messages.SUCCESS, say("desk_work_reported", language))
    return HttpResponseRedirect(way_back(request, language, register, uid))
