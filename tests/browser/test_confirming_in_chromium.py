"""A foreign partner without an account confirms by signed link, without script; tampered and expired links are refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from nhipcau.actions import attesting
from nhipcau.actions.publication import mover
from nhipcau.core import ledger
from nhipcau.core.registry import registers
from nhipcau.web.desk.confirming.speaking import message_of
from tests.browser.barriers import sound
from tests.browser.here import served_here, worker_done
from tests.desk import link_in
from tests.people import ACT, office, working
from tests.steps import BASIS, GROUNDS, uid

pytestmark = pytest.mark.browser


def _set_up() -> dict[str, tuple[str, str]]:
    """An office asks in both languages whether a public offer is right; a good and an expired link by language."""
    agency = office()
    officer = mover(working("officer", agency, "officer", date(2026, 1, 1)), timezone.localdate())
    values = {"name": {"vi": "Zyxwvu chợ nổi thử", "en": "Zyxwvu floating market"}, "places": ["hue"]}
    entry = ledger.Entry(uid("asked"), values, GROUNDS, publish=BASIS, owner=str(agency.uid))
    ledger.write(registers()["opportunities"], [entry], ACT)
    found = {}
    for language in ("vi", "en"):
        now = timezone.now()
        to = f"{language}@example.org"
        asked = attesting.ask(registers()["opportunities"], entry.uid, to, language, officer, now)
        good = link_in(message_of(asked), language)
        with patch("time.time", return_value=time.time() - timedelta(days=31).total_seconds()):
            found[language] = (good, link_in(message_of(asked), language))
    return found


WORDS = {
    "vi": ("Zyxwvu chợ nổi thử", "Thông tin này còn đúng không?", "Cảm ơn", "Gửi câu trả lời"),
    "en": ("Zyxwvu floating market", "Is this still right?", "Thank you", "Send the answer"),
}


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Where the fixture site is served, and a good and an expired link by language."""
    links = _set_up()
    worker_done()
    with served_here() as address:
        yield address, links


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_foreign_partner_confirms_by_signed_link(
    chromium: Browser, served: tuple[str, dict[str, tuple[str, str]]], language: str
) -> None:
    address, links = served
    link, expired = links[language]
    label, question, thanks, send = WORDS[language]
    scripted = chromium.new_context(base_url=address).new_page()
    assert scripted.goto(link).status == 200  # type: ignore[union-attr]
    sound(scripted)
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
