"""Cutting a page out of what matched: newest change first or in a declared order, equals by the record alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from tantivy import DocAddress, FieldType, Query

from nhipcau.core.desk.documents import values_of
from nhipcau.core.desk.schema import CHANGED, order_field, register_number, whole_uid
from nhipcau.core.registry import registers
from nhipcau.core.search.engine import count, numbers, top
from nhipcau.core.search.matching import Tier, but_not, every
from nhipcau.core.search.pages import Match, alike, settled, tiers
from nhipcau.core.search.request import ListRequest
from nhipcau.core.search.schema import begins, finer_of
from nhipcau.core.search.state import State

WALK_CHUNK = 500


class Hit(NamedTuple):
    """A record by its uid, and the name of its register."""

    uid: UUID
    register: str


def page(state: State, request: ListRequest, match: Match) -> list[Hit]:
    """The records of the page a request asks for, tier by tier."""
    skip, left, hits = request.offset, request.limit, list[Hit]()
    ordered = _sorted(state, request, match) if request.sort else tiers(match, CHANGED)
    for tier in ordered:
        size = match.total if len(ordered) == 1 else count(state.searcher, tier.query)
        if skip < size:
            hits += _cut(state, request, tier, skip, min(skip + left, size))
        left = request.limit - len(hits)
        if left <= 0:
            break
        skip = max(0, skip - size)
    return hits


def walk(state: State, match: Match) -> Iterator[list[UUID]]:
    """All records of one state of the index that match, by uid, some hundreds at a time: no depth costs more than another."""
    base, after, limit = every([*match.widest, *match.limits]), 0, WALK_CHUNK
    while found := top(state.searcher, every([base, _from(state, after)]), limit, by="high", descending=False):
        lows = numbers(state.searcher, "low", [address for _, address in found])
        last, is_end = found[-1][0], len(found) < limit
        uids = sorted(whole_uid(high, low) for (high, _), low in zip(found, lows, strict=True) if is_end or high < last)
        if uids:
            yield uids
        if is_end:
            return
        # The last of a full piece may share its half with more: they come together in the next one.
        after, limit = last, WALK_CHUNK if uids else 2 * limit


def _from(state: State, high: int) -> Query:
    return Query.range_query(state.schema, "high", FieldType.Unsigned, high, None)


def _sorted(state: State, request: ListRequest, match: Match) -> list[Tier]:
    """The records that have the value, then those that have not, newest change first."""
    base, order = every([*match.widest, *match.limits]), order_field(request.sort)
    valued = Query.range_query(state.schema, order, FieldType.Unsigned, 1, None)
    finer = finer_of(request.register, request.sort, order)
    valued_tier = Tier(every([base, valued]), order, request.descending, finer)
    return [valued_tier, Tier(but_not(base, [valued]), CHANGED, True)]


def _cut(state: State, request: ListRequest, tier: Tier, start: int, end: int) -> list[Hit]:
    def named(addresses: list[DocAddress]) -> list[Hit]:
        parts = (numbers(state.searcher, name, addresses) for name in ("high", "low", "register_number"))
        return [Hit(whole_uid(high, low), _names()[number]) for high, low, number in zip(*parts, strict=True)]

    return settled(state, tier, start, end, named, lambda groups: _in_order(request, tier, groups))


def _names() -> dict[int, str]:
    return {register_number(name): name for name in registers()}


def _in_order(request: ListRequest, tier: Tier, groups: list[list[Hit]]) -> list[list[Hit]]:
    """Records in groups of one sort number: by their full key, then by uid."""
    by_uid = [sorted(equals) for equals in groups]
    register, unsettled = request.register, alike(by_uid)
    if register is None or not unsettled or tier.order == CHANGED or not begins(register, request.sort):
        return by_uid
    kind = register.kinds[request.sort]
    values = values_of(register, request.sort, [hit.uid for hit in unsettled])
    keys = {uid: kind.sort_key(value) for uid, value in values.items()}
    return [sorted(equals, key=lambda hit: keys.get(hit.uid, b""), reverse=request.descending) for equals in by_uid]
