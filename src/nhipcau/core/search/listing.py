"""Answering list requests: totals, facets and pages that depend on the records alone, never on the index's history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from tantivy import FieldType, Occur, Query, Schema, Searcher

from nhipcau.core.kinds import Text, Words
from nhipcau.core.registry import registers
from nhipcau.core.search.engine import count, count_with_terms, item_ids, numbers, top
from nhipcau.core.search.index import PublicIndex
from nhipcau.core.search.matching import (
    Mode,
    Tier,
    but_not,
    every,
    filter_field,
    prefix_query,
    restrictions,
    similar_query,
    word_queries,
)
from nhipcau.core.search.request import ListRequest, facet_columns, filter_kind
from nhipcau.core.search.schema import FORE, FORE_BITS, offered_kinds
from nhipcau.core.store.read import Hit, Part, hydrate

FACET_VALUES = 1000
"""Distinct values counted per facet."""
TIE_LIMIT = 5_000
"""Texts that begin alike are put in full alphabetical order up to this many; larger groups go by code."""
WALK_CHUNK = 500
FORE_SHARE = 1 << FORE_BITS
Counts = dict[str, dict[str, int]]
NO_FIELDS: Mapping[str, str] = {}


@dataclass
class Listing:
    """A page of a list: ``facets`` maps facet names to [(token, count)], most frequent first."""

    total: int
    mode: Mode
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def find(index: PublicIndex, request: ListRequest) -> Listing:
    """Answer a request from one snapshot of the index, hydrated from the store."""
    searcher, schema = index.searcher(), index.schema
    match = _match(searcher, schema, request, _facet_fields(request) if request.facets else {})
    tiers = _tiers(request, schema, match)
    hits = hydrate(_page(searcher, schema, request, tiers, match.total))
    facets = _facets(searcher, schema, request, match) if request.facets else {}
    return Listing(match.total, match.mode, hits, facets)


def suggest(index: PublicIndex, request: ListRequest) -> Listing:
    """Typeahead: records whose names contain all words, the last one perhaps unfinished; exact names first."""
    searcher, schema = index.searcher(), index.schema
    if not request.words:
        return Listing(0, "prefix", [])
    limits = restrictions(request, schema)
    exact = every([Query.term_query(schema, "name", " ".join(word.text for word in request.words)), *limits])
    begun = every([prefix_query(request.words, schema, "strong"), *limits])
    tiers = [Tier(exact, "rank", True), Tier(but_not(begun, [exact]), "rank", True)]
    ids = _collect(searcher, request, tiers)
    return Listing(len(ids), "prefix", hydrate(ids))


def walk_matches(index: PublicIndex, request: ListRequest, *, after: int = 0, part: Part = "row") -> Iterator[Hit]:
    """All matches of a request within one register, by public number: the complete walk behind exports."""
    while chunk := next_matches(index, request, after, WALK_CHUNK, part):
        yield from chunk
        after = chunk[-1].number


def next_matches(index: PublicIndex, request: ListRequest, after: int, limit: int, part: Part = "row") -> list[Hit]:
    """The next ``limit`` matches beyond public number ``after``; fewer than there are only if some were just withdrawn."""
    searcher, schema = index.searcher(), index.schema
    match = _match(searcher, schema, request)
    beyond = Query.range_query(schema, "number", FieldType.Unsigned, after, None, include_lower=False)
    query = every([*match.widest, *match.limits, beyond])
    found = top(searcher, query, limit, by="number", descending=False)
    hits = hydrate(item_ids(searcher, found), part)
    if found and not hits:  # a whole page withdrawn since the index caught up: go on behind it
        return next_matches(index, request, found[-1][0], limit, part)
    return hits


def newest_matches(index: PublicIndex, request: ListRequest, limit: int, part: Part = "row") -> list[Hit]:
    """The matches of one register that were made public last, by public number, latest first."""
    searcher, schema = index.searcher(), index.schema
    match = _match(searcher, schema, request)
    found = top(searcher, every([*match.widest, *match.limits]), limit, by="number")
    return hydrate(item_ids(searcher, found), part)


def count_matches(index: PublicIndex, request: ListRequest) -> tuple[int, Mode]:
    """How many records match, and how."""
    match = _match(index.searcher(), index.schema, request)
    return match.total, match.mode


class _Match(NamedTuple):
    """How a request matched: the query for its words (none if there are none), those that rank before it, its limits.

    ``counts`` are the facets one does not filter by, counted in the same pass as the total.
    """

    mode: Mode
    widest: list[Query]
    narrower: list[Query]
    limits: list[Query]
    total: int
    counts: Counts


def _match(searcher: Searcher, schema: Schema, request: ListRequest, fields: Mapping[str, str] = NO_FIELDS) -> _Match:
    """The words as typed if any record has them all; else the last as a beginning; else similar words."""
    limits = restrictions(request, schema)

    def counted(*words: Query) -> tuple[int, Counts]:
        return _counted(searcher, every([*words, *limits]), fields)

    if request.register and not (request.words or request.filters or request.ranges):
        return _Match(
            "all", [], [], limits, *_whole(_State(searcher, schema), request.register.name, tuple(fields.items()))
        )
    if not request.words:
        return _Match("all", [], [], limits, *counted())
    *narrower, widest = word_queries(request, schema)
    total, counts = counted(widest)
    if total:
        return _Match("words", [widest], narrower, limits, total, counts)
    begun, widest = (prefix_query(request.words, schema, name) for name in ("strong", "all"))
    total, counts = counted(widest)
    if total:
        return _Match("prefix", [widest], [begun], limits, total, counts)
    near, widest = (similar_query(request.words, schema, name) for name in ("strong", "all"))
    return _Match("similar", [widest], [near], limits, *counted(widest))


@dataclass(frozen=True)
class _State:
    """A state of the index, told apart by its searcher."""

    searcher: Searcher
    schema: Schema = field(compare=False)


@lru_cache(maxsize=32)
def _whole(state: _State, name: str, fields: tuple[tuple[str, str], ...]) -> tuple[int, Counts]:
    """Size and facets of a whole register, where every list begins: counted once per state of the index."""
    own = restrictions(ListRequest(register=registers()[name]), state.schema)
    return _counted(state.searcher, every(own), dict(fields))


def _tiers(request: ListRequest, schema: Schema, match: _Match) -> list[Tier]:
    """The groups a page is cut from. Sorted lists have two: records that have the value, then those without.

    Every narrower query implies the widest one, so it needs the limits only.
    """
    base, narrower = every([*match.widest, *match.limits]), match.narrower
    if request.sort:
        known = Query.range_query(schema, f"o_{request.sort}", FieldType.Unsigned, 1, None)
        return [
            Tier(every([base, known]), f"o_{request.sort}", request.descending),
            Tier(but_not(base, [known]), "rank", True),
        ]
    tiers: list[Tier] = []
    for place, query in enumerate(narrower):
        tiers.append(Tier(but_not(every([query, *match.limits]), narrower[:place]), "rank", True))
    tiers.append(Tier(but_not(base, narrower), "rank", True))
    return tiers


def _page(searcher: Searcher, schema: Schema, request: ListRequest, tiers: list[Tier], total: int) -> list[int]:
    if request.offset >= total:
        return []
    if request.sort:
        return _sorted_page(searcher, schema, request, tiers)
    return _collect(searcher, request, tiers, _fore(schema, request, total))


def _fore(schema: Schema, request: ListRequest, total: int) -> list[Query]:
    """The query for the records that come first by rank, if a page may well lie among them.

    Over several registers their prominence ranks before the hash, so the mark says nothing there.
    """
    likely = request.register is not None and total >= FORE_SHARE * (request.offset + request.limit)
    return [Query.term_query(schema, FORE, 1)] if likely else []


def _collect(searcher: Searcher, request: ListRequest, tiers: list[Tier], fore: Sequence[Query] = ()) -> list[int]:
    """Item ids of the page, going through the tiers until it is full; counts a tier only if the page begins after it.

    With ``fore`` each tier is first searched among the records that come first; if they fill the page, it is right.
    """
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


def _sorted_page(searcher: Searcher, schema: Schema, request: ListRequest, tiers: list[Tier]) -> list[int]:
    """A page of a sorted list: equal sort numbers are settled by full key, then by code, whatever the index's history."""
    known, unknown = tiers
    total = count(searcher, known.query)
    ids: list[int] = []
    if request.offset < total:
        ids = _settled(searcher, schema, request, known, min(request.offset + request.limit, total))
    left = request.limit - len(ids)
    if left > 0:
        rest = top(searcher, unknown.query, left, by="rank", offset=max(0, request.offset - total))
        ids += item_ids(searcher, rest)
    return ids


