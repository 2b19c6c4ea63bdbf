"""The period in which promises were made, in whole years, and the one before it."""

from __future__ import annotations

from typing import NamedTuple


class Window(NamedTuple):
    """Years from ``first`` to ``last``, both counted."""

    first: int
    last: int

    @property
    def words(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def window(first: str, last: str) -> Window | None:
    """The window two years typed mean, one alone meaning itself; None for none, or for what is no such thing."""
    said = [text.strip() for text in (first, last) if text.strip()]
    if not said or any(not (one.isascii() and one.isdigit() and len(one) == 4) for one in said):
        return None
    years = [int(one) for one in said]
    return Window(years[0], years[-1]) if 1900 <= years[0] <= years[-1] else None


def before(one: Window) -> Window:
    """As many years, just before."""
    length = one.last - one.first + 1
    return Window(one.first - length, one.first - 1)
