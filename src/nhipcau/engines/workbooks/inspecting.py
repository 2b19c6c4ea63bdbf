"""What a file is, by its bytes alone; its name only chooses the words of a refusal."""

from __future__ import annotations

import re
from mmap import ACCESS_READ, mmap
from pathlib import Path

from nhipcau.engines.workbooks.archive import archive_kind
from nhipcau.engines.workbooks.refusals import refusal, too_large
from nhipcau.engines.workbooks.shapes import MOST_BYTES, FileKind

_ARCHIVE, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|RIFF|II\*\0|MM\0\*|\{\\rtf|MZ.{0,62}\0|\x7fELF|\x1f\x8b|7z\xbc\xaf|Rar!|#!|PK\x05\x06",
    re.DOTALL,
)
_MARKUP = re.compile(rb"\s*<(?:!|\?xml|html|head|body|table|meta|workbook)", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 1 << 16
_ENTRY = 128
"""Bytes of an entry in the directory of a compound file ([MS-CFB] 2.6.1); its name fills the first 64, ended by zeros."""


def inspect(path: Path, name: str, *, most: int = MOST_BYTES) -> FileKind:
    """The kind of the file; raises `Refused` for what is not read (codes in `refusals.WORDS`).

    ``name`` is what the file was called, ``most`` how many bytes it may have. Of a text only the start is looked at, of
    an archive its list of contents and what it says it is; `stage` finds what is wrong further in.
    """
    size = path.stat().st_size
    if size > most:
        raise too_large(size, most)
    if not size:
        raise refusal("empty")
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if start.startswith(_ARCHIVE):
        return archive_kind(path)
    if start.startswith(_COMPOUND):
        return _compound_kind(path)
    if _OTHERS.match(start):
        raise refusal("not_a_sheet")
    return _text_kind(start, name)


def _compound_kind(path: Path) -> FileKind:
    """XLS; an encrypted XLSX is a compound file as well, and so are Word files of before 2007."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        if _has_entry(content, "EncryptedPackage"):
            raise refusal("encrypted")
        if any(_has_entry(content, name) for name in ("_VBA_PROJECT", "_VBA_PROJECT_CUR")):
            raise refusal("macros")
        if not (_has_entry(content, "Workbook") or _has_entry(content, "Book")) or _has_entry(content, "WordDocument"):
            raise refusal("not_a_sheet")
    return FileKind.XLS


def _has_entry(content: mmap, name: str) -> bool:
    written = name.encode("utf-16-le").ljust(64, b"\0")
    place = content.find(written)
    while place >= 0 and place % _ENTRY:
        place = content.find(written, place + 1)
    return place >= 0


def _text_kind(start: bytes, name: str) -> FileKind:
    if _MARKUP.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise refusal("markup")
    if b"\0" in start and not start.startswith(_WIDE_MARKS):
        raise refusal("null_bytes" if Path(name).suffix.lower() in (".csv", ".tsv", ".txt") else "not_a_sheet")
    return FileKind.CSV
