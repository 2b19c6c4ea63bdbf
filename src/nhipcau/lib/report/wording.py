"""Words of papers: runs of text, blanks for what is not known, days as offices write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BLANK = "……"
"""Stands where nobody knows what to write; the office fills it in by hand."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``link`` is the address a page opens it with; files leave it out. ``blank``: it is to be filled in."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    blank: bool = False


Words = tuple[Run, ...]


def words(*parts: str | Run | Words | None) -> Words:
    """One line of runs; None and an empty text are blanks."""
    found: list[Run] = []
    for part in parts:
        if isinstance(part, Run):
            found.append(part)
        elif isinstance(part, tuple):
            found += part
        else:
            found.append(Run(part) if part else Run(BLANK, blank=True))
    return tuple(found)


def in_words(line: Words) -> str:
    """The line as plain text."""
    return "".join(run.text for run in line)


def day_words(day: date | None) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below 10 and the months 1 and 2 get a nought (Decree 30/2020/NĐ-CP, Annex I).

    A day that is not known leaves room for it.
    """
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def place_and_day(place: str, day: date | None) -> str:
    """ "Huế, ngày 05 tháng 02 năm 2026"."""
    return f"{place or BLANK}, {day_words(day)}"
