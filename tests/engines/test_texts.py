"""Texts out of files: what they say, how much of it, and that no file does more than not being read."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from collections.abc import Callable

import docx
import pytest

from nhipcau.engines import papers, texts
from nhipcau.engines.texts import CSV, DOCX, EML, HTML, MOST_TEXT, ODS, ODT, PDF, PLAIN, PPTX, XLSX, Unreadable, extract
from tests import made_files as made

TITLE = "Ủy ban nhân dân tỉnh Quảng Trị"


def _paper() -> bytes:
    from nhipcau.web.portal.papers.sheet import Sheet

    plain = {"language": "vi", "title": TITLE, "kick": "DT-0001", "standing": "", "confirmed": False, "facts": []}
    more = {"related_heading": "", "related": [], "sources": [], "terms": [], "address": "http://localhost/vi"}
    return papers.pdf("profile", Sheet(**plain, **more).json())  # type: ignore[arg-type]


def test_a_pdf_gives_its_words_and_its_pages() -> None:
    paper = extract(_paper(), PDF)
    assert TITLE in " ".join(paper.text.split())
    assert (paper.pages, paper.is_partial) == (1, False)
    assert extract(made.pdf("first page", "second page"), PDF) == ("first page\nsecond page", 2, False)


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (made.docx(TITLE, "dòng hai"), DOCX, f"{TITLE}\ndòng hai"),
        (made.docx(unicodedata.normalize("NFD", TITLE)), DOCX, TITLE),
        (made.docx("thân", more={"word/header1.xml": made.document("đầu trang")}), DOCX, "thân\n\nđầu trang"),
        (made.xlsx("Tỉnh", "Đối tác"), XLSX, "Tỉnh\nĐối tác"),
        (made.pptx(*(f"trang {number}" for number in range(1, 12))), PPTX, "\n\n".join(f"trang {n}" for n in range(1, 12))),
        (made.open_document("text", "một", "hai"), ODT, "một\nhai"),
        (made.open_document("spreadsheet", "ô"), ODS, "ô"),
        (b"a,b\r\n1,2\r\n", CSV, "a,b\n1,2"),
        ("Huế".encode("utf-16"), PLAIN, "Huế"),
        ("\ufeffHuế".encode(), PLAIN, "Huế"),
        (b"\xd0\xe0 N\xc3ng".replace(b"\xc3", b"\xe3"), PLAIN, "Đà Năng"),
        (
            made.LETTER,
            EML,
            (
                "From: An <an@example.org>\nTo: Binh <binh@example.org>\nDate: Mon, 02 Mar 2026 08:00:00 +0700\n"
                "Subject: Kết nghĩa\nKính gửi ông Bình\nban-ghi-nho.pdf"
            ),
        ),
        (b"From: a@example.org\nContent-Type: text/html\n\n<style>p{}</style><p>R&amp;D", EML, "From: a@example.org\nR&D"),
        (
            b"From: a@example.org\nContent-Type: text/html\n\n<p>m\xe1\xbb\x99t</p><ul><li>hai<li>ba</ul><!-- kh\xc3\xb4ng -->", EML,
            "From: a@example.org\nm\u1ed9t\nhai\nba",
        ),
        (
            made.WEB_PAGE, HTML,
            "Tin đối ngoại\nKý kết bản ghi nhớ\nTỉnh Quảng Trị & Yamanashi\nNăm\tSố đoàn\n2025\t12",
        ),
        (b"<html><meta charset=windows-1258><p>\xd0\xe0 N\xe3ng", HTML, "Đà Năng"),
        (b"<html><meta charset=no-such><p>Hu\xe1\xba\xbf", HTML, "Huế"),
        ("<!doctype html><p>Huế".encode("utf-16"), HTML, "Huế"),
        (b"<html><svg><text>a</text><svg><text>b</text></svg></svg>c<script>if (a < b) d()</script>e", HTML, "ce"),
    ],
)  # fmt: skip
def test_every_kind_gives_its_words(content: bytes, media_type: str, text: str) -> None:
    found = extract(content, media_type)
    assert (found.text, found.is_partial) == (text, False)


def test_a_long_text_is_cut_and_says_so() -> None:
    long = "chữ " * (MOST_TEXT // 4 + 100)
    page = f"<!doctype html><p>{long}</p>".encode()
    for found in (extract(long.encode(), PLAIN), extract(made.docx(long), DOCX), extract(page, HTML)):
        assert MOST_TEXT - 4 <= len(found.text) <= MOST_TEXT
        assert found.is_partial


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (made.pdf("secret", password="mật khẩu"), PDF, "encrypted"),
        (b"%PDF-1.7\n", PDF, "broken"),
        (made.pdf("cut")[:200], PDF, "broken"),
        (b"not a pdf at all", PDF, "broken"),
        (made.page_tree_loop(), PDF, "broken"),
        (made.table_loop(), PDF, "broken"),
        (made.docx(main=made.entity_bomb()), DOCX, "broken"),
        (made.docx(main="<w:document"), DOCX, "broken"),
        (made.docx(main="<a>" * 10), DOCX, "broken"),
        (made.docx("x")[:-30], DOCX, "broken"),
        (b"PK\x03\x04", DOCX, "broken"),
        (made.zipped({"content.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), ODT, "broken"),
        (b"\0\1\2", PLAIN, "broken"),
        (b"<html>\0\1\2", HTML, "broken"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, media_type: str, why: str) -> None:
    with pytest.raises(Unreadable) as fault:
        extract(content, media_type)
    assert fault.value.why == why


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (lambda: made.pdf("loop", loops=True), PDF),
        (lambda: made.docx(main="<a>" * 300_000), DOCX),
        (lambda: made.docx("x", more={"word/comments.xml": b"<a>" + b" " * 2**28 + b"</a>"}), DOCX),
        (lambda: b"<html>" + b"<p>" * 3_000_000, HTML),
        (lambda: b"<html><!--" + b"<!-" * 3_000_000, HTML),
        (lambda: b"<html><a " + b"b='" * 3_000_000, HTML),
        (lambda: b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 200_000, EML),
    ],
)
def test_what_would_not_end_ends(make: Callable[[], bytes], media_type: str) -> None:
    """With some text or with a fault of ours, but it ends."""
    try:
        assert extract(make(), media_type, seconds=3) is not None
    except Unreadable as fault:
        assert fault.why in {"broken", "too_much"}


def test_a_page_that_unpacks_to_gigabytes_gives_no_text() -> None:
    try:
        assert extract(made.huge_stream(), PDF).text == ""
    except Unreadable as fault:
        assert fault.why in {"broken", "too_much"}


def test_the_child_has_no_more_memory_and_time_than_it_may() -> None:
    asked = "from nhipcau.engines.texts import child; child._limit(2); print(len(bytearray(2 * 1024**3)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    asked = "from nhipcau.engines.texts import child; child._limit(0)\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode < 0


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Unreadable) as fault:
        extract(made.docx("x"), DOCX, seconds=0.001)
    assert fault.value.why == "too_much"


def test_the_child_learns_nothing_of_our_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {}
    run = texts.subprocess.run  # type: ignore[attr-defined]
    monkeypatch.setenv("NHIPCAU_SMTP_PASSWORD", "một mật khẩu")
    monkeypatch.setattr(texts.subprocess, "run", lambda *args, **how: (given.update(how), run(*args, **how))[1])  # type: ignore[attr-defined]
    assert extract(made.docx("x"), DOCX).text == "x"
    assert set(given["env"]) <= {"PYTHONPATH", "PYTHONUTF8", "PYTHONPYCACHEPREFIX"}


def test_a_head_of_several_lines_is_no_layout_but_the_head_of_a_letter_is() -> None:
    """In Word files and pages alike: a wide table keeps its columns, and two columns with lines stay apart."""
    wide = [["Địa phương", "Số dự án", "Vốn đăng ký\n(triệu USD)"], ["Bắc Ninh", "173", "1.123,99"]]
    letter = [["UBND TỈNH MẪU\nSỞ NGOẠI VỤ", "CỘNG HÒA\nĐộc lập"]]
    paper, kept = docx.Document(), io.BytesIO()
    for rows in (wide, letter):
        table = paper.add_table(rows=len(rows), cols=len(rows[0]))
        for row, said in enumerate(rows):
            for column, words in enumerate(said):
                table.cell(row, column).text = words
    paper.save(kept)
    page = "".join(
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td><p>{words.replace(chr(10), '<br>')}</p></td>" for words in said) + "</tr>"
            for said in rows
        )
        + "</table>"
        for rows in (wide, letter)
    )
    for content, kind in ((kept.getvalue(), DOCX), (f"<html>{page}</html>".encode(), HTML)):
        lines = [line for line in extract(content, kind).text.splitlines() if line.strip()]
        assert lines == [
            "Địa phương\tSố dự án\tVốn đăng ký (triệu USD)", "Bắc Ninh\t173\t1.123,99", "UBND TỈNH MẪU", "SỞ NGOẠI VỤ",
            "CỘNG HÒA", "Độc lập",
        ], kind  # fmt: skip


def test_the_cells_of_a_row_stand_in_one_line() -> None:
    """A number keeps the words beside it, in Word files and pages alike."""
    rows = [("Nội dung", "Kết quả"), ("Số đoàn đi nước ngoài", "97 đoàn")]
    paper, kept = docx.Document(), io.BytesIO()
    table = paper.add_table(rows=2, cols=2)
    for row, said in enumerate(rows):
        for column, words in enumerate(said):
            table.cell(row, column).text = words
    paper.save(kept)
    page = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in said) + "</tr>" for said in rows)
    for content, kind in ((kept.getvalue(), DOCX), (f"<html><table>{page}</table></html>".encode(), HTML)):
        lines = [line.split() for line in extract(content, kind).text.splitlines() if line.strip()]
        assert lines == [["Nội", "dung", "Kết", "quả"], ["Số", "đoàn", "đi", "nước", "ngoài", "97", "đoàn"]], kind


def test_cells_that_go_across_others_keep_the_columns_under_their_heads() -> None:
    """A head of two lines, in Word and OpenDocument files and pages alike: empty cells stand for what is covered."""
    paper, kept = docx.Document(), io.BytesIO()
    table = paper.add_table(rows=3, cols=4)
    for row, said in enumerate(
        (("Địa phương", "Năm 2022", "", "Ghi chú"), ("", "Dự án", "Vốn", ""), ("Huế", "12", "150", "x"))
    ):
        for column, words in enumerate(said):
            table.cell(row, column).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    for column in (0, 3):
        table.cell(0, column).merge(table.cell(1, column))
    paper.save(kept)
    page = (
        "<table><tr><th rowspan=2>Địa phương</th><th colspan='2'>Năm 2022</th><th rowspan=2>Ghi chú</th></tr>"
        "<tr><th>Dự án</th><th>Vốn</th></tr><tr><td>Huế</td><td>12</td><td>150</td><td>x</td></tr></table>"
    )
    cell, covered = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>", "<table:covered-table-cell/>"
    rows = (
        cell.format("", "Địa phương") + cell.format(' table:number-columns-spanned="2"', "Năm 2022") + covered + cell.format("", "Ghi chú"),
        covered + cell.format("", "Dự án") + cell.format("", "Vốn") + covered,
        "".join(cell.format("", words) for words in ("Huế", "12", "150", "x")),
    )  # fmt: skip
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    table_xml = f'<o xmlns:text="urn:text" xmlns:table="urn:table"><table:table>{written}</table:table></o>'
    odt = made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": table_xml}, stored=True)
    for content, kind in ((kept.getvalue(), DOCX), (odt, ODT), (f"<html>{page}</html>".encode(), HTML)):
        lines = [line.split("\t") for line in extract(content, kind).text.splitlines() if line.strip()]
        assert lines == [
            ["Địa phương", "Năm 2022", "", "Ghi chú"], ["", "Dự án", "Vốn", ""], ["Huế", "12", "150", "x"],
        ], kind  # fmt: skip
