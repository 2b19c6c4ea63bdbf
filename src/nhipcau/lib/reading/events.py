"""Events: named ones by what their names begin with, receptions and visits by their verbs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Mark

_ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
    "xv": 15,
    "xvi": 16,
    "xvii": 17,
    "xviii": 18,
    "xix": 19,
    "xx": 20,
}
_EDITION: Final = re.compile(
    r"(?:lần thứ|lần)\s+(\d{1,3}|[IVX]{1,6}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)", re.IGNORECASE
)
_CONGRESS: Final = re.compile(r"(?:Đại hội(?: Đảng(?: bộ)?)?(?: toàn quốc)?)\s+(?:lần thứ\s+)?([IVX]{1,6})(?!\w)")
_NUMBER_BEHIND: Final = re.compile(r"^Hội nghị (?:Ngoại giao|Ngoại vụ|[A-ZĐ]\w+)(?: toàn quốc)? (\d{1,2})$")
""" "Hội nghị Ngoại giao 32"."""
_WORDS: Final = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_THEME: Final = re.compile(r"(?:với )?chủ đề(?: của [^“\"\n]{3,40}?)?(?: là)?:?\s*[“\"]([^”\"\n]{6,250})[”\"]")
_THEME_BEFORE: Final = re.compile(r"[“\"]([^”\"\n]{6,250})[”\"] là chủ đề")
_YEAR: Final = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
_PLACE: Final = re.compile(
    r"(?<!\w)(?:tại|ở) ((?:khách sạn|trụ sở|trung tâm|nhà|tỉnh|thành phố|thủ đô|hội trường)? ?[A-ZĐÀ-Ỹ][^,;.:\n(”\"]{1,60}?)(?=[,;.:\n(”\"]|\s(?:và|do|với|nhằm|diễn|khai|đã|sẽ|trong|vào|ngày|từ|cùng|nối|để|về|có)\s)"
)
_RECEPTION: Final = re.compile(
    r"(?<!\w)(?:đã |vừa )?(?:có (?:buổi|cuộc) )?(?:(tiếp(?: xã giao| thân mật| và làm việc với|, làm việc với| đón)*)|((?:làm việc|hội đàm) với)|((?:đến |sang |tới )?thăm(?: và làm việc|, làm việc| chính thức| hữu nghị| xã giao)*(?: tại| đến| với)?))\s+"
    r"(?=(?:ông|bà|ngài|[Đđ]oàn|đồng chí|[Đđ]ại sứ|[Tt]ổng [Ll]ãnh sự|Bộ trưởng|Thứ trưởng|Chủ tịch|Phó|Tỉnh trưởng|Thống đốc|lãnh đạo|tỉnh|thành phố|Đại sứ quán)[\s]|[A-ZĐ])"
)
_CLAUSE_END: Final = re.compile(r"[,;](?!\d)|(?<!TP)\.(?!\d)")
_KINDS: Final = ("reception", "meeting", "visit")
_LONGEST: Final = 34
_FEWEST: Final = 4
_FREE_COMMA: Final = 4
_HELD_REACH: Final = 7


def events(document: Document) -> list[Fact]:
    """One fact for each event; the same one named again is one more piece of evidence."""
    facts: list[Fact] = []
    for sentence in document.sentences:
        end = 0
        for mark in sentence.of("event"):
            if mark.first < end:
                continue
            fact = _named(document, sentence, mark)
            if fact:
                end = next(
                    (at for at, word in enumerate(sentence.words) if word.start >= fact.span.end), len(sentence.words)
                )
                _keep(facts, fact)
        if sentence.kind in ("paragraph", "item") and not end:
            fact = _met(document, sentence)
            if fact:
                _keep(facts, fact)
    return facts


def _named(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    words = sentence.words
    last = _name_end(sentence, mark)
    name = document.said(sentence, mark.first, last)
    theme = None
    if last < len(words) and words[last].text in '“"':
        closing = next((at for at in range(last + 1, min(last + 60, len(words))) if words[at].text in '”"'), None)
        if closing:
            theme = document.said(sentence, last + 1, closing)
            last = closing + 1
            name = document.said(sentence, mark.first, last)
    edition = _edition(name, mark.value["kind"])
    if not _is_proper(document, sentence, mark, last, name, edition, theme):
        return None
    theme = theme or _theme(document, sentence)
    first = mark.first - (
        not words[mark.first].is_capital and mark.first > 0 and words[mark.first - 1].low in ("bốn", "ba", "hai", "năm")
    )
    return _fact(
        document, sentence, sentence.span(first, last), name, mark.value["kind"], edition, theme, "events.named"
    )


def _is_proper(
    document: Document, sentence: Sentence, mark: Mark, last: int, name: str, edition: int | None, theme: str | None
) -> bool:
    """Whether the words are an event's name and not any meeting's: an edition, a theme, a capital and enough words."""
    words, length = sentence.words, last - mark.first
    if edition is not None or theme is not None:
        return True
    if mark.value["kind"] == "congress" or length - (mark.last - mark.first) < 1:
        return False
    behind = words[mark.last : last]
    told = [word.low for word in words[max(0, mark.first - _HELD_REACH) : mark.first]]
    if words[mark.first].is_capital and mark.first:
        return length >= _FEWEST and (any(word.is_capital for word in behind) or length > _FEWEST)
    if not mark.value.get("plain"):
        return words[mark.first].is_capital and behind[0].is_capital and length >= 3
    if not words[mark.first].is_capital:
        if mark.value["kind"] == "visit":
            return any(
                one.value and mark.last <= one.first < last for one in (*sentence.of("partner"), *sentence.of("place"))
            )
        if told[-1:] in (["các"], ["những"], ["nhiều"], ["của"], ["cuộc"]):
            return False
        before = " ".join(told)
        return length > _FEWEST and any(re.search(rf"(?<!\w){cue}(?!\w)", before) for cue in table("events")["held"])
    return length > _FEWEST and any(word.is_capital for word in behind)


def _name_end(sentence: Sentence, mark: Mark) -> int:
    words, at = sentence.words, mark.last
    numbered = False
    while at < len(words) and at - mark.first < _LONGEST:
        low, text = words[at].low, words[at].text
        if (
            low in _ends()
            or f"{low} {words[at + 1].low if at + 1 < len(words) else ''}" in _ends()
            or (numbered and low in ("của", "về"))
        ):
            break
        if text == ",":
            if (
                at - mark.last >= _FREE_COMMA
                or words[at - 1].is_number
                or words[at - 2].low == "thứ"
                or mark.value["kind"] in ("visit", "congress")
                or at + 1 >= len(words)
                or words[at + 1].is_capital
                or words[at + 1].low in _ends()
                or at == mark.last
            ):
                break
        elif text in "-–":
            if at + 1 >= len(words) or not (words[at + 1].is_capital or words[at + 1].is_number):
                break
        elif text == ".":
            if words[at - 1].low not in ("tp",):
                break
        elif text == "/":
            numbered = True
        elif not (words[at].is_word or words[at].is_number or text in "&'’"):
            break
        at += 1
    while at > mark.last and (
        not (words[at - 1].is_word or words[at - 1].is_number)
        or words[at - 1].low in ("và", "với", "của", "các", "trong", "về", "cùng", "nhân", "đến")
    ):
        at -= 1
    return at


def _edition(name: str, kind: str) -> int | None:
    """Which time it is held; "Hội nghị triển khai Nghị quyết Đại hội XIII" gives the congress's number, not its own."""
    found = _EDITION.search(name) or (_CONGRESS if kind == "congress" else _NUMBER_BEHIND).search(name)
    if not found or (kind != "congress" and "Đại hội" in name[: found.start()]):
        return None
    said = found[1].lower()
    return int(said) if said.isdigit() else _WORDS.get(said) or _ROMAN.get(said)


