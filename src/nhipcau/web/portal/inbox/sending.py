"""The way of a form that visitors send, whatever it says: mistakes, the defence against machines, keeping, the sender's link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.inbox.draft import Problem
from nhipcau.core.inbox.proof import Road, Sent, road_of, ticket_for
from nhipcau.core.store.absence import is_absent
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import status_address
from nhipcau.web.portal.inbox.door import visitor_address
from nhipcau.web.words import say

TRAP = "homepage"
"""A field nobody sees: what fills it in is no reader."""


class Form(Protocol):
    """The form again, with what was typed."""

    def __call__(self, problems: Sequence[Problem] = (), *, refusal: str = "", status: int = 200) -> HttpResponse: ...


class Confirm(Protocol):
    """The page of the slower road: what was typed, once more, with a ticket to come back with."""

    def __call__(self, ticket: str, *, early: bool) -> HttpResponse: ...


def sent(
    request: HttpRequest,
    language: str,
    draft: Sent,
    problems: Sequence[Problem],
    given: Mapping[str, str],
    *,
    form: Form,
    confirm: Confirm,
    keep: Callable[[str, Road, str], str],
) -> HttpResponse:
    """Answer what was posted. ``keep`` takes challenge, road and sender, and returns the token of the sender's link."""
    if problems or given.get(TRAP):
        return form(problems, refusal=say("form_trap_filled", language) if given.get(TRAP) else "", status=422)
    if given.get("edit"):
        return form()
    ticket = given.get("challenge", "")
    road = road_of(draft, ticket, given.get("answer", ""), seconds())
    if road is Road.EARLY:
        return confirm(ticket, early=True)
    if road is Road.NONE:
        return confirm(ticket_for(draft, seconds()), early=False)
    try:
        with inbox_opened():
            token = keep(ticket, road, visitor_address(request))
    except (Fault, DatabaseError) as problem:
        fault = _as_fault(problem)
        return form(refusal=fault.in_language(language), status=fault.status)
    return HttpResponseRedirect(status_address(language, token), status=303)


def _as_fault(problem: Exception) -> Fault:
    """What to tell a visitor of it; what is no fault and no absence is raised again."""
    if isinstance(problem, Fault):
        return problem
    if is_absent(problem):
        return Fault(
            "no_inbox",
            "Hộp thư tạm thời không nhận được. Tin chưa được gửi; xin thử lại sau ít phút.",
            "The inbox cannot take messages at the moment. Yours was not sent; please try again in a few minutes.",
            status=503,
        )
    raise problem


def seconds() -> int:
    """Now, as challenges have it."""
    return int(timezone.now().timestamp())
