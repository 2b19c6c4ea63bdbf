"""The page behind the link that went to a body's own domain: a press, and the address is proven."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.actions import claims as action
from nhipcau.core.claims import link
from nhipcau.core.faults import Fault
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.people import send_invitation
from nhipcau.web.guard import inbox_opened
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.inbox.door import count_answer
from nhipcau.web.portal.inbox.subject import subject_of

OVER = (404, link.over().status)
"""A link is over, too, when its record is not public any more."""


@login_not_required
def claim_link(request: HttpRequest, token: str) -> HttpResponse:
    """Programs that look through mail open links: only a press counts. Any link that is over is answered alike."""
    language, now = language_here(request), timezone.now()
    try:
        if request.method == "POST":
            count_answer(request, now)
            with inbox_opened():
                claim, admitted = action.prove(token, now)
            if admitted:
                _invite(admitted, claim.language)
            return _private(page(request, "claims/proven", at_once=admitted is not None))
        with inbox_opened():
            claim = link.claim_of(token, now)
        subject = subject_of(claim.register, claim.code, language)
    except Fault as problem:
        if problem.status not in OVER:
            raise
        problem = link.over()
        return _private(page(request, "confirming/over", problem.status, vi=problem.vi, en=problem.en))
    public = address(language, claim.register, claim.code)
    return _private(page(request, "claims/prove", subject=subject, public_address=public, email=claim.email))


def _invite(admitted: action.Admitted, language: str) -> None:
    """Mail the invitation. Where the mail server does not take it, the office invites again from the agency's page."""
    try:
        send_invitation(admitted.invitation, admitted.token, language)
    except OSError:
        logging.getLogger(__name__).exception("the invitation of an accepted claim could not be sent")
        raise Fault(
            "mail_failed",
            "Hộp thư đã được xác nhận nhưng máy chủ thư không nhận thư mời. Hãy báo cơ quan ngoại vụ để mời lại.",
            "The address is confirmed, but the mail server did not take the invitation. Ask the external affairs office to invite you again.",
            status=502,
        ) from None


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
