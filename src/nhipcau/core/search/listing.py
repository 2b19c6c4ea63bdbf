"""Answering list requests: totals, facets and pages that depend on the records alone, never on the index's history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tantivy import FieldType, Query, Schema

from nhipcau.core.search.engine import item_ids, top
from nhipcau.core.search.matching import (
    PUBLIC_TEXTS,
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
from nhipcau.core.search.pages import Match, collect, page
from nhipcau.core.search.request import ListRequest, facet_columns, filter_kind
from nhipcau.core.search.schema import offered_kinds
from nhipcau.core.search.state import Searched, State
from nhipcau.core.search.whole import Counts, counted, is_whole, total_with_token, whole
from nhipcau.core.store.read import Hit, Part, hydrate

WALK_CHUNK = 500
NO_FIELDS: Mapping[str, str] = {}


@dataclass
class Listing:
    """A page of a list: ``facets`` maps facet names to [(token, count)], most frequent first."""

    total: int
    mode: Mode
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def find(index: Searched, request: ListRequest, part: Part = "row") -> Listing:
    """Answer a request from one state of the index, hydrated from the store: rows, or another part of the items."""
    state = index.state()
    match = _match(state, request, _facet_fields(request) if request.facets else NO_FIELDS)
    hits = hydrate(page(state, request, match), part)
    facets = _facets(state, request, match) if request.facets else {}
    return Listing(match.total, match.mode, hits, facets)


def suggest(index: Searched, request: ListRequest, *, is_whole_name: bool = False) -> Listing:
    """Typeahead: records whose names contain all words, the last one perhaps unfinished; exact names first.

    ``is_whole_name``: only those one of whose names is just these words, whatever their marks and capitals.
    """
    if not request.words:
        return Listing(0, "prefix", [])
    state = index.state()
    schema = state.schema
    limits = restrictions(request, schema)
    exact = every([Query.term_query(schema, "name", " ".join(word.text for word in request.words)), *limits])
    tiers = [Tier(exact, "rank", True)]
    if not is_whole_name:
        begun = every([prefix_query(request.words, schema, "strong"), *limits])
        tiers.append(Tier(but_not(begun, [exact]), "rank", True))
    ids = collect(state, request, tiers)
    return Listing(len(ids), "prefix", hydrate(ids))


def walk_matches(index: Searched, request: ListRequest, *, after: int = 0, part: Part = "row") -> Iterator[Hit]:
    """All matches of a request within one register, by public number: the complete walk behind exports."""
    while chunk := next_matches(index, request, after, WALK_CHUNK, part):
        yield from chunk
        after = chunk[-1].number


def next_matches(index: Searched, request: ListRequest, after: int, limit: int, part: Part = "row") -> list[Hit]:
    """The next ``limit`` matches beyond public number ``after``; fewer than there are only if some were just withdrawn."""
    state = index.state()
    match = _match(state, request)
    beyond = Query.range_query(state.schema, "number", FieldType.Unsigned, after, None, include_lower=False)
    query = every([*match.widest, *match.limits, beyond])
    found = top(state.searcher, query, limit, by="number", descending=False)
    hits = hydrate(item_ids(state.searcher, found), part)
    if found and not hits:  # a whole page withdrawn since the index caught up: go on behind it
        return next_matches(index, request, found[-1][0], limit, part)
    return hits


def newest_matches(index: Searched, request: ListRequest, limit: int, part: Part = "row") -> list[Hit]:
    """The matches of one register that were made public last, by public number, latest first."""
    state = index.state()
    match = _match(state, request)
    found = top(state.searcher, every([*match.widest, *match.limits]), limit, by="number")
    return hydrate(item_ids(state.searcher, found), part)


def count_matches(index: Searched, request: ListRequest) -> tuple[int, Mode]:
    """How many records match, and how."""
    match = _match(index.state(), request)
    return match.total, match.mode


def _match(state: State, request: ListRequest, fields: Mapping[str, str] = NO_FIELDS) -> Match:
    """The words as typed if any record has them all; else the last as a beginning; else similar words."""
    schema = state.schema
    limits = restrictions(request, schema)
    if not request.words:
        return Match("all", [], [], limits, *_without_words(state, request, limits, fields))
    return match_words(request, schema, limits, lambda query: counted(state, query, fields))


def match_words(
    request: ListRequest,
    schema: Schema,
    limits: list[Query],
    counted: Callable[[Query], tuple[int, Counts]],
    texts: Sequence[str] = PUBLIC_TEXTS,
) -> Match:
    """How the words of a request match in some text fields within its limits; ``counted`` gives total and facets."""
    *narrower, widest = word_queries(request, schema, texts)
    total, counts = counted(every([widest, *limits]))
    if total:
        return Match("words", [widest], narrower, limits, total, counts)
    begun, widest = (prefix_query(request.words, schema, name, texts) for name in ("strong", "all"))
    total, counts = counted(every([widest, *limits]))
    if total:
        return Match("prefix", [widest], [begun], limits, total, counts)
    near, widest = (similar_query(request.words, schema, name, texts) for name in ("strong", "all"))
    return Match("similar", [widest], [near], limits, *counted(every([widest, *limits])))


def _without_words(
    state: State, request: ListRequest, limits: list[Query], fields: Mapping[str, str]
) -> tuple[int, Counts]:
    """Total and facets: of a whole register, and the total of a single filter, from what this state has counted."""
    if request.register and is_whole(request):
        return whole(state, request.register, fields)
    if not fields and (total := total_with_token(state, request)) is not None:
        return total, {}
    return counted(state, every(limits), fields)


def _facets(state: State, request: ListRequest, match: Match) -> dict[str, list[tuple[str, int]]]:
    """Counts of every facet; a facet one filters by is counted as if it were not, so that more can be chosen."""
    counts = dict(match.counts)
    for name in request.filters:
        query = every([*match.widest, *restrictions(request, state.schema, without=name)])
        counts |= counted(state, query, {name: _facet_field(name, request.filters[name])})[1]
    return {name: in_order(request, name, counts[name]) for name in sorted(counts)}


def _facet_fields(request: ListRequest) -> dict[str, str]:
    """The fields that count the facets one does not filter by."""
    return {name: _facet_field(name) for name in facet_columns(request.register) if name not in request.filters}


def _facet_field(name: str, chosen: Sequence[str] = ()) -> str:
    """The field that counts a facet: of the tokens offered, or of all if one that is not offered was chosen."""
    kind = offered_kinds().get(name)
    return filter_field(name) if kind is None or not all(map(kind.token_shown, chosen)) else f"c_{name}"


def in_order(request: ListRequest, name: str, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The tokens of a facet that are offered or chosen, the most frequent first."""
    kind = filter_kind(request.register, name, request.sight)
    shown = [
        (token, count)
        for token, count in counts.items()
        if kind is None or kind.token_shown(token) or token in request.filters.get(name, ())
    ]
    return sorted(shown, key=lambda pair: (-pair[1], kind.token_order(pair[0]) if kind else pair[0]))
