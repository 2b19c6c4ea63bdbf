"""Borders drawn once: rings are cut into arcs that neighbours share, so that simplified shapes have no gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.lib.maps.projection import Point

Ring = Sequence[Point]
"""A closed line; the first point is not repeated at its end."""
End = tuple[int, bool]
"""An arc as part of a ring: its place among the arcs, and whether it runs backwards."""


@dataclass(frozen=True)
class Topology:
    """``arcs`` are lines; each of ``rings`` names its arcs in order as (arc, whether it runs backwards)."""

    arcs: tuple[tuple[Point, ...], ...]
    rings: tuple[tuple[End, ...], ...]

    def uses(self) -> Counter[int]:
        """How many rings each arc is part of: a coast is used once, a border twice."""
        return Counter(arc for ring in self.rings for arc, _ in ring)


def topology(rings: Sequence[Ring]) -> Topology:
    """Cut rings where three or more lines meet. Neighbours share an arc if they have the very same points along it."""
    meeting = _meeting_points(rings)
    arcs: dict[tuple[Point, ...], int] = {}
    cut = []
    for ring in rings:
        named = []
        for line in _pieces(ring, meeting):
            backwards = line[::-1] < line
            named.append((arcs.setdefault(line[::-1] if backwards else line, len(arcs)), backwards))
        cut.append(tuple(named))
    return Topology(tuple(arcs), tuple(cut))


def assembled(arcs: Sequence[Sequence[Point]], ring: Iterable[End]) -> list[Point]:
    """The ring again, from arcs that may have been simplified meanwhile."""
    points: list[Point] = []
    for arc, backwards in ring:
        line = arcs[arc]
        points += (line[::-1] if backwards else line)[:-1]
    return points


def chained(ends: Sequence[End], arcs: Sequence[Sequence[Point]]) -> list[list[End]]:
    """Join directed arcs end to start into rings: the outline of everything they enclose. Each arc is used once."""
    starting: dict[Point, list[End]] = {}
    for end in ends:
        starting.setdefault(_from(end, arcs), []).append(end)
    rings: list[list[End]] = []
    for first in ends:
        ring: list[End] = []
        following = [first] if first in starting[_from(first, arcs)] else []
        while following:
            end = following[0]
            starting[_from(end, arcs)].remove(end)
            ring.append(end)
            following = starting.get(_from((end[0], not end[1]), arcs), [])
        if ring:
            rings.append(ring)
    return rings


def _from(end: End, arcs: Sequence[Sequence[Point]]) -> Point:
    return arcs[end[0]][-1 if end[1] else 0]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas–Peucker: no left-out point is further than ``tolerance`` from the line. Ends stay; a closed line keeps two."""
    if len(line) < 3:
        return list(line)
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda place: _distance(line[place], line[0], line[0]))
        return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, most = first, tolerance
        for place in range(first + 1, last):
            away = _distance(line[place], line[first], line[last])
            if away > most:
                far, most = place, away
        if far != first:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [line[place] for place in sorted(kept)]


def _meeting_points(rings: Sequence[Ring]) -> set[Point]:
    around: dict[Point, set[Point]] = {}
    for ring in rings:
        for place, point in enumerate(ring):
            around.setdefault(point, set()).update((ring[place - 1], ring[(place + 1) % len(ring)]))
    return {point for point, others in around.items() if len(others) > 2}


def _pieces(ring: Ring, meeting: set[Point]) -> list[tuple[Point, ...]]:
    """The ring cut at meeting points; without any it is one closed line that begins at its least point."""
    cuts = [place for place, point in enumerate(ring) if point in meeting] or [
        min(range(len(ring)), key=ring.__getitem__)
    ]
    turned = [*ring[cuts[0] :], *ring[: cuts[0] + 1]]
    ends = [*(cut - cuts[0] for cut in cuts), len(ring)]
    return [tuple(turned[start : end + 1]) for start, end in pairwise(ends)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    along = max(0.0, min(1.0, (x * dx + y * dy) / (dx * dx + dy * dy))) if dx or dy else 0.0
    return float(((x - along * dx) ** 2 + (y - along * dy) ** 2) ** 0.5)
