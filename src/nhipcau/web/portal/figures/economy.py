"""The economy of a locality at a glance: the latest figures, their course, and the page where each is explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.found import State, all_indicators, store_state, told_at
from nhipcau.core.series.reading import Indicator, Span, declared
from nhipcau.core.series.tables import Value, tables
from nhipcau.lib.charts import spark
from nhipcau.lib.places import Unit
from nhipcau.web.portal.addresses import SERIES, address, place_of
from nhipcau.web.portal.figures.pictures import is_year, point, years_between
from nhipcau.web.portal.figures.wording import change_words, place_name, unit_words, written
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


@dataclass(frozen=True)
class Glance:
    """One indicator of one locality. ``href`` leads to the indicator's page with the locality chosen.

    ``spark`` is an SVG of the whole years ("" where there are not two); ``span`` names its first and last year.
    ``merged`` says whose figures were added up, "" if the figure is told of the locality itself; ``lacks``: a part of
    the sum has no figure.
    """

    code: str
    label: str
    href: str
    value: str
    unit: str
    period: str
    change: str
    spark: SafeString
    span: str
    merged: str
    lacks: bool


def economy_of(unit: Unit, language: str, borders: str = "today") -> tuple[Glance, ...]:
    """Every indicator that has a figure of ``unit`` in ``borders`` ("today", "then" or an ISO day), by code.

    In today's borders figures of former provinces are added up; ``merged`` and ``lacks`` say so. Kept for as long as
    the public store does not change; anew it reads what is told of the territory, and nothing else.
    """
    return _economy(store_state(), unit.id, language, Borders.parse(borders))


@lru_cache(maxsize=512)
def _economy(state: State, place: str, language: str, borders: Borders) -> tuple[Glance, ...]:
    glances = []
    for figures in registers().values():
        if figures.series is None:
            continue
        told = told_at(figures, place)
        for about in all_indicators(figures):
            own = [one for one in told if one.indicator in about.told_as]
            made = tables(own, about.told_as, borders, adds=about.adds, whole=figures.series.whole)
            values = {table.span: value for table in made for value in table.values if value.place == place}
            if values:
                glances.append(_glance(figures, about, place, values, borders, language))
    return tuple(glances)


def _glance(
    figures: Register, about: Indicator, place: str, values: Mapping[Span, Value], borders: Borders, language: str
) -> Glance:
    latest = max(values, key=lambda span: (span.last[:4], is_year(span), span.last))
    value = values[latest]
    name = figures.relations[declared(figures).indicator].to
    path = address(language, name, about.code, SERIES[place_of(language)])
    drawn, span = _course({one.first: value for one, value in values.items() if is_year(one)}, language)
    return Glance(
        code=about.code,
        label=about.label.get(language),
        href=Question(path, {"place": [place], "borders": [borders.name]}).href(),
        value=(shown := written(value.amount, language)),
        unit=unit_words(str(about.unit[language]), shown, language) if about.unit else "",
        period=latest.label.get(language),
        change=change_words(value.change, language),
        spark=drawn,
        span=span,
        merged=_merged(value, place, language),
        lacks=bool(value.missing),
    )


def _course(yearly: Mapping[str, Value], language: str) -> tuple[SafeString, str]:
    if len(yearly) < 2:
        return SafeString(""), ""
    years = years_between(yearly)
    points = [point(yearly[year], language) if year in yearly else None for year in years]
    return SafeString(spark(points)), f"{years[0]}–{years[-1]}"


def _merged(value: Value, place: str, language: str) -> str:
    former = dict.fromkeys(one.place for one in value.components if one.place and one.place != place)
    if not former:
        return ""
    return say("economy_merged", language, names=", ".join(place_name(one, language) for one in former))
