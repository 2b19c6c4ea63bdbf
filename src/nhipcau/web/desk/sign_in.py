"""allauth's pages where ours differ in more than the template."""

from __future__ import annotations

from typing import Any

from allauth.account.internal import flows
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from nhipcau.core.people.entrance import codes_left, end_sessions, has_second_factor, needs_second_factor
from nhipcau.web.desk.frame import me, standing_of

FACTOR_TEMPLATES = {
    name: f"desk/sign_in/factor_{name}.html"
    for name in (
        "index", "authenticate", "again", "app", "remove_app", "codes", "new_codes",
        "keys", "add_key", "edit_key", "remove_key", "again_key",
    )
}  # fmt: skip


class SecurityPage(IndexView):
    """What protects one's account, and whether something has to be added before one can work."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = me(self.request)
        has_one = has_second_factor(account)
        return {
            **super().get_context_data(**kwargs),
            "has_one": has_one,
            "codes_left": codes_left(account),
            "must_add": not has_one and needs_second_factor(standing_of(self.request)),
        }


class SetUpApp(ActivateTOTPView):
    """The code is drawn on the page itself: an image from data: is against our own policy."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        secret = str(found["form"].secret)
        return {
            **found,
            "qr": mark_safe(found["totp_svg"]),  # noqa: S308  # drawn by qr.py from numbers
            "secret_words": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        }


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's account, this one too."""
    account = me(request)
    flows.logout.logout(request)
    end_sessions(account)
    return HttpResponseRedirect(reverse("account_login"))
