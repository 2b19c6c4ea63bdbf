"""A line the size of a word: the course of a figure, without a scale."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.lib.charts.chart import Point, Series
from nhipcau.lib.charts.marks import plain
from nhipcau.lib.charts.scale import Scale

WIDTH, HEIGHT, EDGE = 120, 32, 4


def spark(points: Sequence[Point | None]) -> str:
    """The course of ``points`` from zero up; the last one is marked. Decoration: figures stand beside it."""
    series = Series("", tuple(points))
    scale = Scale.of(point.value for point in points if point)
    step = (WIDTH - 2 * EDGE) / max(len(points) - 1, 1)

    def at(place: int, point: Point) -> tuple[str, str]:
        down = HEIGHT - EDGE - scale.share(point.value) * (HEIGHT - 2 * EDGE)
        return plain(EDGE + step * place), plain(down)

    drawn = []
    for run in series.runs():
        where = [",".join(at(place, point)) for place, point in run]
        # A figure alone between two gaps is a line of no length: its round ends make it a dot.
        drawn.append(f'<path class="line s0" d="M{"L".join(where if len(where) > 1 else where * 2)}"/>')
    for place, point in run[-1:] if drawn else ():
        x, y = at(place, point)
        drawn.append(f'<circle class="point s0{"" if point.whole else " part"}" cx="{x}" cy="{y}" r="3"/>')
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg class="spark" {size} aria-hidden="true">{"".join(drawn)}</svg>'
