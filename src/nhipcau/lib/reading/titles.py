"""Titles: a post with the body it is held in, "Phó Giám đốc" / "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.names import honorifics, listed, name_end, place_end
from nhipcau.lib.reading.words import Mark

_LONGEST_BODY: Final = 16
_BEFORE_PLACES: Final = frozenset({"tỉnh", "phố", "tp", ".", "bang", "quận", "huyện", "vùng", "hạt", "đô", "nước"})
_AMBASSADORS: Final = frozenset(
    {
        "Đại sứ",
        "Tổng Lãnh sự",
        "Phó Đại sứ",
        "Lãnh sự",
        "Tham tán",
        "Đại biện",
        "Đại biện lâm thời",
        "Công sứ",
        "Phó Tổng Lãnh sự",
        "Tham tán Công sứ",
        "Lãnh sự danh dự",
        "Tổng Lãnh sự danh dự",
        "Tham tán Thương mại",
    }
)
_NAMED_ABROAD: Final = frozenset({"Công", "Tập", "Tổ", "Quỹ", "Tổng", "Ngân", "Hội", "Trung", "Đại", "Trường", "Viện"})
"""First words of bodies whose own names may be foreign."""
_OWN_BODY: Final = frozenset({"ban", "phòng", "khoa"})
"""A post that ends in one of these begins its body with it: "Trưởng Ban Đối ngoại Trung ương"."""
_HEADS: Final = frozenset({"Cục", "Vụ", "Phòng", "Sở", "Bộ"})
_FORMER: Final = {"nguyên": "Nguyên", "quyền": "Quyền", "cựu": "Nguyên"}
_POWERS: Final = frozenset({"chính", "thẩm", "ủy", "uỷ", "phân", "trao", "giao"})
"""Words that make another word of "quyền": "chính quyền Thủ tướng X" is no acting prime minister."""
_HEADS_ABROAD: Final = frozenset({"Thống đốc", "Phó Thống đốc", "Tỉnh trưởng", "Phó Tỉnh trưởng", "Thị trưởng", "Phó Thị trưởng", "Đô trưởng", "Phó Đô trưởng"})  # fmt: skip
_WITH_PLACE: Final = 4
"""Words with capitals behind a head of a foreign locality of which the first is the place: "Kharkov Oleh …"."""


@dataclass(frozen=True, slots=True)
class Title:
    """Words ``[first, last)`` that are a post, with its body as far as it is said."""

    first: int
    last: int
    position: str
    body: str | None


def _posts(sentence: Sentence) -> list[Mark]:
    """The posts named, without those that are part of a body: "Ban Bí thư" is no "Bí thư"."""
    bodies = sentence.of("issuer")
    return [
        mark
        for mark in sentence.of("post")
        if not any(body.first < mark.first < body.last for body in bodies)
        and not (mark.first and sentence.words[mark.first - 1].text in _HEADS)
        and not (_is_mission(sentence, mark) and not mark.value[0].startswith("Phó"))
    ]


def _is_mission(sentence: Sentence, mark: Mark) -> bool:
    """Whether the post is the beginning of a mission's name: "Tổng Lãnh sự quán"."""
    return mark.last < len(sentence.words) and sentence.words[mark.last].low == "quán"


def titles_of(document: Document, sentence: Sentence) -> list[Title]:
    titles: list[Title] = []
    for mark in _posts(sentence):
        if titles and mark.first < titles[-1].last:
            continue
        position, own = mark.value
        if position in ("Ủy viên", "Lãnh sự") and not sentence.words[mark.first].is_capital:
            continue
        first = mark.first
        if first and (prefix := _former(sentence, first - 1)):
            position = f"{prefix} {position}"
            first -= 1
        body_first = mark.last - (
            sentence.words[mark.last - 1].low in _OWN_BODY
            and mark.last - mark.first > 1
            and position != "Chánh Văn phòng"
            and "Văn phòng" not in position
        )
        body_first += _is_mission(sentence, mark)
        last = _body_end(sentence, body_first, is_own=body_first < mark.last, ambassador=position in _AMBASSADORS)
        if own is not None:
            last = max(place_end(sentence, mark.last), mark.last) if not own else mark.last
        elif last == mark.last and position in _HEADS_ABROAD:
            last = _place_abroad(sentence, mark.last)
        body = own or (document.said(sentence, body_first, last) if last > mark.last else None)
        if body and body.lower().startswith("của "):
            body = body[4:]
        titles.append(Title(first, max(last, mark.last), position, body[0].upper() + body[1:] if body else None))
    return titles


def _former(sentence: Sentence, at: int) -> str | None:
    """What "nguyên", "quyền" or "cựu" before a post makes of it."""
    word = sentence.words[at].low
    if word == "quyền" and at and sentence.words[at - 1].low in _POWERS:
        return None
    return _FORMER.get(word)


