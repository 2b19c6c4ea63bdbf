"""Arcs of ties and the dots they end in: how they bend, how thick they are, which dots are too near to be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from nhipcau.lib.maps.drawing import WholePoint

BEND = 0.22
"""Height of an arc over its chord, as a share of the chord."""
THINNEST, THICKER = 2.0, 9.0
"""Width of an arc for next to nothing, and what is added for the most there is; in units of the world's drawing."""
SMALLEST, LARGER = 19.0, 17.0
"""The same for the radius of a dot."""

JOINED = 40
"""Most dots drawn as one: a list can still be filtered by so many countries at once."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Dots drawn as one: the names it stands for, most weight first, and the middle between them by weight."""

    names: tuple[str, ...]
    at: WholePoint
    weight: int


def arc(start: WholePoint, end: WholePoint) -> str:
    """An SVG path that bends upwards, as a flight would on a globe."""
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2 - max(length * BEND, 10)
    return f"M{x0} {y0}Q{x:.0f} {y:.0f} {x1} {y1}"


def thickness(count: int, most: int) -> float:
    """Width of an arc for ``count`` of at most ``most`` ties, in units of the drawing: by the square root."""
    return round(THINNEST + THICKER * _share(count, most), 1)


def radius(count: int, most: int) -> float:
    """Radius of a dot: its area grows with the number it shows."""
    return round(SMALLEST + LARGER * _share(count, most), 1)


def clusters(dots: Mapping[str, tuple[WholePoint, int]], distance: float) -> tuple[Cluster, ...]:
    """Join dots (name → point and weight) that lie nearer than ``distance``, the weightiest first; by weight, then name.

    Every name is in exactly one cluster, at most ``JOINED`` in one; equal input gives equal clusters.
    """
    waiting = sorted(dots, key=lambda name: (-dots[name][1], name))
    found = []
    while waiting:
        near = [name for name in waiting if _apart(dots[name][0], dots[waiting[0]][0]) <= distance][:JOINED]
        found.append(_joined(near, dots))
        waiting = [name for name in waiting if name not in near]
    return tuple(found)


def _joined(names: Sequence[str], dots: Mapping[str, tuple[WholePoint, int]]) -> Cluster:
    weight = sum(dots[name][1] for name in names)
    x, y = (
        sum(dots[name][0][axis] * (dots[name][1] or 1) for name in names) / sum(dots[name][1] or 1 for name in names)
        for axis in (0, 1)
    )
    return Cluster(tuple(names), (round(x), round(y)), weight)


def _apart(one: WholePoint, other: WholePoint) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _share(count: int, most: int) -> float:
    return sqrt(count / most) if most else 0.0
