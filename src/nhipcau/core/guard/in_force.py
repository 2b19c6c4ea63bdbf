"""The rules of this installation: those shipped, and those an operator adds; he cannot take any away."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS
from nhipcau.lib.guard import RuleError, Rules, shipped
from nhipcau.lib.guard.read_rules import read_rules

FILE = "NHIPCAU_GUARD_RULES"


def in_force(where: str) -> Rules:
    """The rules that hold ``where``. Raises :class:`Fault` if the operator's file cannot be used: then nothing is written."""
    return _read(SETTINGS[FILE].read().strip(), where)


@lru_cache(maxsize=8)
def _read(path: str, where: str) -> Rules:
    if not path:
        return shipped().of(where)
    try:
        added = read_rules(Path(path).read_text(encoding="utf-8"))
        return Rules((*shipped().all, *added)).of(where)
    except (OSError, UnicodeDecodeError, RuleError) as wrong:
        raise Fault(
            "bad_guard_rules",
            f"Không dùng được tệp quy tắc {path!r} ({FILE}): {wrong}. Hãy sửa tệp; chưa sửa thì không ghi được gì.",
            f"The rules file {path!r} ({FILE}) cannot be used: {wrong}. Correct it; until then nothing can be written.",
            {"path": path},
            status=500,
        ) from wrong
