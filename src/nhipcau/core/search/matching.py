"""Queries over the index, built by hand: nothing a visitor types is ever read as query syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from tantivy import FieldType, Occur, Query, Schema

from nhipcau.core.search.request import ListRequest, Range
from nhipcau.lib.text import Token, has_marks

Mode = Literal["all", "words", "prefix", "similar"]
"""How texts matched: no text asked; the words as typed; the last word as a beginning; similar words (typos)."""

FUZZY_FROM, FUZZY_TWICE_FROM = 4, 8
"""Words of this many letters may differ by one edit, by two."""


PUBLIC_TEXTS = ("",)
"""Endings of the text fields that hold public words: the public index has no others."""


class Tier(NamedTuple):
    """Documents that match equally well, in one declared order."""

    query: Query
    order: str
    descending: bool
    finer: str = ""
    """The field that settles equal numbers of the order, if there is one."""


def every(queries: Iterable[Query]) -> Query:
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(Occur.Must, part) for part in parts]) if parts else Query.all_query()


def but_not(query: Query, others: Sequence[Query]) -> Query:
    if not others:
        return query
    return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, other) for other in others)])


def some(queries: Iterable[Query]) -> Query:
    """Documents that match any of the queries; none if there are none."""
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(Occur.Should, part) for part in parts]) if parts else Query.empty_query()


def restrictions(request: ListRequest, schema: Schema, *, without: str = "") -> list[Query]:
    """The register, filters and ranges of a request as queries; ``without`` leaves one facet's own filter out."""
    parts = []
    if request.register is not None:
        parts.append(Query.term_query(schema, "register", request.register.name))
    for name, values in request.filters.items():
        if name != without:
            parts.append(any_of(schema, filter_field(name), values))
    parts += [within(schema, limits) for limits in request.ranges]
    return parts


def any_of(schema: Schema, field: str, values: Sequence[str]) -> Query:
    """Documents with any of the tokens; a single one is looked up three times faster by itself than as a set."""
    if len(values) == 1:
        return Query.term_query(schema, field, values[0])
    return Query.term_set_query(schema, field, list(values))


def filter_field(name: str) -> str:
    """The field that holds all tokens of a facet."""
    return name if name == "register" else f"f_{name}"


def within(schema: Schema, limits: Range) -> Query:
    """Documents whose sort number of a column lies within a range, or is (not) known at all."""
    field = f"o_{limits.column}"
    parts = []
    if limits.low is not None or limits.high is not None:
        parts.append(Query.range_query(schema, field, FieldType.Unsigned, limits.low, limits.high))
    if limits.known is not None:
        valued = Query.range_query(schema, field, FieldType.Unsigned, 1, None)
        parts.append(valued if limits.known else but_not(Query.all_query(), [valued]))
    return every(parts)


def word_queries(request: ListRequest, schema: Schema, texts: Sequence[str] = PUBLIC_TEXTS) -> list[Query]:
    """Ever wider queries for the words as typed, best first; the last one contains all the others.

    A word may stand in any of the ``texts``; a whole name and a phrase stand in one of them.
    """
    folded = [word.text for word in request.words]
    found = [some(Query.term_query(schema, f"name{end}", " ".join(folded)) for end in texts)]
    if len(folded) > 1:
        found.append(some(Query.phrase_query(schema, f"strong{end}", list(folded)) for end in texts))
    if has_marks(request.text):
        found.append(
            every(
                _word(schema, "marked" if marked.text != word.text else "strong", marked.text, texts)
                for word, marked in zip(request.words, request.marked, strict=True)
            )
        )
    found.append(every(_word(schema, "strong", word, texts) for word in folded))
    found.append(every(_word(schema, "all", word, texts) for word in folded))
    return found


def _word(schema: Schema, field: str, word: str, texts: Sequence[str]) -> Query:
    return some(Query.term_query(schema, f"{field}{end}", word) for end in texts)


def prefix_query(words: Sequence[Token], schema: Schema, field: str, texts: Sequence[str] = PUBLIC_TEXTS) -> Query:
    """All words, the last one as the beginning of a word."""
    *whole, last = (word.text for word in words)
    begun = f"{_literal(last)}.*"
    return every(
        [
            *(_word(schema, field, word, texts) for word in whole),
            some(Query.regex_query(schema, f"{field}{end}", begun) for end in texts),
        ]
    )


def allowed_edits(word: str) -> int:
    """How many letters of a word may be wrong; numbers must be right."""
    if word.isdigit() or len(word) < FUZZY_FROM:
        return 0
    return 1 if len(word) < FUZZY_TWICE_FROM else 2


def similar_query(words: Sequence[Token], schema: Schema, field: str, texts: Sequence[str] = PUBLIC_TEXTS) -> Query:
    """All words, long ones with one or two letters wrong (a swap counts once); numbers must be right."""
    return every(_similar(schema, field, word.text, texts) for word in words)


def _similar(schema: Schema, field: str, word: str, texts: Sequence[str]) -> Query:
    if not (edits := allowed_edits(word)):
        return _word(schema, field, word, texts)
    return some(Query.fuzzy_term_query(schema, f"{field}{end}", word, edits) for end in texts)


def _literal(text: str) -> str:
    """The text as a regular expression that matches just itself (tokens hold letters and digits; be sure anyway)."""
    return "".join(letter if letter.isalnum() else f"\\{letter}" for letter in text)
