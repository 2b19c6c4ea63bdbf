"""Papers to hand on and share cards: what a visitor gets at their addresses, and what pages tell of them."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import pytest
from django.template import Context, Template
from django.test import Client
from django.test.utils import instrumented_test_render
from pypdf import PdfReader

from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store import read
from nhipcau.engines import papers
from nhipcau.web.portal.addresses import FIXED, LANGUAGES
from nhipcau.web.portal.addresses import address as address_of
from nhipcau.web.words import WORDS
from tests.steps import code_of, publish, show, write
from tests.web.reader import Page

LARGEST_CARD = 160_000
"""Bytes: networks that show cards take much more, readers on a slow line should not have to."""
MARKED = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def _text(visitor: Client, address: str) -> str:
    """The words of a paper of one page, one space between any two."""
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/pdf"
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text().split())


def _codes(name: str) -> Iterator[str]:
    """Two records of a register: the first one, and the one of which most is known."""
    hits = list(read.walk(name, part="record"))
    yield from dict.fromkeys(hit.code for hit in (hits[0], max(hits, key=lambda hit: len(hit.json))))


@pytest.mark.parametrize("name", sorted(open_registers()))
def test_every_register_gives_its_records_one_page_in_both_languages(visitor: Client, name: str) -> None:
    register = registers()[name]
    for code in _codes(name):
        record = visitor.get(f"/api/v1/{name}/{code}").json()
        for language, slug in zip(("vi", "en"), register.slug, strict=True):
            text = _text(visitor, f"/{language}/{slug}/{code}.pdf")
            place = ("vi", "en").index(language)
            assert f"{register.singular[place]} · {code}" in text
            assert getattr(WORDS["demo"], language) in text
            assert f"http://127.0.0.1:8000/{language}/{slug}/{code}" in text.replace(" ", "")
            assert (
                getattr(WORDS["confirmed" if record["publication"]["confirmed_on"] else "unconfirmed"], language)[:9]
                in text
            )
            for column in register.box:
                assert register.by_name[column].label[place] in text


def test_the_profile_of_a_record_says_what_its_page_says(visitor: Client) -> None:
    """The tie of Quảng Bình with Yamanashi: the unit of then and of now, and what is unknown of its succession."""
    page = visitor.get("/api/v1/twinnings?q=yamanashi").json()
    code = next(item["code"] for item in page["results"] if "Quảng Bình" in item["label_vi"])
    vi, en = (_text(visitor, f"/{path}/{code}.pdf") for path in ("vi/ket-nghia", "en/twinnings"))
    assert "Yamanashi" in vi
    assert "Yamanashi" in en
    assert "Quảng Bình (cũ), nay thuộc Quảng Trị" in vi
    assert "Quang Binh (former), now in Quang Tri" in en
    assert "chưa có thông tin" in vi
    assert "Nhật Bản" in vi
    assert "Tô đậm: Quảng Trị." in vi


def test_a_locality_has_a_profile_too_and_counts_registers_apart(visitor: Client) -> None:
    text = _text(visitor, "/vi/dia-phuong/quang-tri.pdf")
    assert "Từ 01/07/2025 gồm địa bàn các đơn vị cũ: tỉnh Quảng Bình, tỉnh Quảng Trị." in text
    assert "Mỗi sổ đếm riêng, không cộng dồn." in text
    total = visitor.get("/api/v1/twinnings?place=quang-tri").json()["total"]
    assert f"Quan hệ kết nghĩa, hữu nghị {total}" in text
    assert "Japan (" in _text(visitor, "/en/localities/quang-tri.pdf")
    former = _text(visitor, "/en/localities/quang-binh.pdf")
    assert "since 1 July 2025 its territory is part of Quang Tri Province" in former


def test_every_map_names_both_archipelagos_and_the_sea(visitor: Client) -> None:
    vi, en = _text(visitor, "/vi/doi-tac/DT-0001.pdf"), _text(visitor, "/en/partners/DT-0001.pdf")
    for words in ("Quần đảo Hoàng Sa", "(TP. Đà Nẵng)", "Quần đảo Trường Sa", "(tỉnh Khánh Hòa)", "Biển Đông"):
        assert words in vi
    for words in ("Hoang Sa archipelago", "Truong Sa archipelago", "East Sea"):
        assert words in en
    assert "không có giá trị pháp lý" in vi


def test_english_papers_have_no_vietnamese_words_of_ours(visitor: Client) -> None:
    ours = [phrase.vi for phrase in WORDS.values() if MARKED.search(phrase.vi) and phrase.vi != phrase.en]
    for path in ("/en/localities/hue.pdf", "/en/partners/DT-0001.pdf", "/en/opportunities/CH-0001.pdf"):
        text = _text(visitor, path)
        assert [words for words in ours if len(words) > 12 and "{" not in words and words in text] == []


def test_names_in_other_scripts_are_left_out_and_it_is_said(visitor: Client) -> None:
    partner = write("partners", "scripts", public=True, name="Oita", country="JP", other_names=[{"text": "大分県"}])
    show()
    code = code_of("partners", partner)
    text = _text(visitor, f"/vi/doi-tac/{code}.pdf")
    assert "大分" not in text
    assert "Chữ viết khác chữ La-tinh không in được ở đây" in text


def test_the_same_paper_is_the_same_bytes_and_known_again(visitor: Client) -> None:
    for path in ("/vi/doi-tac/DT-0001.pdf", "/en/localities/hue.png"):
        first = visitor.get(path)
        papers.pdf.cache_clear()
        papers.png.cache_clear()
        assert visitor.get(path, headers={"cookie": "sessionid=abc"}).content == first.content
        assert visitor.get(path, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
        assert first.headers["Cache-Control"] == "public, max-age=60"


def test_a_draft_has_neither_paper_nor_card(visitor: Client) -> None:
    draft = write("partners", "draft", name="Xyzzyplugh", country="JP")
    show()
    last = max(hit.number for hit in read.walk("partners"))
    for form in ("pdf", "png"):
        assert visitor.get(f"/vi/doi-tac/DT-{last + 1:04}.{form}").status_code == 404
    publish("partners", draft)
    show()
    assert "Xyzzyplugh" in _text(visitor, f"/vi/doi-tac/DT-{last + 1:04}.pdf")


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/vi/partners/dt-0001.pdf", "/vi/doi-tac/DT-0001.pdf"),
        ("/en/localities/HUE.png", "/en/localities/hue.png"),
        ("/en/doi-tac.png", "/en/partners.png"),
    ],
)
def test_other_spellings_lead_to_the_right_address(visitor: Client, asked: str, right: str) -> None:
    answer = visitor.get(asked)
    assert answer.status_code == 301
    assert answer.headers["Location"] == right


@pytest.mark.parametrize(
    "path", ["/vi/quoc-gia/JP.pdf", "/vi/dia-phuong/nowhere.pdf", "/en/countries/XX.png", "/vi/du-lieu/x.png"]
)
def test_what_has_no_paper_says_so(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


CARDS = (
    *(
        "/vi/nhip-cau.png",
        "/en/nhip-cau.png",
        "/vi/doi-tac.png",
        "/en/countries.png",
        "/vi/du-lieu.png",
        "/en/regions.png",
    ),
    *(
        "/vi/dia-phuong/hue.png",
        "/en/localities/quang-binh.png",
        "/vi/quoc-gia/JP.png",
        "/en/opportunities/CH-0001.png",
    ),
)


@pytest.mark.parametrize("address", CARDS)
def test_cards_are_pictures_of_the_size_pages_tell(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)
    assert len(answer.content) < LARGEST_CARD


def test_every_section_has_a_card_with_its_name(visitor: Client) -> None:
    for section in FIXED:
        for language in LANGUAGES:
            answer = visitor.get(f"{address_of(language, section)}.png")
            assert answer.headers["Content-Type"] == "image/png", section


SHARED = (
    *("/vi/", "/en/", "/vi/doi-tac", "/en/partners?country=JP", "/vi/doi-tac/DT-0001", "/en/localities/hue"),
    *("/vi/quoc-gia/JP", "/en/regions/dong-bang-song-hong", "/vi/doi-tac/huong-dan", "/en/data", "/vi/tim-kiem?q=gom"),
)


@pytest.fixture
def contexts() -> Iterator[None]:
    """Lets the client see what pages hand to their templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", instrumented_test_render)
        yield


