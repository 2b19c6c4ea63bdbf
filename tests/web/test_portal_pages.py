"""Every page of every register in both languages, as a reader and a crawler find them."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store.read import walk
from nhipcau.web.portal.addresses import address, help_address
from nhipcau.web.words import say
from tests.web.reader import Page, read

LANGUAGES = ("vi", "en")
NAMES = list(open_registers())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_list_record_and_help_of_every_register(visitor: Client, name: str, language: str) -> None:
    first = next(walk(name)).code
    for path in (address(language, name), address(language, name, first), help_address(language, name)):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        page = read(answer)
        _is_sound(page, language)
        assert say("demo", language) in page.text
    record = visitor.get(address(language, name, first))
    assert say("unconfirmed", language) in read(record).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ["search", "data", "about", "compare", "localities", "regions", "countries"])
def test_other_sections(visitor: Client, section: str, language: str) -> None:
    answer = visitor.get(address(language, section))
    assert answer.status_code == 200
    _is_sound(read(answer), language)


def _is_sound(page: Page, language: str) -> None:
    """Language, one heading, names for all fields, unique ids, alternates, tables with heads."""
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    labelled = {attrs.get("for") for attrs in page.all("label")}
    for field in page.all("input"):
        assert field.get("type") == "hidden" or field.get("id") in labelled or "id" not in field
    alternates = {attrs["hreflang"] for attrs in page.all("link") if attrs.get("hreflang")}
    assert alternates == {"vi", "en"}
    assert all("scope" in attrs for attrs in page.all("th"))
    assert not [attrs for _, attrs in page.tags if "style" in attrs or any(key.startswith("on") for key in attrs)]


def test_the_start_goes_where_the_browser_reads(visitor: Client) -> None:
    english = visitor.get("/", headers={"accept-language": "en-GB,en;q=0.9"})
    vietnamese = visitor.get("/", headers={"accept-language": "vi"})
    assert (english.status_code, english.headers["Location"]) == (302, "/en/")
    assert (vietnamese.status_code, vietnamese.headers["Location"]) == (302, "/vi/")
    assert "Accept-Language" in english.headers["Vary"]
    assert visitor.get("/").headers["Location"] == "/vi/"


def test_home_is_honest_and_counts_apart(visitor: Client) -> None:
    page = read(visitor.get("/vi/"))
    assert "Chưa có cơ hội nào được xác nhận còn mở." in page.text
    for name in NAMES:
        assert address("vi", name) in page.links()
    assert "34 tỉnh, thành phố" in page.text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/vi/partners?country=JP", "/vi/doi-tac?country=JP"),
        ("/en/doi-tac/DT-0001", "/en/partners/DT-0001"),
        ("/vi/doi-tac/dt-0001", "/vi/doi-tac/DT-0001"),
        ("/vi/localities/Hue", "/vi/dia-phuong/hue"),
        ("/en/quoc-gia/jp", "/en/countries/JP"),
        ("/vi/partners/help", "/vi/doi-tac/huong-dan"),
        ("/vi/doi-tac/help", "/vi/doi-tac/huong-dan"),
        ("/vi/doi-tac/", "/vi/doi-tac"),
        ("/en/partners/DT-0001/", "/en/partners/DT-0001"),
        ("/en", "/en/"),
        ("/vi/partners.csv", "/vi/doi-tac.csv"),
    ],
)
def test_misspelt_addresses_lead_to_the_right_one(visitor: Client, wrong: str, right: str) -> None:
    answer = visitor.get(wrong)
    assert (answer.status_code, answer.headers["Location"]) == (301, right)


def test_the_other_language_shows_the_same_page(visitor: Client) -> None:
    page = read(visitor.get("/vi/doi-tac?country=JP&sort=-name"))
    there = next(attrs["href"] for attrs in page.all("a") if attrs.get("class") == "lang")
    assert there == "/en/partners?country=JP&sort=-name"
    assert visitor.get(str(there)).status_code == 200


def test_filters_add_up_and_come_off(visitor: Client) -> None:
    page = read(visitor.get("/vi/doi-tac?country=JP"))
    assert "Quốc gia, vùng lãnh thổ: Nhật Bản" in page.text
    assert "/vi/doi-tac" in page.links()  # the chip takes the only condition away
    assert "/vi/doi-tac?country=JP&country=KR" in page.links() or "/vi/doi-tac?country=FR&country=JP" in page.links()


def test_a_relation_facet_shows_names_not_codes(visitor: Client) -> None:
    page = read(visitor.get("/vi/ket-nghia?q=yamanashi"))
    code = next(hit.code for hit in walk("partners") if '"Yamanashi Prefecture"' in hit.json)
    chosen = read(visitor.get(f"/vi/ket-nghia?partner={code}"))
    assert "Tỉnh Yamanashi" in page.text
    assert "Đối tác: Tỉnh Yamanashi" in chosen.text


def test_a_record_says_what_became_of_its_place_and_where_sources_differ(visitor: Client) -> None:
    found = read(visitor.get("/vi/tim-kiem?q=quang+binh+yamanashi&register=twinnings"))
    tie = next(link for link in found.links() if link.startswith("/vi/ket-nghia/KN-"))
    text = read(visitor.get(tie)).text
    assert "Do tỉnh Quảng Bình (cũ) ký; địa bàn nay thuộc tỉnh Quảng Trị; việc kế thừa: chưa có thông tin" in text
    found = read(visitor.get("/en/search?q=new+york&register=agreements"))
    paper = next(link for link in found.links() if link.startswith("/en/agreements/TT-"))
    text = read(visitor.get(paper)).text
    assert "Sources differ on “Signed on”" in text
    assert "21 September 2023" in text
    assert "22 September 2023" in text


def test_a_partner_leads_to_its_ties(visitor: Client) -> None:
    code = next(hit.code for hit in walk("partners") if '"Yamanashi Prefecture"' in hit.json)
    page = read(visitor.get(f"/vi/doi-tac/{code}"))
    assert f"/vi/ket-nghia?partner={code}" in page.links()


def test_a_former_province_says_where_it_went(visitor: Client) -> None:
    page = read(visitor.get("/vi/dia-phuong/quang-binh"))
    assert "Tỉnh Quảng Bình (cũ); từ 01/07/2025 địa bàn thuộc tỉnh Quảng Trị" in page.text
    assert "/vi/dia-phuong/quang-tri" in page.links()
    assert "/vi/ket-nghia?place=quang-binh" in page.links()


def test_a_region_names_its_localities_and_where_that_was_read(visitor: Client) -> None:
    page = read(visitor.get("/vi/vung/bac-trung-bo"))
    named = {link.rpartition("/")[2] for link in page.links() if link.startswith("/vi/dia-phuong/")}
    assert named == {"thanh-hoa", "nghe-an", "ha-tinh", "quang-tri", "hue"}
    assert "chưa thấy văn bản quyết định" in page.text
    assert "no text of a decision was seen" in read(visitor.get("/en/regions/bac-trung-bo")).text
    href = next(link for link in page.links() if link.startswith("/vi/ket-nghia?"))
    assert page.link_words[href]
    assert visitor.get(href).status_code == 200
    assert visitor.get("/vi/regions/Bac-Trung-Bo").headers["Location"] == "/vi/vung/bac-trung-bo"
    assert "/vi/vung" in read(visitor.get("/vi/dia-phuong")).links()


def test_places_and_countries_are_counted_register_by_register(visitor: Client) -> None:
    page = read(visitor.get("/vi/quoc-gia"))
    ties, papers = "/vi/ket-nghia?country=JP", "/vi/thoa-thuan?country=JP"
    assert ties in page.links()
    assert papers in page.links()
    for href in (ties, papers):
        assert f"{page.link_words[href]} kết quả" in read(visitor.get(href)).text
    assert "/vi/thoa-thuan?place=quang-tri" in read(visitor.get("/vi/dia-phuong")).links()


def test_search_says_why_and_admits_guesses(visitor: Client) -> None:
    found = read(visitor.get("/vi/tim-kiem?q=thua+thien+hue"))
    assert "/vi/dia-phuong/hue" in found.links()
    assert "từ 01/01/2025 đổi thành thành phố Huế" in found.text
    guessed = read(visitor.get("/en/search?q=yamanasi"))
    assert say("similar", "en") in guessed.text


def test_nothing_found_shows_the_next_step(visitor: Client) -> None:
    page = read(visitor.get("/vi/doi-tac?q=zzzzqqqq"))
    assert "Không có kết quả nào." in page.text
    assert "/vi/doi-tac" in page.links()


def test_an_empty_installation_has_pages_too(empty_site: object) -> None:
    visitor = Client(SERVER_NAME="localhost")
    for language in LANGUAGES:
        for path in (f"/{language}/", *(address(language, name) for name in NAMES), address(language, "localities")):
            assert visitor.get(path).status_code == 200, path


@pytest.mark.parametrize("name", NAMES)
def test_store_queries_of_a_list_page(visitor: Client, name: str) -> None:
    visitor.get(address("vi", name))
    with CaptureQueriesContext(connections["public"]) as queries:
        visitor.get(address("vi", name))
    related = any(column.facet and column.name in registers()[name].relations for column in registers()[name].public)
    assert len(queries) == (2 if related else 1)


def test_downloads_hold_exactly_this_result(visitor: Client) -> None:
    page = read(visitor.get("/vi/doi-tac?country=JP"))
    href = next(link for link in page.links() if ".csv" in link)
    assert href == "/vi/doi-tac.csv?country=JP"
    answer = visitor.get(href)
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    total = next(int(text.split()[0]) for text in page.texts if text.endswith(" kết quả"))
    assert total > 0
    assert len(lines) == total + 1
    assert all("Nhật Bản" in line for line in lines[1:])
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_paging_keeps_the_question_and_visits_everything_once(visitor: Client) -> None:
    path, codes = "/vi/doi-tac?sort=name&limit=10", []
    while path:
        page = read(visitor.get(path))
        codes += [link for link in page.links() if link.startswith("/vi/doi-tac/DT-")]
        path = next((str(a["href"]) for a in page.all("a") if a.get("rel") == "next"), "")
    assert len(codes) == len(set(codes)) == sum(1 for _ in walk("partners"))


def test_crawlers_find_every_public_page(visitor: Client) -> None:
    sitemap = visitor.get("/sitemap.xml").content.decode()
    for name in (*NAMES, "localities", "regions", "countries"):
        for hit in walk(name, limit=3):
            for language in LANGUAGES:
                assert f"{address(language, name, hit.code)}</loc>" in sitemap
    assert "/sitemap.xml" in visitor.get("/robots.txt").content.decode()
    assert "<lastmod>" not in sitemap
