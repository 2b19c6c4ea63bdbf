"""What lists have in common: paging, facets with their words, and the envelope around ready-made rows."""

from __future__ import annotations

from typing import Any

import orjson

from nhipcau.api.question import Question
from nhipcau.core.faults import Fault
from nhipcau.core.search import Listing, ListRequest
from nhipcau.core.search.labels import facet_label, value_labels
from nhipcau.core.search.request import related_filters

FACET_VALUES = 50
"""Values given per facet; ``more`` says how many there are beyond."""


def joined(rows: str, rest: dict[str, Any]) -> bytes:
    """The envelope around rows that are JSON already: they are neither parsed nor written again."""
    return b'{"results":[' + rows.encode() + b"]," + orjson.dumps(rest)[1:]


def paging(request: ListRequest, listing: Listing, following: str | None) -> dict[str, Any]:
    return {
        "total": listing.total,
        "mode": listing.mode,
        "limit": request.limit,
        "offset": request.offset,
        "next": following,
    }


def next_page(question: Question, request: ListRequest, listing: Listing) -> str | None:
    """Address of the next page; beyond the deepest one it answers a clear 400 rather than end the list silently."""
    following = request.offset + request.limit
    return question.with_params(offset=following) if following < listing.total else None


def facets(request: ListRequest, listing: Listing) -> dict[str, Any]:
    """The most frequent values of every facet with their words in both languages."""
    shown = {name: counts[:FACET_VALUES] for name, counts in listing.facets.items()}
    labels = value_labels(request, [(name, token) for name, counts in shown.items() for token, _ in counts])
    answer = {}
    for name, counts in shown.items():
        title = facet_label(request, name)
        values = [
            {"value": token, "label_vi": label.vi, "label_en": label.en, "count": count}
            for token, count in counts
            if (label := labels.get((name, token)))
        ]
        more = len(listing.facets[name]) - len(counts)
        answer[name] = {"label_vi": title.vi, "label_en": title.en, "values": values, "more": more}
    return answer


def check_related(request: ListRequest) -> None:
    """Refuse a filter by a record that is not public (or never was: the answer is the same)."""
    asked = list(related_filters(request))
    known = value_labels(request, asked) if asked else {}
    for name, code in asked:
        if (name, code) not in known:
            raise Fault(
                "unknown_value",
                f"Bộ lọc “{name}”: không có mã {code!r} trong phần công khai.",
                f"Filter “{name}”: there is no public code {code!r}.",
                {"filter": name, "value": code},
            )
