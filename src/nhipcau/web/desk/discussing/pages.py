"""Pages of a record's discussion."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import discussing as action
from nhipcau.core.column import OWN, SHARED, Seen
from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.discussing.panel import MOST, panel_of
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.about import about_record
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

SEEN = {"own": OWN, "shared": SHARED}


def discussion(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """All threads; posting says something, in a new thread or in one (``thread``)."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look = by.powers.look(register, uid)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        text, thread = request.POST.get("text", ""), _uid(request.POST.get("thread", ""))
        seen, agency = audience_in(request.POST.get("audience", ""))
        try:
            said = action.say(register, uid, text, agency, seen, by, thread=thread)
        except Fault as problem:
            if problem.code in ("no_record", "not_yours"):
                raise
            wrong = {"said": problem.in_language(language), "text": text, "thread": str(thread or ""),
                     "audience": request.POST.get("audience", "")}  # fmt: skip
        else:
            messages.add_message(request, messages.SUCCESS, say("desk_talk_kept", language))
            where = record_address(language, register, uid, "desk_discussion")
            return HttpResponseRedirect(f"{where}#c-{said.parent_id or said.uid}")
    talk = panel_of(register, look, by, language, MOST)
    if talk is None:
        raise not_yours()
    return page(
        request, "discussing/discussion", talk=talk, wrong=wrong, **about_record(register, look, by.powers, language)
    )


def comment(request: HttpRequest, slug: str, uid: UUID, comment: UUID) -> HttpResponse:
    """Correct one's own words while that is possible."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look, held, said = by.powers.look(register, uid), action.mine(register, uid, comment, by), ""
    if request.method == "POST":
        held.text = request.POST.get("text", "")
        try:
            action.correct(register, uid, comment, held.text, by, timezone.now())
        except Fault as problem:
            said = problem.in_language(language)
        else:
            return _back(register, uid, held.parent_id or held.uid, language)
    names = record_address(language, register, uid, "desk_discussion_names")
    seen = "shared" if held.seen <= SHARED else "own"
    audience = f"{seen}-{held.agency}"
    shown: dict[str, Any] = {"text": held.text, "said": said, "names_address": names, "audience": audience}
    back = record_address(language, register, uid, "desk_discussion")
    about = about_record(register, look, by.powers, language)
    return page(request, "discussing/correct", talk_address=back, **shown, **about)


@require_POST
def take_back(request: HttpRequest, slug: str, uid: UUID, comment: UUID) -> HttpResponse:
    register, by = register_of(slug), mover_here(request)
    held = action.mine(register, uid, comment, by)
    action.take_back(register, uid, comment, by, timezone.now())
    return _back(register, uid, held.parent_id or held.uid, language_here(request))


@require_POST
def settle(request: HttpRequest, slug: str, uid: UUID, comment: UUID) -> HttpResponse:
    """A thread is settled; with ``reopen`` it is open again."""
    register, by = register_of(slug), mover_here(request)
    action.settle(register, uid, comment, by, timezone.now(), settled="reopen" not in request.POST)
    return _back(register, uid, comment, language_here(request))


def names(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """``{"names": […]}``: those who may be named in words to an audience, for what is typed after an "@"."""
    seen, agency = audience_in(request.GET.get("audience", ""))
    begun, language = request.GET.get("q", "")[:80], language_here(request)
    found = action.offered(register_of(slug), uid, agency, seen, begun, mover_here(request), language)
    return JsonResponse({"names": found})


def audience_in(text: str) -> tuple[Seen, str]:
    """To whom and in whose name: "shared-<agency>"; what says neither goes no further than the agency."""
    seen, _, agency = text.partition("-")
    return SEEN.get(seen, OWN), agency


def _back(register: Register, uid: UUID, thread: UUID, language: str) -> HttpResponse:
    where = record_address(language, register, uid, "desk_discussion")
    return HttpResponseRedirect(f"{where}#c-{thread}")


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise not_yours() from None
