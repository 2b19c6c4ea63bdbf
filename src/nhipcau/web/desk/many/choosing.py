"""The records somebody chose in a list: those he ticked, and all of its result if he says so."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, QueryDict

from nhipcau.actions.publication import MOST_AT_ONCE, too_many
from nhipcau.core.desk import desk_index, find
from nhipcau.core.policy import Powers
from nhipcau.core.register import Register
from nhipcau.web.desk.records.asking import chosen, request_of
from nhipcau.web.portal.question import Question

ALL = "all"
"""The box that chooses the whole result; its value is what the list's address asks."""
AT_ONCE = 200


def chosen_uids(request: HttpRequest, register: Register, powers: Powers) -> list[UUID]:
    """Each once, in their order. Raises :class:`Fault`: "too_many", and what a list's address is refused for."""
    found = _uids(request.POST.getlist("uid"))
    if asked := request.POST.get(ALL, ""):
        found += _whole_result(register, powers, asked)
    return list(dict.fromkeys(found))


def _uids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found


def _whole_result(register: Register, powers: Powers, address: str) -> list[UUID]:
    given = {name: [str(value) for value in values] for name, values in QueryDict(address.partition("?")[2]).lists()}
    question = Question("", given)
    desk = chosen(powers.desks(register), question)
    asked = replace(request_of(register, desk, question, AT_ONCE), limit=AT_ONCE, offset=0, facets=False)
    listing = find(desk_index(), desk.audience, asked)
    if listing.total > MOST_AT_ONCE:
        raise too_many(listing.total)
    found = listing.uids
    while len(found) < listing.total:
        page = find(desk_index(), desk.audience, replace(asked, offset=len(found))).uids
        if not page:
            break
        found += page
    return found
