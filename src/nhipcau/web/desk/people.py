"""Inviting people into an agency, withdrawing an invitation, ending a role and handing over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core.faults import Fault
from nhipcau.core.people.door import end_posting, reasoned
from nhipcau.core.people.invitations import invite, withdraw
from nhipcau.core.people.models import Account, Agency, Invitation
from nhipcau.core.people.standing import account_of, colleagues, invitation_by_uid, open_work, posting_of
from nhipcau.core.people.words import ROLES, roles_in
from nhipcau.core.policy.people import may_give, may_manage
from nhipcau.web.desk.addresses import desk_address, invitation_link
from nhipcau.web.desk.agencies import seen_agency, to_agency
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.forms import EndRoleForm, InviteForm
from nhipcau.web.desk.frame import language_here, me, page, standing_of
from nhipcau.web.desk.moments import moment
from nhipcau.web.portal.addresses import LANGUAGES
from nhipcau.web.words import say

T = TypeVar("T")


def invite_into(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Invite an address into a role; the link goes there by mail and nowhere else."""
    agency = _managed(request, uid)
    language, said = language_here(request), ""
    roles = [role for role in roles_in(agency.kind) if may_give(standing_of(request), agency, role)]
    form = InviteForm(language, roles, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _invite(request, agency, form.cleaned_data["email"], form.cleaned_data["role"])
        except Fault as problem:
            said = problem.in_language(language)
        else:
            words = say("desk_invited", language, email=form.cleaned_data["email"])
            messages.add_message(request, messages.SUCCESS, words)
            return to_agency(language, agency)
    return page(
        request,
        "invite",
        form=form,
        said=said,
        name=agency.label.get(language),
        back=desk_address(language, "desk_agency", uid=agency.uid),
    )


@require_POST
def withdraw_invitation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End an invitation's link."""
    invitation = _found(invitation_by_uid, uid)
    agency = _managed(request, invitation.agency_id, invitation.role)
    withdraw(invitation, reasoned(me(request), "hủy lời mời / invitation withdrawn"))
    return to_agency(language_here(request), agency)


def end_role(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End somebody's role and hand over the open work, in one step."""
    posting = _found(posting_of, uid)
    agency, language, said = _managed(request, posting.agency_id, posting.role), language_here(request), ""
    today = timezone.localdate()
    others = [each for each in colleagues(agency, today) if each != posting.account]
    form = EndRoleForm(others, request.POST or None, initial={"until": f"{today:%d/%m/%Y}"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        taker = next((each for each in others if str(each.uid) == given["hand_to"]), None)
        try:
            count = end_posting(posting, given["until"], reasoned(me(request), given["reason"]), hand_to=taker)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, _ended(taker, count, language))
            return to_agency(language, agency)
    return page(
        request,
        "role_end",
        form=form,
        said=said,
        posting=posting,
        role=posting.role_label.get(language),
        name=agency.label.get(language),
        work=open_work(posting.account, agency).count(),
        back=desk_address(language, "desk_agency", uid=agency.uid),
    )


def _ended(taker: Account | None, count: int, language: str) -> str:
    return say("desk_handed_over", language, n=count, name=taker.name) if taker else say("desk_ended", language)


def _invite(request: HttpRequest, agency: Agency, email: str, role: str) -> None:
    """Invite and send the mail; an invitation whose mail cannot be sent is withdrawn again."""
    actor = me(request)
    act = reasoned(actor, "mời vào cơ quan / invited into the agency")
    invitation, token = invite(email, agency, role, act, invited_by=actor.name, now=timezone.now())
    try:
        send_invitation(invitation, token, language_here(request))
    except OSError:
        logging.getLogger(__name__).exception("an invitation could not be sent")
        withdraw(invitation, reasoned(actor, "không gửi được thư / the mail could not be sent"))
        raise Fault(
            "mail_failed",
            "Máy chủ thư không nhận thư mời. Lời mời đã được hủy; hãy báo người vận hành rồi mời lại.",
            "The mail server did not take the invitation, which has been withdrawn. Tell the operator, then invite again.",
            status=502,
        ) from None


def send_invitation(invitation: Invitation, token: str, language: str) -> None:
    """Mail the link: in the language of the account if there is one, else in both, that of the inviter first."""
    account = account_of(invitation.email)
    other = next(code for code in LANGUAGES if code != language)
    languages = [account.language] if account else [language, other]
    text = "\n\n".join(_mail_text(invitation, token, code) for code in languages)
    subject = say("desk_mail_invitation_subject", languages[0], agency=invitation.agency.label.get(languages[0]))
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [invitation.email]).send()


def _mail_text(invitation: Invitation, token: str, language: str) -> str:
    text = say(
        "desk_mail_invitation",
        language,
        who=invitation.invited_by,
        agency=invitation.agency.label.get(language),
        role=ROLES.label(invitation.role).get(language),
        link=invitation_link(language, token),
        until=moment(invitation.valid_until, language),
    )
    return f"{text}\n\n{say('desk_mail_foot', language)}"


def _managed(request: HttpRequest, uid: UUID, role: str = "") -> Agency:
    """An agency one looks after, and gives and ends ``role`` in."""
    agency, standing = seen_agency(request, uid), standing_of(request)
    if not may_manage(standing, agency) or not may_give(standing, agency, role):
        raise not_yours()
    return agency


def _found(find: Callable[[UUID], T], uid: UUID) -> T:
    """The same refusal for what is not there as for what is not one's to touch."""
    try:
        return find(uid)
    except Fault:
        raise not_yours() from None
