"""The templates of an agency's answers: all of them, and one to be changed."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import replying
from nhipcau.core.faults import Fault
from nhipcau.core.replying.keeping import LONGEST_SUBJECT, LONGEST_TEXT, Known, template_of, templates_of
from nhipcau.core.replying.usual import KINDS, PLACES, Wording
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.inbox.addresses import inbox_address
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.words import language_name, say


class Line(NamedTuple):
    """A template in the list."""

    kind: str
    language: str
    subject: str
    is_own: bool
    address: str


def templates(request: HttpRequest) -> HttpResponse:
    """The templates of every agency one answers for."""
    language, by = language_here(request), mover_here(request)
    agencies = replying.writing_agencies(by)
    if not agencies:
        raise not_yours()
    groups = [
        (one.label.get(language), [_line(one.uid, known, language) for known in templates_of(str(one.uid))])
        for one in agencies
    ]
    return page(request, "inbox/templates", groups=groups, list_address=inbox_address(language))


def template(request: HttpRequest, agency: UUID, kind: str, spoken: str) -> HttpResponse:
    """Change one, or go back to the one that comes with the software."""
    language, by = language_here(request), mover_here(request)
    whose = replying.writing_agency(agency, by)
    known, said, status = template_of(str(agency), kind, spoken), "", 200
    wording = known.wording
    if request.method == "POST":
        wording = Wording(request.POST.get("subject", ""), request.POST.get("text", ""))
        try:
            replying.change_template(agency, kind, spoken, None if request.POST.get("do") == "back" else wording, by)
        except Fault as fault:
            said, status = fault.in_language(language), fault.status
        else:
            flash.add_message(request, flash.SUCCESS, say("desk_inbox_template_saved", language))
            return HttpResponseRedirect(desk_address(language, "desk_inbox_templates"))
    return page(
        request,
        "inbox/template",
        status,
        said=said,
        wording=wording,
        is_own=known.is_own,
        kind=KINDS.label(kind).get(language),
        spoken=language_name(spoken, language),
        agency=whose.label.get(language),
        places=", ".join(f"{{{name}}}" for name in PLACES),
        longest_subject=LONGEST_SUBJECT,
        longest_text=LONGEST_TEXT,
        list_address=inbox_address(language),
        back=desk_address(language, "desk_inbox_templates"),
    )


def _line(agency: UUID, known: Known, language: str) -> Line:
    return Line(
        KINDS.label(known.kind).get(language),
        language_name(known.language, language),
        known.wording.subject,
        known.is_own,
        desk_address(language, "desk_inbox_template", agency=agency, kind=known.kind, spoken=known.language),
    )
