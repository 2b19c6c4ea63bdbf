"""A real Chromium on a real server over the fixture site."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.installations import Template

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # a page that still glides to its place is no steady target for a click
]
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs that will do. The first draws pages and nothing else: without the frame of a browser it takes half the work."""
PATIENCE = 20
"""Seconds a server may take to answer for the first time."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests. While it lives its event loop runs in this thread; Django has to be told that
    nothing of it waits for the database.
    """
    found = os.environ.get("NHIPCAU_TEST_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        pytest.skip("no Chromium found; install it (Debian: apt-get install chromium)")
    with sync_playwright() as engine, pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = engine.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(_small_site: Template) -> Iterator[str]:
    """Where granian serves a copy of the fixture site to a file of tests that only look."""
    with copied(_small_site) as home:
        yield from _served(home)


@pytest.fixture(scope="module")
def figures_home(_figures_site: Template) -> Iterator[Path]:
    """A copy of the site of figures for a file of tests that only look."""
    with copied(_figures_site) as home:
        yield home


@pytest.fixture(scope="module")
def figures_address(figures_home: Path) -> Iterator[str]:
    """Where granian serves it."""
    yield from _served(figures_home)


@contextmanager
def copied(template: Template) -> Iterator[Path]:
    """A home of its own, made from a template, for a server that lives longer than a test."""
    home = Path(tempfile.mkdtemp(prefix="nhipcau-served-", dir=template.path.parent))
    shutil.copytree(template.path, home, dirs_exist_ok=True)
    try:
        yield home
    finally:
        shutil.rmtree(home)


def _served(site: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "NHIPCAU_HOME": str(site), "NHIPCAU_BASE_URL": f"http://127.0.0.1:{port}"}
    server = subprocess.Popen(
        [*command, "nhipcau.site.wsgi:application"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test if it complains or asks another host for anything."""
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            complaints.append(request.url) if urlsplit(request.url).netloc != urlsplit(address).netloc else None
        ),
    )
    yield page
    context.close()
    assert complaints == []
