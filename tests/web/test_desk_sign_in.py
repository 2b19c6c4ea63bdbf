"""Signing in to the desk: by invitation only, with a second factor, with the same words for everybody outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import allauth
import pytest
from django.urls import NoReverseMatch, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone

from nhipcau.core.people import door
from nhipcau.core.people.attempts import sweep
from nhipcau.core.people.entrance import forget_second_factors, has_second_factor
from nhipcau.core.people.invitations import invite
from nhipcau.core.people.models import CountedAttempts
from nhipcau.web.desk import urls
from nhipcau.web.desk.adapters import AccountAdapter, FactorAdapter
from nhipcau.web.words import WORDS
from tests.desk import EN, VI, add_app, browser, heading, link_in, mailbox, sign_in, signed_in
from tests.people import ACT, PASSWORD, office, person, totp, working

NEW = "mot mat khau hoan toan khac"


@pytest.fixture(autouse=True)
def _empty(empty_site: Path) -> None:
    """Every test has an installation of its own."""


@pytest.fixture
def no_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")


def _invited(email: str = "an@example.org") -> str:
    _, token = invite(email, office(), "officer", ACT, invited_by="Người mời", now=timezone.now())
    return token


def test_from_the_invitation_to_work_with_a_second_factor_and_back_in_with_it() -> None:
    link, client = f"{VI}/loi-moi/{_invited()}", browser()
    assert "Sở Ngoại vụ thử" in client.get(link).content.decode()
    made = client.post(link, {"name": "Nguyễn An", "password1": PASSWORD, "password2": PASSWORD})
    assert made.headers["Location"] == f"{VI}/dang-nhap"
    assert "Tài khoản đã sẵn sàng" in client.get(f"{VI}/dang-nhap").content.decode()
    assert sign_in(client, "an@example.org").headers["Location"] == VI
    assert client.get(VI).headers["Location"] == f"{VI}/bao-mat", "a password alone is not enough"
    assert client.get(f"{VI}/co-quan").headers["Location"] == f"{VI}/bao-mat"
    secret = add_app(client)
    codes = re.findall(r"<code>(\w+)</code>", client.get(f"{VI}/bao-mat/ma-du-phong").content.decode())
    assert len(codes) == 10
    assert "Nguyễn An" in heading(client.get(VI))
    client.post(f"{VI}/dang-xuat")
    assert client.get(VI).status_code == 302
    assert sign_in(client, "an@example.org").headers["Location"] == f"{VI}/yeu-to-thu-hai"
    assert client.get(VI).status_code == 302, "between the two steps one is not in"
    wrong = client.post(f"{VI}/yeu-to-thu-hai", {"code": "000000"})
    assert "Mã không đúng" in wrong.content.decode()
    assert client.post(f"{VI}/yeu-to-thu-hai", {"code": totp(secret, time.time() + 30)}).headers["Location"] == VI
    assert client.get(VI).status_code == 200
    for attempt in range(2):
        client.post(f"{VI}/dang-xuat")
        sign_in(client, "an@example.org")
        answer = client.post(f"{VI}/yeu-to-thu-hai", {"code": codes[0]})
        assert (answer.status_code == 302) == (attempt == 0), "a recovery code works once"


def test_codes_are_shown_once() -> None:
    client = signed_in(working("an", office(), "officer"))
    sign_in_again = sign_in(client, "an@example.org")
    assert sign_in_again.status_code == 302
    client = browser()
    sign_in(client, "an@example.org")
    add_app(client)
    first, second = (client.get(f"{VI}/bao-mat/ma-du-phong").content.decode() for _ in range(2))
    assert len(re.findall(r"<code>\w+</code>", first)) == 10
    assert not re.findall(r"<code>\w+</code>", second)


def test_a_secret_of_an_app_lies_encrypted_in_the_table() -> None:
    from allauth.mfa.models import Authenticator

    working("an", office(), "officer")
    client = browser()
    sign_in(client, "an@example.org")
    secret = add_app(client)
    (row,) = Authenticator.objects.filter(type="totp")
    assert secret not in str(row.data)


def test_outsiders_hear_the_same_whether_there_is_an_account_or_not() -> None:
    person("an")
    known, unknown = (sign_in(browser(), email, "sai mat khau roi") for email in ("an@example.org", "b@example.org"))
    for answer in (known, unknown):
        assert answer.status_code == 200
        assert "Địa chỉ email hoặc mật khẩu không đúng." in answer.content.decode()
    with mailbox() as sent:
        answers = [
            browser().post(f"{EN}/forgotten-password", {"email": email})
            for email in ("an@example.org", "b@example.org")
        ]
        assert [(one.status_code, one.headers["Location"]) for one in answers] == [
            (302, f"{EN}/forgotten-password/sent")
        ] * 2
        assert [message.to for message in sent] == [["an@example.org"]]


def test_after_five_failures_even_the_right_password_has_to_wait(no_factor: None) -> None:
    working("an", office(), "officer")
    working_too = person("binh")
    client = browser()
    for _ in range(5):
        assert "không đúng" in sign_in(client, "an@example.org", "sai mat khau roi").content.decode()
    refused = sign_in(client, "an@example.org")
    assert "Sai quá nhiều lần" in refused.content.decode()
    assert sign_in(browser(), "an@example.org").status_code == 200, "from another browser too"
    assert sign_in(browser(), working_too.email).status_code == 302, "others come in as ever"
    kept = " ".join(CountedAttempts.objects.values_list("cache_key", flat=True))
    assert kept
    assert not [part for part in ("example", "127.0", "login", "ip") if part in kept]


def test_a_closed_account_is_out_at_once_and_does_not_come_back(no_factor: None) -> None:
    an = working("an", office(), "officer")
    client = browser()
    sign_in(client, an.email)
    assert client.get(VI).status_code == 200
    door.close_account(an, ACT)
    assert client.get(VI).status_code == 302
    answer = sign_in(browser(), an.email)
    assert answer.headers["Location"] == f"{VI}/tai-khoan-da-khoa"
    assert heading(browser().get(answer.headers["Location"])) == "Tài khoản đã khóa"


def test_a_forgotten_password_is_chosen_anew_by_mail_once(no_factor: None) -> None:
    working("an", office(), "officer")
    elsewhere = browser()
    sign_in(elsewhere, "an@example.org")
    with mailbox() as sent:
        client = browser()
        client.post(f"{VI}/quen-mat-khau", {"email": "AN@example.org"})
        link = link_in(sent[0])
        assert link.startswith(f"{VI}/quen-mat-khau/")
        form = client.get(link).headers["Location"]
        assert "set-password" in form
        short = client.post(form, {"password1": "123", "password2": "123"})
        assert "ít nhất 12 ký tự" in short.content.decode()
        assert "không giống nhau" in client.post(form, {"password1": NEW, "password2": NEW + "x"}).content.decode()
        done = client.post(form, {"password1": NEW, "password2": NEW})
        assert heading(client.get(done.headers["Location"])) == "Mật khẩu đã được đặt lại"
        assert "không phải bạn" in sent[-1].body, "the owner is told"
    assert heading(browser().get(link)) == "Liên kết không dùng được"
    assert elsewhere.get(VI).status_code == 302, "whoever was signed in with the old one is out"
    assert sign_in(browser(), "an@example.org").status_code == 200
    assert sign_in(browser(), "an@example.org", NEW).status_code == 302


def test_a_link_by_mail_has_the_sites_own_address_whatever_host_was_asked() -> None:
    person("an")
    with mailbox() as sent:
        browser().post(f"{VI}/quen-mat-khau", {"email": "an@example.org"}, headers={"host": "127.0.0.1:9"})
        assert "http://127.0.0.1:8000/vi/ban-lam-viec/quen-mat-khau/" in sent[0].body


def test_mail_is_in_the_language_of_whom_it_goes_to() -> None:
    person("an", "en")
    with mailbox() as sent:
        browser().post(f"{VI}/quen-mat-khau", {"email": "an@example.org"})
        assert sent[0].subject == "A new password for Nhịp Cầu"
        assert link_in(sent[0])


def test_signing_out_everywhere_ends_every_browser(no_factor: None) -> None:
    working("an", office(), "officer")
    one, other = browser(), browser()
    for client in (one, other):
        sign_in(client, "an@example.org")
    assert one.get(f"{VI}/phien").content.decode().count("<tr>") == 3
    assert one.post(f"{VI}/phien/thoat-het").headers["Location"] == f"{VI}/dang-nhap"
    assert [client.get(VI).status_code for client in (one, other)] == [302, 302]


def test_signing_out_the_others_keeps_this_browser(no_factor: None) -> None:
    working("an", office(), "officer")
    one, other = browser(), browser()
    for client in (one, other):
        sign_in(client, "an@example.org")
    one.post(f"{VI}/phien")
    assert [client.get(VI).status_code for client in (one, other)] == [200, 302]


def test_lost_factors_are_dropped_with_a_reason_and_all_sessions(no_factor: None) -> None:
    an = working("an", office(), "officer")
    client = browser()
    sign_in(client, an.email)
    add_app(client)
    assert forget_second_factors(an, ACT) == 2
    assert not has_second_factor(an)
    assert client.get(VI).status_code == 302
    assert sign_in(browser(), an.email).headers["Location"] == VI


def test_one_is_not_led_away_after_signing_in(no_factor: None) -> None:
    working("an", office(), "officer")
    answer = browser().post(
        f"{VI}/dang-nhap?next=https://evil.example/x",
        {"login": "an@example.org", "password": PASSWORD, "next": "https://evil.example/x"},
    )
    assert answer.headers["Location"] == VI


def test_a_form_without_its_mark_is_refused_in_words() -> None:
    client = browser(enforce_csrf_checks=True)
    client.get(f"{EN}/sign-in")
    answer = client.post(f"{EN}/sign-in", {"login": "an@example.org", "password": PASSWORD})
    assert answer.status_code == 403
    assert "The form lacks the mark of your session." in answer.content.decode()


def test_a_password_has_to_be_worth_it() -> None:
    link, client = f"{VI}/loi-moi/{_invited('nguyenvanan@example.org')}", browser()
    for password, words in (
        ("ngan qua", "ít nhất 12 ký tự"),
        ("123456789012", "không được chỉ gồm chữ số"),
        ("administrator", "quá phổ biến"),
        ("nguyenvanan@example", "giống tên hoặc địa chỉ email"),
    ):
        answer = client.post(link, {"name": "An", "password1": password, "password2": password})
        assert words in answer.content.decode(), password


NOT_OFFERED = ("account_signup", "account_email", "account_confirm_email", "account_request_login_code",
               "account_signup_by_passkey", "mfa_signup_webauthn", "mfa_download_recovery_codes", "mfa_trust")  # fmt: skip


@pytest.mark.parametrize("name", NOT_OFFERED)
def test_what_is_not_offered_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_every_screen_is_ours() -> None:
    """allauth's own templates have scripts and styles our policy forbids, and no Vietnamese."""
    views = [pattern for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)]
    classes = [one for one in views if hasattr(one.callback, "view_class")]
    assert len(classes) > 15
    strange = [
        one.name
        for one in classes
        if not str(one.callback.view_initkwargs.get("template_name", "")).startswith("desk/")  # type: ignore[union-attr]
    ]
    assert strange == ["mfa_login_webauthn"], "it answers with data and redirections only"


