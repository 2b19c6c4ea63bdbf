"""Facets and chips of a list: what one can filter by, what one filters by, each a link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from nhipcau.core.faults import Fault
from nhipcau.core.kinds import When
from nhipcau.core.search import ListRequest
from nhipcau.core.search.labels import facet_label, value_labels
from nhipcau.core.search.request import filter_kind
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

OPEN, FOLDED = 6, 30
"""Values of a facet shown at once, and further ones behind a fold; what is left is counted."""

FACETS_OPEN = 4

Token = tuple[str, str]
"""A facet's name and one of its tokens."""
NOTHING_NAMED: Mapping[Token, str] = MappingProxyType({})


@dataclass(frozen=True)
class Value:
    """One value of a facet: choosing it again takes it away."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet with its most frequent values; ``left`` values are not shown. The first few facets stand open."""

    name: str
    label: str
    values: tuple[Value, ...]
    folded: tuple[Value, ...]
    left: int
    open: bool


@dataclass(frozen=True)
class Chip:
    """A condition that holds, with the address without it."""

    label: str
    href: str


class Counted(Protocol):
    """What an answer says of facets."""

    @property
    def facets(self) -> dict[str, list[tuple[str, int]]]: ...


def facets_and_chips(
    request: ListRequest,
    listing: Counted,
    question: Question,
    language: str,
    named: Mapping[Token, str] = NOTHING_NAMED,
    without: Collection[str] = (),
) -> tuple[list[Facet], list[Chip]]:
    """Facets in the declared order, and a chip per condition; names of related records cost one store query at most.

    ``named`` are the words of tokens that no kind knows (agencies, say); facets ``without`` are not offered.
    """
    shown = {name: _shown(request, name, counts) for name, counts in listing.facets.items()}
    wanted = [(name, token) for name, counts in shown.items() for token, _ in counts[: OPEN + FOLDED]]
    wanted += [(name, token) for name, tokens in request.filters.items() for token in tokens]
    labels = _labels(request, dict.fromkeys(wanted), language, named)
    facets: list[Facet] = []
    for name in _order(request):
        if shown.get(name) and name not in without:
            is_open = len(facets) < FACETS_OPEN or name in request.filters
            facets.append(_facet(request, name, shown[name], labels, question, language, is_open))
    return facets, _chips(request, labels, question, language)


def _shown(request: ListRequest, name: str, counts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Most frequent first; years stand in their own order, and a chosen value is never cut off."""
    kind = filter_kind(request.register, name, request.sight)
    if isinstance(kind, When):
        return sorted(counts, key=lambda pair: kind.token_order(pair[0]))
    chosen = request.filters.get(name, ())
    return sorted(counts, key=lambda pair: pair[0] not in chosen)


def _order(request: ListRequest) -> list[str]:
    marks = list(request.sight.marks)
    if request.register is None:
        return [*marks, "register", "place", "country"]
    register = request.register
    return [*marks, *(register.facet_name(column) for column in request.sight.columns(register) if column.facet)]


def _facet(
    request: ListRequest,
    name: str,
    counts: list[tuple[str, int]],
    labels: dict[Token, str],
    question: Question,
    language: str,
    is_open: bool,
) -> Facet:
    chosen = request.filters.get(name, ())
    values = tuple(
        Value(labels[name, token], count, question.toggled(name, token), token in chosen)
        for token, count in counts[: OPEN + FOLDED]
        if (name, token) in labels  # a related record may have been withdrawn since the index caught up
    )
    left = max(0, len(counts) - OPEN - FOLDED)
    return Facet(name, facet_label(request, name).get(language), values[:OPEN], values[OPEN:], left, is_open)


def _chips(request: ListRequest, labels: dict[Token, str], question: Question, language: str) -> list[Chip]:
    chips = [
        Chip(f"{facet_label(request, name).get(language)}: {labels[name, token]}", question.toggled(name, token))
        for name, tokens in request.filters.items()
        for token in tokens
    ]
    declared = request.register.by_name if request.register else {}
    for limits in request.ranges:
        column = declared[limits.column].label[place_of(language)]
        for end in ("from", "to"):
            name = f"{limits.column}_{end}"
            for value in question.params.get(name, [])[-1:]:
                label = say(f"range_shown_{end}", language, column=column, value=value)
                chips.append(Chip(label, question.href(**{name: ""})))
        if limits.known is not None:
            label = say("range_known" if limits.known else "range_not_known", language, column=column)
            chips.append(Chip(label, question.href(**{f"{limits.column}_known": ""})))
    return chips


def _labels(
    request: ListRequest, wanted: Iterable[Token], language: str, named: Mapping[Token, str]
) -> dict[Token, str]:
    """Words of every token; a 400 :class:`Fault` for a chosen one that is no public value."""
    labels = {token: label.get(language) for token, label in value_labels(request, wanted).items()} | dict(named)
    for name, tokens in request.filters.items():
        for token in tokens:
            if (name, token) not in labels:
                raise unknown_value(name, token)
    return labels


def unknown_value(name: str, token: str) -> Fault:
    return Fault(
        "unknown_value",
        f"Bộ lọc “{name}” không có giá trị “{token[:60]}”. Hãy chọn một giá trị trong danh sách.",
        f"Filter “{name}” has no value “{token[:60]}”. Choose one from the list.",
        {"filter": name, "value": token[:60]},
    )
