"""The page behind a sender's link: that the message or claim arrived, where it stands, what it said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.core.claims import keeping as claims
from nhipcau.core.inbox.letters import Letter, by_token
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.lib.text import format_date
from nhipcau.web.faults import fault_page
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import absolute, address, no_page, place_of, status_address
from nhipcau.web.portal.inbox.claim import claim_standing
from nhipcau.web.portal.inbox.fields import written
from nhipcau.web.portal.page import page
from nhipcau.web.words import say

PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


def status_page(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """``/vi/theo-doi/<token>``, ``/en/status/<token>``; any token without a message is a page that is not there."""
    if request.path != (right := status_address(language, token)):
        return HttpResponseRedirect(right, headers=PRIVATE)
    with inbox_opened():
        letter = by_token(token)
        claim = None if letter else claims.by_token(token)
    if letter:
        answer = _found(request, language, token, letter)
    elif claim:
        answer = claim_standing(request, language, token, claim)
    else:
        answer = fault_page(request, no_page(request.path))
    for name, value in PRIVATE.items():
        answer.headers[name] = value
    return answer


def _found(request: HttpRequest, language: str, token: str, letter: Letter) -> HttpResponse:
    return page(
        request,
        language,
        "inbox/status",
        lambda code: status_address(code, token),
        link=absolute(status_address(language, token)),
        state=say(f"status_{letter.state}", language),
        kind_words=say(f"contact_{letter.kind}", language),
        record=_record(letter, language),
        received_on=format_date(letter.received_on, language),
        deleted_on=format_date(letter.deleted_on, language),
        written=written(letter.kind, language, letter.fields),
    )


def _record(letter: Letter, language: str) -> tuple[str, str]:
    """Words for the record and its path; no path if it is not public any more, nothing if there was none."""
    if not letter.code:
        return "", ""
    register = registers().get(letter.register)
    words = f"{register.singular[place_of(language)]} {letter.code}" if register else letter.code
    is_public = register is not None and one(letter.register, letter.code) is not None
    return words, address(language, letter.register, letter.code) if is_public else ""
