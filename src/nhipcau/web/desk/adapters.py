"""How allauth behaves here: nobody signs up, its words are ours, its mail is ours, its secrets are kept encrypted."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language

from nhipcau.core.people.entrance import count_of_keys
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import account_of
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.browsers import browser_words
from nhipcau.web.desk.qr import qr_svg
from nhipcau.web.portal.addresses import absolute
from nhipcau.web.portal.inbox.door import visitor_address
from nhipcau.web.words import WORDS, say


def _said(key: str) -> str:
    return say(key, get_language() or "vi")


_lazily = lazy(_said, str)


def _errors(known: dict[str, Any]) -> dict[str, Any]:
    """allauth's messages by code, in our words where that can happen here."""
    return {
        code: _lazily(f"desk_wrong_{code}") if f"desk_wrong_{code}" in WORDS else text for code, text in known.items()
    }


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and passwords."""

    error_messages = _errors(DefaultAccountAdapter.error_messages)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """For counting attempts and for a person's own list of sessions."""
        return visitor_address(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Not just after signing in: the password, and the second factor if there is one, have just been given."""
        now = time.time()
        records = get_authentication_records(self.request, self.request.user)
        if any(now - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records):
            return False
        required: bool = super().is_reauthentication_required(app=app, **options)
        return required

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of a password reset: at the site's own address, whatever host was asked."""
        uid, _, secret = key.partition("-")
        language = get_language() or "vi"
        return absolute(desk_address(language, "account_reset_password_from_key", uidb36=uid, key=secret))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words; what we have no words for (that one has signed in) goes without saying."""
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        key = f"desk_said_{name}"
        if key in WORDS:
            message = say(key, get_language() or "vi")
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Plain text in the language of whom it goes to. KeyError for mail we have no words for: none is sent unread."""
        to = [email] if isinstance(email, str) else email
        account = account_of(to[0])
        language = account.language if account else "vi"
        name = template_prefix.rpartition("/")[2]
        now = timezone.localtime(context.get("timestamp") or timezone.now())
        filled = {
            "name": account.name if account else "",
            "link": context.get("password_reset_url", ""),
            "day": format_date(now.date(), language),
            "time": f"{now:%H:%M}",
            "address": context.get("ip", ""),
            "browser": browser_words(context.get("user_agent", ""), language),  # its own text could say anything
        }
        text = say(f"desk_mail_{name}", language, **filled)
        if "ip" in context:
            text += "\n\n" + say("desk_mail_not_you", language, **filled)
        subject = say(f"desk_mail_{name}_subject", language)
        whole = f"{text}\n\n{say('desk_mail_foot', language)}"
        return EmailMessage(subject, whole, settings.DEFAULT_FROM_EMAIL, to, headers=headers)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors. What an authenticator app shares with us is kept encrypted with the installation's secret."""

    error_messages = _errors(DefaultMFAAdapter.error_messages)

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url)

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002  # allauth's name
        return say("desk_key_name", get_language() or "vi", n=count_of_keys(user) + 1)


def _cipher() -> Fernet:
    key = hashlib.sha256(b"nhipcau-second-factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
