"""Which unit a name meant on the day a tie began: "Quảng Trị" of 2019 is not the province that has been so called since 2025."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nhipcau.lib.period import PartialDate
from nhipcau.lib.places import resolve, unit
from nhipcau.lib.places.units import TABLE_BEGINS
from nhipcau.lib.sheets import split_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhipcau.core.kinds import Context, Kind, Plain
    from nhipcau.core.kinds.coded import Coded

REMEMBERED = 20_000


def places_then(kind: Coded, text: str, began: str, where: Context, read: Callable[[str], Plain]) -> Plain:
    """The units that a cell names, each as it was then; ``read`` is asked for what means the same at any time."""
    if not kind.many:
        return place_then(kind, text, began, where) or read(text)
    parts = [text] if kind.find(text) else split_many(text, lambda one: bool(kind.find(one)))
    found: list[Any] = []
    for one in parts:
        then = place_then(kind, one, began, where)
        found += [then] if then else read(one) or []
    return kind.clean(found, where)


def place_then(kind: Kind, name: str, began: str, where: Context) -> str | None:
    """The unit that had a name of several when something began ("2019", "2019-05-12"); None where no day is needed.

    Raises :class:`Fault` where it changed hands within the days that ``began`` may be.
    """
    found = _units_then(name, began)
    if len(found) < 2:
        return next(iter(found), None)
    vi, en = (" / ".join(unit(one).label(language) for one in found) for language in ("vi", "en"))
    raise kind.refuse(
        name,
        where,
        f"có thể là {vi}, tùy ngày: ghi rõ tháng, hoặc thêm “(cũ)” hay “(mới)” sau tên",
        f"may be {en}, which depends on the day: give the month too, or write “(old)” or “(new)” behind the name",
    )


@lru_cache(maxsize=REMEMBERED)
def _units_then(name: str, began: str) -> tuple[str, ...]:
    """Before our table of units begins its first day counts."""
    if resolve(name).unit:
        return ()
    day = PartialDate.parse(began)
    first, end = day.first(), day.period().end
    days = first, end - timedelta(days=1) if end else first
    found = [resolve(name, max(day, TABLE_BEGINS)).unit for day in days]
    return tuple(dict.fromkeys(one.id for one in found if one))
