"""Events: named ones by what their names begin with, others by a day and who holds them; visits are in ``visits``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nhipcau.lib.reading.dates import Period, days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.event_names import LONGEST, edition_of, name_end
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.visits import keep_visit, visited
from nhipcau.lib.reading.words import Mark

_THEME: Final = re.compile(r"(?:với )?chủ đề(?: của [^“\"\n]{3,40}?)?(?: là)?:?\s*[“\"]([^”\"\n]{6,250})[”\"]")
_THEME_BEFORE: Final = re.compile(r"[“\"]([^”\"\n]{6,250})[”\"] là chủ đề")
_YEAR: Final = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
_PLACE: Final = re.compile(
    r"(?<!\w)(?:tại|ở) ((?:khách sạn|trụ sở|trung tâm|nhà|tỉnh|thành phố|thủ đô|hội trường)? ?[A-ZĐÀ-Ỹ][^,;.:\n(”\"]{1,60}?)(?=[,;.:\n(”\"]|\s(?:và|do|với|nhằm|diễn|khai|đã|sẽ|trong|vào|ngày|từ|cùng|nối|để|về|có)\s)"
)
_HELD_BY: Final = re.compile(
    r"\s+(?:do|được) (?:[^.;“”]|\.(?=\w)){3,90}?(?:tổ chức|chủ trì)(?!\w)|\s+(?=(?:sáng|chiều|tối|trưa|ngày|hôm)\s)"
)
_FEWEST: Final = 4
_MANY: Final = 6
_HELD_REACH: Final = 7


def events(document: Document) -> list[Fact]:
    """One fact for each event; the same one named again is one more piece of evidence."""
    facts: list[Fact] = []
    for sentence in document.sentences:
        end = 0
        for mark in sentence.of("event"):
            if mark.first < end or sentence.at("partner", mark.first) or _is_building(sentence, mark):
                continue
            fact = _named(document, sentence, mark)
            if fact:
                end = next(
                    (at for at, word in enumerate(sentence.words) if word.start >= fact.span.end), len(sentence.words)
                )
                _keep(facts, fact)
    named = list(facts)
    for sentence in document.sentences:
        if fact := _dated(document, sentence, named):
            _keep(facts, fact)
        elif sentence.kind in ("paragraph", "item", "heading") and (told := visited(document, sentence)):
            if any(told[0].overlaps(span) for known in named for span in known.evidence):
                continue
            keep_visit(document, facts, _fact(document, sentence, *told, None, None, "events.met"))
    return facts


def _dated(document: Document, sentence: Sentence, named: list[Fact]) -> Fact | None:
    """An event without a name of its own: "hội nghị do Ban … tổ chức chiều 11/8"; none if one of its kind is named."""
    if sentence.kind not in ("paragraph", "item"):
        return None
    for mark in sentence.of("event"):
        if not mark.value.get("dated") or any(fact.values["kind"] == mark.value["kind"] for fact in named):
            continue
        when = days(document, sentence)
        last = name_end(sentence, mark)
        start, at = sentence.span(mark.first, last)
        held = _HELD_BY.match(document.text, at, sentence.whole.end)
        near = next((day for day in when if held and 0 <= day.at - held.end() <= 1), None)
        if near and _is_single(sentence, mark) and _is_told(document, sentence, mark, near):
            span = Span(start, near.until)
            return _fact(
                document, sentence, span, document.quoted(span), mark.value["kind"], None, None, "events.dated"
            )
    return None


def _is_told(document: Document, sentence: Sentence, mark: Mark, near: Period) -> bool:
    """Whether more than "hội nghị ngày 16/2" is said: what about, or by whom; press conferences need no more."""
    between = document.text[sentence.words[mark.last - 1].end : near.at].split()
    return mark.value["kind"] == "press_conference" or len(between) > 1


def _is_building(sentence: Sentence, mark: Mark) -> bool:
    """ "Trung tâm Hội nghị Quốc gia" is a place."""
    return mark.first > 0 and sentence.words[mark.first - 1].low in ("tâm", "phòng", "nhà", "cung")


def _is_single(sentence: Sentence, mark: Mark) -> bool:
    return mark.first == 0 or sentence.words[mark.first - 1].low not in ("các", "những", "nhiều", "mỗi", "sau")


def _named(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    words = sentence.words
    last = name_end(sentence, mark)
    name = document.said(sentence, mark.first, last)
    theme = None
    if last < len(words) and words[last].text in '“"':
        closing = next((at for at in range(last + 1, min(last + 60, len(words))) if words[at].text in '”"'), None)
        if closing:
            theme = document.said(sentence, last + 1, closing)
            last = closing + 1
            name = document.said(sentence, mark.first, last)
    if mark.value.get("quoted"):
        return _quoted_event(document, sentence, mark, last, name, theme)
    edition = edition_of(name, mark.value["kind"])
    if not _is_proper(document, sentence, mark, last, name, edition, theme):
        return None
    theme = theme or _theme(document, sentence)
    first = mark.first - (
        not words[mark.first].is_capital and mark.first > 0 and words[mark.first - 1].low in ("bốn", "ba", "hai", "năm")
    )
    return _fact(
        document, sentence, sentence.span(first, last), name, mark.value["kind"], edition, theme, _rule(sentence)
    )


def _rule(sentence: Sentence) -> str:
    """A document's own heading names an event freely; what the text calls it later counts more."""
    return "events.heading" if sentence.kind == "heading" and sentence.number == 0 else "events.named"


