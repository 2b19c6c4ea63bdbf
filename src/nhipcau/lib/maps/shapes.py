"""What one asks of a ring (area, middle, whether a point lies inside), and its text as an SVG path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from nhipcau.lib.maps.projection import Point

GRID = 24
"""Points tried in each direction for a middle that lies inside."""


def area(ring: Sequence[Point]) -> float:
    """Signed area: its sign says in which direction the ring runs."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def inside(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity if it lies inside, else the tried point inside that is furthest from the border."""
    whole = area(ring)
    if not whole:
        return ring[0]
    factors = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise([*ring, ring[0]])]
    centre = tuple(sum((a[axis] + b[axis]) * factor for a, b, factor in factors) / (6 * whole) for axis in (0, 1))
    return (centre[0], centre[1]) if inside((centre[0], centre[1]), ring) else _deepest(ring)


def box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def closed_path(rings: Iterable[Sequence[Point]], smallest: int) -> str:
    """Filled rings as one path on whole numbers; what would be smaller than ``smallest`` becomes a square of that size.

    No island is lost: a reef of a few hundred metres is a square, too.
    """
    return _written([_cleaned(ring, smallest) for ring in rings], close=True)


def open_path(lines: Iterable[Sequence[Point]]) -> str:
    """Lines as one path on whole numbers."""
    return _written([_distinct(line) for line in lines], close=False)


def _cleaned(ring: Sequence[Point], smallest: int) -> list[tuple[int, int]]:
    points = _distinct(ring)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    left, top, right, bottom = box(points)
    if len(points) > 2 and max(right - left, bottom - top) >= smallest and abs(area(points)) >= smallest**2 / 2:
        return points
    x, y = round((left + right - smallest) / 2), round((top + bottom - smallest) / 2)
    return [(x, y), (x + smallest, y), (x + smallest, y + smallest), (x, y + smallest)]


def _distinct(line: Sequence[Point]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for x, y in line:
        point = (round(x), round(y))
        if points[-1:] != [point]:
            points.append(point)
    return points


def _written(lines: Iterable[Sequence[tuple[int, int]]], *, close: bool) -> str:
    """Relative to the last point, the shortest form there is."""
    text, at = "", (0, 0)
    for line in lines:
        if len(line) < 2:
            continue
        for place, (x, y) in enumerate(line):
            step = _step(x - at[0], y - at[1])
            text += (
                "m" + step if place == 0 else ("l" + step if place == 1 else (step if step[0] == "-" else " " + step))
            )
            at = (x, y)
        if close:
            text, at = text + "z", line[0]
    return text


def _step(dx: int, dy: int) -> str:
    return f"{dx}{dy}" if dy < 0 else f"{dx} {dy}"


def _deepest(ring: Sequence[Point]) -> Point:
    left, top, right, bottom = box(ring)
    tried = (
        (left + (right - left) * (column + 0.5) / GRID, top + (bottom - top) * (row + 0.5) / GRID)
        for column in range(GRID)
        for row in range(GRID)
    )
    found = [point for point in tried if inside(point, ring)]
    return max(found, key=lambda point: _depth(point, ring), default=ring[0])


def _depth(point: Point, ring: Sequence[Point]) -> float:
    return min((point[0] - x) ** 2 + (point[1] - y) ** 2 for x, y in ring)
