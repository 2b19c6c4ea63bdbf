"""Events: named ones by what their names begin with, others by a day and who holds them; visits are in ``visits``."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, Final

from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.event_details import event_days, is_late, is_planned, place_of, theme_of
from nhipcau.lib.reading.event_lines import complete_from_lines
from nhipcau.lib.reading.event_lists import Listed, listed_delegations
from nhipcau.lib.reading.event_names import LONGEST, edition_of, name_end, number_end
from nhipcau.lib.reading.event_proper import is_proper
from nhipcau.lib.reading.event_same import keep
from nhipcau.lib.reading.event_unnamed import held_without_name
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.visits import Met, goal, keep_visit, visited, will
from nhipcau.lib.reading.words import CAPITAL, Mark

_BODIES: Final = ("ban tổ chức", "ban chỉ đạo", "trung tâm", "hội trường")
"""Before an event's words these make a body or a building of them: "Ban Tổ chức Lễ hội", "Trung tâm Hội nghị"."""
_TELLS: Final = re.compile(r"(?:tổ chức|diễn ra|khai mạc)\s+$")
"""Before a congress that is told of; others are only referred to."""
_TELLING: Final = frozenset({"paragraph", "item", "heading"})
_TO: Final = re.compile(rf"(?:thăm|tại|đến|sang|tới) (?=tỉnh |thành phố |{CAPITAL})")
"""Before where a journey goes: "chuyến thăm và làm việc tại Lào"."""
_SHORTEST_GUEST: Final = 8
_SAME_DAY_REACH: Final = 8


def events(document: Document) -> list[Fact]:
    """One fact for each event; the same one named again is one more piece of evidence."""
    facts: list[Fact] = []
    for sentence in document.sentences:
        end = 0
        for mark in sentence.of("event"):
            if mark.first < end or sentence.at("partner", mark.first) or _is_part(sentence, mark):
                continue
            fact = _named(document, sentence, mark)
            if fact:
                end = next(
                    (at for at, word in enumerate(sentence.words) if word.start >= fact.span.end), len(sentence.words)
                )
                keep(facts, fact)
    named = list(facts)
    spans = sorted(span for fact in named for span in fact.evidence)
    kinds = {fact.values["kind"] for fact in named}
    for sentence in document.sentences:
        if fact := _dated(document, sentence, kinds, spans):
            keep(facts, fact)
        else:
            for told in visited(document, sentence) if sentence.kind in _TELLING else ():
                if met := _met(document, sentence, told, spans):
                    keep_visit(facts, met)
    spans = sorted(span for fact in facts for span in fact.evidence)
    for told_of in listed_delegations(document):
        if not _overlaps(spans, told_of.span):
            keep_visit(facts, _listed(document, told_of))
    complete_from_lines(document, facts)
    for fact in facts:
        del fact.values["is_sure"]
    return [fact for fact in facts if not _is_told_twice(fact, facts)]


def _met(document: Document, sentence: Sentence, told: Met, named: list[Span]) -> Fact | None:
    """A meeting told by its verb; its words end before those of an event that has a name."""
    start, end = told.span
    at = bisect_left(named, (start, start))
    if _is_taken(named, start):
        return None
    if at < len(named) and named[at].start < end:
        if named[at].start < told.verb_end + _SHORTEST_GUEST:
            return None
        end = start + len(document.text[start : named[at].start].rstrip(' “"(,'))
    span = Span(start, end)
    rule = "events.met_heading" if sentence.kind == "heading" else "events.met"
    fact = _fact(document, sentence, span, document.quoted(span), told.kind, rule)
    if fact.values["date_start"] is None and "cùng ngày" in document.quoted(sentence.whole).lower():
        fact.values["date_start"] = fact.values["date_end"] = _last_day(document, sentence)
    if told.kind != "reception":
        fact.values["place"] = told.goal or fact.values["place"]
    return fact


def _listed(document: Document, told: Listed) -> Fact:
    """A delegation of a report's list, received or sent."""
    start, end = told.day.start, told.day.end
    values: dict[str, Any] = {
        "name": document.quoted(told.span), "kind": told.kind, "edition": None, "theme": None, "date_start": start, "date_end": end,
        "place": goal(document, told.sentence, told.goal_at) if told.goal_at else None, "status": "planned" if is_late(document, start) else "held",
        "is_sure": True,
    }  # fmt: skip
    return Fact("event", "events.met_listed", 0.75, [told.span], values)


def _last_day(document: Document, sentence: Sentence) -> str | None:
    """The day told last before a sentence that says "cùng ngày"."""
    for before in reversed(document.sentences[max(0, sentence.number - _SAME_DAY_REACH) : sentence.number]):
        if told := days(document, before):
            return told[-1].end
    return None


def _is_told_twice(fact: Fact, facts: list[Fact]) -> bool:
    """ "nhân chuyến thăm tỉnh ta" of guests whose coming is told by its verb."""
    return fact.rule == "events.visit_here" and any(
        one.rule.startswith("events.met") and one.values["kind"] in ("visit", "reception") for one in facts
    )


