"""Events without a name of their own, told by a day and who holds them: "hội nghị do Ban … tổ chức chiều 11/8"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.dates import Period, days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.event_names import name_end
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.words import Mark

MANY_OF: Final = frozenset({"các", "những", "nhiều", "mỗi", "sau", "mọi", "từng"})
"""Before the words of an event: several, or any."""
_HELD_BY: Final = re.compile(
    r"\s+(?:do|được) (?:[^.;“”]|\.(?=\w)){3,90}?(?:tổ chức|chủ trì)(?!\w)(?:,? (?:đã )?diễn ra(?: vào)?(?= ))?"
    r"|\s+(?=(?:sáng|chiều|tối|trưa|ngày|hôm)\s)"
)
_CHAIRED: Final = re.compile(r"(?:chủ trì|tổ chức|tiến hành)(?: một)?(?: buổi| cuộc| phiên)?\s*$")
_ABOUT: Final = re.compile(r"(?: [^\s,;.“”()]+){4,30}")


def held_without_name(document: Document, sentence: Sentence, mark: Mark, *, is_first: bool) -> Span | None:
    """The words of such an event; ``is_first``: no event of its kind has a name, which this may be another mention of."""
    when = days(document, sentence)
    if span := _chaired(document, sentence, mark, when):
        return span
    start, at = sentence.span(mark.first, name_end(sentence, mark))
    held = _HELD_BY.match(document.text, at, sentence.whole.end)
    near = next((day for day in when if held and 0 <= day.at - held.end() <= 1), None)
    if is_first and near and _is_single(sentence, mark) and _is_told(document, sentence, mark, near):
        return Span(start, near.until)
    return None


def _chaired(document: Document, sentence: Sentence, mark: Mark, when: list[Period]) -> Span | None:
    """ "Sáng 12/3, ông A chủ trì cuộc họp nghe Sở Ngoại vụ báo cáo …": on a day, and what about, to the clause's end."""
    start, at = sentence.span(mark.first, mark.last)
    before = document.text[sentence.whole.start : start]
    about = _ABOUT.match(document.text, at, sentence.whole.end)
    if about and any(day.until <= start for day in when) and _CHAIRED.search(before):
        return Span(start, about.end())
    return None


def _is_told(document: Document, sentence: Sentence, mark: Mark, near: Period) -> bool:
    """Whether more than "hội nghị ngày 16/2" is said: what about, or by whom; press conferences need no more."""
    between = document.text[sentence.words[mark.last - 1].end : near.at].split()
    return mark.value["kind"] == "press_conference" or len(between) > 1


def _is_single(sentence: Sentence, mark: Mark) -> bool:
    return mark.first == 0 or sentence.words[mark.first - 1].low not in MANY_OF
