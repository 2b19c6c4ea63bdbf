"""Signing in with an agency's own server (OpenID Connect): into accounts that were invited here, and into no others."""

from __future__ import annotations

from typing import Any

import requests
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from nhipcau.core.faults import Fault
from nhipcau.web.desk.faults import not_yours

PROVIDER = "agency"


class AgencySignInAdapter(DefaultSocialAccountAdapter):
    """allauth asks here what it may do with somebody the server knows."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        raise Fault(
            "not_invited_here",
            "Máy chủ của cơ quan nhận ra bạn, nhưng ở đây chưa có tài khoản nào với địa chỉ email đã xác nhận ấy. Hãy đề nghị người quản trị cơ quan mời bạn.",
            "Your agency's server knows you, but there is no account here with that verified address. Ask your agency's administrator to invite you.",
            status=403,
        )

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Which account it is follows from the verified address; nobody ties another one to his own by hand."""
        if sociallogin.state.get("process") == "connect":
            raise not_yours()

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        raise _failed()


@login_not_required
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the server, by a press of the button on the page of signing in."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("account_login"))
    return _asked(login, request, provider_id)


@login_not_required
def answer(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the server."""
    return _asked(callback, request, provider_id)


def _asked(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        found: HttpResponseBase = view(request, provider_id=provider_id)
    except requests.RequestException:
        raise _failed() from None
    return found


def _failed() -> Fault:
    return Fault(
        "agency_sign_in_failed",
        "Không đăng nhập được qua máy chủ của cơ quan. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.",
        "Signing in through your agency's server did not work. Try again, or sign in with your password.",
        status=502,
    )
