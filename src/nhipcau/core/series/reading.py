"""Told figures and the indicators they belong to, from the public store alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from nhipcau.core.faults import not_found
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers
from nhipcau.core.search import parse_request, public_index, walk_matches
from nhipcau.core.store.read import one, walk
from nhipcau.lib.period import PartialDate, Period

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.series.declaration import Series


class Span(NamedTuple):
    """The period of a figure: its first and last part, as partial ISO dates; sorted by time."""

    first: str
    last: str

    @property
    def name(self) -> str:
        """ "2018" or "2023-01/2023-09"."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def label(self) -> Label:
        """ "2018", "09/2023" or "01/2023–09/2023"."""
        ends = [PartialDate.parse(end) for end in dict.fromkeys(self)]
        return Label("–".join(end.label("vi") for end in ends), "–".join(end.label("en") for end in ends))

    def year_before(self) -> Span:
        return Span(*(f"{int(end[:4]) - 1:04}{end[4:]}" for end in self))

    def days(self) -> Period:
        return Period(PartialDate.parse(self.first).period().start, PartialDate.parse(self.last).period().end)


@dataclass(frozen=True, slots=True)
class Told:
    """One told figure: ``code`` of its record, code of its indicator, unit id (None: no locality of the list)."""

    code: str
    indicator: str
    breakdown: str
    place: str | None
    scope: Label
    span: Span
    value: Decimal
    change: str
    source: str
    about: tuple[str, str] = ("", "")
    """What a figure without a place is about: the column that says so, and its value as a token."""


@dataclass(frozen=True)
class Indicator:
    """An indicator as its public record says it; ``parts`` are the indicators it is the sum of.

    ``is_count``: it counts things one by one; ``counted_by`` are the codes of indicators that count what it rests on.
    """

    code: str
    label: Label
    unit: Mapping[str, str] | None
    adds: bool
    is_count: bool
    parts: tuple[tuple[str, Label], ...]
    counted_by: tuple[str, ...]
    url: Label

    @property
    def told_as(self) -> tuple[str, ...]:
        """Codes of the indicators whose figures make this one."""
        return tuple(code for code, _ in self.parts) or (self.code,)


def figures_of(indicators: Register) -> Register | None:
    """The register whose records are figures of the records of ``indicators``; None if there is none."""
    for register in registers().values():
        if register.series and register.relations[register.series.indicator].to == indicators.name:
            return register
    return None


def declared(figures: Register) -> Series:
    """The declaration of a register of figures."""
    if figures.series is None:
        raise TypeError(f"register {figures.name} declares no series")
    return figures.series


def indicator(figures: Register, code: str) -> Indicator:
    """The indicator with this public code; a 404 fault if there is none."""
    series = declared(figures)
    register = registers()[figures.relations[series.indicator].to]
    text = one(register.name, code)
    if text is None:
        raise not_found(f"{register.singular[0]} / {register.singular[1]}", code[:80])
    return _indicator(series, orjson.loads(text))


def indicators(figures: Register) -> Iterator[Indicator]:
    """Every public indicator these figures may be of, by code."""
    series = declared(figures)
    for hit in walk(figures.relations[series.indicator].to, part="record"):
        yield _indicator(series, orjson.loads(hit.json))


def _indicator(series: Series, record: Mapping[str, Any]) -> Indicator:
    values = record["values"]
    adding, kind = values[series.adding], values[series.kind]
    return Indicator(
        code=record["code"],
        label=Label(record["label_vi"], record["label_en"]),
        unit=values[series.unit],
        adds=bool(adding and adding["value"] == series.adds),
        is_count=bool(kind and kind["value"] == series.count),
        counted_by=tuple(one["code"] for one in values[series.counted_by] or ()),
        parts=tuple((part["code"], Label(part["vi"], part["en"])) for part in values[series.parts] or ()),
        url=Label(record["url"], record["url_en"]),
    )


def read(
    figures: Register, codes: Sequence[str], years: Iterable[int], breakdowns: Sequence[str] = (), place: str = ""
) -> Iterator[Told]:
    """The told figures of these indicators, by public code; no ``years``, ``breakdowns`` or ``place`` mean all.

    ``place`` (a unit id) finds what is told of the unit and of those it was formed from. Undated figures take no part.
    """
    series = declared(figures)
    filters = {series.indicator: list(codes), series.breakdown: list(breakdowns)}
    if asked := [f"{year:04}" for year in years]:
        filters[series.period[0]] = asked
    if place:
        filters[series.place] = [place]
    named = {figures.facet_name(figures.by_name[name]): values for name, values in filters.items()}
    request = parse_request(figures, named, facets=False)
    for hit in walk_matches(public_index(), request, part="record"):
        if found := _told(series, orjson.loads(hit.json)):
            yield found


def _told(series: Series, record: Mapping[str, Any]) -> Told | None:
    values = record["values"]
    first, last = (values[name] for name in series.period)
    if values[series.value] is None or not first or not values[series.indicator]:
        return None
    place = values[series.place]
    column = next((name for name in series.scopes if values[name]), "")
    scope = values[column] if column else ""
    return Told(
        code=record["code"],
        indicator=values[series.indicator]["code"],
        breakdown=values[series.breakdown]["value"],
        place=place["value"] if place else None,
        scope=Label(scope, scope) if isinstance(scope, str) else Label(scope["vi"], scope["en"]),
        span=Span(first, last or first),
        value=Decimal(str(values[series.value])),
        change=values[series.change] or "",
        source=record["source"]["id"] if record["source"] else "",
        about=(column, scope if isinstance(scope, str) else scope["value"]),
    )
