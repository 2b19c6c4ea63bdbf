"""Localities abroad: listed ones, and foreign names behind a word for a locality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.lists import Named
from nhipcau.lib.reading.names import is_in_name, listed
from nhipcau.lib.reading.office_bodies import HEADS_ABROAD
from nhipcau.lib.reading.runs import country_behind, country_of_next, run_end
from nhipcau.lib.reading.words import is_vietnamese

_LOCAL: Final = (
    "tỉnh",
    "thành phố",
    "tp",
    "bang",
    "thủ đô",
    "quận",
    "vùng",
    "hạt",
    "đặc khu",
    "châu",
    "huyện",
    "khu tự trị",
    "châu tự trị",
    "dân tộc choang",
    "tự trị",
    "thị trấn",
)
_SMALL: Final = frozenset({"huyện", "quận", "thị trấn", "hạt", "châu"})
"""Words for small localities: many at home have names of other languages ("huyện Krông Năng"), so a country must be told."""
_AT_HOME: Final = frozenset(
    {"Sơn Tây", "Đông Hưng", "Hồng Hà", "Tây An", "Thành Đô", "An Huy", "Bắc Hải", "Nam Ninh", "Hà Khẩu"}
)
"""Names abroad that are names at home as well: they need a word for a locality or the country beside them."""
_OF_SCHOOLS: Final = frozenset({"học", "viện", "ty", "trường"})
"""Behind one of these a locality abroad is part of a name: "Đại học Chungnam"."""
_SHORT: Final = 4
_TO_PLACES: Final = frozenset({"tại", "ở", "đến", "tới", "sang", "thăm"})
"""Words behind which a short foreign name is a place: "Tổng Lãnh sự Việt Nam tại Osaka"."""


def localities_abroad(document: Document, sentence: Sentence) -> Iterator[tuple[Named, Span, str]]:
    """ "tỉnh Champasak", "thành phố Yokohama (Nhật Bản)", "Quảng Tây": listed, or foreign behind a word for a locality."""
    words, done = sentence.words, 0
    marks = {mark.first: mark for mark in sentence.of("abroad")}
    for at in range(len(words)):
        if at < done or not words[at].is_capital or any(mark.first <= at < mark.last for mark in sentence.of("place")):
            continue
        mark, is_said = marks.get(at), _is_behind(sentence, at)
        if at and not is_said and words[at - 1].low in _OF_SCHOOLS:
            continue
        if not mark and (not is_said or sentence.at("partner", at)):
            continue
        last = mark.last if mark else run_end(sentence, at)
        if last == at:
            continue
        country = country_behind(sentence, last) or country_of_next(sentence, last)
        hyphens = [number for number in range(at, last - 1) if words[number].text == "-"]
        is_spelled = len(hyphens) > 1 or any(words[number + 1].text.islower() for number in hyphens)
        is_foreign = is_spelled or any(not is_vietnamese(word.low) for word in words[at:last] if word.is_word)
        if mark:
            is_taken = (
                is_said
                or country is not None
                or (last - at > 1 and document.said(sentence, at, last) not in _AT_HOME)
                or (is_foreign and _is_alone(sentence, at, last))
            )
        else:
            is_small = words[at - 1].low in _SMALL
            is_taken = (is_foreign and not is_small and len(words[at].text) > 2) or (
                country is not None and words[at].text not in listed("surnames")
            )
        if is_taken and not is_in_name(sentence, at, last):
            name = document.said(sentence, at, last)
            yield (
                Named(name, "foreign_locality", country or (mark.value if mark else None)),
                sentence.span(at, last),
                "partners.locality",
            )
            done = last


def _is_alone(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a foreign word without a word for a locality is a place: long enough or led to, and no part of a name."""
    words = sentence.words
    before = [word.low for word in words[max(0, at - 2) : at]]
    if before[:1] in (["ttxvn"], ["viên"]):  # "phóng viên TTXVN tại Praha": where the press is
        return False
    is_head = any(mark.last == at and mark.value[0] in HEADS_ABROAD for mark in sentence.of("post"))
    if is_head or (before and before[-1] in _TO_PLACES):
        return True
    beside = (*words[max(0, at - 1) : at], *words[last : last + 1])
    if any(word.is_capital and word.is_word and not is_vietnamese(word.low) for word in beside):
        return False  # "John Wellington", "Viengxay Phommachanh"
    return len(words[at].text) > _SHORT


def _is_behind(sentence: Sentence, at: int) -> bool:
    """Whether a word for a locality stands right before: "tỉnh", "thành phố", "TP.", "bang"."""
    before = [word.low for word in sentence.words[max(0, at - 3) : at] if word.text != "."]
    return bool(before) and (before[-1] in _LOCAL or " ".join(before[-2:]) in _LOCAL)
