"""Pages of localities, regions and countries: complete, honest about borders, every number the number of its list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from nhipcau.core.registry import open_registers, registers
from nhipcau.core.search import public_index
from nhipcau.lib import places
from nhipcau.web.portal.addresses import LANGUAGES, address
from nhipcau.web.portal.places.names import heading
from nhipcau.web.words import say
from tests.web.reader import Page, read

TODAY = date(2026, 5, 1)
WORDS_OF_LAW = "Do tỉnh Quảng Bình (cũ) ký; địa bàn nay thuộc tỉnh Quảng Trị; việc kế thừa: chưa có thông tin"


def _data(body: str) -> dict[str, Any]:
    found, way = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    assert json.loads(way)["@type"] == "BreadcrumbList"
    return dict(json.loads(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_locality_of_any_day_has_its_page(visitor: Client, language: str) -> None:
    """Today's name what they were made of, former ones what became of them; all tell search engines what they are."""
    for unit in places.all_units():
        answer = visitor.get(address(language, "localities", unit.id))
        assert answer.status_code == 200, unit.id
        body = answer.content.decode()
        page = read(answer)
        links = page.links()
        holder = places.successor(unit)
        became = [holder] if holder else places.successors(unit)  # one holder today, or the parts it was divided into
        for other in (*places.predecessors(unit), *became):
            assert other == unit or address(language, "localities", other.id) in links, (unit.id, other.id)
        note = places.history_note(unit, language) or places.formation_note(unit, language)
        assert note is None or escape(note) in body
        assert say("contacts", language) in page.text
        data = _data(body)
        assert data["@context"] == "https://schema.org"
        assert data["@type"] == "AdministrativeArea"
        assert data["name"] == heading(unit, language)
        assert data["identifier"] == unit.id
        assert data["url"].endswith(address(language, "localities", unit.id))
        assert data["containedInPlace"]["@type"] == "Country"


def test_a_locality_of_today_says_who_it_is_with_day_and_source(visitor: Client) -> None:
    text = read(visitor.get("/vi/dia-phuong/quang-tri")).text
    for said in (
        "12.700 km²",
        "1.870.845 người",
        "78 (8 phường, 69 xã, 1 đặc khu)",
        "theo bản đồ 34 tỉnh, thành phố sau sắp xếp, 17/07/2025",
    ):
        assert said in text
    assert "Quảng Bình (cũ)" in text
    assert "https://sapnhap.bando.com.vn/" in read(visitor.get("/vi/dia-phuong/quang-tri")).links()
    changed = read(visitor.get("/en/localities/dong-nai")).text
    assert "Centrally run city (since 30 April 2026; before: Province)" in changed


def test_what_quang_binh_signed_stands_under_quang_tri_in_the_words_of_law(visitor: Client) -> None:
    page = read(visitor.get("/vi/dia-phuong/quang-tri"))
    assert WORDS_OF_LAW in page.text
    assert any("Yamanashi" in words for words in page.link_words.values())
    assert "/vi/ket-nghia?place=quang-binh" in page.links()
    former = read(visitor.get("/vi/dia-phuong/quang-binh"))
    assert "/vi/dia-phuong/quang-tri" in former.links()
    assert any("Yamanashi" in words for words in former.link_words.values())


LISTS = re.compile(r"/(?:vi|en)/[a-z-]+\?")


@pytest.mark.parametrize(
    "path",
    [
        "/vi/dia-phuong/quang-tri",
        "/en/localities/ho-chi-minh",
        "/vi/quoc-gia/JP",
        "/en/regions/dong-nam-bo",
        "/vi/so-sanh?places=hue&places=da-nang&places=quang-tri",
    ],
)
def test_every_number_is_that_of_its_list(visitor: Client, path: str) -> None:
    body = visitor.get(path).content.decode()
    language = path[1:3]
    counted = re.findall(r'<a href="(/[^"]+\?[^"]+)"[^>]*>(?:<b>)?([\d.,]+)(?:</b>)?(?:</a>|[ <])', body)
    counted += re.findall(r'<a href="(/[^"]+\?[^"]+)">[^<]+</a> ([\d.,]+)', body)
    counted += re.findall(r'<a href="(/[^"]+\?[^"]+)">[^<]+: <b>([\d.,]+)</b></a>', body)
    assert len(counted) > 10
    for href, shown in dict.fromkeys(counted):
        text = read(visitor.get(href.replace("&amp;", "&"))).text
        one = say("results", language, n=int(re.sub(r"\D", "", shown)))
        assert one in text, (href, shown)


