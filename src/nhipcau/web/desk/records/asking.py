"""What the address of a desk's list asks: from which desk, of the index, and what beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nhipcau.core.desk import DeskListing, desk_request
from nhipcau.core.desk.request import NOBODY
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Desk, no_record
from nhipcau.core.register import Register
from nhipcau.core.search import ListRequest
from nhipcau.web.desk.records.columns import COLUMNS
from nhipcau.web.desk.saved.addresses import SAVED
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

DESK = "desk"
"""The parameter that names the desk one looks from."""
BESIDE = frozenset({DESK, COLUMNS, SAVED, "view"})
"""What an address of a list asks beside what the index is asked."""


def request_of(register: Register, desk: Desk, question: Question, limit: int) -> ListRequest:
    """What the address asks of a desk. Raises a 400 ``Fault`` for what there is not, or is not for this desk."""
    return desk_request(register, question.params, desk.audience, other=BESIDE, limit=limit)


def chosen(desks: Sequence[Desk], question: Question) -> Desk:
    """The desk the address names, else the nearest. Raises :func:`no_record` for one that is not his."""
    asked = (question.params.get(DESK) or [""])[-1]
    found = next((desk for desk in desks if asked in ("", desk.key)), None)
    if found is None:
        raise no_record()
    return found


def agencies_named(
    asked: ListRequest, language: str, listing: DeskListing | None = None
) -> Mapping[tuple[str, str], str]:
    """Words of the tokens of the filter by agency: one query, none where nobody owns anything."""
    counted = listing.facets.get("owner", ()) if listing else ()
    tokens = {token for token, _ in counted} | set(asked.filters.get("owner", ()))
    found = agencies_by_uid(tokens - {NOBODY})
    named = {("owner", uid): agency.label.get(language) for uid, agency in found.items()}
    return {**named, ("owner", NOBODY): say("desk_no_owner", language)}
