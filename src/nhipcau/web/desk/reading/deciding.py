"""Deciding on a fact: accept, edit and accept, link, reject, undo; then on to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.actions import reading as action
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.desk.sheet import Wrong
from nhipcau.core.faults import Fault
from nhipcau.core.policy import no_record
from nhipcau.core.readings.keeping import fact_of
from nhipcau.core.readings.models import ACCEPTED, EDITED, LINKED, NOTED, REJECTED, ReadFact, TextReading
from nhipcau.core.registry import registers
from nhipcau.web.desk.frame import language_here
from nhipcau.web.desk.naming import named
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.reading.addresses import reading_address
from nhipcau.web.desk.reading.one import EDIT, LINK, Trouble, next_fact, show
from nhipcau.web.desk.writing.typed import given_of, typed_of
from nhipcau.web.words import say

SAID = {
    ACCEPTED: "desk_read_said_accepted",
    EDITED: "desk_read_said_accepted",
    LINKED: "desk_read_said_linked",
    NOTED: "desk_read_said_noted",
    REJECTED: "desk_read_said_rejected",
    "": "desk_read_said_undone",
}


SAVE = "save"
"""As the button of every form of a record says, so that its keys do the same here."""


class Asked(NamedTuple):
    """A decision somebody asks for, on the version of the fact he saw."""

    request: HttpRequest
    by: Mover
    reading: TextReading
    fact: ReadFact
    seen: int


@require_POST
def decide(request: HttpRequest, uid: UUID, fact: UUID) -> HttpResponse:
    """Take a decision and go on to the next fact; what cannot be taken shows the page again, with what was typed."""
    by, language = mover_here(request), language_here(request)
    reading = action.open_reading(by.powers, uid)
    found = fact_of(reading, fact)
    deed = _DEEDS.get(request.POST.get("_decide", ""))
    if found is None or deed is None:
        raise no_record()
    seen = request.POST.get("_seen", "")
    try:
        done = deed(Asked(request, by, reading, found, int(seen) if seen.isdecimal() else -1))
    except Wrong as wrong:
        given = given_of(typed_of(request.POST))
        return _again(
            request, reading, found, Trouble(_said_wrong(wrong, language), wrong.problems, given or None, 400), EDIT
        )
    except Fault as problem:
        if problem.status in (403, 404):
            raise
        return _again(request, reading, found, Trouble(problem.in_language(language), status=problem.status))
    messages.add_message(request, messages.SUCCESS, _said(done, by, language))
    going_on = next_fact(reading, done) if done.decision else done.uid
    return HttpResponseRedirect(reading_address(language, uid, going_on))


def _accept(asked: Asked) -> ReadFact:
    return action.accept(asked.by, asked.reading, asked.fact, asked.seen, language_here(asked.request))


def _edit(asked: Asked) -> ReadFact:
    given = given_of(typed_of(asked.request.POST))
    return action.accept(asked.by, asked.reading, asked.fact, asked.seen, language_here(asked.request), given)


def _link(asked: Asked) -> ReadFact:
    posted = asked.request.POST
    register = registers().get(posted.get("_in", ""))
    try:
        record = UUID(posted.get("_record", ""))
    except ValueError:
        record = None
    if register is None or record is None:
        raise Fault("nothing_chosen", "Hãy chọn một hồ sơ để nối.", "Choose a record to link to.")
    return action.link(asked.by, asked.reading, asked.fact, asked.seen, register, record, language_here(asked.request))


def _reject(asked: Asked) -> ReadFact:
    return action.reject(asked.by, asked.fact, asked.seen)


def _undo(asked: Asked) -> ReadFact:
    return action.undo(asked.by, asked.fact, asked.seen)


_DEEDS: Mapping[str, Callable[[Asked], ReadFact]] = {
    "accept": _accept,
    SAVE: _edit,
    LINK: _link,
    "reject": _reject,
    "undo": _undo,
}


def _again(request: HttpRequest, reading: TextReading, fact: ReadFact, trouble: Trouble, do: str = "") -> HttpResponse:
    return show(request, reading, trouble, str(fact.uid), do)


def _said_wrong(wrong: Wrong, language: str) -> str:
    return say("desk_read_incomplete", language, n=len(wrong.problems))


def _said(fact: ReadFact, by: Mover, language: str) -> str:
    if fact.record is None:
        return say(SAID[fact.decision], language)
    looks = by.powers.looks_of([(fact.register, fact.record)])
    found = named(looks, SeenNames(by.powers), language).get((fact.register, fact.record))
    return say(SAID[fact.decision], language, what=found.label if found else "")