UNREACHABLE = re.compile("phone|username|cannot_remove|duplicate|email_taken|max_email|unknown_|unverified_primary|"
                         "select_only|same_as|expired_key|add_email_blocked")  # fmt: skip
"""What allauth says on screens that are not offered."""


@pytest.mark.parametrize("adapter", [AccountAdapter, FactorAdapter])
def test_whatever_allauth_can_say_here_it_says_in_our_words(adapter: type) -> None:
    missing = [code for code in adapter.error_messages if f"desk_wrong_{code}" not in WORDS]  # type: ignore[attr-defined]
    assert [code for code in missing if not UNREACHABLE.search(code)] == []


def test_behind_https_cookies_are_locked_and_djangos_own_check_is_content(tmp_path: Path) -> None:
    says = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY,"
        " s.SESSION_COOKIE_SAMESITE, s.SECURE_HSTS_SECONDS)"
    )
    environment = {**os.environ, "NHIPCAU_HOME": str(tmp_path), "NHIPCAU_BASE_URL": "https://nhipcau.example"}
    check = ["-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    for arguments in (check, ["-c", says]):
        ran = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == [
        "__Host-nhipcau", "True", "True", "__Host-nhipcau-form", "True", "True", "Lax", "31536000",
    ]  # fmt: skip


def test_ended_sessions_and_old_attempts_are_forgotten_and_living_ones_are_not(no_factor: None) -> None:
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    working("an", office(), "officer")
    client = browser()
    sign_in(client, "an@example.org", "sai mat khau roi")
    sign_in(client, "an@example.org")
    now = timezone.now()
    sweep(now)
    assert client.get(VI).status_code == 200
    assert CountedAttempts.objects.exists()
    sweep(now + timedelta(hours=13))
    assert not (CountedAttempts.objects.exists() or Session.objects.exists() or UserSession.objects.exists())


NOT_SENT = re.compile("code|confirm|email_|already_exists|unknown_account|disconnected")
"""Mail of screens that are not offered."""


def test_whatever_mail_allauth_can_send_here_has_our_words() -> None:
    templates = Path(allauth.__file__).parent / "templates"
    names = {path.name.removesuffix("_subject.txt") for path in templates.rglob("email/*_subject.txt")}
    sent = {name for name in names if not NOT_SENT.search(name) or name == "recovery_codes_generated"}
    assert len(sent) > 8
    missing = [name for name in sent if not {f"desk_mail_{name}", f"desk_mail_{name}_subject"} <= WORDS.keys()]
    assert missing == []
