"""The names of people in a sentence that has titles: what may be a name follows from the titles around it."""

from __future__ import annotations

from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.following import behind_bracket
from nhipcau.lib.reading.names import Name, honorifics, is_honored, name_end, run_end
from nhipcau.lib.reading.office_bodies import AMBASSADORS, HEADS_ABROAD
from nhipcau.lib.reading.titles import Title

_LEADERS_ABROAD: Final = frozenset({"Thủ tướng", "Phó Thủ tướng", "Tổng thống", "Phó Tổng thống", "Quốc vương", "Ngoại trưởng", "Toàn quyền"})  # fmt: skip
"""Posts behind which any words with capitals are a name: "Thủ tướng Hun Sen"."""
_LONGEST_LISTED: Final = 7


def named_people(document: Document, sentence: Sentence, titles: list[Title]) -> list[Name]:
    """The names, from left to right; of "Bô Nhơn (Lê Viết Muồng)" the first one."""
    words, names, at = sentence.words, list[Name](), 0
    lenient, anyone = _where_names_begin(sentence, titles)
    inside = {at for title in titles for at in range(title.first, title.last)}
    starts = {title.first for title in titles}
    while at < len(words):
        if at in inside or not words[at].is_capital or sentence.at("honorific", at):
            at += 1
            continue
        before = words[at - 1].low if at else ""
        honored = is_honored(sentence, at) or (before == "." and at > 1 and words[at - 2].low in honorifics())
        listed = before in (":", ";") and _is_listed(sentence, at, starts)
        introduced = honored or at in lenient or before in (":", ",", ";", "và", "|")
        last = name_end(
            sentence,
            at,
            lenient=honored or listed or at in lenient,
            introduced=introduced,
            anyone=honored or listed or at in anyone,
        )
        is_part = not introduced and _is_inside_run(sentence, at, inside)
        if last and not is_part and inside.isdisjoint(range(at, last)) and not _is_other_name(sentence, names, at):
            first = _with_honorific(sentence, at, inside)
            names.append(Name(first, last, document.said(sentence, at, last), honored))
            at = last
        else:
            at += 1
    return names


def _where_names_begin(sentence: Sentence, titles: list[Title]) -> tuple[set[int], set[int]]:
    """Behind which titles foreign names begin, and behind which any words with capitals are one."""
    foreign = {mark.last for name in ("partner", "abroad") for mark in sentence.of(name) if mark.value}
    lenient, anyone = set[int](), set[int]()
    for title in titles:
        position, behind = title.position.removeprefix("Nguyên "), behind_bracket(sentence, title.last)
        lenient |= {title.last, behind}
        if position in _LEADERS_ABROAD or (
            title.body and (position in HEADS_ABROAD | AMBASSADORS or title.last in foreign)
        ):
            anyone.add(behind)
    behind_signs = {at + 1 for at in anyone if at < len(sentence.words) and sentence.words[at].text in ",-–"}
    return lenient | behind_signs, anyone  # "Tổng Lãnh sự Hoa Kỳ, Susan Burns"


def _is_listed(sentence: Sentence, at: int, starts: set[int]) -> bool:
    """Whether words with capitals stand in a list of people: "các ông: Khăm Phoi Văn Nạ Sản, Bí thư; …"."""
    end = run_end(sentence, at)
    is_parted = end < len(sentence.words) and sentence.words[end].text in ",-–"
    return 1 < end - at <= _LONGEST_LISTED and is_parted and end + 1 in starts


def _is_inside_run(sentence: Sentence, at: int, inside: set[int]) -> bool:
    """Whether a word follows another with a capital that is no title's: "Văn" of "Khăm Phoi Văn Nạ Sản"."""
    before = sentence.words[at - 1] if at and at - 1 not in inside else None
    return before is not None and before.is_word and before.is_capital and not before.text.isupper()


def _is_other_name(sentence: Sentence, names: list[Name], at: int) -> bool:
    """Whether a name in a bracket is another one of whom is named right before it."""
    return bool(names) and names[-1].last == at - 1 and sentence.words[at - 1].text == "("


def _with_honorific(sentence: Sentence, at: int, inside: set[int]) -> int:
    """Where "đồng chí" before a name begins, if it is no part of a title."""
    mark = next((mark for mark in sentence.of("honorific") if mark.last == at), None)
    return mark.first if mark and inside.isdisjoint(range(mark.first, at)) else at
