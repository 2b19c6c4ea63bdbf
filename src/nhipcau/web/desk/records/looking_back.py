"""What the address of a record asks of the past: as known on a day, in the borders of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from nhipcau.core.desk.past import past_of
from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.lib.text import TextError, format_date, parse_date
from nhipcau.web.words import say


@dataclass(frozen=True)
class LookedBack:
    """The row to show and its evidence (None: the present ones), the days asked for, labels of what was expunged."""

    row: Any
    evidence: list[dict[str, Any]] | None
    on: date | None
    borders: date | None
    expunged: tuple[str, ...]

    def words(self, language: str) -> str:
        """ "as known on 22/08/2025, in the borders of 30/06/2025" """
        said = [say("desk_known_on", language, day=format_date(self.on, language))] if self.on else []
        if self.borders:
            said.append(say("desk_borders_of", language, day=format_date(self.borders, language)))
        return ", ".join(said)


def looked_back(request: HttpRequest, register: Register, row: Any) -> LookedBack | None:
    """None where nothing of the past is asked. Raises :class:`Fault` for what is no day, or a day before the record."""
    on, borders = _day(request, "on"), _day(request, "borders")
    if on is None:
        return LookedBack(row, None, None, borders, ()) if borders else None
    past = past_of(register, UUID(str(row.uid)), on)
    if past is None:
        raise Fault(
            "not_there_yet",
            f"Ngày {format_date(on, 'vi')} hồ sơ này chưa có. Hãy chọn ngày muộn hơn.",
            f"On {format_date(on, 'en')} there was no such record yet. Choose a later day.",
            status=404,
        )
    return LookedBack(past.row, past.evidence, on, borders, tuple(past.expunged))


def _day(request: HttpRequest, name: str) -> date | None:
    given = request.GET.get(name, "").strip()[:40]
    if not given:
        return None
    try:
        found = parse_date(given)
        return date(found.year, found.month or 0, found.day or 0)
    except (TextError, ValueError):
        raise Fault(
            "bad_day",
            f"Không đọc được ngày “{given}”. Hãy viết đủ ngày/tháng/năm, ví dụ 22/08/2025.",
            f"“{given}” cannot be read as a day. Write day/month/year, for example 22/08/2025.",
        ) from None
