"""Who promises, asks or is asked: the body or place that a verb is said of, an office with the locality it is of."""

from __future__ import annotations

from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.names import listed
from nhipcau.lib.reading.office_bodies import body_end
from nhipcau.lib.reading.speech import said
from nhipcau.lib.reading.words import Mark

_SECOND: Final = frozenset(
    {
        "vụ", "giao", "chính", "nghiệp", "hoạch", "hóa", "thao", "lịch", "thông", "trường", "học", "nghệ", "dục", "tạo", "tế", "pháp", "dựng", "ương", "ủy", "tra",
        "lý", "hội", "hiệp", "đoàn", "tâm", "phủ", "quán", "sự", "phòng", "viện", "gia", "dân", "đội", "đồng", "ty", "hàng", "nghị", "chức", "quan", "ban", "tư",
    }
)  # fmt: skip
"""Second syllables of the names of bodies, written small: "Ngoại vụ", "Tài chính"; some could begin a verb."""
_PLACES: Final = frozenset({"tỉnh", "thành", "phố", "tp", "huyện", "quận", "thị", "xã", "phường", "bang", "đô"})
_BOTH: Final = frozenset({"bên", "tỉnh", "nước", "địa", "thành", "đơn", "cơ"})
"""Behind "hai" and "các": those who speak together."""
_NO_BODIES: Final = ("hội thảo", "hội chợ", "hội trường", "hội nghị", "hội đàm", "hội nhập", "tổ chức", "đoàn kết", "khoa học", "cơ quan", "đại diện")  # fmt: skip
"""What begins like a body and is none, if no name with a capital follows."""
_OTHERS: Final = frozenset({"với", "cho", "của", "tại", "ở", "về", "từ", "giữa", "đến", "tới", "vào", "trong", "sang", "giúp", "bởi", "("})  # fmt: skip
"""Before a body these say that the verb is said of somebody else."""
_LONGEST: Final = 18
_ADVERBS: Final = frozenset({"đã", "cũng", "luôn", "vừa", "trân", "trọng", "kính", "tiếp", "tục", "rất"})


