"""Names of people: where they begin and end among words with capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Word, is_initial, is_vietnamese

_LONGEST_NAME: Final = 5
_LONGEST_ANY: Final = 7
_LONGEST_INITIALS: Final = 4
_LONGEST_RUN: Final = 14
"""Words and hyphens: "Vi-lay-vông Bút-đa-khăm" has ten."""
_PARTICLES: Final = frozenset({"van", "den", "der", "de", "di", "da", "dos", "von", "bin", "binti", "al"})
"""Small words inside foreign names: "Karl Van den Bossche"."""
_MIDDLE: Final = ("văn", "thị")
_CONTINENTS: Final = (["Á"], ["Âu"], ["Phi"], ["Mỹ"], ["Úc"])
_REPUBLIC: Final = (("cộng", "hòa", "xã", "hội", "chủ", "nghĩa"), ("chxhcn",))
"""Before "Việt Nam" a part of its name."""
_COMMON_FIRST: Final = frozenset(
    {"Phó", "Thị", "An", "Hồng", "Hạ", "A", "Y", "Đồng", "Văn", "Bàn", "Phương", "Sơn", "Trang", "Ninh", "Giang", "Châu", "Trà", "Cung", "Đường", "Đoàn", "Ngọ", "Quản", "Từ", "Thái", "Kim", "Hà", "Lâm", "Mai", "Cao", "Thân", "Đầu", "Thẩm", "Quan", "Chế", "Giáp", "Lôi", "Ly", "Mông", "Phù", "Tiết", "Lâu", "Cư", "Tần", "Đàng", "Bá", "Biện", "Giả", "Hiên", "Tào", "Lô", "Tôn", "Ngân", "Viên", "Âu"}
)  # fmt: skip
"""Surnames that are other words as well: they begin a name only behind a title or an honorific."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, last)`` that are a person's name, ``honored``: behind "ông", "bà", "đồng chí"."""

    first: int
    last: int
    text: str
    honored: bool


def name_end(
    sentence: Sentence, first: int, *, lenient: bool = False, introduced: bool = True, anyone: bool = False
) -> int:
    """Where the name that begins at ``first`` ends; 0 if none does.

    ``lenient``: a foreign name will do; ``anyone``: any words with capitals, as behind "ông" ("ngài Đa Phon Xụ Đay").
    """
    words = sentence.words
    if (
        first >= len(words)
        or not words[first].is_capital
        or (
            words[first].text.isupper()
            and len(words[first].text) > 1
            and not (lenient and _is_name_in_capitals(sentence, first))
        )
    ):
        return 0
    last = run_end(sentence, first)
    length = last - first
    if any(
        mark.first <= first < mark.last and mark.value for mark in sentence.of("place") if mark.last - mark.first > 1
    ):
        return 0
    if (
        any(sentence.at(name, first) for name in ("partner", "post", "issuer"))
        or any(mark.first == first and mark.value is None for mark in sentence.of("place"))  # "Thái Bình Dương"
        or place_end(sentence, first) > first + 1
    ):
        return 0
    text = words[first].text
    if text == "Châu" and [word.text for word in words[first + 1 : first + 2]] in _CONTINENTS:
        return 0
    if text == "H" and words[first + 1 : first + 2] and words[first + 1].text in "'’":  # "H'Yim Kđoh"
        return last
    if first and words[first - 1].text in ("châu", "miền"):  # "miền Trung"
        return 0
    if (
        text in listed("surnames")
        and 2 <= length <= _LONGEST_NAME
        and all(is_vietnamese(word.low) or len(word.text) == 1 for word in words[first + 1 : last])
        and not any(word.text == "-" for word in words[first:last])
    ):
        if text in _COMMON_FIRST and not introduced:
            return 0
        return last
    abroad = sentence.at("abroad", first)
    if (abroad and abroad.last >= last) or any(word.text in listed("not_in_names") for word in words[first:last]):
        return 0
    if anyone and 2 <= length <= _LONGEST_ANY and text not in listed("bodies"):
        return last
    is_foreign = any(word.text == "-" or not is_vietnamese(word.low) for word in words[first:last])
    is_one = not any(words[at].start > words[at - 1].end for at in range(first + 1, last))  # "Pắc-xế" is a place
    is_body = is_one or any(place_end(sentence, at) >= last for at in range(first + 1, last))  # "Colliers Việt Nam"
    return last if lenient and length >= 2 and is_foreign and not is_body else 0


def _is_name_in_capitals(sentence: Sentence, first: int) -> bool:
    """Whether a word in capitals begins a name: "TRẦN VĂN A", "WATANABE Nobuhiro"; not "JICA Việt Nam"."""
    words = sentence.words
    following = words[first + 1] if first + 1 < len(words) else None
    if following is None or not following.is_capital:
        return False
    if following.text.isupper():
        return all(word.text.isupper() for word in words[first : run_end(sentence, first)] if word.is_word)
    return (
        len(words[first].text) > _LONGEST_INITIALS
        and not is_vietnamese(following.low)
        and sentence.at("partner", first) is None
    )


