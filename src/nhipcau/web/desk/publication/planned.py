"""Taking a plan back, and putting aside that one could not be carried out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.actions import planning
from nhipcau.core.faults import Fault
from nhipcau.core.publication import plans
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, me
from nhipcau.web.desk.publication.addresses import way_back
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.words import say


@require_POST
def take_back(request: HttpRequest, slug: str, uid: UUID, plan: UUID) -> HttpResponse:
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    by.powers.look(register, uid)
    try:
        planning.take_back(register, plans.plan_of(plan, uid), by)
        said = say("desk_plan_taken_back", language)
    except Fault as problem:
        said = problem.in_language(language)
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(way_back(request, language, register, uid))


@require_POST
def put_aside(request: HttpRequest, slug: str, uid: UUID, plan: UUID) -> HttpResponse:
    """One's own plans only; others are left as they are."""
    plans.put_aside(me(request).uid, plan)
    return HttpResponseRedirect(way_back(request, language_here(request), register_of(slug), uid))
