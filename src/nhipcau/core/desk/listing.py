"""Answering list requests for one desk: totals, facets, pages and suggestions, of nothing but what the desk has and sees.

Whoever shows records reads their rows through the audience again: what was taken from a desk a moment ago is then gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.utils import timezone
from tantivy import Query, Schema

from nhipcau.core.desk.fresh import standing_query
from nhipcau.core.desk.index import DeskIndex
from nhipcau.core.desk.pages import Hit, page, walk
from nhipcau.core.desk.reach import reach
from nhipcau.core.desk.request import FRESH
from nhipcau.core.desk.schema import CHANGED, endings, facet_field, facet_fields
from nhipcau.core.freshness import STANDINGS
from nhipcau.core.ledger import feed
from nhipcau.core.registry import registers
from nhipcau.core.search.engine import count, count_with_terms
from nhipcau.core.search.listing import in_order, match_words
from nhipcau.core.search.matching import Mode, any_of, every, prefix_query, some, within
from nhipcau.core.search.pages import Match
from nhipcau.core.search.request import ListRequest, facet_column, facet_columns
from nhipcau.core.search.whole import FACET_VALUES, Counts

if TYPE_CHECKING:
    from nhipcau.core.audience import Audience
    from nhipcau.core.register import Register
    from nhipcau.core.search.state import Searched, State

KEPT = 64
"""Whole desks whose size and facets are kept per state of the index, those asked for last."""
LATEST = 200
"""Most records that are given as changed since the index caught up."""
CHUNK = 1000
LOOKED_AT = 10
"""Chunks of the ledger looked through for them."""


@dataclass(frozen=True)
class DeskListing:
    """A page of a desk's list: ``facets`` maps facet names to [(token, count)], the most frequent first."""

    total: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    mode: Mode = "all"

    @property
    def uids(self) -> list[UUID]:
        return [hit.uid for hit in self.hits]


class _Question(NamedTuple):
    """A request to one state of the index for one desk."""

    state: State
    audience: Audience
    request: ListRequest

    @property
    def schema(self) -> Schema:
        return self.state.schema

    @property
    def texts(self) -> list[str]:
        return endings(self.audience.clearance)

    def limits(self, *, without: str = "") -> list[Query]:
        """The desk, the register, filters and ranges; ``without`` leaves one facet's own filter out."""
        parts = _all_of(self.schema, self.audience, self.request.register)
        for name, tokens in self.request.filters.items():
            if name != without:
                parts.append(self.chosen(name, tokens))
        return parts + [within(self.schema, limits) for limits in self.request.ranges]

    def chosen(self, name: str, tokens: tuple[str, ...]) -> Query:
        """What has one of these values of a facet."""
        if name == FRESH:
            return some(standing_query(self.schema, token, timezone.localdate()) for token in tokens)
        return some(any_of(self.schema, one, tokens) for one in self.fields(name))

    def fields(self, name: str) -> list[str]:
        """The fields of a facet that this desk may be answered from: over all registers one of each level."""
        if name == "register" or name in self.request.sight.marks:
            return [name]
        if self.request.register:
            column = facet_column(self.request.register, name, self.request.sight)
            return [facet_field(name, column.seen)]
        return [one for end in self.texts if (one := f"f_{name}{end}") in facet_fields()]

    def facets(self) -> dict[str, list[str]]:
        """The facets to be counted, with their fields."""
        request = self.request
        return {name: self.fields(name) for name in facet_columns(request.register, request.sight) if name != FRESH}

    def is_whole(self) -> bool:
        return not (self.request.words or self.request.filters or self.request.ranges)


def find(index: Searched, audience: Audience, request: ListRequest) -> DeskListing:
    """Answer a request (of ``desk_request``, for the same audience) from one state of the index."""
    question = _asked(index, audience, request)
    facets = question.facets() if request.facets else {}
    match = _match(question, {name: fields for name, fields in facets.items() if name not in request.filters})
    counts = dict(match.counts)
    for name in request.filters.keys() & facets.keys():
        query = every([*match.widest, *question.limits(without=name)])
        counts |= _counted(question.state, {name: facets[name]}, query)[1]
    ordered = {name: in_order(request, name, counts[name]) for name in sorted(counts)}
    if request.facets:
        ordered[FRESH] = _standings(question, match)
    return DeskListing(match.total, page(question.state, request, match), ordered, match.mode)


def walk_records(index: Searched, audience: Audience, request: ListRequest) -> Iterator[list[UUID]]:
    """Everything a request finds, however much, by uid: what large files are made of.

    All pieces are of one state of the index; page, page size and order of the request play no part.
    """
    question = _asked(index, audience, request)
    return walk(question.state, _match(question, {}))


