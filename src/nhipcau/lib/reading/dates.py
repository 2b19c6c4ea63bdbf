"""Days and periods in a sentence, completed from the day the document was published."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from nhipcau.lib.reading.document import Document, Sentence

_DAY: Final = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|từ|đến|hôm|qua|nay|và|\()\s*,?\s*(?:nay\s+|qua\s+)?\(?(?:ngày\s+)?(?:mồng\s+|mùng\s+)?"
    r"(\d{1,2})(?:\s*(?:[-–]|đến(?: ngày)?|và)\s*(\d{1,2}))?(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?:(?:[/.-]|\s*,?\s*năm\s+)(\d{4}))?(?![\d/])",
    re.IGNORECASE,
)
_BARE_DAY: Final = re.compile(r"(?<![\d/])(\d{1,2})[/](\d{1,2})[/](\d{4})(?![\d/])")
_TODAY: Final = re.compile(
    r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối) (nay|qua)(?!\w)(?!\s*,?\s*(?:\(?\d|ngày))", re.IGNORECASE
)
_MONTH: Final = re.compile(r"(?:trong\s+|vào\s+)?tháng\s+(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})", re.IGNORECASE)
_MONTH_ALONE: Final = re.compile(
    r"(?<!từ )(?<!\d )(?<!đến )(?<!giữa )(?<!cuối )(?<!đầu )(?<!hết )(?:trong\s+|riêng\s+)?(?<!\w)tháng\s+(\d{1,2})(?=\s*[,:;)]|\s+(?:năm nay|có|đạt|ước|tỉnh|thành phố|cả|toàn|là|tăng|giảm)(?!\w))",
    re.IGNORECASE,
)
""" "tháng 5 ước đạt": of the year of publication, if it was over then."""
_YEARS: Final = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|thời kỳ|từ năm|trong các năm|từ)?\s*(?<!\d)((?:19|20)\d\d)\s*(?:[-–—]|đến năm|đến)\s*((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTHS_OF: Final = re.compile(
    r"(\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+tháng(?:\s+đầu)?(?:\s+(?:của\s+)?năm(?:\s+((?:19|20)\d\d))?|\s+qua)?",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"quý\s+(I{1,3}|IV|[1-4])(?!\w)(?:\s*[/,]?\s*(?:năm\s+)?((?:19|20)\d\d))?(?:\s+năm\s+nay)?", re.IGNORECASE
)
_MONTHS_ALONE: Final = re.compile(
    r"(?:trong\s+)?(?<![\d.,/-])(\d{1,2})\s+tháng(?:\s+(?:qua|năm nay)|(?=\s+(?:ước|đạt|ước đạt)(?!\w)))|trong\s+(\d{1,2})\s+tháng(?!\s+(?:tới|nữa|kể|thực|liên|cuối|/))(?=\s*[,;.]|\s+(?:ước|đạt|năm|tỉnh|cả))",
    re.IGNORECASE,
)
_SINCE_NEW_YEAR: Final = re.compile(
    r"từ\s+đầu\s+năm(?:\s+((?:19|20)\d\d))?\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_FROM_DAY_TO_DAY: Final = re.compile(
    r"từ\s+(?:ngày\s+)?(\d{1,2})(?:\s?[-/.]\s?(\d{1,2}))?\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}))?(?![\d%])",
    re.IGNORECASE,
)
_SINCE_YEAR: Final = re.compile(r"từ\s+(?:đầu\s+)?năm\s+((?:19|20)\d\d)\s+(?:đến|tới)\s+nay", re.IGNORECASE)
_LAST_YEAR: Final = re.compile(r"(?<!\w)(?<!các )(?<!những )năm\s+(?:ngoái|trước|vừa qua)(?!\w)", re.IGNORECASE)
_YEARS_PAST: Final = re.compile(r"(\d{1,2}|hai|ba|bốn|năm)\s+năm\s+(?:qua|gần đây|vừa qua)", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?:kể\s+)?từ\s+đầu\s+năm(?:\s+((?:19|20)\d\d))?(?:\s+đến\s+nay)?", re.IGNORECASE)
_HALF: Final = re.compile(r"nửa\s+(đầu|cuối)\s+năm(?:\s+((?:19|20)\d\d))?", re.IGNORECASE)
_THIS_YEAR: Final = re.compile(r"(?<!\w)(?:(?:trong|cả) năm(?: nay)?|năm nay)(?!\s+(?:\d|qua|học|tới|sau|trước|ngoái))(?!\w)", re.IGNORECASE)  # fmt: skip
_YEAR: Final = re.compile(
    r"(?:trong\s+|của\s+|cả\s+)?(?<!\w)năm\s+((?:19|20)\d\d)(?!\d)(?!\s*[-–]\s*\d)", re.IGNORECASE
)
_DAY_HINT: Final = re.compile(r"\d|(?<!\w)(?:nay|qua)(?!\w)", re.IGNORECASE)
_HINT: Final = re.compile(r"\d|(?<!\w)(?:năm|tháng|quý)(?!\w)", re.IGNORECASE)
"""What is in every sentence that names a period."""
_AGAINST: Final = re.compile(
    r"(?:so với|cùng kỳ|bằng)\s+(?:[^\s,;]+\s+){0,5}$|\d\s+lần\s+$|gấp đôi\s+$|%\s*(?:so\s+(?:với\s+)?)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)\s+$",
    re.IGNORECASE,
)
"""Before a period something is only compared with: "so với năm 2022", "đạt 46% kế hoạch năm 2024"."""
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Period(NamedTuple):
    """Partial dates of the first and last day, and where the words stand in the text."""

    start: str
    end: str
    at: int
    until: int


def days(document: Document, sentence: Sentence) -> list[Period]:
    """The days named in a sentence; a day without a year is of the year of publication."""
    found: list[Period] = []
    begin, end = sentence.whole
    if not _DAY_HINT.search(document.text, begin, end):
        return found
    for day in _DAY.finditer(document.text, begin, end):
        if _is_day(day[1], day[3]):
            year = day[4] or (document.published or "XXXX")[:4]
            last = day[2] if day[2] and _is_day(day[2], day[3]) else day[1]
            found.append(Period(_day(year, day[3], day[1]), _day(year, day[3], last), day.start(), day.end()))
    for day in _BARE_DAY.finditer(document.text, begin, end):
        if _is_day(day[1], day[2]) and not any(known.at <= day.start() < known.until for known in found):
            whole = _day(day[3], day[2], day[1])
            found.append(Period(whole, whole, day.start(), day.end()))
    found += [
        Period(day_of, day_of, told.start(), told.end())
        for told in _TODAY.finditer(document.text, begin, end)
        if (day_of := _before_publication(document.published, 1 if told[1].lower() == "qua" else 0))
    ]
    return sorted(found, key=lambda period: period.at)


def _before_publication(published: str | None, by: int) -> str | None:
    """The day of publication, or one before it; None if only its month or year is known."""
    if not published or len(published) != len("2024-06-01"):
        return None
    return (date.fromisoformat(published) - timedelta(days=by)).isoformat()


def periods(document: Document, sentence: Sentence) -> list[Period]:
    """The periods named in a sentence, from left to right; years inside longer ones are not given again."""
    found: list[Period] = []
    begin, end = sentence.whole
    this_year = (document.published or "")[:4]
    if not _HINT.search(document.text, begin, end):
        return found
    said = document.text[begin:end].lower()
    for word, form, read in _READERS:
        if word not in said:
            continue
        for match in form.finditer(document.text, begin, end):
            if _AGAINST.search(document.text, max(begin, match.start() - 60), match.start()):
                continue
            if any(known.at < match.end() and match.start() < known.until for known in found):
                continue
            bounds = read(match, this_year)
            if bounds and not (form is _MONTH_ALONE and _is_to_come(bounds[0], document.published)):
                found.append(Period(*bounds, match.start(), match.end()))
    return sorted(found, key=lambda period: period.at)


def _is_to_come(month: str, published: str | None) -> bool:
    """Whether a month without a year is one of the year before: the day of publication came earlier."""
    said = (published or "")[: len(month)]
    return len(said) == len(month) and month > said


_Bounds = tuple[str, str] | None


def _years(match: re.Match[str], this_year: str) -> _Bounds:
    return match[1], match[2]


def _months_of(match: re.Match[str], this_year: str) -> _Bounds:
    """ "11 tháng đầu năm 2023", "6 tháng đầu năm"."""
    count, year = _count(match[1]), match[2] or this_year
    if not year or not 1 <= count <= 12 or not (match[2] or "đầu" in match[0].lower()):
        return None
    return f"{year}-01", f"{year}-{count:02}"


def _quarter(match: re.Match[str], this_year: str) -> _Bounds:
    quarter, year = _QUARTERS[match[1].lower()], match[2] or this_year
    return (f"{year}-{quarter * 3 - 2:02}", f"{year}-{quarter * 3:02}") if year else None


def _years_past(match: re.Match[str], this_year: str) -> _Bounds:
    """ "3 năm qua": the year of publication is the last of them."""
    return (str(int(this_year) - _count(match[1]) + 1), this_year) if this_year.isdigit() else None


def _since(match: re.Match[str], this_year: str) -> _Bounds:
    year = match[1] or this_year
    return (year, year) if year else None


def _months_alone(match: re.Match[str], this_year: str) -> _Bounds:
    """ "10 tháng qua", "kim ngạch 10 tháng đạt", "trong 9 tháng,": of the year of publication."""
    count = int(match[1] or match[2])
    return (f"{this_year}-01", f"{this_year}-{count:02}") if this_year and 2 <= count <= 12 else None


def _since_new_year(match: re.Match[str], this_year: str) -> _Bounds:
    year = match[1] or match[4] or this_year
    return (f"{year}-01-01", _day(year, match[3], match[2])) if year and _is_day(match[2], match[3]) else None


def _from_day_to_day(match: re.Match[str], this_year: str) -> _Bounds:
    """ "từ ngày 1 đến hết 15-12", "từ 20/5 đến 3/6/2023"."""
    year, month = match[5] or this_year, match[2] or match[4]
    if not year or not _is_day(match[1], month) or not _is_day(match[3], match[4]):
        return None
    return _day(year, month, match[1]), _day(year, match[4], match[3])


def _since_year(match: re.Match[str], this_year: str) -> _Bounds:
    return (match[1], this_year) if this_year.isdigit() else None


def _last_year(match: re.Match[str], this_year: str) -> _Bounds:
    year = str(int(this_year) - 1) if this_year.isdigit() else ""
    return (year, year) if year else None


def _half(match: re.Match[str], this_year: str) -> _Bounds:
    year = match[2] or this_year
    first, last = ("01", "06") if match[1].lower() == "đầu" else ("07", "12")
    return (f"{year}-{first}", f"{year}-{last}") if year else None


def _this_year(match: re.Match[str], this_year: str) -> _Bounds:
    return (this_year, this_year) if this_year else None


def _month(match: re.Match[str], this_year: str) -> _Bounds:
    month = f"{match[2]}-{int(match[1]):02}"
    return (month, month) if 1 <= int(match[1]) <= 12 else None


def _month_alone(match: re.Match[str], this_year: str) -> _Bounds:
    month = f"{this_year}-{int(match[1]):02}"
    return (month, month) if this_year and 1 <= int(match[1]) <= 12 else None


def _year(match: re.Match[str], this_year: str) -> _Bounds:
    return match[1], match[1]


_READERS: Final = (
    ("đầu", _SINCE_NEW_YEAR, _since_new_year),
    ("đến", _FROM_DAY_TO_DAY, _from_day_to_day),
    ("nay", _SINCE_YEAR, _since_year),
    ("", _YEARS, _years),
    ("tháng", _MONTHS_OF, _months_of),
    ("tháng", _MONTHS_ALONE, _months_alone),
    ("quý", _QUARTER, _quarter),
    ("năm", _YEARS_PAST, _years_past),
    ("đầu", _SINCE, _since),
    ("nửa", _HALF, _half),
    ("tháng", _MONTH, _month),
    ("tháng", _MONTH_ALONE, _month_alone),
    ("năm", _YEAR, _year),
    ("năm", _THIS_YEAR, _this_year),
    ("năm", _LAST_YEAR, _last_year),
)
"""Longer ways of naming a period before shorter ones; each with a word that is in it, so that others need not be looked for."""


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said.lower()]


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
