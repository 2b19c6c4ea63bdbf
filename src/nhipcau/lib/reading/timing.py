"""Of what time a figure is, and whether it is told of what is, of what is planned or aimed at."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.dates import Period, periods
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Span

_OTHER_TIME: Final = re.compile(r";|l[uũ]y kế", re.IGNORECASE)
"""Behind a figure a period of another one follows: "tiếp 6 đoàn, lũy kế 5 tháng đầu năm 31 đoàn"."""
_SIGN: Final = re.compile(r"[,;:()]")
_NOW: Final = re.compile(r"(?<!\w)(?:hiện|đang)(?!\w)", re.IGNORECASE)
"""Told of now, and not of a period told before."""
_RUNNING: Final = re.compile(r"(?:hằng|hàng|mỗi|bình quân|trung bình) (?:năm|tháng|hằng|hàng|mỗi)(?!\w)", re.IGNORECASE)
"""Told of any year, and of none before."""
_OF_WHICH: Final = ("trong đó", "trong số đó", "trong số này")
"""How a sentence begins that tells a part of what there is."""
_EARLY: Final = 8
_LONGEST: Final = 160
"""Lines of a text, and code points of one, that may be its heading."""
_REPORTS: Final = ("báo cáo", "kết quả", "tình hình", "công tác", "kế hoạch")
_TARGET: Final = ("phấn đấu", "mục tiêu", "chỉ tiêu", "đặt kế hoạch")
_PLANNED: Final = ("dự kiến", "sẽ", "kế hoạch thu hút")
_REACHED: Final = re.compile(
    r"(?:vượt|đạt|hoàn thành|%)[^,;.]{0,25}?(?:chỉ tiêu|mục tiêu)|mục tiêu quốc gia|mục tiêu thiên niên kỷ"
)
"""Here nothing is aimed at: "đạt 100% chỉ tiêu", "Chương trình mục tiêu quốc gia"."""


def period_of_title(document: Document) -> Period | None:
    """The one period in the heading of a report or plan, which all of it is about; None if there is none."""
    for number, part in enumerate(document.parts[:_EARLY]):
        heading = document.text[part.start : part.end].lower()
        if len(heading) > _LONGEST or not any(word in heading for word in _REPORTS):
            continue
        found = [
            one for sentence in document.sentences if sentence.part == number for one in periods(document, sentence)
        ]
        if len(found) == 1:
            return found[0]
    return None


class Timing:
    """The time of the figures of one sentence; ``earlier``: the period told before it, if it goes on."""

    def __init__(self, document: Document, sentence: Sentence, earlier: Period | None, *, was_stock: bool) -> None:
        self._document, self._sentence = document, sentence
        self._periods = periods(document, sentence)
        begins = document.text[sentence.whole.start : sentence.whole.end].lower().startswith(_OF_WHICH)
        self.goes_on = was_stock and begins and not self._periods
        self._earlier = None if self.goes_on else earlier
        self.told = self._periods[-1] if self._periods else earlier

    def is_dated(self, span: Span) -> bool:
        """Whether a figure has a period, if only one told before."""
        return self.bounds(span, is_stock=False)[0] is not None

    def bounds(
        self, span: Span, *, is_stock: bool, event: tuple[str, str] | None = None
    ) -> tuple[str | None, str | None]:
        """The period of a figure: named in its sentence, that of its event, or – but for stocks – told just before."""
        text = self._document.text
        before = [
            one for one in self._periods if one.at < span.end and not (is_stock and ";" in text[one.until : span.start])
        ]
        since = text[before[-1].until if before else self._sentence.whole.start : span.start]
        if _RUNNING.search(since) and (not before or ";" in since):
            return None, None
        behind = [one for one in self._periods if not _OTHER_TIME.search(text, span.end, max(one.at, span.end))]
        own = next((one for one in behind if one.at >= span.end and not _SIGN.search(text, span.end, one.at)), None)
        if own and ";" in since:  # "…; thu hút 38 tỷ USD vốn FDI trong năm 2024"
            return own.start, own.end
        if found := before[-1] if before else None if is_stock else next(iter(behind), None):
            return found.start, found.end
        if event:
            return event
        is_now = _NOW.search(text, self._sentence.whole.start, span.start) is not None
        if self._earlier is None or is_stock or is_now:
            return None, None
        return self._earlier.start, self._earlier.end


def status_of(said: str) -> str:
    """Whether words speak of targets, of plans or of what is."""
    aimed = _REACHED.sub(" ", said)
    if any(word in aimed for word in _TARGET):
        return "target"
    return "planned" if any(word in said for word in _PLANNED) else "actual"
