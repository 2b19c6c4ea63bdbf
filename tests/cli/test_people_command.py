"""``nhipcau people``: the first person, agencies, invitations, closing an account, training – as an operator types it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from nhipcau.core.people.invitations import invitation_of
from nhipcau.core.people.models import Account
from tests.desk import VI, browser, sign_in
from tests.people import NOW, PASSWORD, office, working

KNOWN = "01a213bf-368b-7d27-90f5-c935bba2e0fe"


def people(home: Path, *words: str, language: str = "en", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does."""
    return subprocess.run(
        [sys.executable, "-m", "nhipcau", "people", "--lang", language, *words],
        env={**os.environ, "NHIPCAU_HOME": str(home), **settings},
        capture_output=True,
        text=True,
    )


def test_the_first_link_leads_to_the_account_of_the_centre(empty_site: Path) -> None:
    for language, begins in (("en", "/en/desk/invitation/"), ("vi", "/vi/ban-lam-viec/loi-moi/")):
        done = people(empty_site, "first", "an@example.org", language=language)
        assert done.returncode == 0
        assert re.fullmatch(rf"http://127\.0\.0\.1:8000{begins}[\w-]{{43}}\n", done.stdout)
    given = {"name": "Nguyễn An", "password1": PASSWORD, "password2": PASSWORD}
    path = done.stdout.strip().removeprefix("http://127.0.0.1:8000")
    assert browser().post(path, given).status_code == 302
    refused = people(empty_site, "first", "binh@example.org")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Somebody is the centre already" in refused.stderr


def test_adding_inviting_listing(empty_site: Path) -> None:
    added = people(empty_site, "add", "department", "Sở thử", "--place", "hue", "--reason", "Quyết định 1")
    uid = added.stdout.strip()
    invited = people(empty_site, "invite", "an@example.org", "--agency", uid, "--role", "administrator")
    token = invited.stdout.strip().rpartition("/")[2]
    found = invitation_of(token, NOW)
    assert found is not None and str(found.agency_id) == uid
    listed = json.loads(people(empty_site, "list", "--json").stdout)["agencies"]
    assert [(one["uid"], one["name_vi"], one["place"], one["people"]) for one in listed] == [(uid, "Sở thử", "hue", [])]


def test_what_cannot_be_is_refused_with_a_word(empty_site: Path) -> None:
    for words, said in (
        (("invite", "an@example.org", "--agency", "x", "--role", "officer"), "no agency's code"),
        (("invite", "an@example.org", "--agency", KNOWN, "--role", "officer"), "no such agency"),
        (("close", "an@example.org", "--reason", "x"), "no account"),
        (("add", "external-affairs-office", "Sở", "--reason", "x"), "external affairs office"),
    ):
        done = people(empty_site, *words)
        assert done.returncode == 2, words
        assert said in done.stderr, words


def test_closing_an_account_signs_it_out(empty_site: Path) -> None:
    an = working("an", office(), "officer")
    client = browser()
    sign_in(client, an.email)
    assert client.get(f"{VI}/bao-mat").status_code == 200
    done = people(empty_site, "close", an.email, "--reason", "thôi việc")
    assert done.stderr == "Closed; browsers signed out: 1.\n"
    assert client.get(f"{VI}/bao-mat").status_code == 302


def test_training_prints_passwords_that_work(empty_site: Path) -> None:
    printed = people(empty_site, "training").stdout.splitlines()
    assert len(printed) == 6
    email, password, _ = printed[0].split("\t")
    assert Account.objects.get(email=email).check_password(password)
    assert people(empty_site, "add", "department", "Sở thật", "--reason", "x").returncode == 2


def test_a_setting_that_says_nothing_known_is_refused_at_the_start(empty_site: Path) -> None:
    for name, value in (("NHIPCAU_SMTP_PORT", "x"), ("NHIPCAU_SMTP_SECURITY", "ssl"), ("NHIPCAU_OIDC_URL", "x")):
        done = people(empty_site, "list", **{name: value})
        assert done.returncode == 2, name
        assert name in done.stderr and "Traceback" not in done.stderr, name
