"""Search over the public store with tantivy: facets, typeahead, typos, scripts, declared sorts, stable paging."""

from nhipcau.core.search.index import PublicIndex, public_index
from nhipcau.core.search.listing import Listing, find, suggest, walk_matches
from nhipcau.core.search.request import ListRequest, parse_request

__all__ = [
    "ListRequest",
    "Listing",
    "PublicIndex",
    "find",
    "parse_request",
    "public_index",
    "suggest",
    "walk_matches",
]
