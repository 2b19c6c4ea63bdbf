"""People in office: "ông Ngô Lê Văn, Thứ trưởng Bộ Ngoại giao" and "Thứ trưởng Bộ Ngoại giao Ngô Lê Văn".

A sentence is cut into names and titles (a post with its body); which title belongs to which name follows from their
order alone. A name takes the titles right before it; else those behind it, unless these lead to the next name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark, is_vietnamese

_LONGEST_NAME: Final = 5
_LONGEST_BODY: Final = 16
_LONGEST_BRACKET: Final = 9
_JOINTS: Final = frozenset({",", "-", "–", "—", "(", "kiêm", "và", "đồng", "thời", "là"})
_AMBASSADORS: Final = frozenset({"Đại sứ", "Tổng Lãnh sự", "Phó Đại sứ", "Lãnh sự", "Tham tán", "Đại biện", "Đại biện lâm thời", "Công sứ", "Phó Tổng Lãnh sự", "Tham tán Công sứ", "Lãnh sự danh dự", "Tổng Lãnh sự danh dự", "Tham tán Thương mại"})
_NAMED_ABROAD: Final = frozenset({"Công", "Tập", "Tổ", "Quỹ", "Tổng", "Ngân", "Hội", "Trung", "Đại", "Trường", "Viện"})
"""First words of bodies whose own names may be foreign."""
_OWN_BODY: Final = frozenset({"ban", "phòng", "khoa"})
"""A post that ends in one of these begins its body with it: "Trưởng Ban Đối ngoại Trung ương"."""
_HEADS: Final = frozenset({"Cục", "Vụ", "Phòng", "Sở", "Bộ"})
_FORMER: Final = {"nguyên": "Nguyên", "quyền": "Quyền", "cựu": "Nguyên"}
_COMMON_FIRST: Final = frozenset({"Phó", "Thị", "An", "Hồng", "Hạ", "A", "Y", "Đồng", "Văn", "Bàn", "Phương", "Sơn", "Trang", "Ninh", "Giang", "Châu", "Trà", "Cung", "Đường", "Đoàn", "Ngọ", "Quản", "Từ", "Thái", "Kim", "Hà", "Lâm", "Mai", "Cao", "Thân"})
"""Surnames that are other words as well: they begin a name only behind a title or an honorific."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, last)`` that are a person's name, ``honored``: behind "ông", "bà", "đồng chí"."""

    first: int
    last: int
    text: str
    honored: bool


@dataclass(frozen=True, slots=True)
class Title:
    """Words ``[first, last)`` that are a post, with its body as far as it is said."""

    first: int
    last: int
    position: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A title and the name of who holds it."""

    name: Name
    title: Title
    rule: str


def people(document: Document) -> list[Fact]:
    """One fact for each person and office, with the other mentions of the name."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for sentence in document.sentences:
        for held in held_titles(document, sentence):
            _keep(found, document, sentence, held)
    facts = [fact for same in found.values() for fact in same]
    _add_mentions(document, facts)
    return facts


def _keep(found: dict[tuple[str, str], list[Fact]], document: Document, sentence: Sentence, held: Held) -> None:
    first, last = min(held.name.first, held.title.first), max(held.name.last, held.title.last)
    span = sentence.span(first, last)
    same = found.setdefault((held.name.text, held.title.position), [])
    for fact in same:
        known = fact.values["organisation"]
        if not known or not held.title.body or _alike(known, held.title.body):
            fact.add_evidence(span)
            fact.values["organisation"] = known or held.title.body
            return
    values = {"name": held.name.text, "position": held.title.position, "organisation": held.title.body}
    same.append(Fact("person_role", held.rule, 0.93, [span], values))


def _alike(one: str, other: str) -> bool:
    mine, others = (set(body.lower().replace("tp", "thành phố").replace(".", " ").split()) for body in (one, other))
    return mine <= others or others <= mine or len(mine & others) * 2 > min(len(mine), len(others))


