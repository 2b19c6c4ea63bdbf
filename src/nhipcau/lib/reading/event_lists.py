"""Delegations a report lists: "Đón, tiếp 03 đoàn khách: Đoàn A (ngày 04/4); Đoàn B (ngày 12/4)", in one line or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from nhipcau.lib.reading.dates import Period, days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span

_LEADS: Final = (
    ("reception", re.compile(r"(?<!\w)(?:đón|tiếp)(?:,| và)?\s(?:[^:;.\n]{0,60}\s)?đoàn(?!\w)[^:;.\n]{0,70}:", re.IGNORECASE)),
    ("visit", re.compile(r"(?<!\w)(?:cử|tổ chức)\s(?:[^:;.\n]{0,30}\s)?đoàn(?!\w)[^:;.\n]{0,40}(?:nước ngoài|đi công tác|thăm)[^:;.\n]{0,30}:", re.IGNORECASE)),
)  # fmt: skip
"""Before a list of delegations: what they come or go for."""
_WHO: Final = re.compile(r"\W*((?:Đoàn|đoàn|Đại sứ|Tổng Lãnh sự|[Ôô]ng|[Bb]à|[Nn]gài)\s)")
_SEGMENT: Final = re.compile(r"[^;\n]+")
_WHEN: Final = re.compile(r"\s*[,(]?\s*(?:vào |trong )?(?:từ )?(?:các )?(?:ngày|sáng|chiều|từ)\s*$|\s*\(\s*$")
"""Between who and the day."""
_TO: Final = re.compile(r"(?<!\w)(?:đi|sang|tại|đến|thăm)\s+(?:làm việc (?:tại|với) )?(?=\w)")


class Listed(NamedTuple):
    """A delegation of a list: its words, what it is, when, and where the words of its goal begin."""

    sentence: Sentence
    span: Span
    kind: str
    day: Period
    goal_at: int | None


def listed_delegations(document: Document) -> Iterator[Listed]:
    """The delegations of all lists that give each of them a day."""
    kind: str | None = None
    for sentence in document.sentences:
        told = document.quoted(sentence.whole)
        begin = 0
        lead = next(((name, found) for name, form in _LEADS if (found := form.search(told))), None)
        if lead:
            kind, begin = lead[0], lead[1].end()
        elif sentence.kind != "item" or not _WHO.match(told):
            kind = None
        if kind:
            yield from _of_sentence(document, sentence, told, begin, kind)
        if lead and not told.rstrip().endswith(":"):
            kind = None


def _of_sentence(document: Document, sentence: Sentence, told: str, begin: int, kind: str) -> Iterator[Listed]:
    start, named = sentence.whole.start, days(document, sentence)
    for segment in _SEGMENT.finditer(told, begin):
        who = _WHO.match(segment[0])
        day = next((one for one in named if segment.start() <= one.at - start < segment.end()), None)
        if not who or not day:
            continue
        first = segment.start() + who.start(1)
        words = told[first : day.at - start]
        end = first + len(_WHEN.sub("", words).rstrip(" ,("))
        goal = _TO.search(told, first, end) if kind == "visit" else None
        if end > first:
            yield Listed(sentence, Span(start + first, start + end), kind, day, start + goal.end() if goal else None)