def _place_abroad(sentence: Sentence, first: int) -> int:
    """The end of a foreign locality right behind its head's post; ``first`` if a name stands there."""
    if (mark := sentence.at("abroad", first)) and name_end(sentence, mark.last, lenient=True):
        return mark.last
    last = first
    while last < len(sentence.words) and sentence.words[last].is_word and sentence.words[last].is_capital:
        last += 1
    return first + (last - first >= _WITH_PLACE and sentence.words[first].text not in listed("surnames_abroad"))


def _body_end(sentence: Sentence, first: int, *, is_own: bool, ambassador: bool) -> int:
    """Where the body behind a post ends: before a name, a verb, a sign; ``first`` if no body follows."""
    words = sentence.words
    if first >= len(words) or not (is_own or ambassador or _begins_body(sentence, first)):
        return first
    if ambassador and name_end(sentence, first, lenient=True):
        return first
    posts = {mark.first for mark in _posts(sentence)}
    takes_foreign = (
        words[first].text.capitalize() in _NAMED_ABROAD
        and words[first + 1 : first + 2]
        and words[first + 1].low != "đồng"
    )
    at = first
    while at < len(words) and at - first < _LONGEST_BODY:
        word = words[at]
        if end := place_end(sentence, at):
            at = end
            continue
        if at > first and at in posts and word.is_capital:
            break
        if at > first and name_end(
            sentence,
            at,
            lenient=ambassador or (not takes_foreign and words[at - 1].low not in _BEFORE_PLACES),
            introduced=_is_whole_name(sentence, at),
        ):
            break
        if ambassador and word.low == "tại":
            at += 1
            continue
        if word.low == "," and _continues(sentence, at, first):
            at += 1
            continue
        if _ends_at(sentence, at):
            break
        at += 1
    while at > first and not words[at - 1].is_word:
        at -= 1
    return at


def _is_whole_name(sentence: Sentence, at: int) -> bool:
    """Whether a surname that is another word too begins a name inside a body: "UBND tỉnh Mai Văn Ba", not "Đại học Hồng Đức"."""
    words = sentence.words
    last = at
    while last < len(words) and words[last].is_word and words[last].is_capital:
        last += 1
    return last - at > 2 and not any(sentence.at(name, at + 1) for name in ("place", "partner"))


def _ends_at(sentence: Sentence, at: int) -> bool:
    """Whether the body ends before a sign or a word that leads out of it."""
    words, word = sentence.words, sentence.words[at]
    if not (word.is_word or word.text in "-–&/.") or _stops(sentence, at):
        return True
    if word.text == ".":
        return not (at and words[at - 1].low in ("tp", "t"))
    return word.low in ("và", "-", "–", "/", "các") and not (at + 1 < len(words) and _goes_on(sentence, at))


def _stops(sentence: Sentence, at: int) -> bool:
    """Whether the body ends before the word: at a verb, at "ông", at a word of time."""
    word = sentence.words[at]
    if word.is_capital or (word.low == "ký" and sentence.words[at - 1].low == "thư"):
        return False
    following, third = (sentence.words[place].low if place < len(sentence.words) else "" for place in (at + 1, at + 2))
    if (word.low, following) == ("thông", "tin") and third in ("đối", "và", "điện"):
        return False  # "Ban Chỉ đạo Công tác thông tin đối ngoại"
    return (
        word.low in listed("stops")
        or f"{word.low} {following}" in listed("stops")
        or (word.low == "dự" and following != "án")
    )


def _begins_body(sentence: Sentence, first: int) -> bool:
    two = " ".join(word.text for word in sentence.words[first : first + 2])
    one = sentence.words[first].text
    return one in listed("bodies") or two in listed("bodies") or sentence.at("partner", first) is not None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a joint inside a body is followed by more of it: "Ngoại vụ và Ngoại giao văn hóa", not "và ông"."""
    following = sentence.words[at + 1]
    if following.low in honorifics() or sentence.at("post", at + 1):
        return False
    if sentence.words[at].low == "các":
        return True
    return (
        following.is_capital
        and not name_end(sentence, at + 1)
        and following.text not in ("Sở", "UBND", "Tỉnh", "Thành")
    )


def _continues(sentence: Sentence, at: int, first: int) -> bool:
    """Whether the comma stands inside a body: "Sở Văn hóa, Thể thao và Du lịch", "Cục Ngoại vụ, Bộ Ngoại giao"."""
    words = sentence.words
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if (
        words[first].text in ("Cục", "Vụ", "Phòng", "Văn")
        and following.text in ("Bộ", "Sở")
        and not sentence.at("post", at + 1)
    ):
        return True
    return following.text in ("Thể", "Thương", "Lao") and words[first].text in ("Sở", "Bộ", "Cục")
