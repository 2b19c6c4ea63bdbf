"""The pages where texts are brought and read, and the one of a text with its facts beside it."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from nhipcau.actions import reading as action
from nhipcau.core.attachments.refusals import too_large
from nhipcau.core.attachments.types import most_bytes
from nhipcau.core.attachments.wording import text_in
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, When
from nhipcau.core.policy import no_record
from nhipcau.core.readings import keeping
from nhipcau.core.readings.keeping import About
from nhipcau.core.readings.models import TextReading
from nhipcau.core.registry import registers
from nhipcau.core.settings import MEGABYTE, days
from nhipcau.lib.period import PartialDate
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.reading.addresses import begin_address, reading_address
from nhipcau.web.desk.reading.one import show
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

MOST = 100
"""Readings listed; older ones are found from the records they became."""


class Line(NamedTuple):
    """A reading in the list."""

    title: str
    address: str
    about: str
    left: int
    total: int


def readings(request: HttpRequest) -> HttpResponse:
    """GET lists what was read and asks for a text; POST reads one and opens it."""
    language, powers = language_here(request), powers_of_mine(request)
    agencies = action.agencies_of(powers)
    if not agencies:
        raise no_record()
    refusal, status = "", 200
    of = request.POST.get("of") or request.GET.get("of", "")
    known = _about_of(request, of)
    if request.method == "POST":
        try:
            made = action.bring(
                mover_here(request),
                _text_brought(request, known),
                _about(request, known),
                request.POST.get("agency") or agencies[0],
            )
        except Fault as problem:
            if problem.status in (403, 404):
                raise
            refusal, status = problem.in_language(language), problem.status
        else:
            return HttpResponseRedirect(reading_address(language, made.uid))
    return page(request, "reading/begin", status, **_begin(request, known, of, refusal, agencies))


@require_safe
def reading(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A text with its facts. ``fact`` chooses one, ``do`` opens its form ("edit") or what it may be linked to ("link")."""
    return show(request, action.open_reading(powers_of_mine(request), uid))


def correct(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The text itself, to be corrected and read again."""
    language, by = language_here(request), mover_here(request)
    held, refusal, status = action.open_reading(by.powers, uid), "", 200
    text = held.text
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            action.correct(by, uid, text)
        except Fault as problem:
            if problem.status in (403, 404):
                raise
            refusal, status = problem.in_language(language), problem.status
        else:
            messages.add_message(request, messages.SUCCESS, say("desk_read_said_again", language))
            return HttpResponseRedirect(reading_address(language, uid))
    return page(
        request, "reading/correct", status, reading=held, text=text, refusal=refusal,
        back=reading_address(language, uid), list_address=begin_address(language),
        discard_address=desk_address(language, "desk_reading_discard", uid=uid),
    )  # fmt: skip


@require_POST
def discard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a text off the desk; what became of it stays."""
    language = language_here(request)
    action.discard(mover_here(request), uid)
    messages.add_message(request, messages.SUCCESS, say("desk_read_discarded", language))
    return HttpResponseRedirect(begin_address(language))


def _begin(request: HttpRequest, known: About | None, of: str, refusal: str, agencies: list[str]) -> dict[str, Any]:
    language, powers = language_here(request), powers_of_mine(request)
    posted = request.POST
    day = known.published if known else ""
    chosen = posted.get("agency", agencies[0])
    return {
        "refusal": refusal,
        "title": posted.get("title", known.title if known else ""),
        "outlet": posted.get("outlet", known.outlet if known else ""),
        "link": posted.get("link", known.link if known else ""),
        "published": posted.get("published", PartialDate.parse(day).label(language) if day else ""),
        "text": posted.get("text", ""),
        "of": of if known else "",
        "record_address": record_address(language, registers()[known.register], known.record)
        if known and known.record
        else "",
        "record_title": known.title if known else "",
        "attached": action.files_of(powers, known) if known else [],
        "limit": most_bytes() // MEGABYTE,
        "agencies": [(uid, powers.agencies[uid].label.get(language), uid == chosen) for uid in agencies],
        "lines": [_line(one, language) for one in keeping.listed(agencies)[:MOST]],
        "most": MOST,
        "kept": days("NHIPCAU_READING_KEEP_DAYS"),
    }


def _line(one: TextReading, language: str) -> Line:
    day = PartialDate.parse(one.published).label(language) if one.published else ""
    gone = say("desk_read_text_gone_short", language) if one.is_forgotten else ""  # type: ignore[attr-defined]
    about = " · ".join(filter(None, (one.outlet, day, gone)))
    return Line(one.title, reading_address(language, one.uid), about, one.left, one.total)  # type: ignore[attr-defined]


def _about_of(request: HttpRequest, of: str) -> About | None:
    """The record that is the text, as "register:uid" names it; None for no such one."""
    name, _, uid = of.partition(":")
    try:
        return action.about_record(powers_of_mine(request), registers()[name], UUID(uid)) if of else None
    except (KeyError, ValueError):
        return None


def _about(request: HttpRequest, known: About | None) -> About:
    """What was typed of a text. Raises :class:`Fault` for a day that is none."""
    typed = {name: request.POST.get(name, "").strip() for name in ("title", "outlet", "link", "published")}
    day = When().entered({"": typed["published"]}, language_here(request), Context("", "published", is_beside=True))
    return About(
        typed["title"], typed["outlet"], typed["link"], str(day or ""), known.register if known else "",
        known.record if known else None,
    )  # fmt: skip


def _text_brought(request: HttpRequest, known: About | None) -> str:
    """The text pasted, that of the file, or that of a file attached to the record. Raises :class:`Fault` for a file that is too large or gives no text."""
    given = request.FILES.get("file")
    attached = request.POST.get("attached", "")
    if given is None and known and attached:
        return action.words_of(powers_of_mine(request), known, _uid(attached))
    if given is None:
        return request.POST.get("text", "")
    if (given.size or 0) > most_bytes():
        raise too_large(given.size or 0, most_bytes())
    return text_in(given.read(), given.name or "")


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise no_record() from None
