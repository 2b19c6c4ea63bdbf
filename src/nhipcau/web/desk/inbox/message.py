"""One message: what it says, what was answered and noted, whose it is; and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import messages as action
from nhipcau.actions.publication import Mover
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.handling import Thread, thread_of
from nhipcau.core.inbox.letters import keep_days
from nhipcau.core.inbox.models import Message
from nhipcau.core.inbox.states import ANSWER, ASSIGN, DELIVERIES, FAILED, PASS_ON, STATES, STEPS, UNSENT, WITHDRAWN
from nhipcau.core.people.actors import PREFIX
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Powers
from nhipcau.core.policy.messages import NO_AGENCY
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.inbox.addresses import inbox_address, message_address
from nhipcau.web.desk.inbox.becoming import becoming_of
from nhipcau.web.desk.inbox.fields import written_of
from nhipcau.web.desk.inbox.listing import about_of, age_of, received_words
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import Named, named, names_of_actors
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.guard import inbox_opened
from nhipcau.web.words import say

REMARK = "remark"
DEEDS = (ASSIGN, PASS_ON, REMARK, *action.SIMPLE)
"""What can be done from the page, as its addresses say it."""


class Said(NamedTuple):
    """An answer in words; ``retry_address`` sends it again, "" where it was sent or needs no mail."""

    is_office: bool
    who: str
    at: str
    subject: str
    text: str
    delivery: str
    delivery_words: str
    retry_address: str


class Noted(NamedTuple):
    who: str
    at: str
    text: str


class Shown(NamedTuple):
    """Who has the message, in words."""

    state: str
    state_words: str
    agency: str
    account: str
    received: str
    age: str
    deleted: str


def message(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page of a message."""
    return _page(request, uid)


@require_POST
def do(request: HttpRequest, uid: UUID, deed: str) -> HttpResponse:
    """Do one of :data:`DEEDS`, and come back to the message – or to the list, where it is somebody else's now."""
    language, given = language_here(request), request.POST
    try:
        with inbox_opened():
            _do(uid, deed, given, mover_here(request), timezone.now())
    except Fault as fault:
        if fault.status in (403, 404):
            raise
        return _page(request, uid, fault.in_language(language), given, fault.status)
    flash.add_message(request, flash.SUCCESS, say(f"desk_inbox_did_{deed}", language))
    there = inbox_address(language) if deed == PASS_ON else message_address(language, uid)
    return HttpResponseRedirect(there)


def _do(uid: UUID, deed: str, given: Mapping[str, str], by: Mover, now: datetime) -> None:
    match deed:
        case "assign":
            try:
                to = UUID(given.get("to", ""))
            except ValueError:
                to = by.account.uid
            action.assign(uid, to, by)
        case "pass_on":
            agency = given.get("agency", "")
            action.pass_on(uid, NO_AGENCY if agency == "-" else agency or "?", given.get("reason", ""), by, now)
        case "remark":
            action.remark(uid, given.get("text", ""), by, now)
        case _:
            action.step(uid, deed, by)


def _page(
    request: HttpRequest, uid: UUID, said: str = "", typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    language, by = language_here(request), mover_here(request)
    with inbox_opened():
        found, is_his = action.open_message(uid, by)
        thread = thread_of(found)
    said_by = [one.by for one in thread.answers if one.by] + [one.by for one in thread.remarks]
    people = names_of_actors({*said_by, f"{PREFIX}{found.account}"}, language)
    return page(
        request,
        "inbox/message",
        status,
        said=said,
        typed=typed or {},
        message=found,
        kind=say(f"contact_{found.kind}", language),
        about=about_of(found, language),
        record=record_of(found, by.powers, language),
        written=written_of(found, language),
        is_withdrawn=found.state == WITHDRAWN,
        shown=_shown(found, people, language),
        answers=_answers(found, thread, people, language, is_his=is_his),
        remarks=[Noted(people[one.by], moment(one.at, language), one.text) for one in thread.remarks],
        list_address=inbox_address(language),
        is_his=is_his,
        **(_what_can_be_done(found, by, language) if is_his else {}),
    )


def _what_can_be_done(found: Message, by: Mover, language: str) -> dict[str, Any]:
    able = {name for name, step in STEPS.items() if found.state in step.start}

    def address(deed: str) -> str:
        return message_address(language, found.uid, "desk_inbox_do", deed=deed)

    agencies = [(str(one.uid), one.label.get(language)) for one in action.receivers(by) if str(one.uid) != found.agency]
    centre = [("-", say("desk_inbox_centre", language))] if found.agency else []
    return {
        "reply_address": message_address(language, found.uid, "desk_inbox_reply") if ANSWER in able else "",
        "becoming": becoming_of(found, by, language) if found.state != WITHDRAWN else None,
        "assign_address": address(ASSIGN) if ASSIGN in able else "",
        "handlers": [(str(one.uid), one.name) for one in action.handlers(found, by)] if ASSIGN in able else [],
        "me": str(by.account.uid),
        "pass_address": address(PASS_ON) if PASS_ON in able else "",
        "agencies": [*agencies, *centre],
        "remark_address": address(REMARK) if found.state != WITHDRAWN else "",
        "steps": [(address(name), STEPS[name].label.get(language)) for name in action.SIMPLE if name in able],
    }


def _shown(found: Message, people: Mapping[str, str], language: str) -> Shown:
    agency = agencies_by_uid([found.agency or ""]).get(found.agency or "")
    today = timezone.localdate()
    left = keep_days() + 1 - (today - found.received_on).days
    return Shown(
        found.state,
        STATES.label(found.state).get(language),
        agency.label.get(language) if agency else say("desk_inbox_centre", language),
        people[f"{PREFIX}{found.account}"] if found.account else "",
        received_words(found, language),
        age_of(found.received_on, today, language),
        say("desk_inbox_left", language, n=max(left, 0)),
    )


def _answers(found: Message, thread: Thread, people: Mapping[str, str], language: str, *, is_his: bool) -> list[Said]:
    def retry(one: Any) -> str:
        if not is_his or one.delivery not in (FAILED, UNSENT):
            return ""
        return message_address(language, found.uid, "desk_inbox_send_again", answer=one.uid)

    return [
        Said(
            bool(one.by),
            people[one.by] if one.by else say("desk_inbox_sender", language),
            moment(one.at, language),
            one.subject,
            one.text,
            one.delivery,
            DELIVERIES.label(one.delivery).get(language),
            retry(one),
        )
        for one in thread.answers
    ]


def record_of(found: Message, powers: Powers, language: str) -> Named | None:
    """The record a message is about, as far as one sees it at the desk."""
    if not found.record:
        return None
    looks = powers.looks_of([(found.register, UUID(found.record))])
    return next(iter(named(looks, SeenNames(powers), language).values()), None)