def _theme(document: Document, sentence: Sentence) -> str | None:
    told = document.quoted(sentence.whole)
    found = _THEME.search(told) or _THEME_BEFORE.search(told)
    return found[1] if found else None


def _fact(
    document: Document,
    sentence: Sentence,
    span: Span,
    name: str,
    kind: str,
    edition: int | None,
    theme: str | None,
    rule: str,
) -> Fact:
    named = days(document, sentence) if kind != "congress" else []
    start, end = (named[0].start, named[-1].end if len(named) == 2 else named[0].end) if named else (None, None)
    if start is None and (year := _YEAR.search(name)):
        start = end = year[1]
    told = document.quoted(sentence.whole)
    place = _PLACE.search(told)
    before = document.text[sentence.whole.start : span.start].lower()
    planned = any(re.search(rf"(?<!\w){cue}(?!\w)", before) for cue in table("events")["planned"])
    late = bool(
        start
        and document.published
        and "X" not in start
        and start[:10] > document.published
        and len(document.published) == 10
    )
    values: dict[str, Any] = {
        "name": name, "kind": kind, "edition": edition, "theme": theme, "date_start": start, "date_end": end,
        "place": place[1].strip() if place and not (span.start <= sentence.whole.start + place.start(1) < span.end) else None,
        "status": "planned" if planned or late else "held",
    }  # fmt: skip
    return Fact("event", rule, 0.75, [span], values)


def _met(document: Document, sentence: Sentence) -> Fact | None:
    """A reception, a talk or a visit told in a sentence: from its first word to the end of the clause."""
    told = document.quoted(sentence.whole)
    found = _RECEPTION.search(told)
    if not found or found.start() > 400 or not days(document, sentence):
        return None
    kind = _KINDS[next(number for number, group in enumerate(found.groups()) if group)]
    if kind == "visit" and not re.search(r"[Đđ]oàn", told[: found.start()]):
        return None
    stop = _CLAUSE_END.search(told, min(found.end() + 15, len(told)))
    end = stop.start() if stop else len(told.rstrip("."))
    span = Span(sentence.whole.start, sentence.whole.start + end)
    return _fact(document, sentence, span, told[:end], kind, None, None, "events.met")


def _keep(facts: list[Fact], fact: Fact) -> None:
    for known in facts:
        if _is_same(known, fact):
            known.add_evidence(fact.span)
            for name in ("theme", "edition", "date_start", "date_end", "place"):
                known.values[name] = known.values[name] or fact.values[name]
            if (
                len(known.values["name"]) < len(fact.values["name"])
                and fact.rule == known.rule == "events.named"
                and known.values["edition"] is None
            ):
                known.values["name"] = fact.values["name"]
            return
    facts.append(fact)


def _is_same(known: Fact, fact: Fact) -> bool:
    """Whether two names are of one event: most words shared, and the number in common or left out by the shorter name."""
    mine, other = known.values, fact.values
    if mine["kind"] != other["kind"] or (mine["theme"] and other["theme"] and mine["theme"] != other["theme"]):
        return False
    words, others = (set(re.findall(r"\w+", values["name"].lower())) for values in (mine, other))
    fewest = min(len(words), len(others))
    if mine["edition"] != other["edition"]:
        return (
            None in (mine["edition"], other["edition"]) and fewest >= _FEWEST and (words <= others or others <= words)
        )
    return len(words & others) >= 0.6 * fewest and fewest >= _FEWEST


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(table("events")["ends"])
