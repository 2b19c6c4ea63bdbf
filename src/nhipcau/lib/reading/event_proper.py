"""Whether words are an event's own name, and not any meeting's: a number, a theme, a capital; or said to be held."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.event_names import without_edition
from nhipcau.lib.reading.event_unnamed import MANY_OF
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark

_HELD: Final = frozenset({"chức", "ra", "dự", "hành", "làm"})
"""The last word of "tổ chức", "diễn ra", "tham dự", "tiến hành", "làm"."""
_NO_CEREMONY: Final = frozenset({"tân", "vật", "phục", "phép", "nghi", "đài", "chùa", "phật", "cưới"})
_FEWEST: Final = 4
_MANY: Final = 6
_HELD_REACH: Final = 7
_HABITS: Final = frozenset({"hằng", "hàng", "thường"})
"""How a sentence begins that tells what is done every year."""
_TASKS: Final = frozenset({"phối", "tăng", "đẩy", "tiếp", "chủ", "tổ", "tích", "thực", "triển"})
"""How a sentence begins that gives a task: "Phối hợp tổ chức …"."""
_BY: Final = re.compile(r"\s+do [^.;“”]{3,90}?(?:tổ chức|mở|chủ trì)(?!\w)")


def is_proper(
    document: Document, sentence: Sentence, mark: Mark, last: int, name: str, edition: int | None, theme: str | None
) -> bool:
    """Whether the words are an event's name and not any meeting's: an edition, a theme, a capital and enough words."""
    words, length = sentence.words, last - mark.first
    if edition is not None or theme is not None:
        return True
    if mark.value.get("bare"):
        return _is_bare(document, sentence, mark, length)
    own = len(without_edition(name).split()) - (mark.last - mark.first)
    if mark.value["kind"] == "congress":  # without a number: only an association's
        is_told = words[mark.last].low in ("hội", "liên", "hiệp") or _is_held_then(document, sentence, mark)
        return words[mark.first].is_capital and own > 1 and is_told
    if own < 1 and mark.last - mark.first < 3:  # "Lễ hội năm 2023"
        return False
    behind = words[mark.last : last]
    if not behind:
        return False
    is_named = any(word.is_capital or word.is_number for word in behind)
    plain, small = mark.value.get("plain"), mark.value.get("small")
    if words[mark.first].is_capital and mark.first and length >= _FEWEST:
        return is_named or bool(plain and length > _FEWEST)
    if words[mark.first].is_capital and not plain and behind[0].is_capital and length >= 3:
        return True
    if words[mark.first].is_capital and (plain or small):
        return length > _FEWEST and is_named
    if mark.value["kind"] == "visit":
        return "việt nam" in name.lower() or any(
            one.value and mark.last <= one.first < last
            for kind in ("partner", "place", "abroad")
            for one in sentence.of(kind)
        )
    return bool(plain or small) and _is_held(document, sentence, mark, last, is_named=is_named)


def _is_held_then(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """ "tổ chức Đại hội đại biểu toàn quốc" on a day."""
    before = sentence.words[mark.first - 1].low if mark.first else ""
    return before in _HELD and bool(days(document, sentence))


def _is_bare(document: Document, sentence: Sentence, mark: Mark, length: int) -> bool:
    """ "tổ chức Lễ tiễn đưa …" on a day: any ceremony, right behind the word that it is held."""
    behind = sentence.words[mark.last : mark.last + 1]
    is_word = bool(behind) and behind[0].low not in _NO_CEREMONY
    return length >= _FEWEST and is_word and _is_held_then(document, sentence, mark)


def _is_held(document: Document, sentence: Sentence, mark: Mark, last: int, *, is_named: bool) -> bool:
    """Whether words in small letters are one event that is said to be held, or to have been."""
    words, length = sentence.words, last - mark.first
    told = [word.low for word in words[max(0, mark.first - _HELD_REACH) : mark.first]]
    if told[-1:] in (["các"], ["những"], ["nhiều"], ["của"], ["cuộc"]) or (told[-1:] == [","] and MANY_OF & set(told)):
        return False
    if told[-2:] == ["hoạt", "động"] and MANY_OF & set(told):
        return False
    if words[mark.first].low == "gặp" and mark.first and words[mark.first - 1].is_capital:
        return False  # "Tổng Lãnh sự A gặp gỡ …": a verb
    when = days(document, sentence)
    by = _BY.match(document.text, words[last - 1].end, sentence.whole.end)
    if length <= _FEWEST or not (is_named or length > _MANY or when or by):
        return False
    if words[0].low in _HABITS or (words[0].low in _TASKS and not when and sentence.kind != "heading"):
        return False
    behind_it = " ".join(word.low for word in words[last : last + 4])
    before = " ".join(told)
    if "việc tổ chức" in before:
        return False
    if told[-1:] == ["làm"] or any(0 <= words[mark.first].start - day.until <= 1 for day in when):
        return True  # "Hội A chiều 16/11 gặp mặt …"
    return behind_it.startswith(tuple(table("events")["held_behind"])) or any(
        re.search(rf"(?<!\w){cue}(?!\w)", before) for cue in table("events")["held"]
    )
