"""Reads tables of clocks: the shipped one, and an installation's own rules beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from nhipcau.lib.working_time.actors import ACTORS, GROUPS
from nhipcau.lib.working_time.clocks import Clock, Direction, Standing, Unit
from nhipcau.lib.working_time.tables import Line, lines, shipped_text
from nhipcau.lib.working_time.words import Words, WorkingTimeError

COLUMNS: Final = (
    "id", "group", "what_vi", "what_en", "event_vi", "event_en", "direction", "length", "unit", "day", "who", "silence_vi",
    "silence_en", "source_vi", "source_en", "standing", "valid_from", "valid_to", "then", "doubt_from", "doubt_vi", "doubt_en",
)  # fmt: skip
SILENCE_UNKNOWN: Final = Words(
    "chưa rõ: các văn bản đã đọc không nói khi không trả lời thì sao",
    "not known: the texts read do not say what follows if nobody answers",
)
_LONGEST: Final = 1000
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTED: Final = frozenset({Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS})
_DAY_FORMS: Final = {
    Unit.DAY_OF_YEAR: re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)"),
    Unit.DAY_OF_MONTH: re.compile(r"(?P<day>\d\d)"),
    Unit.SEASON: re.compile(r"(?P<first_month>\d\d)-(?P<first_day>\d\d)/(?P<month>\d\d)-(?P<day>\d\d)"),
    Unit.UNTIL: re.compile(r"\d{4}-(?P<month>\d\d)-(?P<day>\d\d)"),
}


@lru_cache(maxsize=1)
def shipped_clocks() -> tuple[Clock, ...]:
    """The rules of ``data/clocks.csv``, in its order."""
    return read_clocks(shipped_text("clocks"), "clocks.csv")


def clock(name: str, among: Iterable[Clock] | None = None) -> Clock:
    """The clock of that id. Raises WorkingTimeError for none."""
    for one in shipped_clocks() if among is None else among:
        if one.id == name:
            return one
    raise WorkingTimeError(
        f"Không có thời hạn “{name}”. Xem danh sách: nhipcau due --list.",
        f"There is no clock “{name}”. For the list: nhipcau due --list.",
    )


def with_own_clocks(shipped: Sequence[Clock], own: Sequence[Clock], table: str) -> tuple[Clock, ...]:
    """The shipped rules and an installation's own: these replace what is not law, and are never law themselves."""
    law = {one.id for one in shipped if one.standing is Standing.LAW}
    for one in own:
        if one.id in law:
            raise WorkingTimeError(
                f"{table}: thời hạn “{one.id}” do luật định, không thay được. Hãy dùng một mã khác.",
                f"{table}: the clock “{one.id}” is set by law and cannot be replaced. Use another id.",
            )
        if one.standing is Standing.LAW:
            raise WorkingTimeError(
                f"{table}: thời hạn “{one.id}” không được ghi là law. Hãy ghi local hoặc unverified.",
                f"{table}: the clock “{one.id}” must not be marked law. Write local or unverified.",
            )
    replaced = {one.id for one in own}
    return (*(one for one in shipped if one.id not in replaced), *own)


def read_clocks(text: str, table: str) -> tuple[Clock, ...]:
    """The rules of a table in the form of the shipped one. Raises WorkingTimeError naming ``table``, the line and the cure."""
    found: dict[str, Clock] = {}
    for line in lines(text, table, COLUMNS):
        one = _clock(line)
        if one.id in found:
            line.refuse(
                f"mã “{one.id}” đã có ở trên. Hãy dùng mã khác.", f"id “{one.id}” is there already. Use another."
            )
        found[one.id] = one
    return tuple(found.values())


def _clock(line: Line) -> Clock:
    cells = line.cells
    if not _SLUG.fullmatch(cells["id"]):
        said = cells["id"]
        line.refuse(
            f"mã “{said}” chỉ được có chữ thường không dấu, số và dấu -.",
            f"id “{said}”: use a–z, 0–9 and hyphens only.",
        )
    _one_of(line, "group", GROUPS)
    _one_of(line, "who", ACTORS)
    for column, values in (("direction", Direction), ("unit", Unit), ("standing", Standing)):
        _one_of(line, column, values)
    for column in ("what_vi", "what_en", "source_vi", "source_en"):
        if not cells[column]:
            line.refuse(f"ô {column} còn trống.", f"{column} must not be empty.")
    unit, direction = Unit(cells["unit"]), Direction(cells["direction"])
    if (unit in _COUNTED) == (direction is Direction.BY):
        line.refuse(
            f"“{direction}” không đi với “{unit}”: after, before đếm ngày hoặc tháng; by cần một ngày trong lịch.",
            f"“{direction}” does not go with “{unit}”: after and before count days or months, by needs a calendar day.",
        )
    silence = Words(cells["silence_vi"], cells["silence_en"])
    return Clock(
        id=cells["id"],
        group=cells["group"],
        what=Words(cells["what_vi"], cells["what_en"]),
        event=Words(cells["event_vi"], cells["event_en"]),
        direction=direction,
        length=_length(line) if unit in _COUNTED else 0,
        unit=unit,
        day="" if unit in _COUNTED else _calendar_day(line, unit),
        who=cells["who"],
        silence=silence if any(silence) else SILENCE_UNKNOWN,
        source=Words(cells["source_vi"], cells["source_en"]),
        standing=Standing(cells["standing"]),
        valid_from=line.day("valid_from") if cells["valid_from"] else None,
        valid_to=line.day("valid_to") if cells["valid_to"] else None,
        then=cells["then"],
        doubt_from=line.day("doubt_from") if cells["doubt_from"] else None,
        doubt=Words(cells["doubt_vi"], cells["doubt_en"]),
    )


def _one_of(line: Line, column: str, values: Iterable[str]) -> None:
    if (said := line.cells[column]) not in (known := list(values)):
        line.refuse(
            f"“{said}” ở cột {column} không dùng được. Hãy viết một trong: {', '.join(known)}.",
            f"“{said}” in column {column} is not known. Write one of: {', '.join(known)}.",
        )


def _length(line: Line) -> int:
    said = line.cells["length"]
    if not (said.isascii() and said.isdigit() and 0 < int(said) < _LONGEST):
        line.refuse(
            f"“{said}” ở cột length phải là số nguyên từ 1 đến {_LONGEST - 1}.",
            f"“{said}” in column length has to be a whole number from 1 to {_LONGEST - 1}.",
        )
    return int(said)


def _calendar_day(line: Line, unit: Unit) -> str:
    """The cell as it is, if it names a day that every year or month has."""
    said = line.cells["day"]
    found = _DAY_FORMS[unit].fullmatch(said)
    # 2001 was no leap year and February is the shortest month: the day has to come every time.
    parts = {"month": "02", "first_month": "01", "first_day": "01", **(found.groupdict() if found else {})}
    begins, ends = f"{parts['first_month']}-{parts['first_day']}", f"{parts['month']}-{parts['day']}"
    if not (found and begins <= ends and _exists(begins) and _exists(ends)):
        line.refuse(
            f"“{said}” ở cột day không hợp với {unit}. Ví dụ: 11-15, 10, 11-01/12-31 hoặc 2027-02-28.",
            f"“{said}” in column day does not fit {unit}. For example 11-15, 10, 11-01/12-31 or 2027-02-28.",
        )
    return said


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"2001-{day}")
    except ValueError:
        return False
    return True
