"""A chart of lines as SVG: classes instead of colours, no script, no style, nothing from elsewhere."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from nhipcau.lib.charts.chart import Chart, Point, Series
from nhipcau.lib.charts.marks import dash, mark, plain
from nhipcau.lib.charts.scale import Scale
from nhipcau.lib.text import format_number

DIGIT = 7.4
"""Width of a figure of the scale: the digits of the page's types are all alike, and none is wider."""
TOP, BOTTOM, RIGHT = 30, 28, 14
LABEL_GAP = 14


def lines(chart: Chart, width: int, height: int, key: str) -> str:
    """The chart ``width`` by ``height`` units of CSS pixels; ``key`` makes the ids of its title unique on the page.

    The same chart gives the same bytes everywhere: no font is measured.
    """
    scale = Scale.of(chart.values)
    texts = [tick_text(tick, scale.step, chart.language) for tick in scale.ticks()]
    left = max(map(len, texts)) * DIGIT + 12
    plot = _Plot(scale, left, width - RIGHT, height - BOTTOM, len(chart.periods))
    body = [
        f'<text class="unit" x="0" y="12">{escape(chart.unit)}</text>',
        *_grid(plot, texts),
        *_periods(plot, chart.periods),
        *(part for number, one in enumerate(chart.series) for part in _line(plot, number, one)),
    ]
    return (
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc"><title id="{key}-title">{escape(chart.title)}</title>'
        f'<desc id="{key}-desc">{escape(chart.description)}</desc>{"".join(body)}</svg>'
    )


def tick_text(tick: Decimal, step: Decimal, language: str) -> str:
    """A number of the scale, with the decimals of its step and no more."""
    exponent = step.normalize().as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return format_number(tick.quantize(Decimal(1).scaleb(places)), language).replace("-", "−")


class _Plot:
    """Where figures and periods lie on the drawing."""

    def __init__(self, scale: Scale, left: float, right: float, bottom: float, periods: int) -> None:
        self.scale, self.left, self.right, self.bottom = scale, left, right, bottom
        self.band = (right - left) / max(periods, 1)

    def x(self, place: int) -> float:
        return self.left + self.band * (place + 0.5)

    def y(self, value: Decimal) -> float:
        return self.bottom - self.scale.share(value) * (self.bottom - TOP)


def _grid(plot: _Plot, texts: list[str]) -> list[str]:
    drawn = []
    for tick, text in zip(plot.scale.ticks(), texts, strict=True):
        y = plot.y(tick)
        css = "zero" if tick == 0 else "grid"
        drawn.append(f'<path class="{css}" d="M{plain(plot.left)},{plain(y)}H{plain(plot.right)}"/>')
        drawn.append(
            f'<text class="tick" x="{plain(plot.left - 8)}" y="{plain(y + 4)}" text-anchor="end">{text}</text>'
        )
    return drawn


def _periods(plot: _Plot, periods: tuple[str, ...]) -> list[str]:
    """The names of the periods, every second or fifth … of them where all would touch; the last one always."""
    longest = max(map(len, periods), default=1) * DIGIT + LABEL_GAP
    every = next(
        step
        for step in (1, 2, 5, 10, 20, 50, 100, len(periods) + 1)
        if step * plot.band >= longest or step > len(periods)
    )
    last = len(periods) - 1
    return [
        f'<text class="tick" x="{plain(plot.x(place))}" y="{plain(plot.bottom + 20)}" text-anchor="middle">{escape(period)}</text>'
        for place, period in enumerate(periods)
        if (last - place) % every == 0
    ]


def _line(plot: _Plot, number: int, series: Series) -> list[str]:
    drawn = []
    for run in series.runs():
        where = "L".join(f"{plain(plot.x(place))},{plain(plot.y(point.value))}" for place, point in run)
        if len(run) > 1:
            drawn.append(f'<path class="line s{number}" d="M{where}"{dash(number)}/>')
    thinned = len(series.points) > 24  # marks would run into each other: only breaks and sums without parts keep them
    for run in series.runs():
        for place, point in run:
            if not thinned or not point.whole or len(run) == 1 or place == len(series.points) - 1:
                drawn.append(
                    _titled(mark(number, plot.x(place), plot.y(point.value), whole=point.whole), series, point)
                )
    return drawn


def _titled(drawn: str, series: Series, point: Point) -> str:
    """The mark with its figure, which browsers show where the pointer rests."""
    return f"<g><title>{escape(series.name)}: {escape(point.text)}</title>{drawn}</g>"
