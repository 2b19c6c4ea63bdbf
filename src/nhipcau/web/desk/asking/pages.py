"""Sending a request, and answering what one's agency is asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.views.decorators.http import require_POST

from nhipcau.actions.asking import Given, asking_of
from nhipcau.actions.asking import answer as write_answers
from nhipcau.actions.asking import send as send_to_all
from nhipcau.core.attachments.handing import disposition
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.registry import register as register_of
from nhipcau.core.registry import registers
from nhipcau.engines.texts import XLSX
from nhipcau.web.desk.asking.panel import answers_seen
from nhipcau.web.desk.frame import language_here, powers_of_mine
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.desk.records.files import xlsx_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

PARTS = ("said", "value", "words", "stood")


@require_POST
def send(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Ask the agencies named in a request; those that were asked before are not asked twice."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    by.powers.look(register, uid)
    asking_of(register)
    try:
        count = send_to_all(register, uid, by)
    except Fault as problem:
        _refused(request, problem, language)
    else:
        messages.add_message(request, messages.SUCCESS, say("desk_request_sent", language, n=count))
    return HttpResponseRedirect(record_address(language, register, uid))


@require_POST
def answer(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Keep what one's agencies say to a request."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    by.powers.look(register, uid)
    asking_of(register)
    given = {
        one: Given(*(request.POST.get(f"{one}.{part}", "") for part in PARTS))
        for one in _uids(request.POST.getlist("answer"))
    }
    try:
        count = write_answers(register, uid, given, by, language)
    except Fault as problem:
        _refused(request, problem, language)
    else:
        messages.add_message(request, messages.SUCCESS, say("desk_request_answered", language, n=count))
    return HttpResponseRedirect(record_address(language, register, uid))


def table(request: HttpRequest, slug: str, uid: UUID) -> StreamingHttpResponse:
    """The answers to a request that one sees, as a workbook like that of any list."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    powers.look(register, uid)
    asking = asking_of(register)
    answers, looks = registers()[asking.answers.register], answers_seen(asking, uid, powers)
    depth = min((look.clearance for look in looks), default=PUBLIC)
    items = items_seen(answers, [look.row for look in looks], depth, SeenNames(powers))
    answer = StreamingHttpResponse(xlsx_of(answers, depth, items, language), content_type=XLSX)
    answer.headers["Content-Disposition"] = disposition(f"{answers.slug[place_of(language)]}.xlsx")
    return answer


def _refused(request: HttpRequest, problem: Fault, language: str) -> None:
    if problem.status in (403, 404):
        raise problem
    messages.add_message(request, messages.ERROR, problem.in_language(language))


def _uids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