def _add_mentions(document: Document, facts: list[Fact]) -> None:
    for name in {fact.values["name"] for fact in facts}:
        spans = _mentions(document, name)
        for fact in facts:
            if fact.values["name"] == name:
                for span in spans:
                    fact.add_evidence(span)


def _mentions(document: Document, name: str) -> list[Span]:
    spans, at = [], document.text.find(name)
    read = [(document.parts[sentence.part].start, document.parts[sentence.part].end) for sentence in document.sentences]
    while at >= 0 and len(spans) < 200:
        if any(start <= at < end for start, end in read):
            spans.append(Span(at, at + len(name)))
        at = document.text.find(name, at + len(name))
    return spans


def held_titles(document: Document, sentence: Sentence) -> list[Held]:
    """Who holds which title, by the order of names and titles in the sentence."""
    titles = _titles(document, sentence)
    if not titles:
        return []
    names = _names(document, sentence, titles)
    held: list[Held] = []
    chains = _chains(sentence, titles)
    for chain in chains:
        before = next((name for name in reversed(names) if name.last <= chain[0].first), None)
        after = next((name for name in names if name.first >= chain[-1].last), None)
        if after and _is_adjacent(sentence, chain[-1].last, after):
            if before and len(chain) > 1 and _is_apposition(sentence, before.last, chain[0].first) and not any(one.name == before for one in held):
                held += [Held(before, title, "people.behind_name") for title in chain[:-1]]
                chain = chain[-1:]
            held += [Held(after, title, "people.before_name") for title in chain]
            held += [Held(other, title, "people.shared") for title in chain for other in _listed_with(sentence, names, after, chain[-1])]
        elif before and _is_apposition(sentence, before.last, chain[0].first):
            held += [Held(before, title, "people.behind_name") for title in chain]
    return held


def _chains(sentence: Sentence, titles: list[Title]) -> Iterator[list[Title]]:
    """Titles that follow each other with nothing but a joint between them: "Ủy viên …, Phó Chủ tịch …"."""
    chain: list[Title] = []
    for title in titles:
        if chain and not all(word.low in _JOINTS for word in sentence.words[chain[-1].last : title.first]):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


def _is_adjacent(sentence: Sentence, last: int, name: Name) -> bool:
    between = [word.low for word in sentence.words[last : name.first]]
    if between[:1] == ["("] and ")" in between and len(between) <= _LONGEST_BRACKET:
        between = between[between.index(")") + 1 :]
    return not between or all(word in _honorifics() or word in (":", ".", "các") for word in between)


def _is_apposition(sentence: Sentence, last: int, first: int) -> bool:
    between = [word.low for word in sentence.words[last:first]]
    return 0 < len(between) <= 2 and all(word in (",", "-", "–", "—", "(", "là", "hiện") for word in between)


def _listed_with(sentence: Sentence, names: list[Name], after: Name, title: Title) -> Iterator[Name]:
    """Further names behind "các Phó Chủ tịch UBND tỉnh: A, B và C"."""
    if not (title.first and sentence.words[title.first - 1].low == "các"):
        return
    last = after.last
    for name in names:
        if name.first >= last and all(word.low in {",", ";", "và", *_honorifics()} for word in sentence.words[last : name.first]):
            yield name
            last = name.last


def _posts(sentence: Sentence) -> list[Mark]:
    """The posts named, without those that are part of a body: "Ban Bí thư" is no "Bí thư"."""
    bodies = sentence.of("issuer")
    return [
        mark
        for mark in sentence.of("post")
        if not any(body.first < mark.first < body.last for body in bodies)
        and not (mark.first and sentence.words[mark.first - 1].text in _HEADS)
    ]


