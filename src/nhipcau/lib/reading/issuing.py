"""Who issued a document and when: "ngày 10/8/2022 của Ban Bí thư", "UBND tỉnh An Giang đã ban hành Kế hoạch số …"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.words import Mark

_DATE: Final = re.compile(
    r",?\s*\(?ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)(\d{1,2})\s*(?:[/.-]|,?\s*năm\s+)(\d{4})\)?", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\s+(?:năm\s+)((?:19|20)\d\d)(?!\d)")
_OF: Final = re.compile(r",?\s+của\s+(?:(?:Giám đốc|Cục trưởng|Vụ trưởng|Trưởng) (?=Sở|Cục|Vụ|Ban))?", re.IGNORECASE)
_ISSUING: Final = frozenset(
    {"đã", "vừa", "cũng", "ban", "hành", "ký", "ra", "thông", "qua", "có", "kịp", "thời", "xây", "dựng", "và"}
)
_ISSUED: Final = frozenset({"hành", "ký", "ra", "qua", "có"})
_NUMBER_BEFORE: Final = re.compile(r"\d[/-]\S*[A-ZĐ]\S*(?: của [^,;()]{2,60})?,?\s*\(?$")
_FAR: Final = 6
"""Words between who issues and the document."""


def date_behind(document: Document, end: int, limit: int) -> tuple[str | None, int]:
    """The day or the year of issue right behind a number, and where it ends."""
    if dated := _DATE.match(document.text, end, limit):
        return f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}", dated.end()
    if year := _YEAR.match(document.text, end, limit):
        return year[1], year.end()
    return None, end


def dates_a_paper(text: str, begin: int, at: int) -> bool:
    """Whether a day at ``at`` is a document's: its number stands right before, in the sentence that begins at ``begin``."""
    return _NUMBER_BEFORE.search(text, max(begin, at - 120), at) is not None


def issuer_behind(document: Document, sentence: Sentence, end: int) -> tuple[str | None, int]:
    """The body behind "của", and where it ends."""
    joint = _OF.match(document.text, end)
    if joint is None:
        return None, end
    for mark in sentence.of("issuer"):
        span = sentence.span(mark.first, mark.last)
        if span.start == joint.end():
            place = next((other for other in sentence.of("place") if other.first == mark.last), None)
            last = sentence.words[place.last - 1].end if place else span.end
            last = _together(document, sentence, last)
            return document.text[span.start : last], last
    return None, end


def _together(document: Document, sentence: Sentence, end: int) -> int:
    """Where the bodies end that issue with the one that ends here: "Bộ Ngoại giao - Bộ Nội vụ"."""
    spans = [sentence.span(mark.first, mark.last) for mark in sentence.of("issuer")]
    for span in spans:
        if (
            span.start > end
            and document.text[end : span.start].strip() in ("-", "–", "và")
            and document.text.startswith("Bộ", span.start)
        ):
            end = span.end
    return end


def issuer_before(document: Document, sentence: Sentence, mark: Mark) -> str | None:
    """The body before the words of issuing before the document: "UBND tỉnh An Giang đã ban hành Kế hoạch số …"."""
    words, at = sentence.words, mark.first
    if at and words[at - 1].low in ("tại", "("):  # "Sở Ngoại vụ tại Công văn số …", "Bộ Y tế (công văn số …)"
        return _body_before(document, sentence, at - 1)
    while at and mark.first - at < _FAR and words[at - 1].low in _ISSUING:
        at -= 1
    if at == mark.first or not _ISSUED.intersection(word.low for word in words[at : mark.first]):
        return None
    return _body_before(document, sentence, at)


def _body_before(document: Document, sentence: Sentence, at: int) -> str | None:
    """The body that ends right before a word, with its place."""
    place = next((other for other in sentence.of("place") if other.last == at), None)
    ends = (at, place.first if place else at)
    before = [other for other in sentence.of("issuer") if other.last in ends]
    return document.said(sentence, before[-1].first, at) if before else None


def share_issuers(document: Document, facts: list[Fact]) -> None:
    """ "Nghị quyết 57-NQ/TW, Nghị quyết 59-NQ/TW và Nghị quyết 68 của Bộ Chính trị": the issuer told last is of all."""
    for at in range(len(facts) - 2, -1, -1):
        fact, following = facts[at], facts[at + 1]
        between = document.text[fact.span.end : following.span.start].strip(" \n\u00a0")
        if between in (",", "và", ", và") and fact.values["doc_type"] == following.values["doc_type"]:
            fact.values["issuer"] = fact.values["issuer"] or following.values["issuer"]
