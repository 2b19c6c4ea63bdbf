"""Dates as officers type them into cells: ranges, two-figure years and quarters, beside all that `parse_date` reads."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from nhipcau.lib.period import PartialDate
from nhipcau.lib.sheets.cells import Cell, clean
from nhipcau.lib.text import TextError, fold, parse_date


class Dates(NamedTuple):
    """A date, or the first and the last of a range, each as exact as it is written.

    ``is_named``: a quarter or so many months of a year, called by one name.
    """

    first: PartialDate
    last: PartialDate | None
    is_named: bool = False


_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER: Final = re.compile(r"(?:quy|q) ?(i{1,3}|iv|[1-4])(?: ?[-/.] ?| nam | )(\d{4})", re.ASCII)
_MONTHS: Final = re.compile(r"(\d{1,2}) thang (dau|cuoi) nam (\d{4})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"(?:ngay )?(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{2})", re.ASCII)
_CLOCK: Final = re.compile(r"[, ]+\d{1,2}[:h]\d{0,2}(?::\d{2})?$", re.ASCII)
_BETWEEN: Final = re.compile(r" ?(?:[-–—~]|->|→|\b(?:den(?: het)?|toi|to)\b) ?")
_LEFT: Final = re.compile(r"(?:ngay |thang )?(\d{1,4})(?: ?[-/.] ?(\d{1,2}))?", re.ASCII)
_CENTURY_TURNS: Final = 69
"""Years of two figures from here on are of the 20th century, as POSIX reads %y."""


def read_dates(cell: Cell) -> Dates:
    """The date or the range in a cell; `TextError` for anything else. Day before month, always.

    "12.5.2024", "12-5-24", "tháng 5/2024", "Quý II/2024" (April to June), "6 tháng đầu năm 2024",
    "12/5/2024 - 15/5/2024", "từ 12 đến 15/5/2024", "12-15/5/2024", "28/12 - 03/01/2024", "2021-2025"; a year as
    a number. A time of day after a date is dropped.
    """
    if isinstance(cell, date):
        return Dates(PartialDate.of(cell.date() if isinstance(cell, datetime) else cell), None)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell == int(cell):
        cell = str(int(cell))
    if not isinstance(cell, str):
        raise _unreadable(str(cell))
    folded = " ".join(fold(clean(cell)).split()).rstrip(" .;,")
    return _one(folded) or _span(folded) or _range(folded, cell)


def _one(folded: str) -> Dates | None:
    text = _CLOCK.sub("", folded)
    if found := _SHORT_YEAR.fullmatch(text):
        year = int(found[4])
        text = f"{found[1]}/{found[3]}/{year + (1900 if year >= _CENTURY_TURNS else 2000)}"
    try:
        return Dates(parse_date(text), None)
    except TextError:
        return None


def _span(folded: str) -> Dates | None:
    """A quarter, or the first or last so many months of a year."""
    if found := _QUARTER.fullmatch(folded):
        last, year = _QUARTERS[found[1]] * 3, int(found[2])
        return Dates(PartialDate(year, last - 2), PartialDate(year, last), is_named=True)
    if (found := _MONTHS.fullmatch(folded)) and 1 <= int(found[1]) <= 12:
        count, year = int(found[1]), int(found[3])
        first = 1 if found[2] == "dau" else 13 - count
        return Dates(PartialDate(year, first), PartialDate(year, first + count - 1), is_named=True)
    return None


def _range(folded: str, written: str) -> Dates:
    """Every mark may be the one between: "12-15/5/2024" has it first, "5-12-2024 - 9-12-2024" third."""
    for between in _BETWEEN.finditer(folded):
        last = _one(folded[between.end() :])
        first = _first_of(folded[: between.start()].removeprefix("tu ").strip(), last.first) if last else None
        if last and first and first <= last.first:
            return Dates(first, last.first)
    raise _unreadable(written)


def _first_of(text: str, last: PartialDate) -> PartialDate | None:
    """The first date of a range: by itself, or with what it leaves out taken from the last."""
    alone = _one(text)
    if alone:
        return alone.first
    found = _LEFT.fullmatch(text)
    if not found:
        return None
    number, month = int(found[1]), int(found[2]) if found[2] else last.month
    try:
        if last.day is None:
            return PartialDate(last.year, number) if last.month and not found[2] else None
        first = PartialDate(last.year, month, number)
        return first if first <= last else PartialDate(last.year - 1, month, number) if found[2] else None
    except ValueError:
        return None


def _unreadable(text: str) -> TextError:
    return TextError(
        f"không đọc được ngày “{text}” (viết như 22/08/2025, 08/2025, 2025 hoặc 12/5/2024 - 15/5/2024)",
        f"“{text}” cannot be read as a date (written as 22/08/2025, 08/2025, 2025 or 12/5/2024 - 15/5/2024)",
    )
