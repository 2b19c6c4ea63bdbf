"""A foreign partner without an account confirms by signed link, without script; tampered and expired links are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import _served
from tests.browser.test_publication_in_chromium import CATCH_UP, _run

pytestmark = pytest.mark.browser

SET_UP = """
import time
from datetime import date, timedelta
from unittest.mock import patch
import django; django.setup()
from django.core import signing
from django.utils import timezone
from nhipcau.actions import attesting
from nhipcau.actions.publication import mover
from nhipcau.core import ledger
from nhipcau.core.attesting import asking
from nhipcau.core.registry import registers
from nhipcau.web.desk.confirming.speaking import message_of
from tests.desk import link_in
from tests.people import ACT, office, working
from tests.steps import BASIS, GROUNDS, uid
agency = office()
officer = mover(working("officer", agency, "officer", date(2026, 1, 1)), timezone.localdate())
values = {"name": {"vi": "Zyxwvu chợ nổi thử", "en": "Zyxwvu floating market"}, "places": ["hue"]}
entry = ledger.Entry(uid("asked"), values, GROUNDS, publish=BASIS, owner=str(agency.uid))
ledger.write(registers()["opportunities"], [entry], ACT)
for language in ("vi", "en"):
    now = timezone.now()
    asked = attesting.ask(registers()["opportunities"], entry.uid, f"{language}@example.org", language, officer, now)
    print(link_in(message_of(asked), language))
    past = time.time() - timedelta(days=31).total_seconds()
    with patch("time.time", lambda: past):
        print(link_in(message_of(asked), language))
"""
WORDS = {
    "vi": ("Zyxwvu chợ nổi thử", "Thông tin này còn đúng không?", "Cảm ơn", "Gửi câu trả lời"),
    "en": ("Zyxwvu floating market", "Is this still right?", "Thank you", "Send the answer"),
}


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Where the fixture site is served, and a good and an expired link by language."""
    said = _run(site, SET_UP).splitlines()[-4:]
    _run(site, CATCH_UP)
    for address in _served(site):
        yield address, {"vi": (said[0], said[1]), "en": (said[2], said[3])}


def _serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_foreign_partner_confirms_by_signed_link(
    chromium: Browser, served: tuple[str, dict[str, tuple[str, str]]], language: str
) -> None:
    address, links = served
    link, expired = links[language]
    label, question, thanks, send = WORDS[language]
    scripted = chromium.new_context(base_url=address).new_page()
    for width, theme in ((1440, "light"), (390, "dark")):
        scripted.set_viewport_size({"width": width, "height": 900})
        scripted.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert scripted.goto(link).status == 200  # type: ignore[union-attr]
        assert _serious(scripted) == []
        assert scripted.evaluate("document.documentElement.scrollWidth") <= width
    page = chromium.new_context(base_url=address, java_script_enabled=False).new_page()
    for bad in (expired, f"{link[:-1]}{'A' if link[-1] != 'A' else 'B'}"):
        assert page.goto(bad).status == 410  # type: ignore[union-attr]
        assert label not in page.content()
        assert page.locator("p[lang=vi]").count() and page.locator("p[lang=en]").count()
    assert page.goto(link).status == 200  # type: ignore[union-attr]
    assert label in page.locator("h1").inner_text() and question in page.content()
    page.locator("select[name=holds]").select_option("holds")
    page.locator("input[name=speaker]").fill("Zyxwvu office under test")
    page.get_by_role("button", name=send).click()
    assert thanks in page.locator("h1").inner_text()
    assert page.goto(link).status == 410, "it answers once"  # type: ignore[union-attr]
