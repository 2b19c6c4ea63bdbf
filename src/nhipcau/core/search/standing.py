"""What stands in a place or a country: the records of every register counted in one pass over the index.

Counted once per state of the index – there is an end to places, regions and countries –, and the same state gives the
same answer. Registers are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from tantivy import Query

from nhipcau.core.kinds import Choice, Flags
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search.index import public_index
from nhipcau.core.search.matching import restrictions
from nhipcau.core.search.request import ListRequest, facet_columns
from nhipcau.core.search.state import State

VALUES = 2000
"""Most values of a facet that are counted; places, countries, years and closed lists have fewer."""
APART = 2
"""Closed lists by which a register's records are told apart."""
OTHER_END = {"place": "country", "country": "place"}
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class FarEnd:
    """Records that lead to one country (or place): how many, and the newest day they speak of (0: none is known)."""

    count: int
    newest: int


@dataclass(frozen=True)
class Group:
    """Records of one register: ``facets`` maps facet names to {token: records}, ``far`` the tokens of the other end."""

    count: int = 0
    newest: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: NOTHING)
    far: Mapping[str, FarEnd] = field(default_factory=lambda: NOTHING)


NONE = Group()


def standing(facet: str, tokens: Iterable[str]) -> Mapping[str, Group]:
    """Per register that has records there: the records that carry any of ``tokens`` in ``facet`` (place or country)."""
    state, wanted = public_index().state(), tuple(tokens)
    return state.once(("standing", facet, wanted), lambda: _standing(state, facet, wanted))


def counted_everywhere(facet: str) -> Mapping[str, Mapping[str, int]]:
    """Per register that has the facet: {token: records} over all places or countries."""
    state = public_index().state()
    return state.once(("everywhere", facet), lambda: _everywhere(state, facet))


def having(facet: str) -> list[Register]:
    """The registers whose records stand in places or countries, the most prominent first."""
    found = [register for register in registers().values() if facet in facet_columns(register)]
    return sorted(found, key=lambda register: -register.prominence)


def told_apart(register: Register) -> list[str]:
    """The closed lists by which overviews tell a register's records apart: the first ones of its box."""
    public = {column.name: column for column in register.public}
    found = [
        name
        for name in register.box
        if name in public
        and public[name].facet
        and isinstance(kind := register.kinds[name], Choice)
        and not (isinstance(kind, Flags) or kind.many)
    ]
    return found[:APART]


def _standing(state: State, facet: str, tokens: tuple[str, ...]) -> Mapping[str, Group]:
    request = ListRequest(filters={facet: tokens})
    names = _counted_facets(having(facet))
    parts: dict[str, Any] = {name: _terms(f"f_{name}") for name in names | {facet}}
    parts["#newest"] = {"max": {"field": "sourced"}}
    parts["#far"] = {**_terms(f"f_{OTHER_END[facet]}"), "aggs": {"#newest": parts["#newest"]}}
    (query,) = restrictions(request, state.schema)
    buckets = _by_register(state, query, parts)
    return {bucket["key"]: _group(bucket, names | {facet}) for bucket in buckets}


def _everywhere(state: State, facet: str) -> Mapping[str, Mapping[str, int]]:
    buckets = _by_register(state, Query.all_query(), {facet: _terms(f"f_{facet}")})
    counted = {bucket["key"]: _counts(bucket[facet]) for bucket in buckets}
    return {register.name: counted.get(register.name, NOTHING) for register in having(facet)}


def _counted_facets(found: Sequence[Register]) -> set[str]:
    """The facets that overviews show of these registers: closed lists of the box, years of bonds, indicators."""
    names = {name for register in found for name in told_apart(register)}
    names |= {register.bond.since for register in found if register.bond}
    return names | {register.series.indicator for register in found if register.series}


def _by_register(state: State, query: Query, parts: Mapping[str, Any]) -> list[dict[str, Any]]:
    asked = {"register": {**_terms("register"), "aggs": dict(parts)}}
    answer: Any = state.searcher.aggregate(query, asked)
    return list(answer["register"]["buckets"])


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": name, "size": VALUES}}


def _group(bucket: Mapping[str, Any], names: Iterable[str]) -> Group:
    far = {one["key"]: FarEnd(one["doc_count"], int(one["#newest"]["value"] or 0)) for one in bucket["#far"]["buckets"]}
    return Group(
        bucket["doc_count"],
        int(bucket["#newest"]["value"] or 0),
        {name: counts for name in sorted(names) if (counts := _counts(bucket[name]))},
        far,
    )


def _counts(answer: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
