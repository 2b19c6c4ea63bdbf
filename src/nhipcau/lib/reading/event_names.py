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
_FREE_COMMA: Final = 5
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
_OF_YEAR: Final = re.compile(r"\s*[,-]?\s*(?:năm\s+)?(?<![\d-])20\d\d(?![\d-])")
_WORDS: Final = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_BEFORE_PARALLEL: Final = frozenset({"hướng", "sơ", "tổng", "gặp", "giới", "đánh", "quán", "biểu", "học", "phổ"})
"""Verbs that go on with a name behind a comma, besides those of tasks: "Hội nghị phổ biến, hướng dẫn …"."""
_TIMES: Final = frozenset(
    [
        "ngày",
        "lúc",
        "hồi",
        "sáng",
        "trưa",
        "chiều",
        "tối",
        "tháng",
        "năm",
        "quý",
        "đầu",
        "cuối",
        "giữa",
        "dịp",
        "thứ",
        "hôm",
        "thời",
        "mùa",
        "tuần",
    ]
)
"""What "vào" leads out of a name before; else it stays: "Phụ lục bổ sung vào Thỏa thuận …"."""
_IN_VISITS: Final = frozenset({"chính thức", "tại", "trên", "tiếp tục"})
"""Words that end other names but go on with a visit's."""


def name_end(sentence: Sentence, mark: Mark) -> int:
    """The end of the name that begins with the words of a kind of event: words, not code points."""
    words, at = sentence.words, mark.last
    numbered = False
    while at < len(words) and at - mark.first < LONGEST:
        at += _short_form(sentence, at)
        if not _takes(sentence, mark, at, numbered=numbered):
            break
        numbered = numbered or words[at].text == "/"
        at += 1
    while at > mark.last and (not (words[at - 1].is_word or words[at - 1].is_number) or words[at - 1].low in _NOT_LAST):
        at -= 1
    return at


def number_end(sentence: Sentence, at: int) -> int:
    """The end of the number behind a quoted name: "Lễ hội “A” lần thứ 18"."""
    low = [word.low for word in sentence.words[at : at + 3]]
    return at + 3 if low[:2] == ["lần", "thứ"] and len(low) == len(("lần", "thứ", "18")) else at


def _short_form(sentence: Sentence, at: int) -> int:
    """The words of a short form in brackets inside a name: "Hội nghị Ủy ban công tác liên hợp (UBCTLH) lần thứ 10"."""
    words = sentence.words
    if words[at].text != "(":
        return 0
    closing = next(
        (ahead for ahead in range(2, 5) if words[at + ahead : at + ahead + 1] and words[at + ahead].text == ")"), 0
    )
    is_short = closing and all(word.text.isupper() for word in words[at + 1 : at + closing])
    goes_on = words[at + closing + 1 : at + closing + 2]
    return closing + 1 if is_short and goes_on and goes_on[0].low in ("lần", "năm", "quốc") else 0


def _takes(sentence: Sentence, mark: Mark, at: int, *, numbered: bool) -> bool:
    """Whether a word or sign still belongs to the name; ``numbered``: behind a document's number, "57-KL/TW"."""
    words = sentence.words
    low, text = words[at].low, words[at].text
    if _leads_to_event(sentence, at) or (numbered and low in ("của", "về")):
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


def _leads_to_event(sentence: Sentence, at: int) -> bool:
    """Whether another event follows: "… và Hội thảo B", "… giới thiệu Lễ hội C"."""
    low = [word.low for word in sentence.words[at : at + 2]]
    return bool(
        (low[0] == "và" and sentence.at("event", at + 1)) or (low == ["giới", "thiệu"] and sentence.at("event", at + 2))
    )


def _ends_name(sentence: Sentence, mark: Mark, at: int) -> bool:
    """Whether a word leads out of the name; never a capital one, but in a line of capitals, or "Ông A"."""
    words = sentence.words
    low, following = words[at].low, words[at + 1] if at + 1 < len(words) else None
    behind = following.low if following else ""
    two, before = f"{low} {behind}", f"{words[at - 1].low} {low}"
    if low in ("ông", "bà") and following and following.is_capital:
        return True
    if words[at].is_capital and not words[at].text.isupper():
        return False
    if mark.value["kind"] == "congress" and words[at - 1].low in _ROMAN and low not in ("của", "nhiệm", "đảng"):
        return True
    if mark.value["kind"] == "visit" and (low in _IN_VISITS or two in _IN_VISITS):
        return False
    if low == "ngày" and following and following.is_word and behind not in ("hôm", "nay", "mai"):
        return False
    if low == "vào" and behind not in _TIMES and not (following and following.is_number):
        return False
    if two in _not_ends() or before in _not_ends():
        return False
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
        and not any(word.is_capital and not word.text.isupper() for word in words[mark.last + 1 : at])
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


@lru_cache(maxsize=4096)
def without_edition(name: str) -> str:
    """A name without which time and which year it is held: what two mentions of one event have in common."""
    bare = _OF_YEAR.sub(" ", _EDITION.sub(" ", name))
    if bare.startswith("Đại hội"):
        bare = re.sub(r"(?<!\w)[IVX]{1,6}(?!\w)", " ", bare)
    return " ".join(bare.split()).strip(" ,-")


@lru_cache(maxsize=1)
def _not_ends() -> frozenset[str]:
    return frozenset(table("events")["not_ends"])


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(table("events")["ends"])
