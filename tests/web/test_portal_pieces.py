"""The small parts pages are put together from."""

from __future__ import annotations

import pytest

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Country, Link, Names, Place, Relation, Text, Words
from nhipcau.web.portal.addresses import address, help_address, section_of
from nhipcau.web.portal.cells import cell, outward, spoken
from nhipcau.web.portal.facts import proof_of
from nhipcau.web.portal.figures.wording import unit_words
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.prose import first_paragraph, html_of
from nhipcau.web.portal.question import Question


def test_addresses_in_both_languages() -> None:
    assert address("vi", "localities", "hue") == "/vi/dia-phuong/hue"
    assert address("en", "partners", "DT-0001") == "/en/partners/DT-0001"
    assert help_address("vi", "partners") == "/vi/doi-tac/huong-dan"
    assert section_of("tim-kiem") == section_of("search") == "search"
    assert section_of("doi-tac") == "partners"
    with pytest.raises(Fault) as refusal:
        section_of("khong-co")
    assert refusal.value.status == 404


def test_equal_questions_have_equal_addresses() -> None:
    one = Question("/vi/doi-tac", {"kind": ["b", "a"], "q": ["x"], "country": ["JP"], "offset": ["25"]})
    two = Question("/vi/doi-tac", {"offset": ["25"], "country": ["JP"], "q": ["x"], "kind": ["a", "b"], "level": [""]})
    assert one.href() == two.href() == "/vi/doi-tac?q=x&country=JP&kind=a&kind=b&offset=25"
    assert one.toggled("country", "JP") == "/vi/doi-tac?q=x&kind=a&kind=b"
    assert one.toggled("country", "KR") == "/vi/doi-tac?q=x&country=JP&country=KR&kind=a&kind=b"
    assert one.at("/vi/doi-tac.csv") == "/vi/doi-tac.csv?q=x&country=JP&kind=a&kind=b"
    assert ("country", "JP") in one.hidden("q")
    assert Question("/vi/doi-tac", {"country": ["JP"]}).toggled("country", "JP") == "/vi/doi-tac"


def test_pager_shows_ends_and_neighbours() -> None:
    pages = pager(Question("/l", {"q": ["x"]}), total=230, offset=100, limit=10, shown=10)
    assert (pages.first, pages.last) == (101, 110)
    assert [step.number for step in pages.steps] == [1, 0, 9, 10, 11, 12, 13, 0, 23]
    assert pages.previous == "/l?q=x&offset=90"
    assert pages.following == "/l?q=x&offset=110"
    assert next(step for step in pages.steps if step.number == 1).href == "/l?q=x"
    assert not pages.cut


def test_pager_stops_where_the_search_stops() -> None:
    pages = pager(Question("/l", {}), total=50_000, offset=10_000, limit=25, shown=25)
    assert pages.steps[-1].number == 401
    assert pages.following == ""
    assert pages.cut
    assert pager(Question("/l", {}), total=3, offset=0, limit=25, shown=3).steps == ()


def test_help_texts_become_html_and_carry_no_markup_of_their_own() -> None:
    text = "# Sổ\n\nMột **đối tác** là *nơi* `mã`.\ntiếp\n\n- một\n- hai <b>\n\n[nguồn](https://example.org/a)"
    assert html_of(text) == (
        "<h1>Sổ</h1>\n<p>Một <strong>đối tác</strong> là <em>nơi</em> <code>mã</code>. tiếp</p>\n"
        "<ul><li>một</li><li>hai &lt;b&gt;</li></ul>\n"
        '<p><a href="https://example.org/a">nguồn</a></p>'
    )
    assert "<a" not in html_of("[x](javascript:alert(1))")
    assert first_paragraph(text) == "Một đối tác là nơi mã. tiếp"


