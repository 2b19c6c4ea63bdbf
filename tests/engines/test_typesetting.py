"""Typesetting: equal data, equal bytes; texts are data and never code; a page stays a page."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from pypdf import PdfReader

from nhipcau.engines import papers
from nhipcau.web.portal.papers.card import Card
from nhipcau.web.portal.papers.sheet import LEVELS, Sheet, fact

ATTACKS = (
    '#eval("1+1")',
    "*in đậm* _nghiêng_ `mã` $x^2$",
    '"] #sys.version [',
    "<svg onload=alert(1)>",
    "\\ #set page(width: 1pt)",
    "// chú thích",
)


def _sheet(**changes: Any) -> Sheet:
    plain: dict[str, Any] = {
        "language": "vi",
        "title": "Tỉnh Yamanashi",
        "kick": "Đối tác · DT-0079",
        "standing": "Theo nguồn công khai",
        "confirmed": False,
        "facts": [fact("Cấp", "Tỉnh"), fact("Ghi chú", "")],
        "related_heading": "Liên quan",
        "related": [{"title": "Thỏa thuận", "total": "2", "first": ["Thỏa thuận hợp tác", "Biên bản"]}],
        "sources": [{"title": "Báo", "outlet": "bao.vn", "details": "bao.vn · 22/09/2023"}],
        "terms": [{"label": "Ghi công", "value": "Nhịp Cầu"}],
        "address": "http://localhost/vi/doi-tac/DT-0079",
    }
    return Sheet(**{**plain, **changes})


def _read(sheet: Sheet) -> PdfReader:
    return PdfReader(io.BytesIO(papers.pdf("profile", sheet.json())))


def _text(sheet: Sheet) -> str:
    """The words of the paper, one space between any two."""
    return " ".join(" ".join(page.extract_text() for page in _read(sheet).pages).split())


def test_equal_data_gives_equal_bytes_without_a_clock() -> None:
    made = [papers.pdf.__wrapped__("profile", _sheet().json()) for _ in range(2)]
    assert made[0] == made[1]
    assert b"/CreationDate" not in made[0]
    drawn = [papers.png.__wrapped__("card", Card("vi", "Huế").json()) for _ in range(2)]
    assert drawn[0] == drawn[1]


def test_a_profile_is_tagged_and_says_its_title_and_language() -> None:
    paper = _read(_sheet())
    root: Any = paper.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert paper.metadata is not None
    assert paper.metadata.title == "Tỉnh Yamanashi"
    assert b"pdfuaid:part" in papers.pdf("profile", _sheet().json()), "made and checked as PDF/UA-1"


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_says_nothing_to_typst(attack: str) -> None:
    sheet = _sheet(
        title=attack,
        facts=[fact(attack, attack)],
        related=[{"title": attack, "total": "1", "first": [attack]}],
        sources=[{"title": attack, "outlet": attack, "details": attack}],
        remarks=[attack],
        conflicts=[{"heading": attack, "says": [attack]}],
    )
    assert "".join(_text(sheet).split()).count("".join(attack.split())) >= 9
    assert len(_read(sheet).pages) == 1
    assert papers.png("card", Card("en", attack, attack, attack).json())


def test_long_texts_are_cut_between_words_at_the_limit_of_the_level_that_fits() -> None:
    words = " ".join(f"chữ{number}" for number in range(1, 2000))
    text = _text(_sheet(facts=[fact("Ghi chú", words)]))
    last = words[: LEVELS[0].text - 1].rsplit(" ", 1)[0].rsplit(" ", 1)[-1]
    assert f"{last}…" in text


def test_whatever_the_record_the_profile_is_one_page_with_its_foot() -> None:
    long = "Ủy ban nhân dân thành phố trực thuộc trung ương " * 40
    sheet = _sheet(
        title=long,
        lead=[long] * 2,
        facts=[fact(long[:60], long) for _ in range(18)],
        others=[fact(long[:60], long) for _ in range(30)],
        remarks=[long] * 4,
        conflicts=[{"heading": long[:90], "says": [long] * 9}] * 4,
        related=[{"title": long[:80], "total": "99.999", "first": [long] * 5}] * 13,
        sources=[{"title": long, "outlet": long, "details": long}] * 60,
        something_left_out=True,
    )
    assert len(_read(sheet).pages) == 1
    text = _text(sheet)
    assert "không phải cổng thông tin chính thức của cơ quan nhà nước" in text
    assert "http://localhost/vi/doi-tac/DT-0079" in text


def test_what_does_not_fit_is_counted() -> None:
    sources = [{"title": f"Nguồn số {number}", "outlet": "", "details": "22/09/2023"} for number in range(1, 10)]
    text = _text(_sheet(sources=sources))
    assert "Nguồn số 6" in text
    assert "Nguồn số 7" not in text
    assert "và 3 nguồn nữa" in text


def test_an_empty_fact_says_so() -> None:
    assert "Ghi chú chưa có thông tin" in _text(_sheet())


def test_a_card_has_the_size_pages_tell() -> None:
    for title in ("Huế", "Ủy ban nhân dân thành phố trực thuộc trung ương " * 9):
        made = papers.png("card", Card("vi", title, "Đối tác · DT-0001", "Nhật Bản", standing="Chưa xác nhận").json())
        assert made[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", made[16:24]) == (1200, 630)


def test_without_the_engine_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "ENGINE", "a_typst_that_is_not_installed")
    assert not papers.available()
    with pytest.raises(papers.EngineMissing, match=r"nhipcau\[pdf\]"):
        papers.pdf.__wrapped__("profile", _sheet().json())
