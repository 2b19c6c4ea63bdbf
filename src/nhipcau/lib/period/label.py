"""How a period is written for people; its last day is named, not the day after."""

from collections.abc import Callable
from datetime import date
from typing import Final

from nhipcau.lib.period.kind import Kind

ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ROMAN: Final = ("I", "II", "III", "IV")


def _year(first: date, last: date, lang: str) -> str:
    return f"{first.year}" if lang == "en" else f"năm {first.year}"


def _half_year(first: date, last: date, lang: str) -> str:
    is_first = first.month == 1
    if lang == "en":
        return f"{'first' if is_first else 'second'} half of {first.year}"
    return f"6 tháng {'đầu' if is_first else 'cuối'} năm {first.year}"


def _quarter(first: date, last: date, lang: str) -> str:
    number = (first.month + 2) // 3
    return f"Q{number} {first.year}" if lang == "en" else f"quý {_ROMAN[number - 1]}/{first.year}"


def _months(first: date, last: date, lang: str) -> str:
    if lang == "en":
        from_month, to_month = ENGLISH_MONTHS[first.month - 1], ENGLISH_MONTHS[last.month - 1]
        if first.year != last.year:
            return f"{from_month} {first.year} – {to_month} {last.year}"
        return f"{from_month} {first.year}" if first.month == last.month else f"{from_month}–{to_month} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {first:%m}/{first.year}"
    if first.year == last.year and first.month == 1:
        return f"{last.month} tháng đầu năm {first.year}"
    return f"từ tháng {first:%m}/{first.year} đến tháng {last:%m}/{last.year}"


def _term(first: date, last: date, lang: str) -> str:
    years = f"{first.year}–{last.year}"
    return years if lang == "en" else f"giai đoạn {years}"


_BY_KIND: Final[dict[Kind, Callable[[date, date, str], str]]] = {
    Kind.YEAR: _year,
    Kind.HALF_YEAR: _half_year,
    Kind.QUARTER: _quarter,
    Kind.MONTHS: _months,
    Kind.TERM: _term,
}


def day_label(day: date, lang: str) -> str:
    """Return vi "22/08/2025", en "22 August 2025"."""
    if lang == "en":
        return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year}"


def span_label(first: date | None, last: date | None, kind: Kind | None, lang: str) -> str:
    """Return the days from ``first`` to ``last``, both counted, in words; None is no bound.

    Windows by name ("6 tháng đầu năm 2024"); a reporting year and any other span by its first and last day
    ("từ 15/12/2023 đến 14/12/2024"), as a report must print the window it counts.
    """
    english = lang == "en"
    if first is None and last is None:
        return "all time" if english else "mọi thời gian"
    if last is None:
        assert first is not None  # noqa: S101 - both None was answered above
        return f"{'from' if english else 'từ'} {day_label(first, lang)}"
    if first is None:
        return f"{'until' if english else 'đến hết'} {day_label(last, lang)}"
    if kind in _BY_KIND:
        return _BY_KIND[kind](first, last, lang)
    if first == last:
        return day_label(first, lang)
    days = day_label(first, lang), day_label(last, lang)
    return f"{days[0]} – {days[1]}" if english else f"từ {days[0]} đến {days[1]}"