def _settled(searcher: Searcher, schema: Schema, request: ListRequest, tier: Tier, end: int) -> list[int]:
    found = top(searcher, tier.query, end, by=tier.order, descending=tier.descending)
    keys = [key for key, _ in found]
    first, last = keys[request.offset], keys[-1]
    inner = [(key, address) for key, address in found if key not in (first, last)]
    groups = {key: list[Any]() for key in dict.fromkeys(keys)}
    for key, address in inner:
        groups[key].append(address)
    for key in {first, last}:
        groups[key] = _whole_group(searcher, schema, tier, key)
    before = sum(1 for key in keys[: request.offset] if key != first)
    page = list(dict.fromkeys(keys[request.offset :]))
    ids = [item for key in page for item in _in_order(searcher, request, groups[key])]
    start = request.offset - before
    return ids[start : start + end - request.offset]


def _whole_group(searcher: Searcher, schema: Schema, tier: Tier, key: int) -> list[Any]:
    """Every document with this sort number, also those the page's cut left out."""
    same = Query.range_query(schema, tier.order, FieldType.Unsigned, key, key)
    query = Query.boolean_query([(Occur.Must, tier.query), (Occur.Must, same)])
    size = count(searcher, query)
    return [address for _, address in top(searcher, query, max(size, 1), by="number", descending=False)]


