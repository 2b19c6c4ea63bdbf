"""The complete walk behind every file: all public records of a register, or all that a request matches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nhipcau.core.search import ListRequest, public_index, walk_matches
from nhipcau.core.store.read import Hit, walk

if TYPE_CHECKING:
    from nhipcau.core.register import Register


def public_records(register: Register, request: ListRequest | None) -> Iterator[Hit]:
    """Records (whole, not rows) by public number. Page, page size and sort of the request play no part.

    Without words and filters the store is walked and no index is needed.
    """
    if request is None or not (request.words or request.filters or request.ranges):
        return walk(register.name, part="record")
    return walk_matches(public_index(), replace(request, register=register), part="record")
