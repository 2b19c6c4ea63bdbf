"""Sessions and ways in, as somebody who attacks them would try: every step with a real client and real passwords."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.test import Client

from nhipcau.core.people import door
from nhipcau.core.people.models import Account, Posting
from nhipcau.core.people.standing import roles_of
from tests.desk import EN, VI, add_app, browser, link_in, mailbox, sign_in
from tests.people import ACT, DAY, PASSWORD, office, person, totp, working

NEW = "mot mat khau hoan toan khac"
COOKIE = settings.SESSION_COOKIE_NAME
RECORDS = "account_authentication_methods"


@pytest.fixture(autouse=True)
def _own_installation(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


@pytest.fixture
def an() -> Account:
    return working("an", office(), "officer", DAY - timedelta(days=30))


def _in(client: Client) -> bool:
    return client.get(VI).status_code == 200


def _came_in(email: str = "an@example.org") -> Client:
    client = browser()
    sign_in(client, email)
    assert _in(client)
    return client


def _with(cookie: str) -> Client:
    """Another browser that was given somebody's cookie."""
    thief = browser()
    thief.cookies[COOKIE] = cookie
    return thief


def _cookie(client: Client) -> str:
    return client.cookies[COOKIE].value


def _aged(client: Client, seconds: float) -> None:
    """As if one had signed in so long ago; the session itself was used just now."""
    session = client.session
    session[RECORDS] = [{**one, "at": one["at"] - seconds} for one in session[RECORDS]]
    session.save()


def test_signing_in_gives_a_new_session_and_one_that_was_put_there_opens_nothing(an: Account) -> None:
    victim = browser()
    victim.cookies[COOKIE] = planted = "a" * 32
    sign_in(victim, an.email)
    assert _in(victim)
    assert _cookie(victim) != planted
    assert not _in(_with(planted))


def test_each_step_of_signing_in_and_a_new_password_change_the_sessions_name(an: Account) -> None:
    client = _came_in()
    secret = add_app(client)
    client.post(f"{VI}/dang-xuat")
    sign_in(client, an.email)
    half_way = _cookie(client)
    client.post(f"{VI}/yeu-to-thu-hai", {"code": totp(secret, time.time() + 30)})
    assert _in(client)
    assert _cookie(client) != half_way
    assert not _in(_with(half_way))
    before = _cookie(client)
    client.post(f"{VI}/mat-khau", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert _in(client)
    assert _cookie(client) != before
    assert not _in(_with(before))


def test_signing_out_ends_the_session_and_not_only_the_cookie(an: Account) -> None:
    client = _came_in()
    kept = _cookie(client)
    assert _in(_with(kept)), "a cookie alone is what a session is"
    client.post(f"{VI}/dang-xuat")
    assert not _in(_with(kept))
    assert not Session.objects.filter(session_key=kept).exists()


def test_a_session_ends_half_a_day_after_signing_in_even_if_it_is_in_use(an: Account) -> None:
    client = _came_in()
    _aged(client, settings.SESSION_COOKIE_AGE - 60)
    assert _in(client)
    _aged(client, 61)
    kept = _cookie(client)
    assert not _in(client)
    assert not Session.objects.filter(session_key=kept).exists()
    strange = _came_in()
    session = strange.session
    del session[RECORDS]
    session.save()
    assert not _in(strange), "a session that does not say when it began is over"


def test_a_new_password_ends_the_sessions_of_all_other_browsers(an: Account) -> None:
    here, there = _came_in(), _came_in()
    wrong = here.post(f"{VI}/mat-khau", {"oldpassword": "khong phai cai nay", "password1": NEW, "password2": NEW})
    assert wrong.status_code == 200
    without = here.post(f"{VI}/mat-khau", {"password1": NEW, "password2": NEW})
    assert without.status_code == 200
    assert _in(there), "nothing was changed without the present password"
    with mailbox() as sent:
        assert (
            here.post(f"{VI}/mat-khau", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}).status_code
            == 302
        )
        assert [one.to for one in sent] == [[an.email]], "the owner is told"
    assert (_in(here), _in(there)) == (True, False)
    assert sign_in(browser(), an.email).status_code == 200
    assert sign_in(browser(), an.email, NEW).status_code == 302


def test_a_role_that_ends_opens_nothing_from_the_next_request_on(an: Account) -> None:
    client = _came_in()
    (standing,) = roles_of(an, DAY)
    page = f"{VI}/co-quan/{standing.agency.uid}"
    assert client.get(page).status_code == 200
    door.end_posting(Posting.objects.get(account=an), DAY, ACT)
    assert client.get(page).status_code == 403
    assert _in(client), "the account is still there"


