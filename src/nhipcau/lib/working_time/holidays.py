"""The yearly official calendar of civil servants, as rows of a table: days of rest and Saturdays worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from nhipcau.lib.working_time.tables import Line, lines, shipped_text
from nhipcau.lib.working_time.words import WEEKDAYS, Words, WorkingTimeError

COLUMNS: Final = ("day", "kind", "name_vi", "name_en", "source", "address")
SATURDAY: Final = 5

LABOUR_CODE: Final = Words("Bộ luật Lao động 45/2019/QH14", "Labour Code 45/2019/QH14")
CULTURE_DAY_SINCE: Final = 2026
CULTURE_DAY: Final = (11, 24)
FIXED: Final = {
    (1, 1): Words("Tết Dương lịch", "New Year's Day"),
    (4, 30): Words("Ngày Chiến thắng", "Victory Day (30 April)"),
    (5, 1): Words("Ngày Quốc tế lao động", "International Labour Day"),
    (9, 2): Words("Quốc khánh", "National Day"),
    CULTURE_DAY: Words("Ngày Văn hóa Việt Nam", "Vietnamese Culture Day"),
}
"""Holidays on the same day every year (Labour Code, Article 112(1); the last: Resolution 28/2026/QH16, Article 2)."""

_DAYS_OF_LAW: Final = 11
"""1 January, five days of Tết, the Hùng Kings, 30 April, 1 May and two National Days: Labour Code, Article 112(1)."""


class DayKind(StrEnum):
    """Why a day is in the table."""

    HOLIDAY = "holiday"
    COMPENSATED_REST = "compensated_rest"
    SWAPPED_REST = "swapped_rest"
    SWAPPED_WORK = "swapped_work"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One row. ``source`` is the paper that decides it, ``address`` where it was read (may be empty)."""

    day: date
    kind: DayKind
    name: Words
    source: str
    address: str = ""


def fixed_days(year: int) -> dict[date, Words]:
    """The holidays that are the same every year."""
    return {date(year, *day): name for day, name in FIXED.items() if day != CULTURE_DAY or year >= CULTURE_DAY_SINCE}


@lru_cache(maxsize=1)
def shipped_holidays() -> tuple[Holiday, ...]:
    """The rows of ``data/holidays_vn.csv``."""
    return read_holidays(shipped_text("holidays_vn"), "holidays_vn.csv")


def with_own(shipped: Iterable[Holiday], own: Sequence[Holiday]) -> tuple[Holiday, ...]:
    """Both tables; a year that has rows of its own is taken from these alone, so that a shipped year can be corrected."""
    years = {one.day.year for one in own}
    return tuple(sorted((*(one for one in shipped if one.day.year not in years), *own), key=lambda one: one.day))


def read_holidays(text: str, table: str) -> tuple[Holiday, ...]:
    """The rows of a table in the form of the shipped one. Raises WorkingTimeError naming ``table``, the line and the cure."""
    found: dict[date, Holiday] = {}
    for line in lines(text, table, COLUMNS):
        row = _row(line)
        if row.day in found:
            line.refuse(f"ngày {row.day} đã có ở trên. Hãy giữ một dòng.", f"{row.day} is there already. Keep one row.")
        found[row.day] = row
    for year in sorted({day.year for day in found}):
        _check_year(year, found, table)
    return tuple(found[day] for day in sorted(found))


def _row(line: Line) -> Holiday:
    day = line.day("day")
    if (said := line.cells["kind"]) not in set(DayKind):
        kinds = ", ".join(DayKind)
        line.refuse(f"“{said}” không phải là loại ngày. Hãy viết {kinds}.", f"“{said}” is no kind. Write {kinds}.")
    kind = DayKind(said)
    if missing := [column for column in ("name_vi", "name_en", "source") if not line.cells[column]]:
        line.refuse(f"ô {', '.join(missing)} còn trống.", f"{', '.join(missing)} must not be empty.")
    weekday = WEEKDAYS[day.weekday()]
    if kind is DayKind.SWAPPED_WORK and day.weekday() < SATURDAY:
        line.refuse(
            f"{day} là {weekday.vi}, vốn là ngày làm việc; ngày làm bù phải là thứ Bảy hoặc Chủ nhật.",
            f"{day} is a {weekday.en}, a working day anyway; a day worked in exchange is a Saturday or Sunday.",
        )
    if kind in (DayKind.COMPENSATED_REST, DayKind.SWAPPED_REST) and day.weekday() >= SATURDAY:
        line.refuse(
            f"{day} là {weekday.vi}, vốn là ngày nghỉ; ngày nghỉ bù hoặc hoán đổi phải là ngày làm việc.",
            f"{day} is a {weekday.en}, a day of rest anyway; a day off in lieu or in exchange is a weekday.",
        )
    name = Words(line.cells["name_vi"], line.cells["name_en"])
    return Holiday(day, kind, name, line.cells["source"], line.cells["address"])


def _check_year(year: int, found: dict[date, Holiday], table: str) -> None:
    """A year is taken whole or not at all: half a calendar would answer with days that are wrong."""
    holidays = {day for day, row in found.items() if day.year == year and row.kind is DayKind.HOLIDAY}
    if missing := [day for day in fixed_days(year) if day not in holidays]:
        days = ", ".join(day.isoformat() for day in missing)
        raise WorkingTimeError(
            f"{table}: năm {year} thiếu ngày lễ {days}. Hãy ghi đủ các ngày nghỉ của cả năm.",
            f"{table}: {year} lacks the holidays {days}. List all days of rest of the year.",
        )
    needed = _DAYS_OF_LAW + (year >= CULTURE_DAY_SINCE)
    kinds = Counter(row.kind for day, row in found.items() if day.year == year)
    if kinds[DayKind.HOLIDAY] < needed:
        raise WorkingTimeError(
            f"{table}: năm {year} chỉ có {kinds[DayKind.HOLIDAY]} ngày lễ (holiday), luật định {needed} ngày, "
            "kể cả 5 ngày Tết và Giỗ Tổ Hùng Vương. Hãy ghi đủ theo thông báo của năm.",
            f"{table}: {year} has only {kinds[DayKind.HOLIDAY]} days of kind holiday, the law has {needed}, "
            "five days of Tết and the Hùng Kings' day among them. List them as the year's notice does.",
        )
