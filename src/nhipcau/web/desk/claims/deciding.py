"""Who decides on claims: all that wait for him, and one with its answer."""

from __future__ import annotations

import logging
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nhipcau.actions import claims as action
from nhipcau.core.claims.models import ACCEPTED, REFUSED
from nhipcau.core.faults import Fault
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.invitations import withdraw
from nhipcau.core.people.standing import colleagues
from nhipcau.core.people.words import KINDS
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.claims.mails import answer_mail
from nhipcau.web.desk.frame import language_here, me, page, standing_of
from nhipcau.web.desk.people import send_invitation
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.words import language_name, say

LONGEST = 1000


class Row(NamedTuple):
    """A claim in a list."""

    label: str
    address: str
    singular: str
    who: str
    way: str
    day: str


class DecisionForm(forms.Form):
    """The answer, and what kind of agency the body becomes."""

    kind = forms.ChoiceField()
    reason = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, language: str, kinds: tuple[str, ...], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(kind, KINDS.label(kind).get(language)) for kind in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


def every(request: HttpRequest) -> HttpResponse:
    """The claims one decides on."""
    language = language_here(request)
    try:
        with inbox_opened():
            found = action.waiting_for(standing_of(request), timezone.localdate())
    except DatabaseError:
        return page(request, "claims/every", 503, is_unknown=True)
    return page(request, "claims/every", claims=[_row(one, language) for one in found])


def claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One claim: what was sent, what accepting would make, and the answer."""
    language, today, by = language_here(request), timezone.localdate(), mover_here(request)
    with inbox_opened():
        found = action.claim_for(uid, standing_of(request), today)
    kinds = action.kinds_for(found)
    form = DecisionForm(language, kinds, request.POST or None, initial={"kind": kinds[0]})
    said = ""
    if request.method == "POST" and form.is_valid():
        try:
            with inbox_opened():
                words = _decided(request, found, form.cleaned_data, accepts="accept" in request.POST)
        except Fault as problem:
            said = problem.in_language(language)
        else:
            messages.add_message(request, messages.SUCCESS, say(words, language))
            return HttpResponseRedirect(desk_address(language, "desk_claims"))
    keeper = None if found.row.owner else action.keeper_of(found, by.powers.standing)
    return page(
        request,
        "claims/claim",
        status=409 if said else 200,
        form=form,
        said=said,
        claim=found.claim,
        row=_row(found, language),
        public_address=address(language, found.register.name, found.claim.code),
        proven=format_date(found.claim.proven_on, language) if found.claim.proven_on else "",
        answered_in=language_name(found.claim.language, language),
        offices=[office.label.get(language) for office in found.offices],
        agency=found.agency.label.get(language) if found.agency else "",
        people=colleagues(found.agency, today).count() if found.agency else 0,
        keeper=keeper.label.get(language) if keeper else "",
        is_kept=bool(found.row.owner),
    )


def _decided(request: HttpRequest, found: action.Concern, given: dict[str, Any], *, accepts: bool) -> str:
    """Decide and tell the claimant; what he cannot be told is not decided."""
    by, now, reason = mover_here(request), timezone.now(), given["reason"].strip()
    mine = by.powers.standing[0].agency
    who = next((one for one in found.offices if str(one.uid) in by.powers.agencies), mine)
    mail = answer_mail(found.claim, ACCEPTED if accepts else REFUSED, reason, who.label.get(found.claim.language))
    admitted = action.accept(found, by, given["kind"], reason, now) if accepts else None
    if not accepts:
        action.refuse(found, by, reason, now)
    try:
        mail.send()
        if admitted:
            send_invitation(admitted.invitation, admitted.token, found.claim.language)
    except OSError:
        logging.getLogger(__name__).exception("the answer to a claim could not be sent")
        if admitted:
            withdraw(admitted.invitation, reasoned(me(request), "không gửi được thư / the mail could not be sent"))
        action.take_back(found, by)
        raise Fault(
            "mail_failed",
            "Máy chủ thư không nhận thư, nên đề nghị vẫn chờ quyết định. Hãy báo người vận hành rồi làm lại.",
            "The mail server did not take the mail, so the claim still waits. Tell the operator, then decide again.",
            status=502,
        ) from None
    return "desk_claim_accepted" if accepts else "desk_claim_refused"


def _row(found: action.Concern, language: str) -> Row:
    return Row(
        f"{found.label.get(language)} ({found.claim.code})",
        desk_address(language, "desk_claim", uid=found.claim.uid),
        found.register.singular[place_of(language)],
        ", ".join(filter(None, (found.claim.name, found.claim.position))),
        say(f"claim_way_{found.claim.way}", language),
        format_date(found.claim.received_on, language),
    )
