"""Titles: a post with the body it is held in, "Phó Giám đốc" / "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.names import listed, name_end, place_end
from nhipcau.lib.reading.office_bodies import AMBASSADORS, HEADS_ABROAD, body_end
from nhipcau.lib.reading.words import Mark

_LONGEST_CHARGE: Final = 7
_OWN_BODY: Final = frozenset({"ban", "phòng", "khoa"})
_DELEGATIONS: Final = ("đại biểu quốc hội", "đbqh", "lãnh sự", "ngoại giao")
"""What makes a body of "đoàn" in "Trưởng đoàn", else the head of a journey: "Trưởng đoàn đại biểu Quốc hội tỉnh"."""
_BEFORE_COUNTRY: Final = frozenset({"mới", "của", "nước"})
"""A post that ends in one of these begins its body with it: "Trưởng Ban Đối ngoại Trung ương"."""
_HEADS: Final = frozenset({"Cục", "Vụ", "Phòng", "Sở", "Bộ"})
_GROUPS: Final = frozenset({"minh", "nhóm", "hội", "đoàn"})
"""Before "Nghị sĩ" these make a body's name of it: "Liên minh Nghị sĩ hữu nghị"."""
_FORMER: Final = {"nguyên": "Nguyên", "quyền": "Quyền", "cựu": "Nguyên"}
_POWERS: Final = frozenset({"chính", "thẩm", "ủy", "uỷ", "phân", "trao", "giao"})
"""Words that make another word of "quyền": "chính quyền Thủ tướng X" is no acting prime minister."""
_INITIALS: Final = re.compile(r"\s\([^()]*\)")
"""What a body is called for short, inside its name: "Hội đồng nhân dân (HĐND) tỉnh"."""
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
        and not (mark.value[0] == "Nghị sĩ" and mark.first and sentence.words[mark.first - 1].low in _GROUPS)
        and not (_is_mission(sentence, mark) and not mark.value[0].startswith("Phó"))
        and not _is_of_office(sentence, mark)
    ]


def _is_of_office(sentence: Sentence, mark: Mark) -> bool:
    """Whether the post says whose office a body is: "Văn phòng Chủ tịch nước", "Phủ Thủ tướng"."""
    before = [word.text for word in sentence.words[max(0, mark.first - 2) : mark.first]]
    return before == ["Văn", "phòng"] or before[-1:] == ["Phủ"]


def _is_mission(sentence: Sentence, mark: Mark) -> bool:
    """Whether the post is the beginning of a mission's name: "Tổng Lãnh sự quán"."""
    return mark.last < len(sentence.words) and sentence.words[mark.last].low == "quán"


def titles_of(document: Document, sentence: Sentence) -> list[Title]:
    titles: list[Title] = []
    posts = _posts(sentence)
    begins = frozenset(mark.first for mark in posts)
    for mark in posts:
        if titles and mark.first < titles[-1].last:
            continue
        position, own = mark.value
        is_small = not sentence.words[mark.first].is_capital
        if is_small and position == "Lãnh sự":
            continue
        first = mark.first
        if first and (prefix := _former(sentence, first - 1)):
            position = f"{prefix} {position}"
            first -= 1
        body_first = _body_first(sentence, mark)
        last = body_end(sentence, body_first, begins, is_own=body_first < mark.last, position=mark.value[0])
        if own is not None:
            ministry = sentence.at("issuer", mark.last)  # "Cục trưởng Lãnh sự Bộ Ngoại giao"
            last = ministry.last if ministry else max(place_end(sentence, mark.last), mark.last)
        elif last == mark.last and mark.value[0] in HEADS_ABROAD:
            last = _place_abroad(sentence, mark.last)
        body = document.said(sentence, mark.last if own else body_first, last) if last > mark.last else ""
        body = " ".join(part for part in (own, _INITIALS.sub("", body)) if part)
        if (is_for_journey(position) or (is_small and position == "Ủy viên")) and not body:
            continue
        titles.append(
            Title(
                first,
                _behind_charge(sentence, max(last, mark.last)),
                position,
                body[0].upper() + body[1:] if body else None,
            )
        )
    return titles


def _behind_charge(sentence: Sentence, at: int) -> int:
    """Where what somebody is in charge of ends before the name: "Phó Thống đốc phụ trách kinh tế Lê Văn A"."""
    words = sentence.words[at : at + _LONGEST_CHARGE]
    if [word.low for word in words[:2]] != ["phụ", "trách"]:
        return at
    return next((at + number for number, word in enumerate(words) if word.is_capital), at)


def is_for_journey(position: str) -> bool:
    """Whether the post is held for a journey only: the head of a delegation that is no standing body."""
    return position in ("Trưởng đoàn", "Phó Trưởng đoàn")


def _body_first(sentence: Sentence, mark: Mark) -> int:
    """Where the body behind a post begins: in the post itself, as in "Trưởng Ban Đối ngoại", or behind "mới của"."""
    words, position = sentence.words, mark.value[0]
    begins = words[mark.last - 1].low
    if mark.last - mark.first > 1 and begins in _OWN_BODY and "Văn phòng" not in position:
        is_said = mark.last < len(words) and words[mark.last].low == begins  # "Trưởng ban Ban Chỉ đạo"
        return mark.last - (not is_said)
    if begins == "đoàn":
        following = " ".join(word.low for word in words[mark.last : mark.last + 4])
        return mark.last - following.startswith(_DELEGATIONS)
    first = mark.last + _is_mission(sentence, mark)
    if first < len(words) and words[first].text == "|":
        return first + 1  # the body in the next cell
    if position in AMBASSADORS:
        while first + 1 < len(words) and words[first].low in _BEFORE_COUNTRY:
            first += 1
        if first < len(words) and not place_end(sentence, first) and not words[first].is_capital:
            return mark.last
    return first


def _former(sentence: Sentence, at: int) -> str | None:
    """What "nguyên", "quyền" or "cựu" before a post makes of it."""
    word = sentence.words[at].low
    if word == "quyền" and at and sentence.words[at - 1].low in _POWERS:
        return None
    return _FORMER.get(word)


def _place_abroad(sentence: Sentence, first: int) -> int:
    """The end of a foreign locality right behind its head's post; ``first`` if a name stands there."""
    if mark := sentence.at("abroad", first):
        is_over = mark.last >= len(sentence.words) or not sentence.words[mark.last].is_capital
        if is_over or name_end(sentence, mark.last, lenient=True):
            return mark.last
    last = first
    while last < len(sentence.words) and sentence.words[last].is_word and sentence.words[last].is_capital:
        last += 1
    return first + (last - first >= _WITH_PLACE and sentence.words[first].text not in listed("surnames_abroad"))
