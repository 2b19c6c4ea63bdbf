"""Signing in with an agency's own OpenID Connect server: a real server of ours, and one that plays the agency's."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
import requests
from django.db import connections

from nhipcau.core.people.models import Account
from tests.people import office, working

CLIENT = "nhipcau"


class Agency(BaseHTTPRequestHandler):
    """Discovery, authorisation without asking, tokens, user information – of whoever ``says`` says."""

    says: dict[str, object] = {}

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if path == "/.well-known/openid-configuration":
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            found = {f"{name}_endpoint": f"{base}/{end}" for name, end in ends.items()}
            self._say({**found, "issuer": base, "jwks_uri": f"{base}/keys"})
        elif path == "/authorize":
            assert asked["code_challenge_method"] == ["S256"]
            back = urlencode({"code": "once", "state": asked["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
            self.end_headers()
        else:
            self._say(self.says)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        now = int(time.time())
        claims = {**self.says, "iss": base, "aud": CLIENT, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, "a secret of thirty-two bytes length", "HS256")
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _say(self, value: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        pass


@pytest.fixture(scope="module")
def here(shared_site: Path) -> Iterator[str]:
    """The page of signing in, on a server that was told of the agency's; one officer is known there."""
    agency = ThreadingHTTPServer(("127.0.0.1", 0), Agency)
    threading.Thread(target=agency.serve_forever, daemon=True).start()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "NHIPCAU_BASE_URL": f"http://127.0.0.1:{port}",
        "NHIPCAU_SECOND_FACTOR": "none",
        "NHIPCAU_OIDC_URL": f"http://127.0.0.1:{agency.server_address[1]}",
        "NHIPCAU_OIDC_NAME": "Cổng tỉnh thử",
        "NHIPCAU_OIDC_CLIENT": CLIENT,
        "NHIPCAU_OIDC_SECRET": "khóa",
    }
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=environment, check=True)
    working("an", office(), "officer")
    connections.close_all()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([*command, "nhipcau.site.wsgi:application"], env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/vi/ban-lam-viec/dang-nhap"
    finally:
        server.terminate()
        server.wait(10)
        agency.shutdown()
        agency.server_close()


def _through_the_agency(here: str) -> requests.Response:
    """Press the button and follow wherever it leads."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(here))
    with requests.Session() as browser:
        page = browser.get(here).text
        assert "Đăng nhập qua Cổng tỉnh thử" in page
        mark = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
        return browser.post(f"{here}-co-quan", {"csrfmiddlewaretoken": mark}, headers={"Origin": origin})


def test_somebody_invited_comes_in_by_the_verified_address(here: str) -> None:
    Agency.says = {"sub": "7", "email": "an@example.org", "email_verified": True, "name": "Nguyễn An"}
    for _ in range(2):
        answer = _through_the_agency(here)
        assert answer.status_code == 200
        assert "Xin chào, An" in answer.text, "the name is the one that was given here"


@pytest.mark.parametrize(
    "says",
    [
        {"sub": "8", "email": "b@example.org", "email_verified": True},
        {"sub": "9", "email": "an@example.org", "email_verified": False},
        {"sub": "10"},
    ],
    ids=["not invited", "address not verified", "no address"],
)
def test_nobody_else_does_and_no_account_is_made(here: str, says: dict[str, object]) -> None:
    known = Account.objects.count()
    Agency.says = says
    answer = _through_the_agency(here)
    assert answer.status_code == 403
    assert "chưa có tài khoản nào" in answer.text
    assert Account.objects.count() == known


def test_the_policy_lets_the_form_go_there_and_nowhere_else(here: str) -> None:
    policy = requests.get(here, timeout=10).headers["Content-Security-Policy"]
    assert re.search(r"form-action 'self' http://127\.0\.0\.1:\d+; ", policy)
    public = requests.get(here.replace("/ban-lam-viec/dang-nhap", "/khong-co"), timeout=10)
    assert "form-action 'self';" in public.headers["Content-Security-Policy"]
    assert requests.get(f"{here}-co-quan", timeout=10, allow_redirects=False).headers["Location"] in here
