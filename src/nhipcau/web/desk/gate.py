"""Middlewares of the desk. Each is Django's or allauth's own, made to look at nothing but the desk's addresses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.middleware import AccountMiddleware
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import Resolver404, resolve, reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import override

from nhipcau.core.attachments.refusals import too_large
from nhipcau.core.attachments.types import most_bytes
from nhipcau.core.importing.limits import most_bytes as most_bytes_of_table
from nhipcau.core.people.entrance import has_second_factor, needs_second_factor
from nhipcau.web.desk.frame import me, standing_of
from nhipcau.web.faults import fault_page
from nhipcau.web.portal.addresses import is_desk, language_of

Responder = Callable[[HttpRequest], HttpResponseBase]

AROUND_A_FILE = 64 * 1024
"""Bytes of the form a file comes in."""


class _DeskOnly(MiddlewareMixin):
    """Before one of Django's middlewares: everywhere but at the desk it is as if it were not there."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_desk(request.path) else self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any, **given: Any) -> Any:
        its_own = getattr(super(), "process_view", None)
        return its_own(request, *view, **given) if its_own and is_desk(request.path) else None


class DeskLanguage:
    """The desk speaks the language of the address; forms and routes of others go by what is active."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_desk(request.path):
            return self.get_response(request)
        with override(language_of(request.path)):
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            return response


class NotTooLarge:
    """Turns away what is larger than a file may be before a byte of it is read, whoever sends it; at the addresses where
    tables are brought whole tables are taken, from whoever has signed in.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_desk(request.path):
            size, most = _size(request), most_bytes()
            if not 0 <= size <= most + AROUND_A_FILE and _takes_tables(request.path):
                most = most_bytes_of_table()
            if not 0 <= size <= most + AROUND_A_FILE:
                return fault_page(request, too_large(max(size, 0), most))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        """Comes before the form's mark is looked for in the body, which reads all of it."""
        if not is_desk(request.path) or _size(request) <= most_bytes() + AROUND_A_FILE:
            return None
        return None if request.user.is_authenticated else redirect_to_login(request.get_full_path())


def _size(request: HttpRequest) -> int:
    """The bytes a request says it brings; -1 for what is no number."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else -1


def _takes_tables(path: str) -> bool:
    try:
        return resolve(path).url_name == "desk_import_new"
    except Resolver404:
        return False


class Sessions(_DeskOnly, SessionMiddleware):
    """A session ends with the browser, and SESSION_COOKIE_AGE seconds after signing in even if it is in use."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        session = request.session
        if SESSION_KEY in session and _signed_in_at(session) + settings.SESSION_COOKIE_AGE <= time.time():
            session.flush()


def _signed_in_at(session: SessionBase) -> float:
    """Seconds since 1970 at which the first factor was given; 0 for a session that does not say."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY) or [{"at": 0}]
    return float(records[0]["at"])


class Csrf(_DeskOnly, CsrfViewMiddleware):
    pass


class SignedIn(_DeskOnly, AuthenticationMiddleware):
    pass


class Messages(_DeskOnly, MessageMiddleware):
    pass


class OnlySignedIn(_DeskOnly, LoginRequiredMiddleware):
    """Every page of the desk asks for a sign-in, but those that say they do not (signing in itself)."""


class SignIn:
    """allauth's middleware."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response
        self._allauth = AccountMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer: Responder = self._allauth if is_desk(request.path) else self.get_response
        return answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not is_desk(request.path):
            return None
        found: HttpResponseBase | None = self._allauth.process_exception(request, exception)
        return found


ENTRANCE = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "desk_invitation",
        "desk_confirm_link",
    }
)
"""Pages for somebody who has signed in and has yet to set up a second factor."""


class SecondFactor:
    """Sends those who need a second factor and have none to where they set it up."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        if not is_desk(request.path) or not request.user.is_authenticated:
            return None
        where = request.resolver_match
        if where is None or where.url_name in ENTRANCE:
            return None
        if has_second_factor(me(request)) or not needs_second_factor(standing_of(request)):
            return None
        return HttpResponseRedirect(reverse("mfa_index"))
