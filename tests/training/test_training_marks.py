"""Whatever a made-up province shows or hands out says so; an installation without the mark says nothing of the kind."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from nhipcau.core.people.standing import account_of
from nhipcau.core.registry import registers
from nhipcau.core.training import MARK
from tests.desk import signed_in
from tests.leak.doors import HOST, doors, route_of

VI, EN = "DỮ LIỆU TẬP HUẤN / TRAINING DATA", "TRAINING DATA / DỮ LIỆU TẬP HUẤN"
READ = {
    "text/html": bytes.decode,
    "application/atom+xml": bytes.decode,
    "application/pdf": lambda content: " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages),
}
"""How the words of an answer are read, by its type; pictures and data say it in their headers and attributions."""


def _some_of_every_route() -> list[str]:
    """Of every route the first and the last address the site itself lists, and every fifteenth between them."""
    routes: dict[str, list[str]] = defaultdict(list)
    for address in doors():
        routes[route_of(address)].append(address)
    return [address for some in routes.values() for address in dict.fromkeys((*some[::15], some[-1]))]


def test_every_public_answer_says_that_it_is_for_training(training_site: Path) -> None:
    client, silent = Client(SERVER_NAME=HOST), []
    kinds: Counter[str] = Counter()
    for address in _some_of_every_route():
        answer = client.get(address)
        marks = answer.headers.get("X-Robots-Tag"), answer.headers.get("X-Attribution")
        if marks != ("noindex, nofollow", "DU LIEU TAP HUAN / TRAINING DATA"):
            silent.append(address)
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if kind in READ and not answer.streaming and answer.content:
            kinds[kind] += 1
            text = READ[kind](answer.content)
            if VI not in text and EN not in text:
                silent.append(address)
    assert not silent
    assert kinds["text/html"] > 60 and kinds["application/atom+xml"] and kinds["application/pdf"]


def test_every_page_of_the_desk_says_so(training_site: Path) -> None:
    account = account_of("officer@training.invalid")
    assert account
    client = signed_in(account)
    with translation.override("vi"):
        fixed = [reverse(name) for name in ("desk_home", "desk_registers", "desk_notices", "desk_keys", "desk_search")]
        lists = [reverse("desk_records", kwargs={"slug": one.slug[0]}) for one in registers().values()]
    for address in (*fixed, *lists):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert VI in answer.content.decode(), address
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_crawlers_are_turned_away(training_site: Path) -> None:
    assert Client(SERVER_NAME=HOST).get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_files_bear_it_in_their_names(training_site: Path, form: str) -> None:
    answer = Client(SERVER_NAME=HOST).get(f"/vi/doi-tac.{form}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="tap-huan-partners.{form}"'


def test_the_api_gives_the_attribution_of_training_with_lists_and_records(training_site: Path) -> None:
    client = Client(SERVER_NAME=HOST)
    listed = client.get("/api/v1/partners").json()
    assert [one["attribution"] for one in listed["coverage"]["sources"]] == [VI]
    assert listed["coverage"]["note_en"].startswith(EN)
    code = listed["results"][0]["code"]
    assert client.get(f"/api/v1/partners/{code}").json()["source"]["attribution"] == VI
    assert client.get("/api/v1/").json()["note_vi"].startswith(VI)


def test_an_installation_without_the_mark_says_nothing_of_training(site: Path) -> None:
    assert not (site / MARK).exists()
    client = Client(SERVER_NAME=HOST)
    for address in ("/vi/", "/en/partners", "/vi/doi-tac.json", "/api/v1/partners", "/robots.txt"):
        answer = client.get(address)
        assert "X-Robots-Tag" not in answer.headers and "X-Attribution" not in answer.headers
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "TRAINING DATA" not in body.decode() and "tap-huan" not in str(answer.headers)