def suggest(index: Searched, audience: Audience, request: ListRequest) -> DeskListing:
    """Typeahead: records whose names contain all words, the last one perhaps unfinished; exact names first."""
    if not request.words:
        return DeskListing(0, [], mode="prefix")
    question = _asked(index, audience, request)
    schema, limits, texts = question.schema, question.limits(), question.texts
    name = " ".join(word.text for word in request.words)
    exact = some(Query.term_query(schema, f"name{end}", name) for end in texts)
    begun = every([prefix_query(request.words, schema, "strong", texts)])
    total, _ = _counted(question.state, {}, every([some([exact, begun]), *limits]))
    match = Match("prefix", [some([exact, begun])], [exact], limits, total, {})
    return DeskListing(total, page(question.state, request, match), mode="prefix")


def beyond(index: DeskIndex, audience: Audience, register: Register) -> list[UUID]:
    """Records of a desk that were changed since the index caught up, the last changed first, at most :data:`LATEST`.

    Ask before ``find``: what is in neither was then changed after that.
    """
    found: dict[UUID, None] = {}
    for rows in feed.newest_beyond(index.position()):
        mine = rows.filter(register=register.name).values_list("uid", flat=True)
        for start in range(0, LOOKED_AT * CHUNK, CHUNK):
            changed = list(mine[start : start + CHUNK])
            seen = set(register.rows(audience).filter(uid__in=set(changed)).values_list("uid", flat=True))
            found |= dict.fromkeys(uid for uid in changed if uid in seen and uid not in found)
            if len(found) >= LATEST or len(changed) < CHUNK:
                break
    return list(found)[:LATEST]


def _asked(index: Searched, audience: Audience, request: ListRequest) -> _Question:
    if request.sight.depth != audience.clearance:
        raise ValueError("the request was checked for another audience")
    return _Question(index.state(), audience, request)


def _all_of(schema: Schema, audience: Audience, register: Register | None) -> list[Query]:
    own = [Query.term_query(schema, "register", register.name)] if register else []
    return [*reach(audience, schema), *own]


def _match(question: _Question, facets: Mapping[str, list[str]]) -> Match:
    state, request, limits = question.state, question.request, question.limits()
    if request.words:
        return match_words(request, state.schema, limits, partial(_counted, state, facets), question.texts)
    if question.is_whole():
        whole = state.once("whole desks", lambda: lru_cache(maxsize=KEPT)(partial(_whole, state)))
        fields = tuple((name, tuple(fields)) for name, fields in sorted(facets.items()))
        total, counts = whole(question.audience, request.register.name if request.register else "", fields)
    else:
        total, counts = _counted(state, facets, every(limits))
    return Match("all", [], [], limits, total, counts)


def _whole(
    state: State, audience: Audience, register: str, fields: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[int, Counts]:
    limits = _all_of(state.schema, audience, registers()[register] if register else None)
    return _counted(state, {name: list(several) for name, several in fields}, every(limits))


def _standings(question: _Question, match: Match) -> list[tuple[str, int]]:
    """How the records stand with their owners' confirmation today, in the order of the words; its own filter left out.

    It depends on the day as well as on the index, so it is counted apart from the other facets, and kept for a day.
    """
    state, today = question.state, timezone.localdate()
    if not question.is_whole():
        return _standing_counts(state, every([*match.widest, *question.limits(without=FRESH)]), today)
    kept = state.once("whole standings", lambda: lru_cache(maxsize=KEPT)(partial(_whole_standings, state)))
    name = question.request.register.name if question.request.register else ""
    found: list[tuple[str, int]] = kept(question.audience, name, today)
    return found


def _whole_standings(state: State, audience: Audience, register: str, today: date) -> list[tuple[str, int]]:
    limits = _all_of(state.schema, audience, registers()[register] if register else None)
    return _standing_counts(state, every(limits), today)


def _standing_counts(state: State, query: Query, today: date) -> list[tuple[str, int]]:
    counted = (
        (token, count(state.searcher, every([query, standing_query(state.schema, token, today)])))
        for token in STANDINGS
    )
    return [(token, records) for token, records in counted if records]


def _counted(state: State, facets: Mapping[str, list[str]], query: Query) -> tuple[int, Counts]:
    """How many match, and {facet: {token: records}}. A record is counted in one field of a facet: the register's level."""
    fields = [one for several in facets.values() for one in several]
    total, found = count_with_terms(state.searcher, query, fields, FACET_VALUES, each=CHANGED)
    counts: Counts = {}
    for name, several in facets.items():
        counts[name] = {}
        for one in several:
            for token, records in found[one].items():
                counts[name][token] = counts[name].get(token, 0) + records
    return total, counts
