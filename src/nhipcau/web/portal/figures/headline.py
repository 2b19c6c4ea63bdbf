"""The figure a page begins with: the latest of the country or of each chosen locality, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from nhipcau.core.register import Register
from nhipcau.core.series.found import Found
from nhipcau.core.series.ranking import Total, total_of
from nhipcau.core.series.reading import Told, declared
from nhipcau.core.series.tables import Table, Value
from nhipcau.core.sources import attribution_in, sources
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.figures.asked import Asked
from nhipcau.web.portal.figures.pictures import is_year, units_then
from nhipcau.web.portal.figures.wording import change_words, part_words, place_name, written
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


@dataclass(frozen=True)
class Head:
    """A figure in large type. ``parts`` are the told figures behind it, ``records`` leads to all of them at once."""

    name: str
    value: str
    period: str
    how: str
    change_told: str
    change: str
    parts: tuple[SafeString, ...]
    lacks: int
    records: tuple[str, int] | None
    sources: tuple[tuple[str, str, str], ...]
    """Title, attribution and licence of each."""


def heads(figures: Register, found: Found, asked: Asked, language: str) -> list[Head]:
    """The latest figure of each chosen locality; with none chosen the country's, else the latest there is."""
    tables = [one for one in found.tables if asked.year is None or one.span.first.startswith(f"{asked.year:04}")]
    tables = _latest_first(tables)
    if asked.places:
        told = (_first_of(tables, place) for place in asked.places)
        return [_of_place(figures, found, *one, language) for one in told if one]
    for table in tables:
        if table.whole and table.whole.told:
            return [_of_told(figures, table, table.whole, table.whole.told, language)]
    for table in tables:
        if found.indicator.adds and (total := total_of(table, units_then(found, table))):
            return [_of_sum(figures, found, table, total, language)]
    for table in tables:
        if table.values:
            return [_of_place(figures, found, table, value, language) for value in table.values[:1]]
    for table in tables:
        for left in table.unallocated:
            return [_of_told(figures, table, Value(None, None, None), left.told, language)]
    return []


def _latest_first(tables: Iterable[Table]) -> list[Table]:
    """Whole years before parts of a year that ends no later: eight months are no year."""
    return sorted(tables, key=lambda table: (table.span.last[:4], is_year(table.span), table.span.last), reverse=True)


def _first_of(tables: Iterable[Table], place: str) -> tuple[Table, Value] | None:
    for table in tables:
        for value in table.values:
            if value.place == place and value.value is not None:
                return table, value
    return None


def _of_place(figures: Register, found: Found, table: Table, value: Value, language: str) -> Head:
    names = {code: label.get(language) for code, label in found.indicator.parts}
    return Head(
        name=place_name(value.place or "", language),
        value=written(value.amount, language),
        period=table.span.label.get(language),
        how=say("head_told" if value.told else "head_sum_of_parts", language, n=len(value.components)),
        change_told=value.told.change if value.told else "",
        change=change_words(value.change, language),
        parts=tuple(part_words(figures, one, names, language) for one in value.components),
        lacks=len(value.missing),
        records=None,
        sources=_sources((one.source for one in value.components), language),
    )


def _of_told(figures: Register, table: Table, whole: Value, told: Told, language: str) -> Head:
    return Head(
        name=say("series_whole", language) if whole.told else told.scope.get(language),
        value=written(told.value, language),
        period=table.span.label.get(language),
        how=say("head_told", language),
        change_told=told.change,
        change=change_words(whole.change, language),
        parts=(part_words(figures, told, {}, language),),
        lacks=0,
        records=None,
        sources=_sources((told.source,), language),
    )


def _of_sum(figures: Register, found: Found, table: Table, total: Total, language: str) -> Head:
    told = [one for one in found.told if one.span == table.span]
    series = declared(figures)
    filters = {
        figures.facet_name(figures.by_name[series.indicator]): list(found.indicator.told_as),
        figures.facet_name(figures.by_name[series.breakdown]): sorted({one.breakdown for one in told}),
        figures.facet_name(figures.by_name[series.period[0]]): [table.span.first[:4]],
    }
    return Head(
        name=say("series_sum", language),
        value=written(total.value, language),
        period=table.span.label.get(language),
        how=say("head_sum", language, n=len(told), places=len(table.values)),
        change_told="",
        change="",
        parts=(),
        lacks=0,
        records=(Question(address(language, figures.name), filters).href(), len(told)),
        sources=_sources((one.source for one in told), language),
    )


def _sources(used: Iterable[str], language: str) -> tuple[tuple[str, str, str], ...]:
    known: list[dict[str, Any]] = [sources()[slug].public() for slug in sorted(set(used)) if slug in sources()]
    return tuple(
        (one[language], attribution_in(one["attribution"], language), one["licence"][language]) for one in known
    )
