"""What a file is, by its bytes alone: never by its name, never by what a browser says of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile

from nhipcau.core.attachments.refusals import empty, encrypted, macros, refused
from nhipcau.core.attachments.types import DOC, JPEG, PNG, RTF, TIFF, WEBP, XLS, allowed
from nhipcau.core.attachments.zips import office_type
from nhipcau.core.labels import Label
from nhipcau.engines.texts import CSV, EML, HTML, PDF, PLAIN
from nhipcau.engines.texts.plain import decoded

SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-[12]\.\d"), PDF),
    (re.compile(rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), PNG),
    (re.compile(rb"\xff\xd8\xff[\xc0-\xfe]"), JPEG),
    (re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL), WEBP),
    (re.compile(rb"II\*\0|MM\0\*"), TIFF),
    (re.compile(rb"\{\\rtf1"), RTF),
)
REFUSED: tuple[tuple[re.Pattern[bytes], Label], ...] = (
    (
        re.compile(rb"MZ.{0,62}\0|\x7fELF|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe", re.DOTALL),
        Label("chương trình", "a program"),
    ),
    (re.compile(rb"#!"), Label("tập lệnh", "a script")),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|BZh[1-9]1AY|\xfd7zXZ|MSCF\0"), Label("tệp nén", "an archive")),
    (re.compile(rb"%!PS"), Label("tệp PostScript", "a PostScript file")),
    (re.compile(rb"GIF8[79]a"), Label("ảnh GIF", "a GIF picture")),
)
ARCHIVE, COMPOUND = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(
    r"\s*<|.*<(?:!doctype|html|head|body|script|svg|iframe|object|\?xml|\?php|%@)\b", re.IGNORECASE | re.DOTALL
)
WEB_PAGE = re.compile(
    r"\s*(?:<!--[^<>]{0,1000}-->\s*)?<(?:!doctype\s+html|html)\b(?!.*<(?:\?php|%@))", re.IGNORECASE | re.DOTALL
)
"""A page that says at its beginning that it is HTML; it is kept to be read, and never handed out as one (``handing``)."""
LOOKED_AT = 4096
"""Characters at the start of a text in which markup is looked for."""
_HEADER = re.compile(r"([!-9;-~]+):[ \t]?[^\n]*\n(?:[ \t][^\n]*\n)*")
LETTER = frozenset({"from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path"})
"""Headers of which a letter (RFC 5322) has two at least, "from" among them."""
_SAMPLE = 65536
SAMPLED_LINES = 20
_ENTRY = 128
"""Bytes of an entry in the directory of a compound file ([MS-CFB] 2.6.1); its name fills the first 64, ended by zeros."""


def sniffed(content: bytes) -> str:
    """The media type, one of those ``allowed()``. Raises :class:`Fault` for all else, naming what it is."""
    if not content:
        raise empty()
    found = _found(content)
    if found not in allowed():
        raise refused(Label("loại tệp mà nơi này không nhận", "of a kind that is not taken here"))
    return found


def _found(content: bytes) -> str:
    if content.startswith(ARCHIVE):
        return office_type(content)
    for signature, what in REFUSED:
        if signature.match(content):
            raise refused(what)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise refused(Label("tệp có tệp nén giấu bên trong", "a file with an archive hidden in it"))
    if content.startswith(COMPOUND):
        return _compound(content)
    for pattern, media_type in SIGNATURES:
        if pattern.match(content):
            return media_type
    return _text(content)


def _compound(content: bytes) -> str:
    """Office files of before 2007, by the streams they hold."""
    if _has_entry(content, "EncryptedPackage"):
        raise encrypted()
    if any(_has_entry(content, name) for name in ("_VBA_PROJECT", "_VBA_PROJECT_CUR")):
        raise macros()
    first = {
        _entry(content, name): media_type
        for name, media_type in (("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS))
        if _has_entry(content, name)
    }
    if not first:
        raise refused(Label("tệp không phải Word hay Excel", "neither a Word nor an Excel file"))
    return first[min(first)]  # what is embedded in a document comes after the document


def _has_entry(content: bytes, name: str) -> bool:
    return _entry(content, name) >= 0


def _entry(content: bytes, name: str) -> int:
    """Where the directory has an entry of that name, or -1."""
    written = name.encode("utf-16-le").ljust(64, b"\0")
    place = content.find(written)
    while place >= 0 and place % _ENTRY:
        place = content.find(written, place + 1)
    return place


def _text(content: bytes) -> str:
    text = decoded(content)
    if text is None or not text.strip("\ufeff \t\r\n\f"):
        raise refused(Label("tệp không rõ loại", "of no kind that is known here"))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if _is_letter(text):
        return EML
    if "%PDF-" in text[:LOOKED_AT]:
        raise refused(Label("tệp PDF có phần lạ ở đầu", "a PDF with something before its beginning"))
    if WEB_PAGE.match(text[:LOOKED_AT]):
        return HTML
    if MARKUP.match(text[:LOOKED_AT]):
        raise refused(Label("XML, hoặc một phần của trang web", "XML, or a piece of a web page"))
    return CSV if _is_table(text) else PLAIN


def _is_letter(text: str) -> bool:
    names, place = set(), 0
    while header := _HEADER.match(text, place):
        names.add(header[1].lower())
        place = header.end()
    return "from" in names and len(names & LETTER) >= 2 and (place >= len(text) or text[place] == "\n")


def _is_table(text: str) -> bool:
    """Two lines or more with the same number of cells, two or more, by one of the usual separators."""
    lines = text[:_SAMPLE].splitlines()[:SAMPLED_LINES]
    for separator in ",;\t":
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=separator) if row}
        except csv.Error:
            continue
        if len(lines) > 1 and len(widths) == 1 and widths.pop() > 1:
            return True
    return False
