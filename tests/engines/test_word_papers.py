"""Papers as Word files, read by somebody else: zipfile and plain XML, and the reader of attached files.

Expected measures are those of Decree 30/2020/NĐ-CP, Annex I, worked out by hand: 20 mm are 1134 twentieths of a point, 30 mm
1701, 15 mm 850; A4 is 11906 by 16838; a size of 14 points is 28 half-points.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from nhipcau.engines.texts.office import read
from nhipcau.engines.word import DOCX, docx_of
from nhipcau.lib.report import (
    PAPER_TYPES,
    Appendix,
    Article,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    TableColumn,
    words,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = (TableColumn("STT", 1, "center"), TableColumn("Tên thỏa thuận", 5), TableColumn("Ngày ký", 2, "center"))


def _submission() -> Paper:
    rows = ((words("1"), words("Bản ghi nhớ thử"), words("01/02/2026")), (words("2"), words(None), words("")))
    return Paper(
        PAPER_TYPES["submission"],
        Letterhead("", "Ủy ban nhân dân tỉnh Thử", None, "UBND", "Thử", None),
        "Về việc ký bản ghi nhớ thử",
        (
            Heading("I.", "Sự cần thiết"),
            Paragraph(words("Đã có ", Run("12", link="/vi/ban-lam-viec"), " thỏa thuận với ", None, ".")),
            Table(COLUMNS, rows),
            Table(COLUMNS, (), "Không có thỏa thuận nào."),
            Paragraph(words("Kính trình./.")),
        ),
        Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", ""),
        addressees=(words("Thủ tướng Chính phủ"), words("Bộ Ngoại giao")),
        grounds=(words("Căn cứ luật thử"), words("Căn cứ nghị định thử")),
        copies=("Như trên",),
        appendices=(Appendix("I", "Danh mục thử", (Paragraph(words("Dòng của phụ lục")),), wide=True),),
    )


def _letter() -> Paper:
    return Paper(
        PAPER_TYPES["dispatch"],
        Letterhead("UBND tỉnh Thử", "Sở Thử", "7", "ST-HTQT", "Thử", date(2026, 2, 5)),
        "lấy ý kiến",
        (Article(1, words("Cho phép thử.")),),
        Signature("KT.", "Giám đốc", "Phó Giám đốc", "Người Ký Thử"),
        addressees=(words("Bộ Ngoại giao"),),
    )


def _part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(name))


def _paragraphs(content: bytes) -> dict[str, ElementTree.Element]:
    """Paragraphs by their words."""
    body = _part(content, "word/document.xml")
    return {"".join(one.text or "" for one in line.iter(f"{W}t")): line for line in body.iter(f"{W}p")}


def _look(line: ElementTree.Element) -> tuple[str | None, bool, bool, str | None, str | None]:
    """Size in half-points, bold, italic, alignment and face of the paragraph's first run."""
    run = next(line.iter(f"{W}rPr"))
    size, face = run.find(f"{W}sz"), run.find(f"{W}rFonts")
    align = line.find(f"{W}pPr/{W}jc")
    return (
        _said(size, "val"),
        run.find(f"{W}b") is not None,
        run.find(f"{W}i") is not None,
        _said(align, "val"),
        _said(face, "ascii"),
    )


def _said(element: Any, attribute: str) -> str | None:
    return None if element is None else element.get(f"{W}{attribute}")


def _text(content: bytes) -> list[str]:
    """The lines an attached file is found by."""
    pages, pieces = read(content, DOCX)
    assert pages is None
    return [line for line in "".join(piece or "\n" for piece in pieces).split("\n") if line.strip()]


def test_equal_papers_give_equal_bytes_and_name_nobody() -> None:
    content = docx_of(_submission())
    assert content == docx_of(_submission())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        core = archive.read("docProps/core.xml").decode()
    assert "Tờ trình Về việc ký bản ghi nhớ thử" in core
    assert "python-docx" not in core


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    first, behind = _part(docx_of(_submission()), "word/document.xml").iter(f"{W}sectPr")
    size, margins = first.find(f"{W}pgSz"), first.find(f"{W}pgMar")
    assert (_said(size, "w"), _said(size, "h")) == ("11906", "16838")
    assert [_said(margins, side) for side in ("top", "bottom", "left", "right")] == ["1134", "1134", "1701", "850"]
    assert first.find(f"{W}titlePg") is not None
    across = behind.find(f"{W}pgSz")
    assert (_said(across, "w"), _said(across, "h"), _said(across, "orient")) == ("16838", "11906", "landscape")
    assert _said(behind.find(f"{W}pgNumType"), "start") == "1"


