"""Dates in prose and in cells, always day before month: "05/12/2024" is 5 December."""

import re
from datetime import date
from typing import Final

from nhipcau.lib.period import PartialDate
from nhipcau.lib.period.label import ENGLISH_MONTHS
from nhipcau.lib.text.errors import TextError
from nhipcau.lib.text.fold import fold

_MONTH_NUMBER: Final = {name.lower(): number for number, name in enumerate(ENGLISH_MONTHS, start=1)}
_MONTH_NUMBER.update({name[:3]: number for name, number in list(_MONTH_NUMBER.items())})

_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_NAME: Final = rf"(?P<name>{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\.?"

# Written in folded letters: ngày → ngay, tháng → thang, năm → nam.
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}(?:(?P<mark>[-/.]){_MONTH}(?:(?P=mark){_DAY})?)?",
        rf"nam {_YEAR}",
        rf"(?:ngay )?{_DAY} ?(?P<mark>[-/.]) ?{_MONTH} ?(?P=mark) ?{_YEAR}",
        rf"(?:thang )?{_MONTH} ?[-/.] ?{_YEAR}",
        rf"(?:ngay )?{_DAY} thang {_MONTH}(?: nam |, ?|/){_YEAR}",
        rf"thang {_MONTH}(?: nam |, ?){_YEAR}",
        rf"(?:{_DAY} )?{_NAME},? {_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
    )
)


def parse_date(text: str) -> PartialDate:
    """Read a date as exactly as it is written; the day stands before the month unless the year is first.

    "13/12/2024", "5-12-2024", "ngày 22 tháng 8 năm 2025", "2025-08-22", "22 August 2025"; months "12/2024",
    "tháng 12/2024", "August 2025"; years "2024", "năm 2024". Marks and case do not matter. Years have four
    digits. `TextError` for anything else, and for days that do not exist ("31/02/2024", "05/13/2024").
    """
    folded = " ".join(fold(text).split())
    for form in _FORMS:
        if found := form.fullmatch(folded):
            break
    else:
        raise TextError(
            f"không đọc được ngày “{text}” (viết như 22/08/2025, 08/2025 hoặc 2025)",
            f"“{text}” cannot be read as a date (written as 22/08/2025, 08/2025 or 2025)",
        )
    parts = found.groupdict()
    name, month, day = parts.get("name"), parts.get("month"), parts.get("day")
    try:
        return PartialDate(
            int(parts["year"]),
            _MONTH_NUMBER[name] if name else int(month) if month else None,
            int(day) if day else None,
        )
    except ValueError:
        raise TextError(
            f"không có ngày “{text}” (ngày viết trước tháng)",
            f"there is no such date as “{text}” (the day stands before the month)",
        ) from None


def format_date(value: PartialDate | date, lang: str) -> str:
    """Return vi "22/08/2025", "08/2025", "2025"; en "22 August 2025", "August 2025", "2025"."""
    return (value if isinstance(value, PartialDate) else PartialDate.of(value)).label(lang)
