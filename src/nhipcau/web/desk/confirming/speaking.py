"""Saying beside the owner's word whether a record holds; asking somebody outside by mail."""

from __future__ import annotations

import logging
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.actions import attesting as action
from nhipcau.actions.publication import owners_desks
from nhipcau.core.attesting import asking
from nhipcau.core.attesting.models import Request
from nhipcau.core.faults import Fault
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.record import PUBLISHED
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.confirming.forms import AskForm, SayForm
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, page
from nhipcau.web.desk.moments import day_of
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.about import about_record
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.addresses import absolute, place_of
from nhipcau.web.words import say as words


def say(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """One's agency confirms a record of others, or says what is not right."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look = by.powers.look(register, uid)
    agency = action.speaking_for(register, look, by)
    if agency is None:
        raise not_yours()
    form, said = SayForm(language, request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            action.say(register, uid, form.says_it_holds, form.cleaned_data["text"], by)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, words("desk_said_beside", language))
            return HttpResponseRedirect(record_address(language, register, uid))
    about = about_record(register, look, by.powers, language)
    return page(request, "confirming/say", form=form, said=said, agency=agency.label.get(language), **about)


@require_POST
def take_back(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    register, language = register_of(slug), language_here(request)
    action.take_back(register, uid, mover_here(request))
    messages.add_message(request, messages.SUCCESS, words("desk_said_taken_back", language))
    return HttpResponseRedirect(record_address(language, register, uid))


def ask(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Send a link to somebody who may know whether the record still holds."""
    register, language, by = register_of(slug), language_here(request), mover_here(request)
    look = by.powers.look(register, uid)
    if next(owners_desks(register, look.row, by), None) is None:
        raise not_yours()
    form, said = AskForm(request.POST or None, initial={"language": language}), ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            asked = action.ask(register, uid, given["email"], given["language"], by, timezone.now())
            _send(request, asked)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, words("desk_ask_sent", language, address=asked.address))
            return HttpResponseRedirect(record_address(language, register, uid))
    about = about_record(register, look, by.powers, language)
    is_public, is_told = look.row.state == PUBLISHED, register.inside and bool(register.told)
    return page(request, "confirming/ask", form=form, said=said, is_public=is_public, is_told=is_told, **about)


def _send(request: HttpRequest, asked: Request) -> None:
    """Mail the link; where the mail cannot be sent, the link ends."""
    try:
        message_of(asked).send()
    except OSError:
        logging.getLogger(__name__).exception("a request for confirmation could not be sent")
        asking.withdraw(asked, reasoned(me(request), "không gửi được thư / the mail could not be sent"))
        raise Fault(
            "mail_failed",
            "Máy chủ thư không nhận thư. Đề nghị đã được hủy; hãy báo người vận hành rồi gửi lại.",
            "The mail server did not take the mail. The request has been withdrawn; tell the operator, then send it again.",
            status=502,
        ) from None


def message_of(asked: Request) -> EmailMessage:
    """The mail: which agency asks, about which record, by which day. It holds nothing else of the record."""
    language, register = asked.language, register_of(asked.register)
    row = action.asked_about(asked)
    agency = agencies_by_uid([asked.agency]).get(asked.agency)
    who = agency.label.get(language) if agency else words("site", language)
    code = register.code(row.number) or ""
    filled = {
        "who": who,
        "singular": register.singular[place_of(language)],
        "code": code,
        "link": absolute(desk_address(language, "desk_confirm_link", token=asking.token_of(asked))),
        "until": day_of(asked.valid_until, language),
    }
    kind = "told" if register.inside else "ask"
    subject = words(f"desk_mail_{kind}_subject", language, who=who, code=code)
    text = f"{words(f'desk_mail_{kind}', language, **filled)}\n\n{words('desk_mail_foot', language)}"
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [asked.address])