def _is_part(sentence: Sentence, mark: Mark) -> bool:
    """ "Trung tâm Hội nghị Quốc gia" is a place, "Ban Tổ chức Lễ hội" a body, "Lễ khai mạc Hội chợ" part of the fair."""
    before = [word.low for word in sentence.words[max(0, mark.first - 3) : mark.first]]
    if before[-1:] in (["phòng"], ["nhà"], ["cung"]) or " ".join(before).endswith(_BODIES):
        return True
    if sentence.words[0].low == "đây" and sentence.words[1].low == "là" and not sentence.words[mark.first].is_capital:
        return True  # "Đây là kỳ hội chợ thứ 10": of the one named before
    return bool(mark.value.get("opens")) and any(sentence.at("event", mark.last + ahead) for ahead in range(3))


def _dated(document: Document, sentence: Sentence, kinds: set[str], named: list[Span]) -> Fact | None:
    """An event without a name of its own."""
    if sentence.kind not in ("paragraph", "item"):
        return None
    for mark in sentence.of("event"):
        kind = mark.value["kind"]
        if not mark.value.get("dated") or _is_taken(named, sentence.words[mark.first].start):
            continue
        if span := held_without_name(document, sentence, mark, is_first=kind not in kinds):
            return _fact(document, sentence, span, document.quoted(span), kind, "events.dated")
    return None


def _is_taken(named: list[Span], at: int) -> bool:
    """Whether the words of a named event stand there."""
    before = bisect_left(named, (at + 1, 0)) - 1
    return before >= 0 and named[before].end > at


def _overlaps(named: list[Span], span: Span) -> bool:
    """Whether the words of a known event stand among these."""
    before = bisect_left(named, (span.end, 0)) - 1
    return before >= 0 and named[before].end > span.start


def _named(document: Document, sentence: Sentence, mark: Mark) -> Fact | None:
    words = sentence.words
    last = _quoted_end(sentence, mark) or name_end(sentence, mark)
    name = document.said(sentence, mark.first, last)
    theme = None
    if last < len(words) and words[last].text in '“"':
        closing = next((at for at in range(last + 1, min(last + 60, len(words))) if words[at].text in '”"'), None)
        if closing:
            theme = document.said(sentence, last + 1, closing)
            last = number_end(sentence, closing + 1)
            name = document.said(sentence, mark.first, last)
    if [word.low for word in words[last : last + 2]] == ["lần", "này"]:
        return None
    if mark.value.get("quoted"):
        return _quoted_event(document, sentence, mark, last, theme)
    edition = edition_of(name, mark.value["kind"])
    if not is_proper(document, sentence, mark, last, name, edition, theme):
        return None
    first = mark.first - (
        not words[mark.first].is_capital and mark.first > 0 and words[mark.first - 1].low in ("bốn", "ba", "hai", "năm")
    )
    fact = _fact(document, sentence, sentence.span(first, last), name, mark.value["kind"], _rule(sentence, mark, last))
    fact.values |= {"edition": edition, "theme": theme or theme_of(document, sentence, fact.span)}
    if mark.value["kind"] == "visit" and (to := _TO.search(name)):
        fact.values["place"] = goal(document, sentence, fact.span.start + to.end())
    return fact


def _quoted_end(sentence: Sentence, mark: Mark) -> int | None:
    """The end of a name that stands in quotes itself: "đồng tổ chức “Diễn đàn A, B và C” "."""
    words = sentence.words
    if not mark.first or words[mark.first - 1].text not in '“"' or mark.value.get("quoted"):
        return None
    end = next((at for at in range(mark.last, min(mark.first + LONGEST, len(words))) if words[at].text in '”"'), None)
    return end - (words[end - 1].text in ".,") if end else None


def _rule(sentence: Sentence, mark: Mark, last: int) -> str:
    """A document's own heading names an event freely; what the text calls it later counts more."""
    if mark.value["kind"] == "visit" and not any(
        one.value and mark.first < one.first < last for name in ("partner", "abroad") for one in sentence.of(name)
    ):
        return "events.visit_here"
    return "events.heading" if sentence.kind == "heading" and sentence.number == 0 else "events.named"


def _quoted_event(document: Document, sentence: Sentence, mark: Mark, last: int, theme: str | None) -> Fact | None:
    """ "chương trình “Xuân quê hương …” " where the sentence says that it is held; else it may be a plan or a project."""
    told = document.quoted(sentence.whole).lower()
    if theme is None or last - mark.last > LONGEST or sentence.words[mark.last].text not in '“"':
        return None
    if not any(re.search(rf"(?<!\w){cue}(?!\w)", told) for cue in table("events")["quoted_held"]):
        return None
    kind = inner.value["kind"] if (inner := sentence.at("event", mark.last + 1)) else mark.value["kind"]
    fact = _fact(document, sentence, sentence.span(mark.last, last), theme, kind, "events.quoted")
    fact.values["edition"] = edition_of(document.said(sentence, mark.last, last), kind)
    return fact


def _fact(document: Document, sentence: Sentence, span: Span, name: str, kind: str, rule: str) -> Fact:
    planned = is_planned(document, sentence, span) or (rule.startswith("events.met") and will(name))
    when = event_days(document, sentence, span, name, planned=planned)
    is_reference = (
        kind == "congress" and not when.is_sure and not _TELLS.search(document.text[sentence.whole.start : span.start])
    )
    start, end = (None, None) if is_reference else (when.start, when.end)
    values: dict[str, Any] = {
        "name": name, "kind": kind, "edition": None, "theme": None, "date_start": start, "date_end": end,
        "place": place_of(document, sentence, span), "status": "planned" if planned or is_late(document, start) else "held",
        "is_sure": when.is_sure,
    }  # fmt: skip
    return Fact("event", rule, 0.75, [span], values)
