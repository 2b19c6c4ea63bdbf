"""The list of messages: filtered, searched, paged; several at once can be assigned, closed or marked as spam."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import messages as action
from nhipcau.actions.publication import Mover
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.draft import KINDS
from nhipcau.core.inbox.handling import NOBODY, OPEN, Asked, listed
from nhipcau.core.inbox.models import Message
from nhipcau.core.inbox.states import ASSIGN, CLOSE, MARK_SPAM, STATES, STEPS
from nhipcau.core.people.door import names_of
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Powers
from nhipcau.core.policy.messages import handlers_of, messages_open, reads_messages
from nhipcau.core.policy.words import HANDLE_MESSAGES, SEE_MESSAGES
from nhipcau.core.registry import registers
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.inbox.addresses import inbox_address, message_address
from nhipcau.web.desk.publication.addresses import is_way
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

PER_PAGE = 50
EXCERPT = 120
BULK = (CLOSE, MARK_SPAM)
"""Steps that can be taken with several messages, besides assigning."""
Option = tuple[str, str, bool]
"""Value, words, whether it is chosen."""


class Row(NamedTuple):
    """A message in the list; ``who`` is what its sender calls himself."""

    uid: UUID
    address: str
    kind: str
    excerpt: str
    who: str
    state: str
    state_words: str
    about: str
    agency: str
    account: str
    age: str


def inbox(request: HttpRequest) -> HttpResponse:
    """The messages one may see; those that wait for somebody, unless something else is asked for."""
    language, powers = language_here(request), powers_of_mine(request)
    if not reads_messages(powers, SEE_MESSAGES):
        raise not_yours()
    given = {name: request.GET.get(name, "")[:200] for name in ("state", "kind", "to", "q", "sort")}
    given["state"] = given["state"] if "state" in request.GET else OPEN
    asked = Asked(given["state"], given["kind"], given["to"], given["q"], given["sort"] == "newest")
    question = Question(desk_address(language, "desk_inbox"), {name: [value] for name, value in given.items()})
    offset = _offset(request.GET.get("offset", ""))
    with inbox_opened():
        rows = listed(messages_open(powers, SEE_MESSAGES), asked)
        total, found = rows.count(), list(rows[offset : offset + PER_PAGE])
    may = reads_messages(powers, HANDLE_MESSAGES)
    return page(
        request,
        "inbox/list",
        rows=_rows(found, language, timezone.localdate()),
        total=total,
        asked=asked,
        states=_options({OPEN: say("desk_inbox_open", language)} | _state_words(language), asked.state),
        kinds=_options({kind: say(f"contact_{kind}", language) for kind in KINDS}, asked.kind),
        people=_options(_people(me(request), language), asked.account),
        sorts=_options({"newest": say("desk_inbox_newest", language)}, given["sort"]),
        pager=pager(question, total, offset, PER_PAGE, len(found)),
        deeds=_deeds(powers, me(request), language) if may else [],
        here=question.href(offset=str(offset or "")),
        templates_address=desk_address(language, "desk_inbox_templates") if may else "",
    )


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """One step with the messages that were ticked; says how many it was done with, and why not with the others."""
    language, by = language_here(request), mover_here(request)
    if not reads_messages(by.powers, HANDLE_MESSAGES):
        raise not_yours()
    back = request.POST.get("next", "")
    answer = HttpResponseRedirect(back if is_way(back) else inbox_address(language))
    name, _, to = request.POST.get("deed", "").partition(":")
    uids = _uids(request.POST.getlist("uid"))
    if not uids:
        flash.add_message(request, flash.INFO, say("desk_inbox_none_chosen", language))
        return answer
    try:
        with inbox_opened():
            outcomes = action.do_all(uids, lambda uid: _do(uid, name, to, by))
    except Fault as fault:
        flash.add_message(request, flash.ERROR, fault.in_language(language))
        return answer
    done = sum(one.fault is None for one in outcomes)
    flash.add_message(request, flash.SUCCESS, say("desk_inbox_done_n", language, n=done))
    for words in dict.fromkeys(one.fault.in_language(language) for one in outcomes if one.fault):
        flash.add_message(request, flash.ERROR, words)
    return answer


def _do(uid: UUID, name: str, to: str, by: Mover) -> None:
    if name == ASSIGN:
        (person,) = _uids([to]) or [UUID(int=0)]
        action.assign(uid, person, by)
    else:
        action.step(uid, name if name in BULK else "", by)


def _rows(found: list[Message], language: str, today: date) -> list[Row]:
    """Names of people and agencies are asked once for the page."""
    people = names_of(_uids(one.account for one in found))
    agencies = agencies_by_uid({one.agency for one in found if one.agency})
    return [
        Row(
            one.uid,
            message_address(language, one.uid),
            say(f"contact_{one.kind}", language),
            excerpt_of(one, language),
            ", ".join(filter(None, (one.name, one.organisation))) or one.email,
            one.state,
            STATES.label(one.state).get(language),
            about_of(one, language),
            agencies[one.agency].label.get(language) if one.agency in agencies else "",
            people.get(UUID(one.account), say("desk_somebody", language)) if one.account else "",
            age_of(one.received_on, today, language),
        )
        for one in found
    ]


def excerpt_of(message: Message, language: str) -> str:
    """How a message begins, in one line."""
    line = " ".join(message.text.split())
    if not line:
        return say("desk_inbox_no_text", language)
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]}…"


def about_of(message: Message, language: str) -> str:
    """The record a message is about, by its code; "" for none."""
    register = registers().get(message.register)
    return f"{register.singular[place_of(language)]} {message.code}" if register else message.code


def age_of(day: date, today: date, language: str) -> str:
    days = (today - day).days
    return say("desk_inbox_days", language, n=days) if days > 0 else say("desk_inbox_today", language)


def received_words(message: Message, language: str) -> str:
    return format_date(message.received_on, language)


def _state_words(language: str) -> dict[str, str]:
    return {state: STATES.label(state).get(language) for state in STATES}


def _people(mine: Account, language: str) -> dict[str, str]:
    return {str(mine.uid): say("desk_inbox_mine", language), NOBODY: say("desk_inbox_nobodys", language)}


def _deeds(powers: Powers, mine: Account, language: str) -> list[tuple[str, str]]:
    """What can be done with several messages: given to oneself or a colleague, closed, marked as spam."""
    colleagues = {
        one.uid: one for standing in powers.standing for one in handlers_of(str(standing.agency.uid), powers.on)
    }
    people = [(mine.uid, say("desk_inbox_to_me", language))]
    people += [
        (uid, say("desk_inbox_to", language, name=one.name)) for uid, one in colleagues.items() if uid != mine.uid
    ]
    return [
        *((f"{ASSIGN}:{uid}", words) for uid, words in people),
        *((name, STEPS[name].label.get(language)) for name in BULK),
    ]


def _options(words: dict[str, str], chosen: str) -> list[Option]:
    return [(value, said, value == chosen) for value, said in words.items()]


def _offset(text: str) -> int:
    return min(int(text), 100_000) if text.isascii() and text.isdigit() else 0


def _uids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
