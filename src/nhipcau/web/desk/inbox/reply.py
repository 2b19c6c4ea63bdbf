"""Answering a message: begun from a template, looked at as it will go out, sent – or sent again, if the mail failed."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.contrib import messages as flash
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import messages as action
from nhipcau.actions import replying
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.handling import LONGEST_ANSWER, LONGEST_SUBJECT, mark_delivery
from nhipcau.core.inbox.letters import mailed_link
from nhipcau.core.inbox.models import Answer, Message
from nhipcau.core.inbox.states import BY_LINK, FAILED, SENT
from nhipcau.core.people.models import Agency
from nhipcau.core.replying.usual import KINDS, Wording
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.inbox.addresses import inbox_address, message_address
from nhipcau.web.desk.inbox.fields import written_of
from nhipcau.web.desk.inbox.listing import about_of, received_words
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import LANGUAGES, absolute, status_address
from nhipcau.web.words import language_name, say


def reply(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET shows the form, with a template if the address names one; POST previews or sends."""
    language, by = language_here(request), mover_here(request)
    with inbox_opened():
        found = action.message_to_answer(uid, by)
    agency = replying.speaking_as(found, by)
    language_of = request.GET.get("language", "")
    speaks = language_of if language_of in LANGUAGES else found.language
    kind = request.GET.get("template") or replying.template_for(found)
    said, status = "", 200
    if request.method != "POST":
        wording = replying.begun(agency, kind, speaks, places_of(found, agency, speaks))
        return _form(request, found, agency, wording, kind=kind, speaks=speaks)
    wording = Wording(request.POST.get("subject", ""), request.POST.get("text", ""))
    if request.POST.get("do") == "send":
        try:
            with inbox_opened():
                answer = action.answer(uid, *wording, by, timezone.now())
                _mail(found, answer)
        except Fault as fault:
            if fault.status in (403, 404):
                raise
            if fault.code == "said_already":
                return HttpResponseRedirect(message_address(language, uid))
            said, status = fault.in_language(language), fault.status
        else:
            _tell(request, answer, language)
            return HttpResponseRedirect(message_address(language, uid))
    return _form(
        request, found, agency, wording, kind=kind, speaks=speaks, said=said, status=status, is_preview=not said
    )


@require_POST
def send_again(request: HttpRequest, uid: UUID, answer: UUID) -> HttpResponse:
    """Send an answer whose mail did not go out."""
    language, by = language_here(request), mover_here(request)
    with inbox_opened():
        message, kept = action.answer_to_send(uid, answer, by)
        _mail(message, kept)
    _tell(request, kept, language)
    return HttpResponseRedirect(message_address(language, uid))


def mail_of(message: Message, subject: str, text: str) -> EmailMessage:
    """The mail: what was written, and the sender's link."""
    return EmailMessage(
        " ".join(subject.split()), whole_text(message, text), settings.DEFAULT_FROM_EMAIL, [message.email]
    )


def whole_text(message: Message, text: str) -> str:
    """The answer with the link that goes below it, in the language of the message."""
    link = absolute(status_address(message.language, mailed_link(message.uid)))
    return f"{text.strip()}\n\n--\n{say('desk_inbox_mail_foot', message.language, link=link)}"


def places_of(message: Message, agency: Agency, language: str) -> dict[str, str]:
    """What a template's places are filled with."""
    return {
        "name": message.name or say("desk_inbox_dear", language),
        "agency": agency.label.get(language),
        "record": about_of(message, language) or say("desk_inbox_our_site", language),
        "day": received_words(message, language),
    }


def _mail(message: Message, answer: Answer) -> None:
    """What became of the mail is kept with the answer; one that failed can be sent again."""
    if answer.delivery == BY_LINK:
        return
    try:
        mail_of(message, answer.subject, answer.text).send()
    except (OSError, SMTPException):
        logging.getLogger(__name__).exception("an answer to a visitor could not be sent")
        mark_delivery(answer, FAILED)
    else:
        mark_delivery(answer, SENT)


def _tell(request: HttpRequest, answer: Answer, language: str) -> None:
    key = {SENT: "desk_inbox_sent", FAILED: "desk_inbox_failed"}.get(answer.delivery, "desk_inbox_kept")
    level = flash.ERROR if answer.delivery == FAILED else flash.SUCCESS
    flash.add_message(request, level, say(key, language, address=answer.address))


def _form(
    request: HttpRequest,
    message: Message,
    agency: Agency,
    wording: Wording,
    *,
    kind: str,
    speaks: str,
    said: str = "",
    status: int = 200,
    is_preview: bool = False,
) -> HttpResponse:
    language = language_here(request)
    return page(
        request,
        "inbox/reply",
        status,
        said=said,
        wording=wording,
        kinds=[(one, KINDS.label(one).get(language), one == kind) for one in KINDS],
        languages=[(one, language_name(one, language), one == speaks) for one in LANGUAGES],
        agency=agency.label.get(language),
        address=message.email,
        spoken=language_name(message.language, language),
        preview=whole_text(message, wording.text) if is_preview else "",
        written=written_of(message, language),
        message_kind=say(f"contact_{message.kind}", language),
        about=about_of(message, language),
        list_address=inbox_address(language),
        back=message_address(language, message.uid),
        longest_subject=LONGEST_SUBJECT,
        longest_text=LONGEST_ANSWER,
    )
