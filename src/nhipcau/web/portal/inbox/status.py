"""The page behind a sender's link: where the message or claim stands, what was answered; writing once more, and withdrawing."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.core.claims import keeping as claims
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.draft import Draft, check
from nhipcau.core.inbox.letters import Letter, by_token, withdraw_message, write_again
from nhipcau.core.inbox.proof import PAUSE, Road, road_of, ticket_for
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.lib.text import format_date
from nhipcau.web.faults import fault_page
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import absolute, address, no_page, place_of, status_address
from nhipcau.web.portal.inbox.claim import claim_standing
from nhipcau.web.portal.inbox.door import posted_fields, visitor_address
from nhipcau.web.portal.inbox.fields import written
from nhipcau.web.portal.page import page
from nhipcau.web.words import say

ABOUT = "message"
"""What a challenge for writing once more is about, before the token of the link."""
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


def status_page(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """``/vi/theo-doi/<token>``, ``/en/status/<token>``; any token without a message is a page that is not there.

    POST writes once more (``do=write``) or withdraws (``do=withdraw``).
    """
    if request.path != (right := status_address(language, token)):
        return HttpResponseRedirect(right, headers=PRIVATE)
    with inbox_opened():
        letter = by_token(token)
        claim = None if letter else claims.by_token(token)
    if claim:
        answer = claim_standing(request, language, token, claim)
    elif letter is None:
        answer = fault_page(request, no_page(request.path))
    elif request.method == "POST":
        answer = _posted(request, language, token, letter, posted_fields(request))
    else:
        answer = _found(request, language, token, letter)
    for name, value in PRIVATE.items():
        answer.headers[name] = value
    return answer


def _posted(request: HttpRequest, language: str, token: str, letter: Letter, given: Mapping[str, str]) -> HttpResponse:
    try:
        if given.get("do") == "withdraw":
            with inbox_opened():
                withdraw_message(token)
            return HttpResponseRedirect(status_address(language, token), status=303)
        return _written_again(request, language, token, letter, given)
    except Fault as fault:
        with inbox_opened():
            now = by_token(token) or letter
        said = {"text": given.get("text", ""), "refusal": fault.in_language(language)}
        answer = _found(request, language, token, now, **said)
        answer.status_code = fault.status
        return answer


def _written_again(
    request: HttpRequest, language: str, token: str, letter: Letter, given: Mapping[str, str]
) -> HttpResponse:
    """The same defence as a first message's: work of the reader's machine, or a pause, for just these words."""
    draft, problems = check("question", language, (ABOUT, token), {"text": given.get("text", "")})
    if problems or given.get("edit"):
        wrong = " ".join(one.words.get(language) for one in problems)
        answer = _found(request, language, token, letter, text=given.get("text", ""), refusal=wrong)
        answer.status_code = 422 if problems else 200
        return answer
    now, ticket = int(timezone.now().timestamp()), given.get("challenge", "")
    road = road_of(draft, ticket, given.get("answer", ""), now)
    if road in (Road.EARLY, Road.NONE):
        early = road is Road.EARLY
        return _confirm(request, language, token, draft, ticket if early else ticket_for(draft, now), early=early)
    with inbox_opened():
        write_again(token, draft.text, road, visitor_address(request), timezone.now())
    return HttpResponseRedirect(status_address(language, token), status=303)


def _confirm(
    request: HttpRequest, language: str, token: str, draft: Draft, ticket: str, *, early: bool
) -> HttpResponse:
    answer = page(
        request,
        language,
        "inbox/again",
        lambda code: status_address(code, token),
        action=status_address(language, token),
        written=[(say("status_write", language), draft.text)],
        hidden=[("do", "write"), ("challenge", ticket), ("text", draft.text)],
        early=early,
        pause=PAUSE,
    )
    answer.status_code = 422 if early else 200
    return answer


def _found(
    request: HttpRequest, language: str, token: str, letter: Letter, *, text: str = "", refusal: str = ""
) -> HttpResponse:
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
        replies=[(one.is_office, format_date(one.on, language), one.text) for one in letter.replies],
        may_answer=letter.may_answer,
        may_withdraw=letter.may_withdraw,
        action=status_address(language, token),
        challenge_address=f"/challenge?about={ABOUT}/{token}",
        typed=text,
        refusal=refusal,
    )


def _record(letter: Letter, language: str) -> tuple[str, str]:
    """Words for the record and its path; no path if it is not public any more, nothing if there was none."""
    if not letter.code:
        return "", ""
    register = registers().get(letter.register)
    words = f"{register.singular[place_of(language)]} {letter.code}" if register else letter.code
    is_public = register is not None and one(letter.register, letter.code) is not None
    return words, address(language, letter.register, letter.code) if is_public else ""