def bodies(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """The bodies and places named in words ``[first, last)``, from left to right; none that is only part of somebody's title."""
    posts = [mark for mark in sentence.of("post") if not _is_mission(sentence, mark)]
    found: list[tuple[int, int]] = []
    at = first
    while at < last:
        end = min(_end(sentence, at), last)
        if end <= at:
            at += 1
            continue
        if not any(post.first <= at <= post.last for post in posts):
            found.append((_with_leaders(sentence, at), end))
        elif place := sentence.at("place", end):  # "Trưởng đại diện JETRO Hà Nội"
            end = place.last
        at = end
    return found


def _with_leaders(sentence: Sentence, at: int) -> int:
    """Where "lãnh đạo tỉnh Quảng Ninh" begins, of which the place begins at a word."""
    return at - 2 if [word.low for word in sentence.words[max(0, at - 2) : at]] == ["lãnh", "đạo"] else at


def _is_mission(sentence: Sentence, post: Mark) -> bool:
    """Whether a post is the beginning of a mission's name: "Tổng Lãnh sự quán"."""
    return post.last < len(sentence.words) and sentence.words[post.last].low == "quán"


def subject(sentence: Sentence, first: int, cue: int) -> tuple[int, int] | None:
    """The body or place that a verb at ``cue`` is said of: the last one before it that is not with, of or for somebody.

    Of several told together ("Bộ Ngoại giao và các cơ quan đại diện") it is the first.
    """
    named = [one for one in bodies(sentence, first, cue) if not _is_beside(sentence, one[0])]
    while len(named) > 1 and _are_together(sentence, named[-2], named[-1]):
        named.pop()
    return named[-1] if named else None


def _are_together(sentence: Sentence, one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = [word.low for word in sentence.words[one[1] : other[0]]]
    return between in (["và"], [","], [",", "và"], ["cùng"], ["phối", "hợp", "với"])


def addressed(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Whom a request is made of that begins in words ``[first, last)``; "hai bên" ask each other."""
    named = bodies(sentence, first, len(sentence.words))
    is_pair = {"hai", "các"}
    return next(
        (one for one in named if one[0] < last and sentence.words[one[0]].low not in is_pair and not _is_beside(sentence, one[0])),
        None,
    )  # fmt: skip


def is_right_before(sentence: Sentence, body: tuple[int, int], cue: int) -> bool:
    """Whether nothing but adverbs stands between a body and the verb."""
    return all(word.low in _ADVERBS for word in sentence.words[body[1] : cue])


def is_office(sentence: Sentence, body: tuple[int, int]) -> bool:
    """Whether a body is an office or a firm, not a place or "hai bên"."""
    words = sentence.words[body[0] : body[1]]
    is_place = words[0].low in _PLACES or sentence.at("place", body[0]) is not None
    if words[0].low == "phía":
        return True
    return len(words) > 1 and words[0].is_capital and not is_place and words[0].low not in ("hai", "các")


def _is_beside(sentence: Sentence, first: int) -> bool:
    return first > 0 and sentence.words[first - 1].low in _OTHERS


def _end(sentence: Sentence, at: int) -> int:
    """Where the body or place that begins at a word ends; the word itself if none does."""
    words = sentence.words
    following = words[at + 1] if at + 1 < len(words) else None
    if at and words[at - 1].text in "/-" and words[at - 1].end == words[at].start:  # "Công văn số 745/UBND-TH"
        return at
    if (partner := sentence.at("partner", at)) and partner.value.kind != "country":
        return partner.last
    if place := sentence.at("place", at):
        return place.last
    if words[at].low == "phía" and (country := sentence.at("partner", at + 1)):
        return country.last
    if words[at].low in ("hai", "các") and following and following.low in _BOTH:
        return at + (3 if following.low in ("địa", "thành", "đơn", "cơ") else 2)
    if words[at].low in _PLACES:
        return _place_end(sentence, at)
    if following is None or not _begins(sentence, at):
        return at
    is_whole = any(phrase in listed("bodies") for phrase in _said(sentence, at)[1:])
    if not (following.is_capital or is_whole or following.low in _PLACES):
        return at + 1 if words[at].is_capital else at
    return _name_end(sentence, at)


def _begins(sentence: Sentence, at: int) -> bool:
    words, said_here = sentence.words, _said(sentence, at)
    is_named = at + 2 < len(words) and words[at + 2].is_capital and not sentence.at("event", at + 2)
    if said_here[1].lower() in _NO_BODIES and not is_named:
        return False
    return any(phrase in listed("bodies") for phrase in said_here)


def _said(sentence: Sentence, at: int) -> list[str]:
    """The one, two and three words at a place: "Tổng", "Tổng Lãnh", …"""
    return [" ".join(word.text for word in sentence.words[at : at + length]) for length in (1, 2, 3)]


def _place_end(sentence: Sentence, at: int) -> int:
    """The end of "tỉnh", "tỉnh Quảng Nam", "huyện Nam Trà My"; no place is "thành lập", and "phố" is only its end."""
    words = sentence.words
    first = at + (
        words[at].low in ("thành", "thị", "tp") and at + 1 < len(words) and words[at + 1].low in ("phố", "xã", ".")
    )
    if words[at].low in ("thành", "thị") and first == at:
        return at
    first += 1
    if first < len(words) and (place := sentence.at("place", first)):
        return place.last
    last = first
    while last < len(words) and words[last].is_word and words[last].is_capital:
        last += 1
    return last


def _name_end(sentence: Sentence, at: int) -> int:
    """Where the name of an office ends: before a verb, behind the locality it is of."""
    limit = min(body_end(sentence, at, frozenset(), is_own=True, position=""), at + _LONGEST)
    last = at + 1
    while last < limit:
        if place := sentence.at("place", last):
            return place.last
        if last > at + 1 and _acts(sentence, last):
            break
        last += 1
    return last


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a word behind a body's name begins what the body does: "hỗ trợ", "tiếp tục"."""
    words, word = sentence.words, sentence.words[at]
    if word.is_capital or word.low not in said("verbs") or word.low in _PLACES or word.low == "các":
        return False
    before, behind = words[at - 1], words[at + 1].low if at + 1 < len(words) else ""
    if word.low == "quán":  # "Đại sứ quán Đức quán triệt"
        return behind == "triệt"
    return not ((before.is_capital and word.low in _SECOND) or before.low == "các" or behind in _SECOND)