def _head(visitor: Client, address: str, template: str = "{% load papers %}{% card_meta %}") -> str:
    """What the template words of papers make of a page's own context."""
    context = visitor.get(address).context
    names = ("language", "addresses", "canonical", "label", "title", "singular", "item")
    return Template(template).render(Context({name: context[name] for name in names if name in context}))


@pytest.mark.usefixtures("contexts")
@pytest.mark.parametrize("address", SHARED)
def test_open_graph_is_complete_and_its_picture_is_there(visitor: Client, address: str) -> None:
    """ogp.me: title, type, image and url are required; pictures want size, kind and words; addresses are absolute."""
    tags = [
        (tag.get("property") or tag.get("name"), str(tag["content"]))
        for tag in Page(_head(visitor, address)).all("meta")
    ]
    said = dict(tags)
    required = {"og:title", "og:type", "og:image", "og:url", "og:description", "og:site_name", "og:locale"}
    assert required <= set(said)
    assert len(tags) == len(said), "nothing is said twice"
    assert all(words.strip() for words in said.values())
    assert said["og:url"].startswith("http://127.0.0.1:8000/")
    assert {said["og:locale"], said["og:locale:alternate"]} == {"vi_VN", "en_US"}
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image"].startswith("http://127.0.0.1:8000/")
    picture = visitor.get(said["og:image"].removeprefix("http://127.0.0.1:8000"))
    assert picture.status_code == 200
    assert picture.headers["Content-Type"] == said["og:image:type"]
    size = struct.unpack(">II", picture.content[16:24])
    assert size == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert said["og:image:alt"]


LINK = "{% load papers %}{% paper_links %}"


@pytest.mark.usefixtures("contexts")
def test_pages_link_to_their_profile_where_there_is_one(visitor: Client) -> None:
    link = Page(_head(visitor, "/vi/doi-tac/DT-0001", LINK))
    assert link.links() == ["/vi/doi-tac/DT-0001.pdf"]
    assert link.text == "Hồ sơ một trang (PDF)"
    assert Page(_head(visitor, "/en/localities/hue", LINK)).links() == ["/en/localities/hue.pdf"]
    for path in ("/vi/", "/vi/doi-tac", "/vi/quoc-gia/JP", "/vi/doi-tac/huong-dan"):
        assert Page(_head(visitor, path, LINK)).links() == []


@pytest.mark.usefixtures("contexts")
def test_without_the_engine_nothing_is_offered_and_the_operator_is_told(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.pdf.cache_clear()
    monkeypatch.setattr(papers, "ENGINE", "a_typst_that_is_not_installed")
    assert Page(_head(visitor, "/vi/doi-tac/DT-0001", LINK)).links() == []
    head = _head(visitor, "/vi/doi-tac/DT-0001")
    assert "og:title" in head
    assert "og:image" not in head
    answer = visitor.get("/vi/doi-tac/DT-0001.pdf")
    assert answer.status_code == 503
    assert "nhipcau[pdf]" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
