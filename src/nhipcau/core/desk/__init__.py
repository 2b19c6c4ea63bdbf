"""The work desk's index: lists, facets, search and typeahead over all records, for one desk of the policy at a time."""

from nhipcau.core.desk.index import DeskIndex, desk_index
from nhipcau.core.desk.listing import DeskListing, beyond, find, suggest, walk_records
from nhipcau.core.desk.pages import Hit
from nhipcau.core.desk.request import desk_request

__all__ = [
    "DeskIndex",
    "DeskListing",
    "Hit",
    "beyond",
    "desk_index",
    "desk_request",
    "find",
    "suggest",
    "walk_records",
]