def test_undated_ties_are_counted_apart_and_the_list_opens_where_they_begin(visitor: Client) -> None:
    page = read(visitor.get("/vi/quoc-gia/JP"))
    hrefs = [href for href in page.links() if "offset=" in href]
    assert hrefs
    for href in hrefs:
        name = next(one.name for one in open_registers().values() if href.startswith(address("vi", one.name) + "?"))
        bond = registers()[name].bond
        assert bond
        rows = Client(SERVER_NAME="localhost").get("/api/v1/" + name + href[href.index("?") :]).json()
        assert rows["results"]
        assert all(row["values"][bond.since] is None for row in rows["results"])
        assert rows["total"] - rows["offset"] == len(rows["results"]) or rows["next"]


def test_a_country_shows_missions_of_both_directions_and_figures_by_indicator(full_site: Path) -> None:
    visitor = Client(SERVER_NAME="localhost")
    page = read(visitor.get("/vi/quoc-gia/JP"))
    assert "/vi/co-quan-dai-dien?country=JP&direction=abroad" in page.links()
    assert "/vi/co-quan-dai-dien?country=JP&direction=in_vietnam" in page.links()
    figures = [href for href in page.links() if href.startswith("/vi/so-lieu?country=JP&indicator=")]
    assert figures
    assert address("vi", "indicators", figures[0].rpartition("=")[2]) in page.links()


def test_a_territory_is_no_country_to_search_engines(visitor: Client) -> None:
    data = _data(visitor.get("/en/countries/TW").content.decode())
    assert (data["@type"], data["name"]) == ("AdministrativeArea", "Taiwan (China)")
    assert data["containedInPlace"]["identifier"] == "CN"
    assert _data(visitor.get("/vi/quoc-gia/JP").content.decode())["@type"] == "Country"


def test_nothing_known_is_said_to_be_nothing_known(empty_site: object) -> None:
    visitor = Client(SERVER_NAME="localhost")
    for language in LANGUAGES:
        for path in ("localities", "countries", "regions"):
            code = {"localities": "hue", "countries": "JP", "regions": "bac-trung-bo"}[path]
            page = read(visitor.get(address(language, path, code)))
            assert say("known_none", language) in page.text


