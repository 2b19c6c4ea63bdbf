"""Registers of ties cut by place, country, year, kind: what is known of them and what is not, counted in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from nhipcau.core.registry import registers
from nhipcau.core.search.bonds import declared
from nhipcau.core.search.matching import every, restrictions
from nhipcau.core.search.request import ListRequest, Range
from nhipcau.lib import places

if TYPE_CHECKING:
    from nhipcau.core.search.state import Searched, State

VALUES = 1000
"""Most values counted of a facet."""
ENDS = 300
"""Most countries or partners counted of one place: more are never drawn."""
KEPT = 64
"""Answers kept per state of the index: most visitors ask for the same few."""
TODAY = "c_place"
"""The field of the places offered: those of today."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """How many records there are, and {facet: {token: records}}; "place" counts where they lie today.

    ``former`` counts the records of units that are no more, by unit: each record has one at most.
    """

    records: int
    counts: Mapping[str, Mapping[str, int]]
    former: Mapping[str, int]
    dated: int
    confirmed: int

    def of(self, facet: str, tokens: Iterable[str]) -> int:
        """Records with these tokens of a facet in which every record has one at most."""
        counted = self.counts.get(facet, {})
        return sum(counted.get(token, 0) for token in tokens)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Records per (place of today, other end), most first, and how many records have both."""

    counts: Mapping[tuple[str, str], int]
    records: int


def cuts(index: Searched, request: ListRequest) -> Cuts:
    """The cuts of what a request (without words) finds in a register with a bond; the last ones asked are kept."""
    state = index.state()
    return state.once("cuts", lambda: lru_cache(maxsize=KEPT)(partial(_cuts, state)))(*_key(request))


def pairs(index: Searched, request: ListRequest, far: str) -> Pairs:
    """Places of today with the countries or partners (``far``, a facet) their records lead to."""
    state = index.state()
    return state.once("pairs", lambda: lru_cache(maxsize=KEPT)(partial(_pairs, state)))(*_key(request), far)


_Filters = tuple[tuple[str, tuple[str, ...]], ...]


def _key(request: ListRequest) -> tuple[str, _Filters, tuple[Range, ...]]:
    if request.register is None or request.words:
        raise ValueError("cuts are of one register, without words")
    return request.register.name, tuple(request.filters.items()), request.ranges


def _asked(
    state: State, name: str, filters: _Filters, ranges: tuple[Range, ...], parts: Mapping[str, Any]
) -> Mapping[str, Any]:
    request = ListRequest(register=registers()[name], filters=dict(filters), ranges=ranges)
    answer: Any = state.searcher.aggregate(every(restrictions(request, state.schema)), dict(parts))
    return dict(answer)


def _cuts(state: State, name: str, filters: _Filters, ranges: tuple[Range, ...]) -> Cuts:
    bond = declared(registers()[name])
    facets = [one for one in ("country", bond.since, bond.kind, bond.level, bond.certainty, bond.flags) if one]
    fields = {"place": TODAY, **{facet: f"f_{facet}" for facet in facets}}
    answer = _asked(
        state,
        name,
        filters,
        ranges,
        {
            **{facet: _terms(field, VALUES) for facet, field in fields.items()},
            "#all": {"value_count": {"field": "item"}},
            "#places": _terms("f_place", VALUES),
            "#confirmed": {"sum": {"field": "confirmed"}},
        },
    )
    counts = {facet: _counted(answer[facet]) for facet in fields}
    return Cuts(
        records=int(answer["#all"]["value"]),
        counts=counts,
        former={unit: n for unit, n in _counted(answer["#places"]).items() if places.unit(unit).is_former},
        dated=sum(counts[bond.since].values()),
        confirmed=int(answer["#confirmed"]["value"] or 0),
    )


def _pairs(state: State, name: str, filters: _Filters, ranges: tuple[Range, ...], far: str) -> Pairs:
    parts = {"near": {**_terms(TODAY, VALUES), "aggs": {"far": _terms(f"f_{far}", ENDS)}}}
    answer = _asked(state, name, filters, ranges, parts)
    found = [
        ((near["key"], there), records)
        for near in answer["near"]["buckets"]
        for there, records in _counted(near["far"]).items()
    ]
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return Pairs(dict(found), sum(records for _, records in found))


def _terms(field: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size}}


def _counted(answer: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