def _quoted_event(
    document: Document, sentence: Sentence, mark: Mark, last: int, name: str, theme: str | None
) -> Fact | None:
    """ "chương trình “Xuân quê hương …” " where the sentence says that it is held; else it may be a plan or a project."""
    told = document.quoted(sentence.whole).lower()
    if theme is None or last - mark.last > LONGEST or sentence.words[mark.last].text not in '“"':
        return None
    if not any(re.search(rf"(?<!\w){cue}(?!\w)", told) for cue in table("events")["quoted_held"]):
        return None
    span = sentence.span(mark.last, last)
    kind = inner.value["kind"] if (inner := sentence.at("event", mark.last + 1)) else mark.value["kind"]
    return _fact(document, sentence, span, theme, kind, edition_of(theme, kind), None, "events.quoted")


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
    if words[mark.first].is_capital and mark.first and mark.value.get("plain"):
        return length >= _FEWEST and (any(word.is_capital for word in behind) or length > _FEWEST)
    if words[mark.first].is_capital and mark.first and length >= _FEWEST:
        return any(word.is_capital or word.is_number for word in behind)
    if not mark.value.get("plain"):
        return words[mark.first].is_capital and behind[0].is_capital and length >= 3
    if not words[mark.first].is_capital:
        if mark.value["kind"] == "visit":
            return "việt nam" in name.lower() or any(
                one.value and mark.last <= one.first < last for one in (*sentence.of("partner"), *sentence.of("place"))
            )
        if told[-1:] in (["các"], ["những"], ["nhiều"], ["của"], ["cuộc"]):
            return False
        before = " ".join(told)
        said_more = any(word.is_capital or word.is_number for word in behind) or length > _MANY
        behind_it = " ".join(word.low for word in words[last : last + 4])
        return (
            length > _FEWEST
            and (said_more or bool(days(document, sentence)))
            and (
                behind_it.startswith(tuple(table("events")["held_behind"]))
                or any(re.search(rf"(?<!\w){cue}(?!\w)", before) for cue in table("events")["held"])
            )
        )
    return length > _FEWEST and any(word.is_capital or word.is_number for word in behind)


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
    named: list[Period] = days(document, sentence) if kind != "congress" else []
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


def _keep(facts: list[Fact], fact: Fact) -> None:
    for known in facts:
        if _is_same(known, fact):
            known.add_evidence(fact.span)
            for name in ("theme", "edition", "date_start", "date_end", "place"):
                known.values[name] = known.values[name] or fact.values[name]
            if (
                len(known.values["name"]) < len(fact.values["name"])
                and fact.rule == "events.named"
                and (known.rule == "events.heading" or (known.rule == fact.rule and known.values["edition"] is None))
            ):
                known.values["name"] = fact.values["name"]
            return
    facts.append(fact)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower()))


@lru_cache(maxsize=4096)
def _own_words(name: str) -> frozenset[str]:
    """Names and numbers in a name: two events that each have their own are not the same."""
    behind = re.findall(r"\w+", name)[1:]
    return frozenset(word.lower() for word in behind if word[0].isupper() or word[0].isdigit())


def _is_same(known: Fact, fact: Fact) -> bool:
    """Whether two names are of one event: most words shared, and the number in common or left out by the shorter name."""
    mine, other = known.values, fact.values
    if other["name"] == mine["theme"] or mine["name"] == other["theme"]:
        return True
    if mine["kind"] != other["kind"] or (mine["theme"] and other["theme"] and mine["theme"] != other["theme"]):
        return False
    words, others = _words(mine["name"]), _words(other["name"])
    fewest = min(len(words), len(others))
    is_heading = known.rule == "events.heading"
    if not is_heading and _own_words(mine["name"]) - others and _own_words(other["name"]) - words:
        return False
    if mine["edition"] != other["edition"] and not is_heading:
        return (
            None in (mine["edition"], other["edition"]) and fewest >= _FEWEST and (words <= others or others <= words)
        )
    return len(words & others) >= 0.6 * fewest and fewest >= _FEWEST
