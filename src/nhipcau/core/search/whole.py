"""Whole registers, where every list begins: their size, facets and known values, counted once per state of the index."""

from __future__ import annotations

from collections.abc import Mapping

from tantivy import FieldType, Query

from nhipcau.core.register import Register
from nhipcau.core.search.engine import count, count_with_terms
from nhipcau.core.search.matching import every, filter_field
from nhipcau.core.search.request import ListRequest
from nhipcau.core.search.state import State

FACET_VALUES = 1000
"""Distinct values counted per facet."""

Counts = dict[str, dict[str, int]]
"""{facet: {token: records}}"""


def counted(state: State, query: Query, fields: Mapping[str, str]) -> tuple[int, Counts]:
    """How many match, and {facet: {token: records}} for facets with the fields that count them."""
    total, found = count_with_terms(state.searcher, query, list(fields.values()), FACET_VALUES)
    return total, {name: found[field] for name, field in fields.items()}


def is_whole(request: ListRequest) -> bool:
    """Whether a request asks for all of a register."""
    return request.register is not None and not (request.words or request.filters or request.ranges)


def own(state: State, register: Register) -> Query:
    """The records of a register."""
    return Query.term_query(state.schema, "register", register.name)


def whole(state: State, register: Register, fields: Mapping[str, str]) -> tuple[int, Counts]:
    """Size and facets of a register."""
    key = ("whole", register.name, tuple(fields.items()))
    return state.once(key, lambda: counted(state, own(state, register), fields))


def size(state: State, register: Register) -> int:
    return whole(state, register, {})[0]


def known(state: State, register: Register, column: str) -> int:
    """Records of a register that have a value in a sortable column."""
    valued = Query.range_query(state.schema, f"o_{column}", FieldType.Unsigned, 1, None)
    key = ("known", register.name, column)
    return state.once(key, lambda: count(state.searcher, every([own(state, register), valued])))


def total_with_token(state: State, request: ListRequest) -> int | None:
    """The total of a request for one token of one facet, from the counts of the whole register.

    None for other requests, and for facets with so many tokens that not all of them are counted.
    """
    register, filters = request.register, request.filters
    if register is None or request.words or request.ranges or len(filters) != 1:
        return None
    ((name, tokens),) = filters.items()
    if len(tokens) != 1:
        return None
    totals = whole(state, register, {name: filter_field(name)})[1][name]
    return totals.get(tokens[0], 0) if len(totals) < FACET_VALUES else None