def run_end(sentence: Sentence, first: int) -> int:
    """The end of the words with capitals from ``first`` on; "Jung-taek" and "Oh-Sae-Hyun" are one word each."""
    words, last = sentence.words, first
    while last < len(words) and last - first < _LONGEST_RUN:
        is_joined = last > first and words[last].start == words[last - 1].end
        if is_joined and (words[last].text in "-'’" or (words[last - 1].text in "-'’" and words[last].is_word)):
            if sentence.at("post", last):  # "Nguyễn Văn A-Phó Giám đốc"
                break
            last += 1
            continue
        if last == first + 2 and _is_spaced_hyphen(sentence, first):
            return last + 2
        if last > first and words[last].text == "." and is_initial(words, last - 1) and _is_capital(words, last + 1):
            last += 1  # "Marc E. Knapper"
            continue
        if _is_small_part(sentence, first, last):
            last += 1
            continue
        if not (words[last].is_word and words[last].is_capital) or is_joined:
            break
        if last > first and (
            words[last].start - words[last - 1].end > 2 or sentence.at("post", last) or words[last].text == "Ông"
        ):
            break
        last += 1
    return last - (last > first and words[last - 1].text in "-'’")


def _is_capital(words: list[Word], at: int) -> bool:
    return at < len(words) and words[at].is_capital


def _is_spaced_hyphen(sentence: Sentence, first: int) -> bool:
    """Whether a Korean given name is written apart: "Lee Seon - Ho", not "Lee Seon - Giám đốc"."""
    name = sentence.words[first : first + 5]
    return (
        len(name) == 5
        and name[0].text in listed("surnames_abroad")
        and name[2].text == "-"
        and name[3].is_capital
        and not name[4].is_word
        and not any(sentence.at(list_, first + 3) for list_ in ("post", "place", "partner"))
    )


def _is_small_part(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a word in small letters is inside a name: "Karl Van den Bossche", "Nguyễn văn Hiền"."""
    words = sentence.words
    if not first < at < len(words) - 1 or not words[at + 1].is_capital:
        return False
    return words[at].low in _PARTICLES or (
        words[at].text in _MIDDLE and at == first + 1 and words[first].text in listed("surnames")
    )


def begins_korean(sentence: Sentence, at: int) -> bool:
    """Whether a Korean name begins at a word, wherever it stands: "Tập đoàn SK Chey Tae-won", "… Lotte Kim Sang Hyun"."""
    words = sentence.words
    given = words[at + 1 : at + 4]
    if len(given) == 3 and given[1].text == "-" and given[0].is_capital and given[2].text.islower():
        return given[0].end == given[1].start and given[1].end == given[2].start and words[at].is_capital
    if words[at].text not in listed("surnames_abroad"):
        return False
    last = run_end(sentence, at)
    return 2 <= last - at <= 3 and any(not is_vietnamese(word.low) for word in words[at + 1 : last])


def is_in_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are part of a person's name: "Lê Hải Phòng"."""
    words = sentence.words
    if (
        first
        and words[first - 1].text in listed("surnames")
        and words[first - 1].text not in _COMMON_FIRST
        and words[first].start - words[first - 1].end == 1
    ):
        return True
    return is_honored(sentence, first)


def is_honored(sentence: Sentence, first: int) -> bool:
    """Whether "ông", "đồng chí", "thiếu tướng" … stands right before a word; "Thủ tướng" does not honour."""
    return any(mark.last == first for mark in sentence.of("honorific"))


def place_end(sentence: Sentence, at: int) -> int:
    """The end of a place, a country or "Việt Nam" that begins at ``at``; 0 if none does."""
    for name in ("place", "partner"):
        if mark := sentence.at(name, at):
            return mark.last
    words = sentence.words
    for republic in _REPUBLIC:
        if at + len(republic) < len(words) and all(words[at + n].low == said for n, said in enumerate(republic)):
            at += len(republic)
    if at < len(words) and words[at].low == "việt":
        if at + 1 < len(words) and words[at + 1].low == "nam":
            return at + 2
        return at + 1 if at and words[at - 1].text in "-–" else 0  # "hữu nghị Nhật - Việt"
    return 0


@cache
def honorifics() -> frozenset[str]:
    """The words before a name: "ông", "bà", "đồng", "chí"."""
    return frozenset(word for phrase in table("people")["words"]["honorifics"] for word in phrase.split())


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of ``data/people.toml``."""
    return frozenset(table("people")["words"][name])
