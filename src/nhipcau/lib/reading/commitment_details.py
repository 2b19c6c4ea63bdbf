"""Of something promised or asked for: by whom, of whom, and until when."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.actors import addressed, bodies, is_office, is_right_before, subject
from nhipcau.lib.reading.dates import days
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.issuing import dates_a_paper
from nhipcau.lib.reading.speech import Speakers

_YEAR: Final = re.compile(
    r"(?:(?:đến|trước|trong|vào|cuối|hết|đầu|phấn đấu|mục tiêu|chỉ tiêu) năm|(?:^|, )năm) (20\d\d)(?!\d)(?!\s*[-–])",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    r"(?:đến|trước|trong|vào|cuối|hết|đầu) tháng (\d{1,2})(?:\s?[/-]\s?| năm )(20\d\d)(?!\d)", re.IGNORECASE
)
_GROUPS: Final = re.compile(
    r"các (?:(?:vị )?Đại sứ|(?:sở|bộ)(?:(?:, ban)?, ngành)?|cơ quan(?:, đơn vị)?|đơn vị|doanh nghiệp|nhà đầu tư|địa phương|tổ chức)(?!\w)"
)
"""Who is asked that has no name."""
_NEAR: Final = 6
"""Words between a request and whom it is made of."""


def actor_of(document: Document, sentence: Sentence, first: int, cue: int, kind: str, speakers: Speakers) -> str | None:
    """Who promises: what the verb is said of, else who speaks. Who asks is the one who speaks, but an office in its own name."""
    speaker = speakers.before(sentence.words[cue].start)
    if kind in ("commitment", "target"):
        named = subject(sentence, first, cue) or _of_noun(sentence, cue)
        if named is None and speaker is None:
            named = subject(sentence, 0, cue)
        return document.said(sentence, *named) if named else speaker
    named = subject(sentence, 0, cue)
    if named and (speaker is None or (is_right_before(sentence, named, cue) and is_office(sentence, named))):
        return document.said(sentence, *named)
    return speaker


def _of_noun(sentence: Sentence, cue: int) -> tuple[int, int] | None:
    """Whose "sự cam kết mạnh mẽ của Bộ Ngoại giao" is."""
    words = sentence.words
    if cue == 0 or words[cue - 1].low != "sự":
        return None
    of = next((at for at in range(cue, min(cue + 6, len(words))) if words[at].low == "của"), None)
    named = bodies(sentence, of + 1, len(words)) if of else []
    return named[0] if named and of and named[0][0] == of + 1 else None


def beneficiary_of(document: Document, sentence: Sentence, cue: int, kind: str) -> str | None:
    """Whom a request is made of; for all else only "các địa phương" are said plainly enough."""
    if kind not in ("request", "invitation"):
        return "các địa phương" if "các địa phương" in document.quoted(sentence.whole).lower() else None
    near = sentence.words[cue : cue + 2 + _NEAR]
    asked = addressed(sentence, cue, min(cue + 2 + _NEAR, len(sentence.words)))
    group = _GROUPS.search(document.text, near[0].start, near[-1].end)
    if group and (asked is None or group.start() < sentence.words[asked[0]].start):
        return group[0]
    return document.said(sentence, *asked) if asked else None


def due_of(document: Document, sentence: Sentence, first: int, cue: int, last: int) -> str | None:
    """The day named behind the cue, or the month or year; a day before it is when it was said, or a document's."""
    begin, at, end = sentence.words[first].start, sentence.words[cue].start, sentence.words[last - 1].end
    for day in days(document, sentence):
        if at < day.at < end and not dates_a_paper(document.text, sentence.whole.start, day.at):
            return day.end
    if month := _MONTH.search(document.text, at, end):
        return f"{month[2]}-{int(month[1]):02}"
    year = _YEAR.search(document.text[begin:end])
    return year[1] if year else None
