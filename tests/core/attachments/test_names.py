"""Names of files: what is kept of them, whatever was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.attachments.handing import disposition
from nhipcau.core.attachments.names import LONGEST, Name, cleaned
from nhipcau.core.attachments.types import TYPES
from nhipcau.engines.texts import DOCX, HTML, PDF, PLAIN

NAMES = st.text(st.one_of(st.characters(), st.sampled_from("./\\ .\0\u202e\u200b:ạ\u0301")), max_size=300)


@pytest.mark.parametrize(
    ("given_name", "media_type", "kept"),
    [
        ("Biên bản ghi nhớ.pdf", PDF, Name("Biên bản ghi nhớ.pdf", False)),
        ("BÁO CÁO.PDF", PDF, Name("BÁO CÁO.PDF", False)),
        ("Bie\u0302n ba\u0309n.pdf", PDF, Name("Biên bản.pdf", False)),
        ("../../etc/passwd", PLAIN, Name("passwd.txt", True)),
        ("C:\\Users\\an\\hop dong.docx", DOCX, Name("hop dong.docx", False)),
        ("hoa don.pdf.exe", PDF, Name("hoa don.pdf", True)),
        ("hoa don.exe", PDF, Name("hoa don.pdf", True)),
        ("hoa don.html.svg.js", PDF, Name("hoa don.pdf", True)),
        ("anh\u202efdp.exe", PDF, Name("anhfdp.pdf", True)),
        ("a.pdf\0.exe", PDF, Name("a.pdf", True)),
        ("Báo cáo 6 tháng 2026.v1.2", PDF, Name("Báo cáo 6 tháng 2026.v1.2.pdf", True)),
        ("so lieu.csv", PLAIN, Name("so lieu.csv", False)),
        ("tin.htm", HTML, Name("tin.htm", False)),
        ("tin.mhtml", HTML, Name("tin.mhtml.html", True)),
        ("a\r\nSet-Cookie: x.pdf", PDF, Name("a Set-Cookie_ x.pdf", False)),
        ('a"; filename=x.pdf', PDF, Name("a_; filename=x.pdf", False)),
        ("", PDF, Name("tệp.pdf", True)),
        ("..", PDF, Name("tệp.pdf", True)),
        (".pdf", PDF, Name("pdf.pdf", True)),
        ("a" * 300 + ".pdf", PDF, Name("a" * 196 + ".pdf", False)),
        ("a.pdf. . ", PDF, Name("a.pdf", False)),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_one(given_name: str, media_type: str, kept: Name) -> None:
    assert cleaned(given_name, media_type) == kept


@given(NAMES, st.sampled_from(sorted(TYPES)))
def test_whatever_is_given_a_name_is_plain_and_stays_as_it_is(given_name: str, media_type: str) -> None:
    name = cleaned(given_name, media_type).text
    assert 0 < len(name) <= LONGEST
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('/\\<>:"|?*')
    assert not {unicodedata.category(one) for one in name} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert name == name.strip(" .")
    assert name.rpartition(".")[2].lower() in TYPES[media_type].endings
    assert cleaned(name, media_type) == (name, False)


@given(NAMES, st.sampled_from(sorted(TYPES)))
def test_a_header_carries_any_name_in_ascii(given_name: str, media_type: str) -> None:
    header = disposition(cleaned(given_name, media_type).text)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2


def test_the_header_of_rfc_6266() -> None:
    """Octets worked out by hand: "Đ" is C4 90, "ề" E1 BB 81 in UTF-8."""
    assert disposition("Đề án (1).pdf") == (
        "attachment; filename=\"De an _1_.pdf\"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%281%29.pdf"
    )
