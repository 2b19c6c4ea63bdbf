"""The chart of an indicator: whole years only, one line for the country or for each chosen locality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from nhipcau.core.series.found import Found
from nhipcau.core.series.ranking import total_of
from nhipcau.core.series.reading import Span
from nhipcau.core.series.tables import Table, Value
from nhipcau.lib import places
from nhipcau.lib.charts import Chart, Point, Series, lines
from nhipcau.lib.charts.marks import swatch
from nhipcau.web.chart_script import chart_script
from nhipcau.web.portal.figures.wording import place_name, written
from nhipcau.web.words import say

Points = tuple[Point | None, ...]
WIDE, NARROW = (1120, 320), (340, 270)
"""The chart is drawn twice, so that its words are as large on a phone as on a desk; the style sheet shows one."""


def chart_of(found: Found, chosen: Sequence[str], language: str) -> Chart | None:
    """The chart of an indicator; None if no line has two points to join or to compare.

    Only whole years stand on it, all between the first and the last: a part of a year beside a year would look like a
    fall, and years nobody tells of are gaps.
    """
    yearly = {table.span.first: table for table in found.tables if is_year(table.span)}
    if not yearly:
        return None
    years = years_between(yearly)
    if chosen:
        series = [Series(place_name(place, language), place_points(yearly, years, place, language)) for place in chosen]
    else:
        name, points = _country(yearly, years, found, language)
        series = [Series(name, points)]
    series = [one for one in series if any(one.points)]
    if not any(sum(point is not None for point in one.points) > 1 for one in series):
        return None
    unit = found.indicator.unit
    return Chart(
        title=f"{found.indicator.label.get(language)}, {years[0]}–{years[-1]}",
        description=" ".join(_told_in_words(one, years, language) for one in series),
        unit=str(unit[language]) if unit else "",
        periods=tuple(years),
        series=tuple(series),
        language=language,
    )


def picture(chart: Chart, language: str, specification: str, *, years_only: bool) -> dict[str, Any]:
    """What ``portal/figures/chart.html`` shows; ``specification`` is the address of the interactive chart's.

    ``years_only``: there are figures of other periods, which are not drawn.
    """
    script = chart_script()
    return {
        "title": chart.title,
        "wide": SafeString(lines(chart, *WIDE, key="chart-wide")),
        "narrow": SafeString(lines(chart, *NARROW, key="chart-narrow")),
        "legend": [(SafeString(swatch(number)), one.name, _last(one)) for number, one in enumerate(chart.series)],
        "years_only": years_only,
        "has_parts": any(point and not point.whole for one in chart.series for point in one.points),
        "script": f"/static/{script.name}" if script else "",
        "specification": specification,
        "point": say("number_point", language),
        "thousands": say("number_thousands", language),
    }


def is_year(span: Span) -> bool:
    return span.first == span.last and len(span.first) == 4


def years_between(years: Iterable[str]) -> list[str]:
    """Every year from the first to the last."""
    known = sorted(map(int, years))
    return [str(year) for year in range(known[0], known[-1] + 1)]


def point(value: Value, language: str) -> Point | None:
    return _point(value.value, not value.missing, language) if value.value is not None else None


def place_points(yearly: Mapping[str, Table], years: Sequence[str], place: str, language: str) -> Points:
    """The figures of one locality by year; None where there is none."""
    values = {year: {one.place: one for one in table.values} for year, table in yearly.items()}
    found = (values.get(year, {}).get(place) for year in years)
    return tuple(point(value, language) if value else None for value in found)


def _country(yearly: Mapping[str, Table], years: Sequence[str], found: Found, language: str) -> tuple[str, Points]:
    """The country as told; where nobody tells it, the sum of its localities if that stands for the country."""
    told = {year: table.whole.told for year, table in yearly.items() if table.whole and table.whole.told}
    if told:
        points = tuple(_point(told[year].value, True, language) if year in told else None for year in years)
        return say("series_whole", language), points
    sums: dict[str, Decimal] = {}
    for year, table in yearly.items():
        if found.indicator.adds and (total := total_of(table, units_then(found, table))):
            sums[year] = total.value
    return say("series_sum", language), tuple(
        _point(sums[year], True, language) if year in sums else None for year in years
    )


def units_then(found: Found, table: Table) -> int:
    """Localities there are in the borders of a table."""
    return len(places.units(found.borders.on(table.span)))


def _point(value: Decimal, whole: bool, language: str) -> Point:
    return Point(value, written(value, language), whole)


def _last(series: Series) -> str:
    return next((point.text for point in reversed(series.points) if point), "")


def _told_in_words(series: Series, years: Sequence[str], language: str) -> str:
    known = [(year, point) for year, point in zip(years, series.points, strict=True) if point]
    (first, start), (last, end) = known[0], known[-1]
    high = max(known, key=lambda entry: entry[1].value)
    return say(
        "chart_said",
        language,
        name=series.name,
        first=first,
        start=start.text,
        last=last,
        end=end.text,
        top=high[1].text,
        when=high[0],
    )
