"""The explorer of relations on all the real data: every number opens, both registers are counted apart."""

from __future__ import annotations

import html
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from nhipcau.core.registry import registers
from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.cuts import cuts, pairs
from nhipcau.core.search.listing import count_matches
from nhipcau.web.portal.addresses import section_of
from tests.steps import public_records
from tests.web.reader import read

ONE_LINK = re.compile(r'<a class="opens" href="([^"]+)"[^>]*>([\d. ,\xa0]+)</a>')
ADDRESSES = (
    "/vi/quan-he",
    "/en/relations",
    "/vi/quan-he?view=network",
    "/en/relations?view=network&by=partner",
    "/vi/quan-he?place=quang-binh",
    "/vi/quan-he?place=quang-tri&from=1995&to=2020",
    "/en/relations?country=JP&country=KR",
    "/vi/quan-he?country=LA&view=network",
    "/en/relations?kind=memorandum&level=province",
    "/vi/quan-he?relation=twinning&view=network",
)


@pytest.fixture
def visitor(full_site: object) -> Client:
    return Client(SERVER_NAME="localhost")


def opened(page: str) -> list[tuple[str, int]]:
    """Every number of a page that opens, with the list behind it."""
    return [(html.unescape(href), int(re.sub(r"\D", "", number))) for href, number in ONE_LINK.findall(page)]


def found_in(href: str) -> int:
    """How many records the list at an address has."""
    parts = urlsplit(href)
    register = registers()[section_of(parts.path.split("/")[2])]
    return count_matches(public_index(), parse_request(register, parse_qs(parts.query)))[0]


def test_every_number_is_the_size_of_the_list_behind_it(visitor: Client) -> None:
    for address in ADDRESSES:
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        numbers = opened(answer.content.decode())
        assert len(numbers) > 5, address
        assert [(href, count) for href, count in numbers if found_in(href) != count] == [], address


def test_what_is_known_agrees_with_the_records_themselves(visitor: Client) -> None:
    """Counted by hand from the public records of the register of ties."""
    records = list(public_records("twinnings"))
    values = [record["values"] for record in records]
    counted = cuts(public_index(), parse_request(registers()["twinnings"], {}))
    assert counted.records == len(records) == 235
    assert counted.dated == sum(bool(one["established_on"]) for one in values) == 94
    assert counted.of("certainty", ["inferred"]) == sum(one["certainty"]["value"] == "inferred" for one in values) == 16
    assert sum(counted.former.values()) == sum("today" in one["place"] for one in values) == 158
    assert counted.counts["flags"]["conflict"] == 6
    assert counted.confirmed == 0
    today = Counter(one["place"].get("today", one["place"])["value"] for one in values)
    assert counted.counts["place"] == dict(today)
    assert today["da-nang"] == 38


def test_the_page_says_in_words_what_it_counts(visitor: Client) -> None:
    text = read(visitor.get("/vi/quan-he")).text
    assert "Trong 235 bản ghi, 94 có ngày hoặc năm, 141 chưa rõ ngày." in text
    assert "16 ngày là suy ra" in text
    assert "Chưa bản ghi nào được cơ quan chủ quản xác nhận." in text
    assert "Trong 393 bản ghi, 346 có ngày hoặc năm, 47 chưa rõ ngày." in text
    assert "628" not in text  # 235 + 393: never added up
    english = read(visitor.get("/en/relations?from=1995&to=2020")).text
    assert re.search(r"\d+ records have a date in these years\. 141 others have no date and are not counted\.", english)
    assert "Cả 7 bản ghi đều có ngày hoặc năm." in read(visitor.get("/vi/quan-he?place=da-nang&country=JP")).text


def test_what_was_asked_for_is_not_drawn_as_one_bar_of_all(visitor: Client) -> None:
    heads = read(visitor.get("/en/relations?place=da-nang&country=JP")).texts
    assert "By today’s localities" not in heads
    assert "Kind of relation" in heads


def test_a_network_holds_the_pairs_of_the_records(visitor: Client) -> None:
    values = [record["values"] for record in public_records("twinnings")]
    by_hand = Counter((one["place"].get("today", one["place"])["value"], one["country"]["value"]) for one in values)
    found = pairs(public_index(), parse_request(registers()["twinnings"], {}), "country")
    assert found.counts == dict(by_hand)
    assert found.counts["nghe-an", "LA"] == 16
    page = read(visitor.get("/vi/quan-he?view=network"))
    drawn = page.all("path")
    assert len([path for path in drawn if path.get("stroke-width")]) > 50
    assert "Nghệ An – Lào: 16" in page.texts
    assert len(page.all("desc")) == 2
    assert len(page.all("title")) > 100


def test_a_condition_a_register_does_not_know_is_not_put_to_it_and_said(visitor: Client) -> None:
    page = read(visitor.get("/vi/quan-he?kind=memorandum"))
    assert "Sổ này không có “Hình thức”, nên điều kiện đó không áp dụng ở đây." in page.text
    assert page.link_words["/vi/thoa-thuan?kind=memorandum"] == "145"
    assert ("/vi/ket-nghia", 235) in opened(visitor.get("/vi/quan-he?kind=memorandum").content.decode())
    assert "/vi/quan-he" in page.links()  # the chip takes it away


def test_conditions_stay_in_the_address_and_in_the_form(visitor: Client) -> None:
    answer = visitor.get("/en/relations?place=hue&country=JP&from=2000&view=network")
    page = read(answer)
    assert {option["value"] for option in page.all("option") if "selected" in option} == {"hue", "JP"}
    fields = {str(field.get("name")): field.get("value") for field in page.all("input")}
    assert (fields["from"], fields["view"]) == ("2000", "network")
    assert "/en/relations?country=JP&from=2000&view=network" in page.links()
    there = next(attrs["href"] for attrs in page.all("a") if attrs.get("class") == "lang")
    assert there == "/vi/quan-he?place=hue&country=JP&from=2000&view=network"


@pytest.mark.parametrize(
    "asked",
    ["from=20", "from=2020&to=1990", "view=map", "by=moon", "place=atlantis", "kind=nothing", "x=1", "from=０００１"],
)
def test_what_is_impossible_is_refused_in_words(visitor: Client, asked: str) -> None:
    for path in ("/vi/quan-he", "/en/relations"):
        assert visitor.get(f"{path}?{asked}").status_code == 400


def test_nothing_found_is_no_statement_about_the_world(visitor: Client) -> None:
    page = read(visitor.get("/vi/quan-he?from=1800&to=1801"))
    assert "Đó không có nghĩa là ngoài đời không có." in page.text


def test_an_empty_installation_has_the_page_too(empty_site: object) -> None:
    for address in ("/vi/quan-he", "/en/relations?view=network"):
        assert Client(SERVER_NAME="localhost").get(address).status_code == 200


def test_lists_can_ask_whether_a_date_is_known(visitor: Client) -> None:
    for language, path, said in (
        ("vi", "ket-nghia", "Thiết lập: chưa rõ"),
        ("en", "twinnings", "Established: not known"),
    ):
        page = read(visitor.get(f"/{language}/{path}?established_on_known=false"))
        assert "141" in page.text
        assert said in page.text
    assert visitor.get("/vi/ket-nghia?established_on_known=maybe").status_code == 400
