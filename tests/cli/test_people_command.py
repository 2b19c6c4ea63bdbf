"""``nhipcau people``: the first person, agencies, invitations, closing an account, training – as an operator types it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from nhipcau.core.people.invitations import invitation_of
from nhipcau.core.people.models import Account
from tests.cli.test_command_line import nhipcau
from tests.desk import VI, browser, sign_in
from tests.people import NOW, PASSWORD, office, working
from tests.typed import Done, typed

KNOWN = "01a213bf-368b-7d27-90f5-c935bba2e0fe"


def people(*words: str, language: str = "en") -> Done:
    return typed("people", "--lang", language, *words)


def test_the_first_link_leads_to_the_account_of_the_centre(empty_site: Path) -> None:
    for language, begins in (("en", "/en/desk/invitation/"), ("vi", "/vi/ban-lam-viec/loi-moi/")):
        done = people("first", "an@example.org", language=language)
        assert done.returncode == 0
        assert re.fullmatch(rf"http://127\.0\.0\.1:8000{begins}[\w-]{{43}}\n", done.stdout)
    given = {"name": "Nguyễn An", "password1": PASSWORD, "password2": PASSWORD}
    path = done.stdout.strip().removeprefix("http://127.0.0.1:8000")
    assert browser().post(path, given).status_code == 302
    refused = people("first", "binh@example.org")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Somebody is the centre already" in refused.stderr


def test_adding_inviting_listing(empty_site: Path) -> None:
    added = people("add", "department", "Sở thử", "--place", "hue", "--reason", "Quyết định 1")
    uid = added.stdout.strip()
    invited = people("invite", "an@example.org", "--agency", uid, "--role", "administrator")
    token = invited.stdout.strip().rpartition("/")[2]
    found = invitation_of(token, NOW)
    assert found is not None and str(found.agency_id) == uid
    listed = json.loads(people("list", "--json").stdout)["agencies"]
    assert [(one["uid"], one["name_vi"], one["place"], one["people"]) for one in listed] == [(uid, "Sở thử", "hue", [])]


def test_what_cannot_be_is_refused_with_a_word(empty_site: Path) -> None:
    for words, said in (
        (("invite", "an@example.org", "--agency", "x", "--role", "officer"), "no agency's code"),
        (("invite", "an@example.org", "--agency", KNOWN, "--role", "officer"), "no such agency"),
        (("close", "an@example.org", "--reason", "x"), "no account"),
        (("add", "external-affairs-office", "Sở", "--reason", "x"), "external affairs office"),
    ):
        done = people(*words)
        assert done.returncode == 2, words
        assert said in done.stderr, words


def test_closing_an_account_signs_it_out(empty_site: Path) -> None:
    an = working("an", office(), "officer")
    client = browser()
    sign_in(client, an.email)
    assert client.get(f"{VI}/bao-mat").status_code == 200
    done = people("close", an.email, "--reason", "thôi việc")
    assert done.stderr == "Closed; browsers signed out: 1.\n"
    assert client.get(f"{VI}/bao-mat").status_code == 302


def test_training_prints_passwords_that_work(empty_site: Path) -> None:
    printed = people("training").stdout.splitlines()
    assert len(printed) == 6
    email, password, _ = printed[0].split("\t")
    assert Account.objects.get(email=email).check_password(password)
    assert people("add", "department", "Sở thật", "--reason", "x").returncode == 2


def test_a_setting_that_says_nothing_known_is_refused_at_the_start(empty_site: Path) -> None:
    for name, value in (("NHIPCAU_SMTP_PORT", "x"), ("NHIPCAU_SMTP_SECURITY", "ssl"), ("NHIPCAU_OIDC_URL", "x")):
        done = nhipcau("people", "list", home=empty_site, **{name: value})
        assert done.returncode == 2, name
        assert name.encode() in done.stderr and b"Traceback" not in done.stderr, name
