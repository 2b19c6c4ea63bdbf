"""Figures asked for, one a line: "Số đoàn ra | đoàn | 2026"."""

from __future__ import annotations

from typing import NamedTuple

PARTS = 3
MOST = 60
"""Figures in one request."""


class AskedFigure(NamedTuple):
    name: str
    unit: str = ""
    period: str = ""


class BadLine(ValueError):  # noqa: N818  # it says what is wrong
    """A line that cannot be read; ``number`` counts from 1 and ``vi``, ``en`` say what is wrong with it."""

    def __init__(self, number: int, vi: str, en: str) -> None:
        super().__init__(f"{number}: {vi} / {en}")
        self.number, self.vi, self.en = number, vi, en


def asked_figures(text: str) -> list[AskedFigure]:
    """The figures of a text, in order. Empty lines are nothing; unit and period may be left out.

    Raises :class:`BadLine` for a line without a name, with too many parts, or that asks for what another does.
    """
    found: dict[AskedFigure, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) > PARTS:
            raise BadLine(number, "chỉ có ba phần: tên | đơn vị | kỳ", "there are three parts: name | unit | period")
        figure = AskedFigure(*parts)
        if not figure.name:
            raise BadLine(number, "thiếu tên số liệu", "the name of the figure is missing")
        if figure in found:
            raise BadLine(number, f"trùng với dòng {found[figure]}", f"asks for the same as line {found[figure]}")
        found[figure] = number
        if len(found) > MOST:
            raise BadLine(number, f"tối đa {MOST} số liệu trong một yêu cầu", f"at most {MOST} figures in one request")
    return list(found)