def test_compare_places_side_by_side(visitor: Client) -> None:
    page = read(visitor.get("/vi/so-sanh?places=hue&places=da-nang"))
    heads = [attrs for attrs in page.all("th") if attrs.get("scope") == "col"]
    assert len(heads) == 3
    assert "1.236.393 người" in page.text
    assert "3.065.628 người" in page.text
    assert "/vi/so-sanh?places=da-nang" in page.links(), "each can be taken out"
    english = read(visitor.get("/en/compare?countries=JP&countries=KR"))
    assert "Republic of Korea" in english.text
    assert {box["value"] for box in english.all("input") if "checked" in box} == {"JP", "KR"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_is_named_after_what_it_compares_and_leaves_no_cell_without_words(
    visitor: Client, language: str
) -> None:
    """Huế was not merged, Bhutan is in no register: their cells say so."""
    for query, names in (
        ("places=hue&places=da-nang", ("hue", "da-nang")),
        ("countries=JP&countries=BT", ("JP", "BT")),
    ):
        body = visitor.get(f"{address(language, 'compare')}?{query}").content.decode()
        (title,) = re.findall(r"<h1>(.*?)</h1>", body)
        for name in names:
            known = places.unit(name) if name.islower() else places.country(name)
            assert known.label(language) in title.replace("\N{NO-BREAK SPACE}", " ")
        assert not re.search(r'<span class="value">\s*</span>', body)


def test_names_in_the_other_language_are_marked_as_such(visitor: Client) -> None:
    assert '<span lang="vi">Thành phố Đà Nẵng</span>' in visitor.get("/en/localities/da-nang").content.decode()
    assert '<span lang="en">Japan</span>' in visitor.get("/vi/quoc-gia/JP").content.decode()
    assert '<span lang="vi">Tỉnh Quảng Trị</span>' in visitor.get("/en/compare?places=quang-tri").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_unit_lasted_until_the_day_before_the_next_one(visitor: Client, language: str) -> None:
    last = {"vi": "đến hết ngày 30/06/2025", "en": "until 30 June 2025"}[language]
    assert last in read(visitor.get(address(language, "localities", "quang-nam"))).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_explains_the_empties_that_pages_use(visitor: Client, language: str) -> None:
    """The office's contact was never asked for; a country without records, a cell without a count say so in the same words."""
    guide = read(visitor.get(address(language, "help"))).text.lower()
    not_asked, no_records = say("contacts_not_asked", language), say("no_records", language)
    assert not_asked in read(visitor.get(address(language, "localities", "hue"))).text
    assert no_records in read(visitor.get(f"{address(language, 'compare')}?countries=JP&countries=BT")).text
    assert say("counts_empty", language) in read(visitor.get(address(language, "localities"))).text
    for words in (not_asked, no_records, say("unknown", language), say("series_missing", language)):
        assert words.lower() in guide, words


def test_a_bare_number_on_a_shelf_says_what_it_counts(visitor: Client) -> None:
    """Project costs are plain numbers whose unit stands in the name of their column."""
    assert "Vốn cam kết (USD): 202.500.000" in read(visitor.get("/vi/dia-phuong/da-nang")).text


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("places=hue&countries=JP", "compare_mixed"),
        ("places=hue&places=atlantis", "compare_unknown"),
        ("countries=ZZ", "compare_unknown"),
        ("&".join(f"places={unit.id}" for unit in places.units(TODAY)[:6]), "compare_many"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_compared_is_refused_in_words_with_the_picker(
    visitor: Client, language: str, query: str, key: str
) -> None:
    answer = visitor.get(f"{address(language, 'compare')}?{query}")
    assert answer.status_code == 400
    code = query.rpartition("=")[2]
    assert say(key, language, most=5, n=6, code=code) in read(answer).text
    assert len(read(answer).all("form")) >= 2


def test_comparing_accepts_five_and_asks_once_for_each(visitor: Client) -> None:
    five = "&".join(f"places={unit.id}" for unit in places.units(TODAY)[:5])
    assert visitor.get(f"/vi/so-sanh?{five}&places={places.units(TODAY)[0].id}&places=").status_code == 200
    assert visitor.get("/vi/so-sanh?colour=red").status_code == 400


class Counting:
    """A searcher that counts what it is asked."""

    def __init__(self, searcher: Any, asked: list[str]) -> None:
        self._searcher, self._asked = searcher, asked

    def __getattr__(self, name: str) -> Any:
        if name in ("search", "aggregate"):
            self._asked.append(name)
        return getattr(self._searcher, name)


@contextmanager
def _searches() -> Iterator[list[str]]:
    """What is asked of the index meanwhile; nothing is remembered of its state at the beginning."""
    asked: list[str] = []
    public_index.cache_clear()
    state = public_index().state()
    state.searcher = Counting(state.searcher, asked)  # type: ignore[assignment]
    yield asked


PAGES = [
    "/vi/dia-phuong/ho-chi-minh",
    "/vi/quoc-gia/JP",
    "/vi/vung/dong-nam-bo",
    "/vi/so-sanh?places=hue&places=da-nang",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_store_and_index_a_few_times_whatever_it_shows(full_site: Path, path: str) -> None:
    """One pass counts everything; each register is read once. So the number of questions is bounded by the registers."""
    visitor = Client(SERVER_NAME="localhost")
    with _searches() as asked, CaptureQueriesContext(connections["public"]) as queries:
        assert visitor.get(path).status_code == 200
    assert asked.count("aggregate") <= len(open_registers()) + 3, "sizes of whole registers are remembered, too"
    assert asked.count("search") <= 5 * len(open_registers())
    assert len(queries) <= len(open_registers()) + 2


@pytest.mark.parametrize("path", ["/vi/dia-phuong", "/vi/quoc-gia"])
def test_overviews_count_once_per_state_of_the_index(site: Path, path: str) -> None:
    visitor = Client(SERVER_NAME="localhost")
    with _searches() as asked, CaptureQueriesContext(connections["public"]) as queries:
        visitor.get(path)
        visitor.get(path)
    assert asked == ["aggregate"]
    assert len(queries) == 0


def test_pages_are_sound(visitor: Client) -> None:
    for path in (*PAGES, "/en/localities/quang-binh", "/en/compare"):
        page: Page = read(visitor.get(path))
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert len(page.all("h1")) == 1
        assert all("scope" in attrs for attrs in page.all("th"))
        for section in page.all("section"):
            assert "aria-labelledby" not in section or section["aria-labelledby"] in ids
