"""Days on a common scale, a line for each row of a table: how far off what is due lies, or how long ago it was.

Decoration: the days and the lateness stand in words beside each line. Places are percentages, so that a line is as wide as
its cell and its marks keep their shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import NamedTuple

from nhipcau.lib.charts.marks import plain

HEIGHT, MIDDLE = 22, 11
STEPS = (1, 3, 6, 12)
"""Months between two lines of the scale."""
MOST = 8
"""Lines of the scale at most."""
ROOM = 90
"""Per cent of the scale beyond which a month's name would run over its end."""


class Scale(NamedTuple):
    """Whole months: from the first day of one until before the first day of another."""

    first: date
    end: date

    @classmethod
    def of(cls, days: list[date]) -> Scale:
        """The months that hold all of some days (at least one)."""
        first, last = min(days).replace(day=1), max(days)
        return cls(first, _later(last.replace(day=1), 1))

    def place(self, day: date) -> float:
        """Where a day lies, in per cent of the scale."""
        return 100 * (day - self.first).days / (self.end - self.first).days

    def months(self) -> Iterator[date]:
        """The first days of the months at which lines stand: every one, or every third, sixth, twelfth; then of whole years."""
        total = (self.end.year - self.first.year) * 12 + self.end.month - self.first.month
        step = next((one for one in STEPS if total / one <= MOST), 12 * -(-total // (12 * MOST)))
        at = self.first
        while at < self.end:
            if (at.year * 12 + at.month - 1) % step == 0:
                yield at
            at = _later(at, 1)


def axis(scale: Scale) -> str:
    """The months over the lines, as 07/2026."""
    labels = "".join(
        f'<text x="{plain(scale.place(day))}%" y="{HEIGHT - 6}">{escape(f"{day:%m/%Y}")}</text>'
        for day in scale.months()
        if scale.place(day) <= ROOM
    )
    return f'<svg class="span axis" width="100%" height="{HEIGHT}" aria-hidden="true">{labels}</svg>'


def span(scale: Scale, due: date | None, today: date, done: date | None = None, *, over: bool = False) -> str:
    """One row: a round mark where something is due and a line to today (dashed once it is late); a square where it was done."""
    body = [_line("month", scale.place(day), scale.place(day), 0, HEIGHT) for day in scale.months()]
    body.append(_line("today", scale.place(today), scale.place(today), 0, HEIGHT))
    if due:
        at = scale.place(due)
        if not over:
            body.append(_line("late" if due < today else "left", at, scale.place(today), MIDDLE, MIDDLE))
        body.append(f'<circle class="due{" over" if over else ""}" cx="{plain(at)}%" cy="{MIDDLE}" r="5"/>')
    if done:
        body.append(
            f'<svg x="{plain(scale.place(done))}%" overflow="visible"><rect class="done" x="-5" y="{MIDDLE - 5}" width="10" height="10"/></svg>'
        )
    return f'<svg class="span" width="100%" height="{HEIGHT}" aria-hidden="true">{"".join(body)}</svg>'


def _line(css: str, x1: float, x2: float, y1: int, y2: int) -> str:
    return f'<line class="{css}" x1="{plain(x1)}%" x2="{plain(x2)}%" y1="{y1}" y2="{y2}"/>'


def _later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
