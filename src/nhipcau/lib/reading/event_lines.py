"""Events of plans, programmes and invitations: the day and the place stand in lines of their own under the event's.

"1. Lễ kỷ niệm … / - Thời gian: ngày 21/9/2024 / - Địa điểm: Bảo tàng Hội An", "(Ngày 24/5/2024, tại Trung tâm A)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nhipcau.lib.reading.dates import Period, days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.event_details import is_late
from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.words import CAPITAL

_PLAN: Final = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|GIẤY MỜI|LỊCH TRÌNH|KỊCH BẢN)(?!\w)")
_TITLE_PARTS: Final = 8
"""Parts at the beginning of a document among which its kind stands."""
_TIME: Final = re.compile(r"\W*(?:thời gian)[^:]{0,20}:", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:^|[.;,]\s|\s)\W*(?:địa điểm)[^:]{0,20}:\s*([^.;\n()]{3,80})", re.IGNORECASE)
_BRACKET: Final = re.compile(
    rf"\((?:Ngày|ngày|Từ ngày|từ ngày) [^()]{{4,60}}?, (?:tại|Tại) ((?:{CAPITAL}|tỉnh|thành phố)[^()]{{2,60}})\)"
)
_REACH: Final = 4
"""Parts below an event's in which its lines stand."""


def complete_from_lines(document: Document, facts: list[Fact]) -> None:
    """Fill in day and place from the lines below an event; what a plan names without a day that is over is to come."""
    plan = is_plan(document)
    for sentence in document.sentences:
        told = document.quoted(sentence.whole)
        is_time, place, bracket = _TIME.match(told), _PLACE.search(told), _BRACKET.fullmatch(told.rstrip("."))
        if not (is_time or place or bracket):
            continue
        fact = _above(document, facts, sentence)
        if fact is None:
            continue
        named = days(document, sentence) if is_time or bracket else []
        if named and len(fact.values["date_start"] or "") <= len("2024"):
            _set_days(document, fact, named)
        if found := place or bracket:
            fact.values["place"] = fact.values["place"] or found[1].strip(" ,")
    for fact in facts if plan else ():
        is_open = not fact.values["date_start"] or len(fact.values["date_start"]) <= len("2024")
        if is_open and fact.values["kind"] != "congress" and not _is_past(document, fact):
            fact.values["status"] = "planned"


def is_plan(document: Document) -> bool:
    """Whether a document is a plan, a programme or an invitation by its title in capitals."""
    return any(_PLAN.match(document.text, part.start) for part in document.parts[:_TITLE_PARTS])


def _set_days(document: Document, fact: Fact, named: Iterable[Period]) -> None:
    first, *_, last = [*named] * 2
    fact.values |= {"date_start": first.start, "date_end": max(first.end, last.end)}
    if is_late(document, first.start):
        fact.values["status"] = "planned"


def _above(document: Document, facts: list[Fact], sentence: Sentence) -> Fact | None:
    """The event told of last in the parts right above a line."""
    begin = document.parts[max(0, sentence.part - _REACH)].start
    above = [fact for fact in facts if begin <= fact.span.start < sentence.whole.start]
    return max(above, key=lambda fact: fact.span.start, default=None)


def _is_past(document: Document, fact: Fact) -> bool:
    """Whether the words before an event say that it was: "đã tổ chức", "sau Hội nghị"."""
    before = document.text[max(0, fact.span.start - 60) : fact.span.start].rsplit("\n", 1)[-1]
    return bool(re.search(r"(?<!\w)(?:đã|sau|kết quả|thành công của)(?!\w)", before))
