"""One result, seen as list, table, map and timeline, and followed as a feed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store.read import counts
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.views import LIST, TABLE, views_of
from tests.steps import ask
from tests.web.reader import read

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("name", list(open_registers()))
def test_every_view_of_every_register_shows_the_same_total(visitor: Client, name: str) -> None:
    total = format_number(counts()[name], "vi")
    for view in views_of(registers()[name]):
        page = read(visitor.get(f"{address('vi', name)}?view={view}"))
        assert f"{total} kết quả" in page.text, view
        assert all("scope" in attrs for attrs in page.all("th"))


def test_a_list_a_table_and_a_timeline_hold_the_same_records(visitor: Client) -> None:
    question = "country=JP&sort=-established_on"
    linked = []
    for view in ("list", "table", "timeline"):
        links = read(visitor.get(f"/vi/ket-nghia?{question}&view={view}")).links()
        linked.append([link for link in links if re.fullmatch(r"/vi/ket-nghia/KN-\d+", link)])
    assert linked[0] and linked[0] == linked[1] == linked[2]


def test_a_timeline_goes_by_year_latest_first_and_counts_what_has_none(visitor: Client) -> None:
    years = dict(ask("twinnings").facets["established_on"])
    undated = counts()["twinnings"] - sum(count for year, count in years.items() if year.isdigit())
    assert undated > 0
    page = read(visitor.get("/vi/ket-nghia?view=timeline"))
    found = [text for text in page.texts if re.fullmatch(r"(19|20)\d\d", text)]
    assert found == sorted(found, reverse=True) or found[: len(found) // 2]
    assert f"{undated} kết quả chưa rõ năm" in page.text


def test_the_map_counts_todays_localities(visitor: Client) -> None:
    """Quảng Bình–Yamanashi stands under Quảng Trị."""
    page = read(visitor.get("/vi/ket-nghia?country=JP&view=map"))
    counted = dict(ask("twinnings", country="JP").facets["place"])
    assert page.link_words["/vi/ket-nghia?country=JP&place=quang-tri&view=map"] == "Quảng Trị"
    assert counted["quang-tri"] >= 1


def test_an_unknown_view_is_refused_in_words(visitor: Client) -> None:
    answer = visitor.get("/en/partners?view=spiral")
    assert answer.status_code == 400
    assert "Possible: list, table" in read(answer).text
    assert views_of(registers()["indicators"]) == [LIST, TABLE]


def test_a_view_is_not_part_of_what_is_downloaded(visitor: Client) -> None:
    page = read(visitor.get("/vi/ket-nghia?country=JP&view=timeline"))
    assert "/vi/ket-nghia.csv?country=JP" in page.links()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_search_is_seen_by_year_with_every_register_apart(visitor: Client, language: str) -> None:
    path = {"vi": "/vi/tim-kiem", "en": "/en/search"}[language]
    page = read(visitor.get(f"{path}?q=japan&view=timeline"))
    heads = [registers()[name].title[language == "en"] for name in ("twinnings", "agreements")]
    assert all(head in page.text for head in heads)
    for view in ("table", "map"):
        assert visitor.get(f"{path}?q=japan&view={view}").status_code == 200


@pytest.mark.parametrize(
    "address_",
    ["/vi/doi-tac.atom?country=JP", "/en/partners.atom", "/en/search.atom?q=fukuoka", "/vi/tim-kiem.atom?country=JP"],
)
def test_a_feed_is_whole_and_newest_first(visitor: Client, address_: str) -> None:
    answer = visitor.get(address_)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content.decode())
    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{needed}") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    moments = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == moments[0]
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(visitor.get(one.removeprefix("http://127.0.0.1:8000")).status_code == 200 for one in ids[:3])


def test_a_feed_begins_with_the_record_made_public_last(visitor: Client) -> None:
    feed = ElementTree.fromstring(visitor.get("/vi/doi-tac.atom").content.decode())
    numbers = [int(entry.findtext(f"{ATOM}id", "").rpartition("-")[2]) for entry in feed.findall(f"{ATOM}entry")]
    assert numbers == sorted(numbers, reverse=True)


def test_pages_lead_to_their_feed(visitor: Client) -> None:
    links = read(visitor.get("/vi/doi-tac?country=JP")).all("link")
    feeds = [attrs["href"] for attrs in links if attrs.get("type") == "application/atom+xml"]
    assert feeds == ["http://127.0.0.1:8000/vi/doi-tac.atom?country=JP"]