def _titles(document: Document, sentence: Sentence) -> list[Title]:
    titles: list[Title] = []
    for mark in _posts(sentence):
        if titles and mark.first < titles[-1].last:
            continue
        position, own = mark.value
        if position in ("Ủy viên", "Lãnh sự") and not sentence.words[mark.first].is_capital:
            continue
        first = mark.first
        if first and (prefix := _FORMER.get(sentence.words[first - 1].low)):
            position = f"{prefix} {position}"
            first -= 1
        body_first = mark.last - (sentence.words[mark.last - 1].low in _OWN_BODY and mark.last - mark.first > 1 and position != "Chánh Văn phòng" and "Văn phòng" not in position)
        last = _body_end(sentence, body_first, is_own=body_first < mark.last, ambassador=position in _AMBASSADORS)
        if own is not None:
            last = max(_place_end(sentence, mark.last), mark.last) if not own else mark.last
        body = own or (document.said(sentence, body_first, last) if last > mark.last else None)
        titles.append(Title(first, max(last, mark.last), position, body[0].upper() + body[1:] if body else None))
    return titles


def _body_end(sentence: Sentence, first: int, *, is_own: bool, ambassador: bool) -> int:
    """Where the body behind a post ends: before a name, a verb, a sign; ``first`` if no body follows."""
    words = sentence.words
    if first >= len(words) or not (is_own or ambassador or _begins_body(sentence, first)):
        return first
    if ambassador and _name_end(sentence, first, lenient=True):
        return first
    posts = {mark.first for mark in _posts(sentence)}
    takes_foreign = words[first].text in _NAMED_ABROAD and words[first + 1 : first + 2] and words[first + 1].low != "đồng"
    at = first
    while at < len(words) and at - first < _LONGEST_BODY:
        word = words[at]
        if end := _place_end(sentence, at):
            at = end
            continue
        if at > first and at in posts and word.is_capital:
            break
        if at > first and _name_end(sentence, at, lenient=ambassador or not takes_foreign and not is_vietnamese(word.low)):
            break
        if ambassador and word.low == "tại":
            at += 1
            continue
        if word.low == "," and _continues(sentence, at, first):
            at += 1
            continue
        if not (word.is_word or word.text in "-–&/.") or _stops(sentence, at):
            break
        if word.text == "." and not (at and words[at - 1].low in ("tp", "t")):
            break
        if word.low in ("và", "-", "–", "/", "các") and not (at + 1 < len(words) and _goes_on(sentence, at)):
            break
        at += 1
    while at > first and not words[at - 1].is_word:
        at -= 1
    return at


def _place_end(sentence: Sentence, at: int) -> int:
    """The end of a place, a country or "Việt Nam" that begins at ``at``; 0 if none does."""
    for name in ("place", "partner"):
        for mark in sentence.of(name):
            if mark.first == at and mark.value:
                return mark.last
    return at + 2 if [word.low for word in sentence.words[at : at + 2]] == ["việt", "nam"] else 0


def _stops(sentence: Sentence, at: int) -> bool:
    """Whether the body ends before the word: at a verb, at "ông", at a word of time."""
    word = sentence.words[at]
    if word.is_capital:
        return False
    following = sentence.words[at + 1].low if at + 1 < len(sentence.words) else ""
    return word.low in _words("stops") or f"{word.low} {following}" in _words("stops") or word.low == "dự" and following != "án"


