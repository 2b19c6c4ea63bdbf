"""The page behind an invitation's link: a new account, or another role for one that exists."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from nhipcau.core.people.invitations import accept_as, accept_as_new, invitation_of, invitation_over, is_known
from nhipcau.core.people.models import Invitation
from nhipcau.core.people.words import ROLE_LINES
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.forms import AcceptForm
from nhipcau.web.desk.frame import language_here, me, page
from nhipcau.web.words import say


@login_not_required
@sensitive_post_parameters()
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is offered and take the answer."""
    language = language_here(request)
    invitation = invitation_of(token, timezone.now())
    if invitation is None:
        raise invitation_over()
    if is_known(invitation):
        return _by_account(request, invitation, token, language)
    form = AcceptForm(invitation.email, request.POST or None)
    if request.method == "POST" and form.is_valid():
        accept_as_new(token, form.cleaned_data["name"], form.cleaned_data["password1"], language, timezone.now())
        messages.add_message(request, messages.SUCCESS, say("desk_account_made", language))
        return HttpResponseRedirect(desk_address(language, "account_login"))
    return page(request, "invitation", form=form, **_offered(invitation, language))


def _by_account(request: HttpRequest, invitation: Invitation, token: str, language: str) -> HttpResponse:
    signed_in = request.user.is_authenticated and me(request).email.lower() == invitation.email
    if request.method == "POST" and signed_in:
        accept_as(me(request), token, timezone.now())
        return HttpResponseRedirect(desk_address(language, "desk_home"))
    sign_in = f"{desk_address(language, 'account_login')}?next={request.path}"
    return page(
        request,
        "invitation_known",
        signed_in=signed_in,
        is_other=request.user.is_authenticated and not signed_in,
        sign_in=sign_in,
        **_offered(invitation, language),
    )


def _offered(invitation: Invitation, language: str) -> dict[str, Any]:
    return {
        "agency": invitation.agency.label.get(language),
        "role": invitation.role_label.get(language),
        "role_line": ROLE_LINES.label(invitation.role).get(language),
        "invited_by": invitation.invited_by,
        "email": invitation.email,
        "is_training": invitation.agency.is_training,
    }
