"""Merged cells: the value of the first fills all of the range, as a reader of the sheet sees it."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.engines.workbooks.shapes import Merge
from nhipcau.lib.sheets import Cell


class Filler:
    """Fills rows in their order. Merges may be added as they are met, at the latest with their first row."""

    def __init__(self, merges: Iterable[Merge] = ()) -> None:
        self._to_come = sorted(merges, reverse=True)
        self._open: list[tuple[Merge, Cell]] = []

    def add(self, merge: Merge) -> None:
        self._to_come.append(merge)

    @property
    def open_until(self) -> int:
        """The last row of the ranges whose first rows have been filled; 0 if there is none."""
        return max((merge.last_row for merge, _ in self._open), default=0)

    def fill(self, number: int, cells: list[Cell], width: int) -> None:
        """Fill the row in place, no further than ``width`` columns."""
        self._open = [(merge, value) for merge, value in self._open if merge.last_row >= number]
        while self._to_come and self._to_come[-1].first_row <= number:
            merge = self._to_come.pop()
            value = cells[merge.first_column] if merge.first_column < len(cells) else None
            if value is not None and merge.first_row == number:
                self._open.append((merge, value))
        for merge, value in self._open:
            last = min(merge.last_column, width - 1)
            cells.extend([None] * (last + 1 - len(cells)))
            for column in range(merge.first_column, last + 1):
                if cells[column] is None or merge.first_row < number:
                    cells[column] = value
