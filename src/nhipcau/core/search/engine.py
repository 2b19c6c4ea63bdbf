"""The few calls to tantivy that answers are made of, with the types its stubs do not give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

TOTAL = "#"
"""Name of the total among the counts; no field is called so."""

Found = list[tuple[int, DocAddress]]
"""(sort number, address) pairs in order. An address is good only for the searcher it came from."""


def count(searcher: Searcher, query: Query) -> int:
    """How many documents match. (A limit of 0 panics in tantivy, so one is collected and thrown away: any, unscored.)"""
    result: Any = searcher.search(Query.const_score_query(query, 1.0), 1, count=True)
    return int(result.count)


def top(searcher: Searcher, query: Query, limit: int, *, by: str, descending: bool = True, offset: int = 0) -> Found:
    """The first ``limit`` matches beyond ``offset``, ordered by an unsigned field alone."""
    order = Order.Desc if descending else Order.Asc
    result: Any = searcher.search(query, limit, count=False, order_by_field=by, order=order, offset=offset)
    return list(result.hits)


def item_ids(searcher: Searcher, found: Found) -> list[int]:
    return numbers(searcher, "item", [address for _, address in found])


def numbers(searcher: Searcher, field: str, addresses: Sequence[DocAddress]) -> list[int]:
    """The values of an unsigned field that every document has."""
    return [int(value or 0) for value in searcher.fast_field_values(field, list(addresses))]


def count_with_terms(
    searcher: Searcher, query: Query, fields: Sequence[str], size: int, *, each: str = "item"
) -> tuple[int, dict[str, dict[str, int]]]:
    """How many documents match, and {field: {term: documents}} with at most ``size`` terms a field, in one pass.

    ``each`` names a fast field that every document has.
    """
    if not fields:
        return count(searcher, query), {}
    asked: dict[str, Any] = {field: {"terms": {"field": field, "size": size}} for field in fields}
    answer = searcher.aggregate(query, {**asked, TOTAL: {"value_count": {"field": each}}})
    counted = {field: {bucket["key"]: bucket["doc_count"] for bucket in answer[field]["buckets"]} for field in fields}
    return int(answer[TOTAL]["value"]), counted


def count_nested(
    searcher: Searcher, query: Query, outer: str, inner: str, size: int
) -> dict[str, tuple[int, dict[str, int]]]:
    """{term of ``outer``: (documents, {term of ``inner``: documents})} with at most ``size`` terms each, in one pass."""
    within = {"within": {"terms": {"field": inner, "size": size}}}
    answer = searcher.aggregate(query, {outer: {"terms": {"field": outer, "size": size}, "aggs": within}})
    return {
        bucket["key"]: (
            bucket["doc_count"],
            {part["key"]: part["doc_count"] for part in bucket["within"]["buckets"]},
        )
        for bucket in answer[outer]["buckets"]
    }