def test_values_link_to_their_pages() -> None:
    quang_binh = Place().public("quang-binh")
    assert cell(Place(), quang_binh, "vi") == (
        '<a href="/vi/dia-phuong/quang-binh">Quảng Bình (cũ)</a> <small class="mark">nay thuộc Quảng Trị</small>'
    )
    assert cell(Country(), Country().public("TW"), "en") == '<a href="/en/countries/TW">Taiwan (China)</a>'
    target = {"register": "partners", "code": "DT-0001", "vi": "Tỉnh A", "en": "A <Province>"}
    assert cell(Relation("partners"), target, "en") == '<a href="/en/partners/DT-0001">A &lt;Province&gt;</a>'
    assert cell(Relation("partners", many=True), [target, target], "vi").count("; ") == 1
    assert cell(Words(), None, "vi") == ""


def test_another_language_is_marked() -> None:
    assert (
        cell(Words(), {"ja": "福岡県"}, "vi")
        == '<span lang="ja">福岡県</span> <small class="mark">bằng tiếng Nhật</small>'
    )
    ours = {"vi": "Cảng", "en": "Port", "unofficial": ["en"]}
    translated = 'Port <small class="mark">unofficial translation</small>'
    assert cell(Words(), ours, "en", brief=True) == translated
    original = '<span lang="vi">Cảng</span> <small class="mark">in Vietnamese</small>'
    assert cell(Words(), ours, "en") == f"{translated}<br>{original}"
    assert cell(Words(), ours, "vi") == "Cảng"
    assert cell(Words(), {"vi": "1/12/2016"}, "en") == "1/12/2016"  # a number is in no language


def test_texts_of_the_source_tell_screen_readers_their_language() -> None:
    assert cell(Text(), "hạ tầng cụm công nghiệp", "en") == '<span lang="vi">hạ tầng cụm công nghiệp</span>'
    assert cell(Text(), "hạ tầng cụm công nghiệp", "vi") == "hạ tầng cụm công nghiệp"
    assert cell(Text(), "Ministry of Education", "vi") == '<span lang="en">Ministry of Education</span>'
    assert spoken("", "en", "vi") == ""


def test_a_unit_that_kept_its_name_is_not_named_twice_in_lists() -> None:
    then = Place().public("da-nang-den-2025")
    link = '<a href="/en/localities/da-nang-den-2025">Da Nang (former)</a>'
    assert cell(Place(), then, "en", brief=True) == link
    assert cell(Place(), then, "en") == f'{link} <small class="mark">now in the new Da Nang</small>'


def test_a_source_that_says_otherwise_is_no_proof() -> None:
    evidence = [
        {"says": {"signed_on": "2023-09-21"}},
        {"says": {"signed_on": "2023-09-22"}},
        {"columns": ["signed_on"]},
    ]
    assert proof_of(evidence, "signed_on", "2023-09-22") == (2, 3)


def test_long_lists_of_names_are_shortened_in_tables_only() -> None:
    names = [{"text": "福岡県", "lang": "ja"}, {"text": "b"}, {"text": "c"}, {"text": "d"}]
    assert cell(Names(), names, "vi", brief=True).endswith("<bdi>c</bdi> +1")
    assert cell(Names(), names, "vi").startswith('<bdi lang="ja">福岡県</bdi>')
    assert cell(Names(), names, "vi").endswith("<bdi>d</bdi>")


def test_only_web_addresses_become_links() -> None:
    assert outward("javascript:alert(1)", "x") == "x"
    assert 'rel="noopener' in outward("https://example.org", "x")
    assert cell(Link(), "https://www.example.org/very/long", "vi", brief=True).endswith(">example.org</a>")


@pytest.mark.parametrize(
    ("unit", "value", "language", "said"),
    [
        ("projects", "1", "en", "project"),
        ("projects", "21", "en", "projects"),
        ("cities", "1", "en", "city"),
        ("pairs of localities", "1", "en", "pair of localities"),
        ("million USD", "1", "en", "million USD"),
        ("dự án", "1", "vi", "dự án"),
    ],
)
def test_one_of_a_unit_is_not_many(unit: str, value: str, language: str, said: str) -> None:
    assert unit_words(unit, value, language) == said
