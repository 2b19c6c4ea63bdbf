"""What a message can become, in words and addresses; the buttons that do it; and what a record's form shows of a message."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import becoming as action
from nhipcau.actions import messages
from nhipcau.actions.publication import Mover
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.models import Message
from nhipcau.core.interests.keeping import made_from
from nhipcau.core.policy.words import EDIT
from nhipcau.core.registry import registers
from nhipcau.core.replying.usual import CORRECTED
from nhipcau.web.desk.frame import language_here
from nhipcau.web.desk.inbox.addresses import interest_address, message_address
from nhipcau.web.desk.inbox.fields import written_of
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.guard import inbox_opened
from nhipcau.web.words import say

BESIDE = "message"
"""What the address of a record's form says to show a message beside it."""


class Becoming(NamedTuple):
    """What can be made of a message: a button (``is_press``) or a link, or that it has been done."""

    words: str
    help: str
    address: str
    is_press: bool


class Beside(NamedTuple):
    """A message beside the form of its record; ``after`` is where one goes on once the form is saved."""

    uid: UUID
    written: list[tuple[str, str]]
    address: str
    after: str


def becoming_of(message: Message, by: Mover, language: str) -> Becoming | None:
    """None for what stays a message."""
    match message.kind:
        case "interest":
            if interest := made_from(message.uid):
                return _link(
                    "desk_interest_open", "desk_interest_made", interest_address(language, interest.uid), language
                )
            return _press(
                "desk_interest_make", message_address(language, message.uid, "desk_inbox_to_interest"), language
            )
        case "error" if address := _form_of(message, by, language):
            return _link("desk_inbox_correct", "desk_inbox_correct_help", address, language)
        case "attestation" if message.record:
            if action.word_from(message.uid):
                where = record_address(language, registers()[message.register], message.record)
                return _link("desk_inbox_record", "desk_inbox_word_stands", where, language)
            return _press("desk_inbox_word", message_address(language, message.uid, "desk_inbox_to_word"), language)
    return None


@require_POST
def to_interest(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Follow up an interest; goes to where it is followed."""
    language = language_here(request)
    with inbox_opened():
        made = action.make_interest(uid, mover_here(request), timezone.localdate())
    flash.add_message(request, flash.SUCCESS, say("desk_interest_made", language))
    return HttpResponseRedirect(interest_address(language, made.uid))


@require_POST
def to_word(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put what a visitor says of a record beside its owner's word."""
    language = language_here(request)
    with inbox_opened():
        action.accept_word(uid, mover_here(request))
    flash.add_message(request, flash.SUCCESS, say("desk_inbox_word_stands", language))
    return HttpResponseRedirect(message_address(language, uid))


def beside(request: HttpRequest, record: UUID, language: str) -> Beside | None:
    """The message that a record's form was opened from, if it is about this record and one may handle it."""
    asked = request.POST.get(f"_{BESIDE}") or request.GET.get(BESIDE, "")
    try:
        uid = UUID(asked)
        with inbox_opened():
            opened = messages.open_message(uid, mover_here(request))
    except (ValueError, Fault):
        return None
    if not opened.is_his or opened.message.record != str(record):
        return None
    after = f"{message_address(language, uid, 'desk_inbox_reply')}?template={CORRECTED}"
    return Beside(uid, written_of(opened.message, language), message_address(language, uid), after)


def _form_of(message: Message, by: Mover, language: str) -> str:
    """The form of the record, "" where one may not edit it."""
    register = registers().get(message.register)
    if not message.record or register is None:
        return ""
    look = by.powers.looks(register, [UUID(message.record)]).get(UUID(message.record))
    if look is None or EDIT not in look.may:
        return ""
    return f"{record_address(language, register, message.record, 'desk_record_edit')}?{BESIDE}={message.uid}"


def _press(words: str, address: str, language: str) -> Becoming:
    return Becoming(say(words, language), say(f"{words}_help", language), address, is_press=True)


def _link(words: str, help_words: str, address: str, language: str) -> Becoming:
    return Becoming(say(words, language), say(help_words, language), address, is_press=False)