def test_pages_are_numbered_in_the_middle_above_the_text() -> None:
    header = _part(docx_of(_submission()), "word/header1.xml")
    assert [field.text for field in header.iter(f"{W}instrText")] == ["PAGE"]
    line = next(header.iter(f"{W}p"))
    assert _said(line.find(f"{W}pPr/{W}jc"), "val") == "center"
    assert {_said(one, "val") for one in header.iter(f"{W}sz")} == {"26"}


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ("24", True, False, "center")),
        ("Độc lập - Tự do - Hạnh phúc", ("26", True, False, "center")),
        ("ỦY BAN NHÂN DÂN TỈNH THỬ", ("24", True, False, "center")),
        ("Số: ……/TTr-UBND", ("26", False, False, "center")),
        ("Thử, ngày …… tháng …… năm ……", ("26", False, True, "center")),
        ("TỜ TRÌNH", ("28", True, False, "center")),
        ("Về việc ký bản ghi nhớ thử", ("28", True, False, "center")),
        ("- Bộ Ngoại giao.", ("28", False, False, "left")),
        ("Căn cứ luật thử;", ("28", False, True, "both")),
        ("Căn cứ nghị định thử.", ("28", False, True, "both")),
        ("I. SỰ CẦN THIẾT", ("28", True, False, "both")),
        ("Đã có 12 thỏa thuận với …….", ("28", False, False, "both")),
        ("TM. ỦY BAN NHÂN DÂN", ("28", True, False, "center")),
        ("CHỦ TỊCH", ("28", True, False, "center")),
        ("Nơi nhận:", ("24", True, True, "left")),
        ("- Như trên;", ("22", False, False, "left")),
        ("- Lưu: VT.", ("22", False, False, "left")),
        ("Phụ lục I", ("28", True, False, "center")),
        ("DANH MỤC THỬ", ("28", True, False, "center")),
    ],
)
def test_every_part_has_its_size_weight_and_place(said: str, look: tuple[str, bool, bool, str]) -> None:
    assert _look(_paragraphs(docx_of(_submission()))[said]) == (*look, "Times New Roman")


def test_text_goes_in_and_stands_apart_as_the_decree_says() -> None:
    """1.27 cm are 720 twentieths of a point; 6 pt are 120; 1.1 lines are 264 two-hundred-and-fortieths."""
    form = _paragraphs(docx_of(_submission()))["Kính trình./."].find(f"{W}pPr")
    assert form is not None
    assert _said(form.find(f"{W}ind"), "firstLine") == "720"
    assert _said(form.find(f"{W}spacing"), "before") == "120"
    assert _said(form.find(f"{W}spacing"), "line") == "264"


def test_lines_are_drawn_under_motto_body_and_title() -> None:
    """The issuer's is 1/3 to 1/2 of its line, the motto's as long as the motto (13 pt bold: 58 mm on paper)."""
    body = _part(docx_of(_submission()), "word/document.xml")
    ruled = [line for line in body.iter(f"{W}p") if line.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None]
    assert len(ruled) == 3
    motto = ruled[1].find(f"{W}pPr/{W}ind")
    right_half = 165 - 66
    drawn = right_half - 2 * int(_said(motto, "left") or 0) / 1440 * 25.4
    assert 55 <= drawn <= 61


def test_rows_have_lines_and_headings_come_again_on_the_next_page() -> None:
    (table,) = [one for one in _part(docx_of(_submission()), "word/document.xml").iter(f"{W}tbl") if _is_grid(one)]
    rows = table.findall(f"{W}tr")
    assert len(rows) == 3
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert "Không có thỏa thuận nào." in _paragraphs(docx_of(_submission()))


def _is_grid(table: ElementTree.Element) -> bool:
    return _said(table.find(f"{W}tblPr/{W}tblStyle"), "val") == "TableGrid"


def test_a_letter_has_its_subject_under_the_number_and_no_type_name() -> None:
    lines = _text(docx_of(_letter()))
    assert lines[:7] == [
        "UBND TỈNH THỬ",
        "SỞ THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/ST-HTQT",
        "V/v lấy ý kiến",
        "Thử, ngày 05 tháng 02 năm 2026",
    ]
    assert "Kính gửi: Bộ Ngoại giao." in lines
    assert "Điều 1. Cho phép thử." in lines
    assert lines[-3:] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Người Ký Thử"]
    assert "CÔNG VĂN" not in lines


def test_files_carry_no_address_of_ours() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(_submission()))) as archive:
        assert not [name for name in archive.namelist() if b"ban-lam-viec" in archive.read(name)]


def test_what_is_typed_is_text_and_never_markup() -> None:
    letter = _letter()
    head = Letterhead("", '<w:p>"&', "1", "]]>", "Thử\x00\x0b", None)
    lines = _text(docx_of(Paper(letter.kind, head, "a < b & c", (), letter.signature)))
    assert '<W:P>"&' in lines
    assert "V/v a < b & c" in lines
