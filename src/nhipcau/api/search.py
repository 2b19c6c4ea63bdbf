"""Search over everything at once, and suggestions while one types."""

from __future__ import annotations

import orjson

from nhipcau.api.door import Reply
from nhipcau.api.envelope import facets, joined, next_page, paging
from nhipcau.api.question import Question
from nhipcau.core.search import find, parse_request, public_index, suggest
from nhipcau.core.search.why import reasons
from nhipcau.core.store.read import hydrate

SUGGESTIONS = 10


def search(question: Question) -> Reply:
    """Records of all registers, localities and countries, each with the sentence that says why it was found."""
    request = parse_request(None, question.params)
    listing = find(public_index(), request)
    why = {}
    if request.words:
        parts = hydrate((hit.id for hit in listing.hits), "search")
        why = {part.id: reasons(part.json, request) for part in parts}
    rows = []
    for hit in listing.hits:
        vi, en = why.get(hit.id, ("", ""))
        rows.append(f"{hit.json[:-1]},{orjson.dumps({'why': vi, 'why_en': en}).decode()[1:]}")
    rest = {
        **paging(request, listing, next_page(question, request, listing)),
        "facets": facets(request, listing),
    }
    return Reply(joined(",".join(rows), rest))


def suggestions(question: Question) -> Reply:
    """Names that begin with what was typed so far; nothing typed gives nothing."""
    question.allow("q", "limit", "register", "place", "country")
    request = parse_request(None, question.params, limit=SUGGESTIONS, facets=False)
    listing = suggest(public_index(), request)
    return Reply(joined(",".join(hit.json for hit in listing.hits), {"total": listing.total}))