def test_how_one_signs_in_is_not_changed_without_signing_in_again(an: Account) -> None:
    client = _came_in()
    assert client.get(f"{VI}/bao-mat/ung-dung").status_code == 200
    _aged(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    for page in ("ung-dung", "khoa/them", "ma-du-phong-moi"):
        answer = client.get(f"{VI}/bao-mat/{page}")
        assert answer.headers["Location"].startswith(f"{VI}/xac-nhan-mat-khau"), page
        assert client.post(f"{VI}/bao-mat/{page}").headers["Location"].startswith(f"{VI}/xac-nhan-mat-khau"), page
    assert "không đúng" in client.post(f"{VI}/xac-nhan-mat-khau", {"password": "sai mat khau roi"}).content.decode()
    client.post(f"{VI}/xac-nhan-mat-khau", {"password": PASSWORD})
    assert client.get(f"{VI}/bao-mat/ung-dung").status_code == 200


def test_a_code_of_the_app_works_once_and_not_for_another_browser(an: Account) -> None:
    secret = add_app(_came_in())
    code = totp(secret, time.time() + 30)
    first, second = browser(), browser()
    for client in (first, second):
        sign_in(client, an.email)
        client.post(f"{VI}/yeu-to-thu-hai", {"code": code})
    assert (_in(first), _in(second)) == (True, False)


def test_a_forgotten_password_does_not_get_around_the_second_factor(an: Account) -> None:
    add_app(_came_in())
    client = browser()
    with mailbox() as sent:
        client.post(f"{VI}/quen-mat-khau", {"email": an.email})
        form = client.get(link_in(sent[0])).headers["Location"]
        client.post(form, {"password1": NEW, "password2": NEW})
    assert not _in(client), "choosing a password signs nobody in"
    assert sign_in(client, an.email, NEW).headers["Location"] == f"{VI}/yeu-to-thu-hai"
    assert not _in(client)


@pytest.mark.parametrize(
    "password", [" dau cach o hai dau ", "Ậ" * 64, "x-" * 50, "TOÀN CHỮ HOA CÓ DẤU", "chi chu thuong khong so"]
)
def test_a_password_counts_as_it_was_typed_to_the_last_sign(an: Account, password: str) -> None:
    client = _came_in()
    client.post(f"{VI}/mat-khau", {"oldpassword": PASSWORD, "password1": password, "password2": password})
    for near in (password.strip(), password[:-1], password.swapcase()):
        if near != password:
            assert sign_in(browser(), an.email, near).status_code == 200
    assert sign_in(browser(), an.email, password).status_code == 302


def test_a_refused_sign_in_costs_as_many_hashes_whether_there_is_an_account_or_not(
    an: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, hasher = [], hashers.get_hasher()
    encode = type(hasher).encode

    def counted(self: Any, *given: Any, **options: Any) -> str:
        made.append(1)
        return str(encode(self, *given, **options))

    monkeypatch.setattr(type(hasher), "encode", counted)
    costs = []
    for email in (an.email, "nobody@example.org"):
        made.clear()
        sign_in(browser(), email, "sai mat khau roi")
        costs.append(len(made))
    assert costs[0] == costs[1] > 0


@pytest.mark.parametrize(
    "there",
    ["https://evil.example/", "//evil.example", r"/\evil.example", "///evil.example", "javascript:alert(1)", "http:evil.example",
     "https://localhost@evil.example/", "\thttps://evil.example", "https://localhost.evil.example/"],
)  # fmt: skip
def test_nobody_is_led_away_by_a_link(an: Account, there: str) -> None:
    given = {"login": an.email, "password": PASSWORD, "next": there}
    client = browser()
    assert client.post(f"{VI}/dang-nhap", given, query_params={"next": there}).headers["Location"] == VI
    again = client.post(f"{VI}/dang-xuat", {"next": there}, query_params={"next": there})
    assert again.headers["Location"] == f"{VI}/dang-nhap"


def test_a_new_installation_has_no_account() -> None:
    assert not Account.objects.exists()


def test_a_way_out_stands_on_every_page_behind_the_sign_in(an: Account) -> None:
    client = _came_in()
    for page in ("", "/so", "/co-quan", "/tai-khoan", "/bao-mat", "/phien", "/mat-khau", "/nowhere"):
        assert f"{VI}/dang-xuat" in client.get(f"{VI}{page}").content.decode(), page


def test_the_form_says_what_its_fields_are_to_whatever_fills_them_in() -> None:
    page = browser().get(f"{EN}/sign-in").content.decode()
    assert 'name="login" type="email" inputmode="email"' in page
    assert 'autocomplete="username webauthn"' in page
    assert 'name="password" type="password"' in page
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="off"' not in page


def test_ones_sessions_are_named_in_words_and_what_the_browser_said_is_only_shown(an: Account) -> None:
    said = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 <script>"
    client = browser(headers={"user-agent": said})
    sign_in(client, an.email)
    page = client.get(f"{VI}/phien").content.decode()
    assert "Firefox trên Linux" in page
    assert "Firefox/128.0 &lt;script&gt;</code></details>" in page
    with mailbox() as sent:
        client.post(f"{VI}/mat-khau", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert "Firefox trên Linux" in sent[0].body
    assert "Gecko" not in sent[0].body, "a stranger's words are not mailed to anybody"


def test_somebody_with_the_right_password_and_no_role_sees_himself_and_nothing_else(an: Account) -> None:
    alone = person("binh")
    client = _came_in(alone.email)
    agency = roles_of(an, DAY)[0].agency
    assert client.get(f"{VI}/co-quan/{agency.uid}").status_code == 403
    assert agency.name_vi not in client.get(f"{VI}/co-quan").content.decode()
