"""What a chart shows, before anybody draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MOST_SERIES = 5
"""Lines a reader can tell apart by shape and dash as well as by colour."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure; ``text`` is how the page's language writes it, ``whole`` False for a sum without some of its parts."""

    value: Decimal
    text: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """A line: one point a period, None where there is no figure (the line breaks there, nothing is bridged)."""

    name: str
    points: tuple[Point | None, ...]

    def runs(self) -> Iterator[list[tuple[int, Point]]]:
        """The stretches without a gap, as (position of the period, point)."""
        run: list[tuple[int, Point]] = []
        for place, point in enumerate(self.points):
            if point is not None:
                run.append((place, point))
            elif run:
                yield run
                run = []
        if run:
            yield run


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the same periods. ``title`` and ``description`` are read out; ``unit`` stands above the scale.

    ``language`` ("vi", "en") decides how the scale's numbers are written. Raises ValueError for more than
    ``MOST_SERIES`` series, or a series that is not as long as the periods.
    """

    title: str
    description: str
    unit: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    language: str

    def __post_init__(self) -> None:
        if len(self.series) > MOST_SERIES:
            raise ValueError(f"{len(self.series)} series; at most {MOST_SERIES} can be told apart")
        if any(len(one.points) != len(self.periods) for one in self.series):
            raise ValueError("a series has to have one point for each period")

    @property
    def values(self) -> list[Decimal]:
        return [point.value for one in self.series for point in one.points if point]
