"""The same chart as a Vega-Lite specification, for readers who want to point at it.

Vega-Lite 6 (https://vega.github.io/vega-lite/). Colours are custom properties of the page, which an SVG renderer takes
as they are: the chart then follows theme and print without being drawn anew.
"""

from __future__ import annotations

from typing import Any

from nhipcau.lib.charts.chart import Chart
from nhipcau.lib.charts.marks import DASHES, SHAPES
from nhipcau.lib.charts.scale import Scale

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The name of the language; nobody fetches it."""


def vega_lite(chart: Chart) -> dict[str, Any]:
    """The specification with its data inside: one row for each figure, as the table has them."""
    scale = Scale.of(chart.values)
    names = [one.name for one in chart.series]
    by_name = {"field": "series", "type": "nominal", "legend": None}
    period = {"field": "period", "type": "ordinal", "sort": list(chart.periods)}
    axis = {
        "title": None,
        "labelAngle": 0,
        "labelOverlap": "greedy",
        "domain": False,
        "ticks": False,
        "labelPadding": 10,
    }
    return {
        "$schema": SCHEMA,
        "description": f"{chart.title}. {chart.description}",
        "width": "container",
        "height": 260,
        "background": None,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": rows(chart)},
        "encoding": {
            "x": {**period, "scale": {"type": "point", "padding": 0.5}, "axis": axis},
            "y": {
                "field": "value",
                "type": "quantitative",
                "scale": {"domain": [float(scale.low), float(scale.high)], "nice": False},
                "axis": {
                    "title": chart.unit,
                    "titleAngle": 0,
                    "titleAlign": "left",
                    "titleAnchor": "end",
                    "titleY": -14,
                    "titleX": -30,
                    "values": [float(tick) for tick in scale.ticks()],
                    "domain": False,
                    "ticks": False,
                    "labelPadding": 8,
                },
            },
            "color": colours(names),
        },
        "layer": [_line(names, by_name), _points(names, by_name)],
        "config": {
            "view": {"stroke": None},
            "axis": {"gridColor": "var(--line)", "labelColor": "var(--soft)", "titleColor": "var(--soft)"},
            "font": "Source Sans 3, system-ui, sans-serif",
            "axisX": {"grid": False, "labelFontSize": 13},
            "axisY": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"},
        },
    }


def rows(chart: Chart) -> list[dict[str, Any]]:
    """The figures as the specification's data; a gap is a row without a value, which breaks the line."""
    return [
        {
            "period": period,
            "series": one.name,
            "value": float(point.value) if point else None,
            "whole": point.whole if point else True,
            "said": f"{one.name}, {period}: {point.text}" if point else "",
        }
        for one in chart.series
        for period, point in zip(chart.periods, one.points, strict=True)
    ]


def colours(names: list[str]) -> dict[str, Any]:
    """Each series in the colour the page's own drawing has."""
    scale = {"domain": names, "range": [f"var(--c{number})" for number in range(len(names))]}
    return {"field": "series", "type": "nominal", "legend": None, "scale": scale}


def _line(names: list[str], by_name: dict[str, Any]) -> dict[str, Any]:
    dashes = [list(DASHES[number]) or [1, 0] for number in range(len(names))]
    return {
        "mark": {"type": "line", "strokeWidth": 2.2, "invalid": "break-paths-show-domains", "aria": False},
        "encoding": {"strokeDash": {**by_name, "scale": {"domain": names, "range": dashes}}},
    }


def _points(names: list[str], by_name: dict[str, Any]) -> dict[str, Any]:
    """Marks that say their figure; the nearest to the pointer is meant, so that nobody has to aim."""
    return {
        "params": [
            {"name": "near", "select": {"type": "point", "on": "pointerover", "nearest": True, "clear": "pointerout"}}
        ],
        "mark": {"type": "point", "filled": False, "strokeWidth": 2, "opacity": 1, "tooltip": True},
        "encoding": {
            "shape": {**by_name, "scale": {"domain": names, "range": list(SHAPES[: len(names)])}},
            "fill": {
                "condition": {"test": "datum.whole", **colours(names)},
                "value": "var(--sheet)",
            },
            "size": {"condition": {"param": "near", "empty": False, "value": 150}, "value": 60},
            "tooltip": {"field": "said", "type": "nominal"},
        },
    }
