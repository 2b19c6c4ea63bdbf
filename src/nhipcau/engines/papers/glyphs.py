"""Which signs the face of our papers can show: what it cannot is left out, because a box in its place says nothing."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache

from nhipcau.engines.papers import FONTS

LAST = 0xFFFE
REGULAR, BOLD = "NhipCauSans-Regular.ttf", "NhipCauSans-SemiBold.ttf"
_EMPTY_BRACKETS = re.compile(r"\s*(?:\([\s,;·|/]*\)|\[[\s,;·|/]*\]|“\s*”|\"\s*\")")
_SPACES = re.compile(r"\s+")


def shows(text: str) -> bool:
    """Whether the face has every sign of ``text``."""
    return all(ord(sign) in signs() for sign in _plain(text))


def printable(text: str) -> str:
    """``text`` on one line without the signs the face lacks, and without the brackets they leave empty."""
    plain = _plain(text)
    kept = "".join(sign for sign in plain if ord(sign) in signs())
    if kept != plain:
        kept = _EMPTY_BRACKETS.sub("", kept)
    return _SPACES.sub(" ", kept).strip()


@lru_cache(maxsize=1)
def signs() -> frozenset[int]:
    """Code points that both weights have."""
    return frozenset(_in_face(REGULAR) & _in_face(BOLD))


def _plain(text: str) -> str:
    """Composed, with one kind of space and without control signs."""
    return "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf")
    )


def _in_face(name: str) -> set[int]:
    """Code points of a TrueType file: its Windows Unicode table (platform 3, encoding 1, format 4 of OpenType's cmap)."""
    data = (FONTS / name).read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(tables))
    cmap = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (parts,) = struct.unpack_from(">H", data, cmap + 2)
    listed = (struct.unpack_from(">HHI", data, cmap + 4 + 8 * place) for place in range(parts))
    table = cmap + next(offset for platform, encoding, offset in listed if (platform, encoding) == (3, 1))
    (doubled,) = struct.unpack_from(">H", data, table + 6)
    count = doubled // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", data, table + 14 + part * doubled + (2 if part else 0)) for part in range(4)
    )
    return {
        point
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
        for point in range(start, min(end, LAST) + 1)
        if _has_glyph(data, table + 16 + 3 * doubled + 2 * place, ranges[place], point, start, deltas[place])
    }


def _has_glyph(data: bytes, at: int, offset: int, point: int, start: int, delta: int) -> bool:
    """Whether a segment maps ``point`` to a glyph; ``offset``, where not 0, counts from its own place ``at``."""
    if not offset:
        return (point + delta) % 0x10000 != 0
    (glyph,) = struct.unpack_from(">H", data, at + offset + 2 * (point - start))
    return bool(glyph)
