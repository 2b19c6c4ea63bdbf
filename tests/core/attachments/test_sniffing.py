"""What a file is follows from its bytes; what is no file of ours is refused, saying what it is."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.attachments.sniff import sniffed
from nhipcau.core.attachments.types import DOC, JPEG, PNG, RTF, TIFF, TYPES, WEBP, XLS, allowed
from nhipcau.core.faults import Fault
from nhipcau.engines.texts import CSV, DOCX, EML, HTML, ODS, ODT, PDF, PLAIN, PPTX, XLSX
from tests import made_files as made

GOOD = [
    (made.pdf("x"), PDF),
    (made.docx("x"), DOCX),
    (made.xlsx("x"), XLSX),
    (made.pptx("x"), PPTX),
    (made.open_document("text", "x"), ODT),
    (made.open_document("spreadsheet", "x"), ODS),
    (made.compound("WordDocument"), DOC),
    (made.compound("WordDocument", "Workbook"), DOC),
    (made.compound("Workbook"), XLS),
    (made.compound("Book"), XLS),
    (b"{\\rtf1\\ansi x}", RTF),
    (made.png(), PNG),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", JPEG),
    (b"RIFF\x24\0\0\0WEBPVP8 ", WEBP),
    (b"II*\0\x08\0\0\0", TIFF),
    (b"MM\0*\0\0\0\x08", TIFF),
    ("Tỉnh Quảng Trị < 100 km".encode(), PLAIN),
    ("Tỉnh".encode("utf-16"), PLAIN),
    (b"\xd0\xe0 N\xe3ng", PLAIN),
    (b"PK, MZ va GIF la gi", PLAIN),
    ("tên,nước\nHuế,Nhật Bản\n".encode(), CSV),
    ('tên;ghi chú\n"a;b";c\n'.encode("utf-8-sig"), CSV),
    (made.LETTER, EML),
    (made.WEB_PAGE, HTML),
    (b"\n\n\t <html>", HTML),
    ("<html>".encode("utf-16"), HTML),
    (b"\xef\xbb\xbf<!-- saved from url=(0021)https://example.org/ -->\r\n<!doctype HTML>\r\n<html lang=vi>", HTML),
]


@pytest.mark.parametrize(("content", "media_type"), GOOD)
def test_a_file_is_known_by_its_bytes(content: bytes, media_type: str) -> None:
    assert sniffed(content) == media_type


def test_every_type_is_tried() -> None:
    assert {media_type for _, media_type in GOOD} == set(TYPES)


def _macros(member: str) -> bytes:
    return made.docx("x", more={member: b"\xd0\xcf\x11\xe0"})


def _encrypted_member() -> bytes:
    content = bytearray(made.docx("x"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + flags] |= 1
    return bytes(content)


def _lying(member: str, size: int) -> bytes:
    """The directory of the archive says another size than there is."""
    content = bytearray(made.docx("x", more={member: b"small"}))
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = size.to_bytes(4, "little")
    return bytes(content)


def _twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        import io

        kept = io.BytesIO(made.docx("x"))
        with zipfile.ZipFile(kept, "a") as archive:
            archive.writestr("word/document.xml", made.document("y"))
    return kept.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HOSTILE = {
    "nothing": (b"", "file_empty"),
    "a piece of a web page": (b"<script>alert(1)</script>", "file_refused"),
    "a piece of a web page in UTF-16": ("<body onload=x>".encode("utf-16"), "file_refused"),
    "a web page after words": (b"hello\n<!doctype html><script>alert(1)</script>", "file_refused"),
    "a web page that is a program of a server": (b"<html><?php system($_GET[1]); ?></html>", "file_refused"),
    "a picture with a script": (SVG, "file_refused"),
    "a picture behind a mark": (b"\xef\xbb\xbf" + SVG, "file_refused"),
    "XML with entities": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "file_refused"),
    "PHP": (b"<?php system($_GET[1]);", "file_refused"),
    "a shell script": (b"#!/bin/sh\nrm -rf /\n", "file_refused"),
    "a Windows program": (b"MZ\x90\0\x03\0\0\0" + b"\0" * 100, "file_refused"),
    "a Linux program": (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "file_refused"),
    "a Java class": (b"\xca\xfe\xba\xbe\0\0\0\x34", "file_refused"),
    "PostScript": (b"%!PS-Adobe-3.0\n", "file_refused"),
    "a GIF picture": (b"GIF89a\x01\0\x01\0", "file_refused"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", "file_refused"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", "file_refused"),
    "RAR": (b"Rar!\x1a\x07\x01\0", "file_refused"),
    "a plain archive": (made.zipped({"a.txt": "x"}), "file_refused"),
    "an empty archive": (made.zipped({}), "file_refused"),
    "a Java archive": (made.zipped({"META-INF/MANIFEST.MF": "x", "a.class": "x"}), "file_refused"),
    "bytes without meaning": (bytes(range(256)), "file_refused"),
    "a PDF that begins as an archive": (made.docx("x") + made.pdf("x"), "file_refused"),
    "a PDF that begins as a web page": (b"<html>" + made.pdf("x"), "file_refused"),
    "a PDF that begins with words": (b"hello\n" + made.pdf("x"), "file_refused"),
    "a PDF with an archive behind it": (made.pdf("x") + made.zipped({"a.exe": "x"}), "file_refused"),
    "a picture with an archive behind it": (made.png() + made.zipped({"a.exe": "x"}), "file_refused"),
    "a document with something before it": (b"PK\x03\x04" + made.docx("x"), "file_refused"),
    "two documents in one": (made.docx("x", more={"xl/workbook.xml": "<w/>"}), "file_refused"),
    "a document cut off": (made.docx("x")[:-40], "file_refused"),
    "a document with a member twice": (_twice(), "file_refused"),
    "names that climb": (made.docx("x", more={"../../etc/cron.d/x": "x"}), "file_refused"),
    "names from the root": (made.docx("x", more={"/etc/cron.d/x": "x"}), "file_refused"),
    "names with backslashes": (made.docx("x", more={"..\\x": "x"}), "file_refused"),
    "a bomb": (made.docx("x", more={"word/media/a": b"\0" * 60_000_000}), "file_refused"),
    "a bomb of many": (made.docx("x", more={f"word/{n}": b"" for n in range(5001)}), "file_refused"),
    "a claim of four gigabytes": (_lying("word/media/a", 0xFFFFFFF0), "file_refused"),
    "macros": (_macros("word/vbaProject.bin"), "file_with_macros"),
    "macros in capitals": (_macros("word/VBAPROJECT.BIN"), "file_with_macros"),
    "macros of Excel 4": (_macros("xl/macrosheets/sheet1.xml"), "file_with_macros"),
    "macros of OpenDocument": (
        made.zipped({"mimetype": ODT, "Basic/Standard/Module1.xml": "x"}),
        "file_with_macros",
    ),
    "a document that says it has macros": (
        made.zipped({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled", "word/document.xml": "x"}),
        "file_with_macros",
    ),
    "macros of before 2007": (made.compound("WordDocument", "Macros", "_VBA_PROJECT"), "file_with_macros"),
    "an installer": (made.compound("SummaryInformation"), "file_refused"),
    "an encrypted document": (made.compound("EncryptedPackage", "EncryptionInfo"), "file_encrypted"),
    "an encrypted member": (_encrypted_member(), "file_encrypted"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_does_harm_is_refused(what: str) -> None:
    content, code = HOSTILE[what]
    with pytest.raises(Fault) as fault:
        sniffed(content)
    assert fault.value.code == code
    assert fault.value.vi
    assert fault.value.en


def test_an_operator_may_take_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_ATTACHMENT_TYPES", "pdf, docx")
    assert allowed() == {PDF, DOCX}
    assert sniffed(made.pdf("x")) == PDF
    with pytest.raises(Fault, match="PDF, Word document"):
        sniffed(made.png())
    monkeypatch.setenv("NHIPCAU_ATTACHMENT_TYPES", "exe")
    with pytest.raises(Fault, match="'exe'"):
        allowed()


SMALL = [content for content, _ in GOOD if len(content) < 5000]


@given(st.sampled_from(SMALL), st.lists(st.tuples(st.integers(0, 4999), st.integers(0, 255)), max_size=8), st.binary())
def test_bytes_are_one_of_our_types_or_a_fault_and_nothing_else(
    content: bytes, changes: list[tuple[int, int]], more: bytes
) -> None:
    changed = bytearray(content)
    for place, value in changes:
        changed[place % len(content)] = value
    for given_bytes in (bytes(changed), bytes(changed) + more, more, more + content):
        try:
            assert sniffed(given_bytes) in TYPES
        except Fault as fault:
            assert fault.code in {"file_refused", "file_empty", "file_encrypted", "file_with_macros"}
