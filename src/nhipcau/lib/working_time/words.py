"""Words in both languages, days as sentences name them, and the error of this library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from nhipcau.lib.period.label import day_label, span_label

LANGUAGES: Final = ("vi", "en")


class Words(NamedTuple):
    """The same in Vietnamese and in English."""

    vi: str
    en: str

    def get(self, language: str) -> str:
        return self.en if language == "en" else self.vi


class WorkingTimeError(ValueError):
    """What cannot be counted or read: ``vi`` and ``en`` say what is wrong, where, and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


NO_WORDS: Final = Words("", "")

WEEKDAYS: Final = (
    Words("thứ Hai", "Monday"),
    Words("thứ Ba", "Tuesday"),
    Words("thứ Tư", "Wednesday"),
    Words("thứ Năm", "Thursday"),
    Words("thứ Sáu", "Friday"),
    Words("thứ Bảy", "Saturday"),
    Words("Chủ nhật", "Sunday"),
)


def joined(parts: Iterable[Words], between: str) -> Words:
    """All parts in one text of each language."""
    kept = tuple(parts)
    return Words(between.join(one.vi for one in kept), between.join(one.en for one in kept))


def named_day(day: date) -> Words:
    """ "thứ Năm 26/02/2026", "Thursday 26 February 2026"."""
    name = WEEKDAYS[day.weekday()]
    return Words(f"{name.vi} {day_label(day, 'vi')}", f"{name.en} {day_label(day, 'en')}")


def named_span(first: date, last: date) -> Words:
    """ "từ 16/02/2026 đến 20/02/2026", "16 February 2026 – 20 February 2026"; one day by itself."""
    return Words(span_label(first, last, None, "vi"), span_label(first, last, None, "en"))
