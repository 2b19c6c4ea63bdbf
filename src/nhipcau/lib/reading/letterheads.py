"""The number, issuer and day in the head of an official paper: "ỦY BAN NHÂN DÂN / TỈNH HẬU GIANG / Số: 46/2012/QĐ-UBND / Hậu Giang, ngày …"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nhipcau.lib.reading.document import Document
from nhipcau.lib.reading.tables import table

_OWN: Final = re.compile(
    r"Số(?: hiệu)?\s*:\s*\|?\s*(\d{1,5}(?:/\d{4})?\s?[/-]\s?[A-ZĐ][A-ZĐa-zđ0-9.&]*(?:[-/][A-ZĐa-z][A-ZĐa-zđ0-9.]*)*)"
)
_DATE: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_EARLY: Final = 14
"""Lines of a paper in which its head ends."""
_FAR: Final = 160
"""Code points behind the number in which the day stands."""
_BODY: Final = re.compile(
    r"(?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|cục|ban|văn phòng|thủ tướng|chủ tịch|tỉnh ủy|thành ủy|chính phủ|hội|liên hiệp|trung tâm|đảng|công an)(?!\w)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|nhân dân)(?!\w)", re.IGNORECASE)
_LONGEST: Final = 80


class Letterhead(NamedTuple):
    """What the head says of its paper, and where its number stands."""

    start: int
    end: int
    number: str
    kind: str
    issuer: str | None
    date: str | None


def letterhead(document: Document) -> Letterhead | None:
    """The head of a paper that begins a text; None if the first lines have no number of their own."""
    for at, part in enumerate(document.parts[:_EARLY]):
        if found := _OWN.match(document.text, part.start, part.end):
            dated = _DATE.search(document.text, found.end(), min(found.end() + _FAR, len(document.text)))
            return Letterhead(
                found.start(),
                found.end(1),
                re.sub(r"\s", "", found[1]),
                _kind(document, at),
                _issuer(document, at),
                f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}" if dated else None,
            )
    return None


def _issuer(document: Document, at: int) -> str | None:
    """The last body named in the lines before the number; its place may stand in a line of its own."""
    lines = [document.text[part.start : part.end].partition("|")[0].strip() for part in document.parts[:at]]
    lines = [line for line in lines if len(line) < _LONGEST and any(letter.isalpha() for letter in line)]
    last = next((number for number in range(len(lines) - 1, -1, -1) if _BODY.match(lines[number])), None)
    if last is None:
        return None
    behind = lines[last + 1] if last + 1 < len(lines) else ""
    return f"{lines[last]} {behind}" if _PLACE.match(behind) else lines[last]


def _kind(document: Document, at: int) -> str:
    """The kind that stands alone in a line under the number: "QUYẾT ĐỊNH"; a letter has none."""
    for part in document.parts[at : at + _EARLY]:
        said = document.text[part.start : part.end].strip().lower()
        for row in table("documents")["kinds"]:
            if said == row["words"].lower():
                return str(row["type"])
    return "cong_van"
