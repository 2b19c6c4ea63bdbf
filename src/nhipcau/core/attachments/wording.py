"""The words of a file as the reader takes them: text files as they stand, all others as far as they give any."""

from __future__ import annotations

from pathlib import PurePath

from nhipcau.core.attachments.sniff import sniffed
from nhipcau.core.faults import Fault
from nhipcau.engines.texts import PLAIN, QUICK, READABLE, Unreadable, extract
from nhipcau.engines.texts.plain import decoded
from nhipcau.lib.text.legacy import convert, detect

TEXT = frozenset({".txt", ".md"})
"""Endings of files that are text whatever stands in them."""


def text_in(content: bytes, name: str) -> str:
    """The text of a file called ``name``, in Unicode. Offsets count the code points of a text file itself.

    Raises :class:`Fault` ("unreadable") for what gives no text.
    """
    kind = PLAIN if PurePath(name).suffix.lower() in TEXT else sniffed(content)
    text = None
    if kind in READABLE:
        try:
            text = decoded(content) if kind in QUICK else extract(content, kind).text
        except Unreadable:
            text = None
    if text is None:
        raise Fault(
            "unreadable",
            f"Không đọc được chữ trong tệp “{name}”. Bộ đọc nhận TXT, HTML, DOCX, PDF có lớp chữ và EML, không có mật khẩu.",
            f"No text can be read in “{name}”. The reader takes TXT, HTML, DOCX, PDF with text and EML, without a password.",
            {"file": name},
        )
    return convert(text, detect([text]))