def _in_order(searcher: Searcher, request: ListRequest, addresses: list[Any]) -> list[int]:
    ids = numbers(searcher, "item", addresses)
    by_code = [item for _, item in sorted(zip(numbers(searcher, "number", addresses), ids, strict=True))]
    register = request.register
    if register is None or len(ids) > TIE_LIMIT or len(ids) < 2:
        return by_code
    kind = register.kinds[request.sort]
    if not isinstance(kind, Text | Words):
        return by_code
    keys = {hit.id: kind.sort_key(orjson.loads(hit.json)["values"].get(request.sort)) for hit in hydrate(ids, "record")}
    return sorted(by_code, key=lambda item: keys.get(item, b""), reverse=request.descending)


def _facets(
    searcher: Searcher, schema: Schema, request: ListRequest, match: _Match
) -> dict[str, list[tuple[str, int]]]:
    """Counts of every facet; a facet one filters by is counted as if it were not, so that more can be chosen."""
    counts = dict(match.counts)
    for name in request.filters:
        query = every([*match.widest, *restrictions(request, schema, without=name)])
        counts |= _counted(searcher, query, {name: _facet_field(name, request.filters[name])})[1]
    return {name: _ordered(request, name, counts[name]) for name in sorted(counts)}


def _facet_fields(request: ListRequest) -> dict[str, str]:
    """The fields that count the facets one does not filter by."""
    return {name: _facet_field(name) for name in facet_columns(request.register) if name not in request.filters}


def _facet_field(name: str, chosen: Sequence[str] = ()) -> str:
    """The field that counts a facet: of the tokens offered, or of all if one that is not offered was chosen."""
    kind = offered_kinds().get(name)
    return filter_field(name) if kind is None or not all(map(kind.token_shown, chosen)) else f"c_{name}"


def _counted(searcher: Searcher, query: Query, fields: Mapping[str, str]) -> tuple[int, Counts]:
    """How many match, and {facet: {token: records}} for facets with the fields that count them."""
    total, found = count_with_terms(searcher, query, list(fields.values()), FACET_VALUES)
    return total, {name: found[field] for name, field in fields.items()}


def _ordered(request: ListRequest, name: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    kind = filter_kind(request.register, name)
    shown = [
        (token, count)
        for token, count in counts.items()
        if kind is None or kind.token_shown(token) or token in request.filters.get(name, ())
    ]
    return sorted(shown, key=lambda pair: (-pair[1], kind.token_order(pair[0]) if kind else pair[0]))
