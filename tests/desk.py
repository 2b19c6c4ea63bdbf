"""The desk as a browser meets it: Django's client, real passwords, codes worked out, mail caught."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings

from nhipcau.core.people.models import Account
from tests.people import PASSWORD, totp

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
VI, EN = "/vi/ban-lam-viec", "/en/desk"


def browser(**options: object) -> Client:
    return Client(SERVER_NAME="localhost", **options)  # type: ignore[arg-type]


def signed_in(account: Account, **options: object) -> Client:
    """A browser whose session is the account's, without going through the forms."""
    client = browser(**options)
    client.force_login(account, backend=BACKEND)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


def sign_in(client: Client, email: str, password: str = PASSWORD, at: str = VI) -> HttpResponse:
    page = f"{at}/dang-nhap" if at == VI else f"{at}/sign-in"
    return client.post(page, {"login": email, "password": password})


def add_app(client: Client) -> str:
    """Set up an authenticator app as a person does; returns its secret."""
    page = client.get(f"{VI}/bao-mat/ung-dung").content.decode()
    (shown,) = re.findall(r"<code>([A-Z2-7 ]+)</code>", page)
    secret = shown.replace(" ", "")
    answer = client.post(f"{VI}/bao-mat/ung-dung", {"code": totp(secret, time.time())})
    assert answer.headers["Location"] == f"{VI}/bao-mat/ma-du-phong"
    return secret


@contextmanager
def mailbox() -> Iterator[list[mail.EmailMessage]]:
    """What is sent inside the block."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        yield mail.outbox


def link_in(message: mail.EmailMessage, language: str = "vi") -> str:
    """The path of the first link in a language in a mail."""
    return re.findall(rf"https?://[^/\s]+(/{language}/\S+)", str(message.body))[0]


def heading(answer: HttpResponse) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    return str(found)
