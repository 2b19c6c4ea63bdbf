"""An indicator with all that is told of it: read and added up once per state of the public store."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.reading import Indicator, Told, declared, indicator, indicators, read
from nhipcau.core.series.tables import Table, tables
from nhipcau.core.store.read import last_change

if TYPE_CHECKING:
    from nhipcau.core.register import Register

KEPT = 64
"""Answers remembered: an indicator in the borders people ask for is a few hundred figures."""
State = tuple[Hashable, int]


@dataclass(frozen=True)
class Found:
    """An indicator in some borders: the told figures of localities and country, and the tables made of them."""

    indicator: Indicator
    borders: Borders
    told: tuple[Told, ...]
    tables: tuple[Table, ...]


def found(figures: Register, code: str, borders: Borders) -> Found:
    """The indicator with this public code in ``borders``; a 404 :class:`Fault` if there is none."""
    return _found(store_state(), figures.name, code, borders)


def told_by(figures: Register, codes: Sequence[str], *breakdowns: str) -> tuple[Told, ...]:
    """The told figures of these indicators in some of the source's tables (by partner, by sector; none: in all)."""
    return _told(store_state(), figures.name, tuple(codes), breakdowns)


def told_at(figures: Register, place: str) -> tuple[Told, ...]:
    """Everything told of a locality and of those it was formed from."""
    series = declared(figures)
    return tuple(read(figures, (), (), series.placed, place))


def all_indicators(figures: Register) -> tuple[Indicator, ...]:
    return _indicators(store_state(), figures.name)


def store_state() -> State:
    """What remembered answers depend on. A record withdrawn is gone from the store before the index notices."""
    return public_index().stamp(), last_change()


@lru_cache(maxsize=KEPT)
def _found(state: State, name: str, code: str, borders: Borders) -> Found:
    figures = registers()[name]
    series, about = declared(figures), indicator(figures, code)
    told = _told(state, name, about.told_as, (*series.placed, series.whole))
    made = tables(told, about.told_as, borders, adds=about.adds, whole=series.whole)
    return Found(about, borders, told, tuple(made))


@lru_cache(maxsize=KEPT)
def _told(state: State, name: str, codes: tuple[str, ...], breakdowns: tuple[str, ...]) -> tuple[Told, ...]:
    return tuple(read(registers()[name], codes, (), breakdowns))


def breakdowns_of(figures: Register, codes: Sequence[str]) -> frozenset[str]:
    """The source's tables these indicators are told in."""
    return _breakdowns(store_state(), figures.name, tuple(codes))


@lru_cache(maxsize=4)
def _indicators(state: State, name: str) -> tuple[Indicator, ...]:
    return tuple(indicators(registers()[name]))


@lru_cache(maxsize=KEPT)
def _breakdowns(state: State, name: str, codes: tuple[str, ...]) -> frozenset[str]:
    figures = registers()[name]
    series = declared(figures)
    facet = figures.facet_name(figures.by_name[series.breakdown])
    asked = parse_request(figures, {figures.facet_name(figures.by_name[series.indicator]): list(codes)}, limit=1)
    return frozenset(value for value, _ in find(public_index(), asked).facets[facet])