def _begins_body(sentence: Sentence, first: int) -> bool:
    two = " ".join(word.text for word in sentence.words[first : first + 2])
    one = sentence.words[first].text
    return one in _words("bodies") or two in _words("bodies") or any(mark.first == first for mark in sentence.of("partner"))


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a joint inside a body is followed by more of it: "Ngoại vụ và Ngoại giao văn hóa", not "và ông"."""
    following = sentence.words[at + 1]
    if following.low in _honorifics() or any(mark.first == at + 1 for mark in sentence.of("post")):
        return False
    if sentence.words[at].low == "các":
        return True
    return following.is_capital and not _name_end(sentence, at + 1) and following.text not in ("Sở", "UBND", "Tỉnh", "Thành")


def _continues(sentence: Sentence, at: int, first: int) -> bool:
    """Whether the comma stands inside a body: "Sở Văn hóa, Thể thao và Du lịch", "Cục Ngoại vụ, Bộ Ngoại giao"."""
    words = sentence.words
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if words[first].text in ("Cục", "Vụ", "Phòng", "Văn") and following.text in ("Bộ", "Sở") and not any(mark.first == at + 1 for mark in sentence.of("post")):
        return True
    return following.text in ("Thể", "Thương", "Lao") and words[first].text in ("Sở", "Bộ", "Cục")


def _names(document: Document, sentence: Sentence, titles: list[Title]) -> list[Name]:
    names: list[Name] = []
    ends = {title.last for title in titles}
    inside = {at for title in titles for at in range(title.first, title.last)}
    at = 0
    words = sentence.words
    while at < len(words):
        if at in inside or not words[at].is_capital:
            at += 1
            continue
        before = words[at - 1].low if at else ""
        honored = before in _honorifics() or before == "." and at > 1 and words[at - 2].low in _honorifics()
        introduced = honored or at in ends or before in (":", ",", ";", "và")
        last = _name_end(sentence, at, lenient=honored or at in ends, introduced=introduced)
        if last and not (inside & set(range(at, last))):
            names.append(Name(at - (honored and before in _honorifics()), last, document.said(sentence, at, last), honored))
            at = last
        else:
            at += 1
    return names


def _name_end(sentence: Sentence, first: int, *, lenient: bool = False, introduced: bool = True) -> int:
    """Where the name that begins at ``first`` ends; 0 if none does. ``lenient``: a foreign name will do."""
    words = sentence.words
    if first >= len(words) or not words[first].is_capital or words[first].text.isupper() and len(words[first].text) > 1 and not (lenient and words[first + 1 : first + 2] and words[first + 1].text.isupper()):
        return 0
    last = _run_end(sentence, first)
    length = last - first
    if any(mark.first <= first < mark.last and mark.value for mark in sentence.of("place") if mark.last - mark.first > 1):
        return 0
    if any(mark.first == first and mark.value for name in ("partner", "post", "issuer") for mark in sentence.of(name)) or _place_end(sentence, first) > first + 1:
        return 0
    text = words[first].text
    if text in _words("surnames") and 2 <= length <= _LONGEST_NAME and all(is_vietnamese(word.low) for word in words[first + 1 : last]) and not any(word.text == "-" for word in words[first:last]):
        if text in _COMMON_FIRST and not introduced:
            return 0
        return last
    is_foreign = any(word.text == "-" or not is_vietnamese(word.low) for word in words[first:last])
    return last if lenient and 2 <= length and is_foreign else 0


def _run_end(sentence: Sentence, first: int) -> int:
    """The end of the words with capitals from ``first`` on; "Jung-taek" and "Oh-Sae-Hyun" are one word each."""
    words, last = sentence.words, first
    while last < len(words) and last - first < _LONGEST_NAME + 4:
        is_joined = last > first and words[last].start == words[last - 1].end
        if is_joined and (words[last].text in "-'’" or words[last - 1].text in "-'’" and words[last].is_word):
            last += 1
            continue
        if not (words[last].is_word and words[last].is_capital) or is_joined:
            break
        if last > first and (words[last].start - words[last - 1].end > 2 or any(mark.first == last for mark in sentence.of("post"))):
            break
        last += 1
    return last - (last > first and words[last - 1].text in "-'’")


def is_in_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are part of a person's name: "Lê Hải Phòng"."""
    words = sentence.words
    if first and words[first - 1].text in _words("surnames") and words[first - 1].text not in _COMMON_FIRST and words[first].start - words[first - 1].end == 1:
        return True
    return first > 0 and words[first - 1].low in _honorifics()


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    return frozenset(word for phrase in table("people")["words"]["honorifics"] for word in phrase.split())


@lru_cache(maxsize=None)
def _words(name: str) -> frozenset[str]:
    return frozenset(table("people")["words"][name])
