"""Names of events: where they end, and which time they are held."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.speech import said
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark

LONGEST: Final = 34
"""Words of a name."""
_FREE_COMMA: Final = 4
_NOT_LAST: Final = frozenset({"và", "với", "của", "các", "trong", "về", "cùng", "nhân", "đến"})
_ROMAN: Final = {
    roman: number
    for number, roman in enumerate(
        [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
            "xvi",
            "xvii",
            "xviii",
            "xix",
            "xx",
        ],
        start=1,
    )
}
_EDITION: Final = re.compile(
    r"(?:lần thứ|lần)\s+(\d{1,3}|[IVX]{1,6}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)", re.IGNORECASE
)
_SESSION: Final = re.compile(r"^(?:Kỳ|Phiên) họp thứ (\d{1,3}|[IVX]{1,6}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)", re.IGNORECASE)  # fmt: skip
_CONGRESS: Final = re.compile(r"(?:Đại hội(?: Đảng(?: bộ)?)?(?: toàn quốc)?)\s+(?:lần thứ\s+)?([IVX]{1,6})(?!\w)")
_NUMBER_BEHIND: Final = re.compile(r"^Hội nghị (?:Ngoại giao|Ngoại vụ|[A-ZĐ]\w+)(?: toàn quốc)? (\d{1,2})$")
""" "Hội nghị Ngoại giao 32"."""
_WORDS: Final = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_BEFORE_PARALLEL: Final = frozenset({"hướng", "sơ", "tổng", "gặp", "giới", "đánh", "quán", "biểu", "học", "phổ"})
"""Verbs that go on with a name behind a comma, besides those of tasks: "Hội nghị phổ biến, hướng dẫn …"."""
_IN_VISITS: Final = frozenset({"chính thức", "tại", "trên", "tiếp tục"})
"""Words that end other names but go on with a visit's."""


def name_end(sentence: Sentence, mark: Mark) -> int:
    """The end of the name that begins with the words of a kind of event: words, not code points."""
    words, at = sentence.words, mark.last
    numbered = False
    while at < len(words) and at - mark.first < LONGEST and _takes(sentence, mark, at, numbered=numbered):
        numbered = numbered or words[at].text == "/"
        at += 1
    while at > mark.last and (not (words[at - 1].is_word or words[at - 1].is_number) or words[at - 1].low in _NOT_LAST):
        at -= 1
    return at


def _takes(sentence: Sentence, mark: Mark, at: int, *, numbered: bool) -> bool:
    """Whether a word or sign still belongs to the name; ``numbered``: behind a document's number, "57-KL/TW"."""
    words = sentence.words
    low, text = words[at].low, words[at].text
    if (low == "và" and sentence.at("event", at + 1)) or (numbered and low in ("của", "về")):
        return False
    if _ends_name(sentence, mark, at):
        return False
    if text == ",":
        return _goes_on(sentence, mark, at)
    if text in "-–":
        following = words[at + 1] if at + 1 < len(words) else None
        return following is not None and following.text != "Ảnh" and (following.is_capital or following.is_number)
    if text == ".":
        return words[at - 1].low == "tp"
    return words[at].is_word or words[at].is_number or text in "/&'’"


def _ends_name(sentence: Sentence, mark: Mark, at: int) -> bool:
    """Whether a word leads out of the name; "ngày" does before a number: not in "60 năm Ngày thiết lập quan hệ"."""
    words = sentence.words
    low, following = words[at].low, words[at + 1] if at + 1 < len(words) else None
    two = f"{low} {following.low}" if following else low
    if mark.value["kind"] == "visit" and (low in _IN_VISITS or two in _IN_VISITS):
        return False
    if low == "ngày" and following and following.is_word and following.low not in ("hôm", "nay", "mai"):
        return False
    if two == "ở nước":  # "Hội nghị người Việt Nam ở nước ngoài"
        return False
    if low in ("ông", "bà") and following and following.is_capital:
        return True
    if low == "tháng" and following and following.is_number:
        return True
    return low in _ends() or two in _ends()


def _goes_on(sentence: Sentence, mark: Mark, at: int) -> bool:
    """Whether the name goes on behind a comma: with a verb beside the first one, or between names of countries."""
    words = sentence.words
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or mark.value["kind"] in ("visit", "congress", "press_conference") or at == mark.last:
        return False
    if mark.value["kind"] == "campaign":
        return sentence.at("partner", at + 1) is not None
    return (
        at - mark.last < _FREE_COMMA
        and not words[at - 1].is_number
        and words[at - 2].low != "thứ"
        and (following.low in said("verbs") or following.low in _BEFORE_PARALLEL)
        and not following.is_capital
        and following.low not in _ends()
    )


def edition_of(name: str, kind: str) -> int | None:
    """Which time it is held; "Hội nghị triển khai Nghị quyết Đại hội XIII" gives the congress's number, not its own."""
    found = (
        _EDITION.search(name)
        or _SESSION.search(name)
        or (_CONGRESS if kind == "congress" else _NUMBER_BEHIND).search(name)
    )
    if not found or (kind != "congress" and "Đại hội" in name[: found.start()]):
        return None
    number = found[1].lower()
    return int(number) if number.isdigit() else _WORDS.get(number) or _ROMAN.get(number)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(table("events")["ends"])
