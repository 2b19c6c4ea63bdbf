"""Cutting a page out of what matched, in an order that depends on the records alone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import orjson
from tantivy import DocAddress, FieldType, Query, Schema

from nhipcau.core.search.engine import count, item_ids, numbers, top
from nhipcau.core.search.matching import Mode, Tier, but_not, every
from nhipcau.core.search.request import DEEPEST, PAGE_LIMIT, ListRequest
from nhipcau.core.search.schema import FORE, FORE_BITS, begins, finer_of
from nhipcau.core.search.state import State
from nhipcau.core.search.whole import Counts, is_whole, known, size
from nhipcau.core.store.read import hydrate

Named = TypeVar("Named")
Id = TypeVar("Id")

TIE_LIMIT = 5_000
"""Texts that begin alike are put in full alphabetical order up to this many; larger groups go by code."""
FORE_SHARE = 1 << FORE_BITS
BEYOND = 50
"""How many records beyond a sorted page are looked at, so that the equals of its last one are seldom looked for apart."""
DEPTHS = (500, DEEPEST + PAGE_LIMIT)
"""How many first records of a whole register are kept in order: enough for most pages; as many as one can page to."""


class Match(NamedTuple):
    """How a request matched: the query for its words (none if there are none), those that rank before it, its limits.

    ``counts`` are the facets one does not filter by, counted in the same pass as the total.
    """

    mode: Mode
    widest: list[Query]
    narrower: list[Query]
    limits: list[Query]
    total: int
    counts: Counts


def page(state: State, request: ListRequest, match: Match) -> list[int]:
    """Item ids of the page a request asks for."""
    if request.offset >= match.total:
        return []
    if request.register is None or not is_whole(request):
        return _cut(state, request, match)
    end = request.offset + request.limit
    depth = next(depth for depth in DEPTHS if depth >= end)
    first = replace(request, offset=0, limit=depth)
    key = ("order", request.register.name, request.sort, request.descending, depth)
    return list(state.once(key, lambda: array("Q", _cut(state, first, match)))[request.offset : end])


def _cut(state: State, request: ListRequest, match: Match) -> list[int]:
    if request.sort:
        return _sorted_page(state, request, match)
    return collect(state, request, tiers(match), _fore(state.schema, request, match.total))


def tiers(match: Match, order: str = "rank") -> list[Tier]:
    """The groups a page is cut from, the greatest of an order first in each.

    Every narrower query implies the widest one, so it needs the limits only.
    """
    base, narrower = every([*match.widest, *match.limits]), match.narrower
    found = [
        Tier(but_not(every([query, *match.limits]), narrower[:place]), order, True)
        for place, query in enumerate(narrower)
    ]
    return [*found, Tier(but_not(base, narrower), order, True)]


def _fore(schema: Schema, request: ListRequest, total: int) -> list[Query]:
    """The query for the records that come first by rank, if a page may well lie among them.

    Over several registers their prominence ranks before the hash, so the mark says nothing there.
    """
    likely = request.register is not None and total >= FORE_SHARE * (request.offset + request.limit)
    return [Query.term_query(schema, FORE, 1)] if likely else []


def collect(state: State, request: ListRequest, tiers: list[Tier], fore: Sequence[Query] = ()) -> list[int]:
    """Item ids of the page, going through the tiers until it is full; counts a tier only if the page begins after it.

    With ``fore`` each tier is first searched among the records that come first; if they fill the page, it is right.
    """
    searcher = state.searcher
    skip, left, ids = request.offset, request.limit, list[int]()
    for tier in tiers:
        found = top(searcher, every([tier.query, *fore]), left, by=tier.order, offset=skip)
        if fore and len(found) < left:
            found = top(searcher, tier.query, left, by=tier.order, offset=skip)
        ids += item_ids(searcher, found)
        left = request.limit - len(ids)
        if left <= 0:
            break
        if skip:
            skip = 0 if found else skip - count(searcher, tier.query)
    return ids


def _sorted_page(state: State, request: ListRequest, match: Match) -> list[int]:
    """A page of a sorted list: equal sort numbers are settled by full key, then by code, whatever the index's history.

    Records without the value come last. Where no record of the register is without it, none is looked for.
    """
    base, total = every([*match.widest, *match.limits]), match.total
    order, lacking = f"o_{request.sort}", None
    if request.register and known(state, request.register, request.sort) < size(state, request.register):
        valued = Query.range_query(state.schema, order, FieldType.Unsigned, 1, None)
        lacking, base = but_not(base, [valued]), every([base, valued])
        total = count(state.searcher, base)
    ids: list[int] = []
    if request.offset < total:
        tier = Tier(base, order, request.descending, finer_of(request.register, request.sort, order))
        ids = _settled(state, request, tier, min(request.offset + request.limit, total))
    left = request.limit - len(ids)
    if lacking and left > 0:
        rest = top(state.searcher, lacking, left, by="rank", offset=max(0, request.offset - total))
        ids += item_ids(state.searcher, rest)
    return ids


def _settled(state: State, request: ListRequest, tier: Tier, end: int) -> list[int]:
    def named(addresses: list[DocAddress]) -> list[tuple[int, int]]:
        return list(
            zip(numbers(state.searcher, "number", addresses), numbers(state.searcher, "item", addresses), strict=True)
        )

    return settled(state, tier, request.offset, end, named, lambda groups: _in_order(request, groups))


def settled(
    state: State,
    tier: Tier,
    start: int,
    end: int,
    named: Callable[[list[DocAddress]], list[Named]],
    in_order: Callable[[list[list[Named]]], Iterable[list[Id]]],
) -> list[Id]:
    """The documents of a tier from place ``start`` to ``end`` (which there is), equal sort numbers settled by ``in_order``.

    ``named`` says what the documents at some addresses are called; ``in_order`` gives, for each group of equals, their ids in
    order.
    """
    found = top(state.searcher, tier.query, end + BEYOND, by=tier.order, descending=tier.descending)
    groups: dict[int, list[Any]] = {}
    for key, address in found:
        groups.setdefault(key, []).append(address)
    last = found[min(end, len(found)) - 1][0]
    rest: list[Id] = []
    if len(found) == end + BEYOND and found[-1][0] == last:  # there may be more of them
        if tier.finer:
            begun = len(found) - len(groups.pop(last))
            within = Tier(_equals(state, tier, last), tier.finer, tier.descending)
            rest = settled(state, within, max(0, start - begun), end - begun, named, in_order)
        else:
            groups[last] = _whole_group(state, tier, last)
    met = _met(groups.values(), 0, start, end)
    if tier.finer and met:
        met = _met(_finer_groups(state, tier, [addresses for _, addresses in met]), met[0][0], start, end)
    names = iter(named([address for _, addresses in met for address in addresses]))
    ids = list[Id]()
    for (at, _), group in zip(met, in_order([list(islice(names, len(one))) for _, one in met]), strict=True):
        ids += group[max(0, start - at) :]
    return [*ids[: end - start], *rest]


def _met(groups: Iterable[list[DocAddress]], at: int, start: int, end: int) -> list[tuple[int, list[DocAddress]]]:
    """The groups, the first of which begins at place ``at``, that have places from ``start`` to ``end``; each with its place."""
    met: list[tuple[int, list[DocAddress]]] = []
    for addresses in groups:
        if at >= end:
            break
        if at + len(addresses) > start:
            met.append((at, addresses))
        at += len(addresses)
    return met


def _finer_groups(state: State, tier: Tier, groups: list[list[DocAddress]]) -> Iterator[list[DocAddress]]:
    """Documents with one sort number, cut into those with one finer number, in their order."""
    for addresses in groups:
        finer: dict[int, list[DocAddress]] = {}
        for number, address in zip(numbers(state.searcher, tier.finer, addresses), addresses, strict=True):
            finer.setdefault(number, []).append(address)
        for number in sorted(finer, reverse=tier.descending):
            yield finer[number]


def _equals(state: State, tier: Tier, key: int) -> Query:
    return every([tier.query, Query.range_query(state.schema, tier.order, FieldType.Unsigned, key, key)])


def _whole_group(state: State, tier: Tier, key: int) -> list[Any]:
    """Every document with this sort number, also those the page's cut left out."""
    query = _equals(state, tier, key)
    size = count(state.searcher, query)
    return [address for _, address in top(state.searcher, query, max(size, 1), by=tier.order)]


def _in_order(request: ListRequest, groups: list[list[tuple[int, int]]]) -> list[list[int]]:
    """Item ids of records, given as (number, item), in groups of one sort number."""
    by_code = [[item for _, item in sorted(equals)] for equals in groups]
    register, unsettled = request.register, alike(by_code)
    if register is None or not unsettled or not begins(register, request.sort):
        return by_code
    kind = register.kinds[request.sort]
    keys = {
        hit.id: kind.sort_key(orjson.loads(hit.json)["values"].get(request.sort))
        for hit in hydrate(unsettled, "record")
    }
    return [sorted(equals, key=lambda item: keys.get(item, b""), reverse=request.descending) for equals in by_code]


def alike(groups: Iterable[Sequence[Id]]) -> list[Id]:
    """Those in groups of equals that their full keys settle: of several, and not too many of them."""
    return [one for equals in groups if 1 < len(equals) <= TIE_LIMIT for one in equals]
