"""Text in whatever encoding it was saved: UTF-8, UTF-16 with its mark, or what Windows wrote before."""

from __future__ import annotations

import codecs
import re
import unicodedata

LEGACY = ("cp1258", "cp1252")
"""Vietnamese Windows, then Western. Old fonts' own encodings (TCVN3, VNI) come out as the letters they were typed with."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_UNSAID = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def decoded(content: bytes) -> str | None:
    """The text, or None if the bytes are none: control characters, or no encoding that fits."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", *LEGACY):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROLS.search(text) else text
    return None


def tidy(text: str) -> str:
    """NFC, lines ended by ``\\n``, without control characters and without what no database keeps."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return unicodedata.normalize("NFC", _UNSAID.sub("", lines)).strip()
