"""Behind https, on a real server: what a proxy hands on to browsers. And what Django's own check says of such a site."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.test_serving import running
from tests.people import PASSWORD, office, working

SITE = "https://nhipcau.example"
PAGE = "/en/desk/sign-in"


class Proxied:
    """A browser behind a proxy that speaks https to it."""

    def __init__(self, address: str) -> None:
        self._there = address.removeprefix("http://")
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, **more: str) -> HTTPResponse:
        connection = HTTPConnection(self._there, timeout=20)
        headers = {"Host": "nhipcau.example", "X-Forwarded-Proto": "https", "Origin": SITE, "Referer": SITE + path}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", **more}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, urlencode(form or {}) if form else None, headers)
        answer = connection.getresponse()
        self.body = answer.read().decode()
        connection.close()
        self.set = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        for one in self.set:
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def test_behind_https_cookies_are_bound_to_the_host_and_every_answer_asks_for_https(
    empty_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working("an", office(), "officer")
    monkeypatch.setenv("NHIPCAU_BASE_URL", SITE)
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    with running("serve", "--no-worker", home=empty_site) as (_, address):
        reader = Proxied(address)
        for path in ("/en/", "/vi/khong-co", "/api/v1/", "/robots.txt", "/en/desk", "/en/desk/nowhere", PAGE):
            answer = reader.ask("GET", path)
            assert answer.getheader("Strict-Transport-Security") == "max-age=31536000", path
            assert bool(reader.set) == (path == PAGE), path
            assert "Server" not in answer.headers or not re.search(r"\d", answer.getheader("Server", "")), "no versions"
        (form,) = reader.set
        assert form.startswith("__Host-nhipcau-form=")
        (mark,) = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', reader.body))
        given = {"login": "an@example.org", "password": PASSWORD, "csrfmiddlewaretoken": mark}
        assert Proxied(address).ask("POST", PAGE, given).status == 403, "the mark counts with its cookie only"
        assert reader.ask("POST", PAGE, given, Origin="https://evil.example").status == 403
        assert reader.ask("POST", PAGE, given).getheader("Location") == "/en/desk"
        (session,) = [one for one in reader.set if one.startswith("__Host-nhipcau=")]
        for cookie in (form, session):
            parts = {part.strip().lower() for part in cookie.split(";")[1:]}
            assert parts == {"httponly", "path=/", "samesite=lax", "secure"}, "and it goes when the browser is closed"
        assert reader.ask("GET", "/en/desk").status == 200
        assert session.partition(";")[0].partition("=")[2] not in reader.body


ASKED = """
import django, json
from django.conf import settings
settings.SILENCED_SYSTEM_CHECKS, silenced = [], settings.SILENCED_SYSTEM_CHECKS
django.setup()
from django.core.checks import run_checks
print(json.dumps([sorted(silenced), sorted(one.id for one in run_checks(include_deployment_checks=True))]))
"""


def test_what_django_says_of_an_https_site_is_silenced_for_a_reason_each_and_nothing_else(tmp_path: Path) -> None:
    environment = {**os.environ, "NHIPCAU_HOME": str(tmp_path), "NHIPCAU_BASE_URL": SITE}
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    clean = subprocess.run(check, env=environment, capture_output=True, text=True)
    assert clean.returncode == 0, clean.stderr
    ran = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    silenced, said = json.loads(ran.stdout)
    assert silenced == said, "one that would not be said any more is to be taken out"
    page = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(security\.W\d+)`", page, re.MULTILINE)) == silenced
