"""The working days and clocks of this installation: those shipped, and what an operator adds in tables of his own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS
from nhipcau.lib.working_time import (
    Clock,
    WorkingCalendar,
    WorkingTimeError,
    read_clocks,
    read_holidays,
    shipped_clocks,
    shipped_holidays,
    with_own,
    with_own_clocks,
)

Rows = TypeVar("Rows")
HOLIDAYS, CLOCKS = "NHIPCAU_HOLIDAYS", "NHIPCAU_CLOCKS"


def calendar_in_force() -> WorkingCalendar:
    """Raises :class:`Fault` if the operator's table cannot be used: a day that is wrong is worse than none."""
    return _calendar(SETTINGS[HOLIDAYS].read().strip())


def clocks_in_force() -> tuple[Clock, ...]:
    """Raises :class:`Fault` if the operator's table cannot be used."""
    return _clocks(SETTINGS[CLOCKS].read().strip())


@lru_cache(maxsize=8)
def _calendar(path: str) -> WorkingCalendar:
    own = _taken(HOLIDAYS, path, read_holidays) if path else ()
    return WorkingCalendar(with_own(shipped_holidays(), own))


@lru_cache(maxsize=8)
def _clocks(path: str) -> tuple[Clock, ...]:
    if not path:
        return shipped_clocks()
    return _taken(CLOCKS, path, lambda text, table: with_own_clocks(shipped_clocks(), read_clocks(text, table), table))


def _taken(setting: str, path: str, read: Callable[[str, str], Rows]) -> Rows:
    try:
        return read(Path(path).read_text(encoding="utf-8"), path)
    except WorkingTimeError as wrong:
        raise Fault("bad_working_time", f"{setting}: {wrong.vi}", f"{setting}: {wrong.en}", status=500) from wrong
    except (OSError, UnicodeDecodeError) as wrong:
        raise Fault(
            "bad_working_time",
            f"Không đọc được tệp {path!r} ({setting}): {wrong}. Hãy kiểm tra đường dẫn; tệp phải là CSV mã UTF-8.",
            f"The file {path!r} ({setting}) cannot be read: {wrong}. Check the path; it has to be CSV in UTF-8.",
            status=500,
        ) from wrong
