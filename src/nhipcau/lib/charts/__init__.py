"""Charts as data, and what is drawn of them: SVG without scripts or styles, and a Vega-Lite specification.

Both draw the same :class:`Chart`; colours are left to the page (classes, custom properties), so that a chart follows
its theme and its printer.
"""

from nhipcau.lib.charts.bars import bar
from nhipcau.lib.charts.chart import Chart, Point, Series
from nhipcau.lib.charts.lines import lines
from nhipcau.lib.charts.scale import Scale
from nhipcau.lib.charts.spark import spark
from nhipcau.lib.charts.vega import vega_lite

__all__ = ["Chart", "Point", "Scale", "Series", "bar", "lines", "spark", "vega_lite"]
