"""What other pages of the desk say of claims: how many wait, and who else says a profile is his."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import DatabaseError

from nhipcau.actions import claims as action
from nhipcau.core.claims import keeping
from nhipcau.core.people.standing import Standing
from nhipcau.core.people.words import APPROVER, CENTRE, EXTERNAL_AFFAIRS, OFFICER
from nhipcau.lib.text import format_date
from nhipcau.web.guard import inbox_opened


class Second(NamedTuple):
    """Somebody who also says that he belongs to a body."""

    who: str
    email: str
    day: str


def hears_claims(standing: list[Standing]) -> bool:
    """Whether claims may be his to decide on: the people of offices, and the centre. What is, the policy says."""
    offices = (one for one in standing if one.agency.kind == EXTERNAL_AFFAIRS and one.role in (OFFICER, APPROVER))
    return any(one.role == CENTRE for one in standing) or any(True for _ in offices)


def claims_waiting(standing: list[Standing], on: date) -> int | None:
    """How many wait for him; None where the inbox cannot be asked."""
    try:
        with inbox_opened():
            return len(action.waiting_for_nobody_else(standing, on))
    except DatabaseError:
        return None


def second_claims(register: str, code: str, language: str) -> list[Second]:
    """Claims of a profile that its body keeps already; none while the inbox cannot be asked."""
    try:
        with inbox_opened():
            found = keeping.waiting_for(register, code)
    except DatabaseError:
        return []
    return [
        Second(", ".join(filter(None, (one.name, one.position))), one.email, format_date(one.received_on, language))
        for one in found
    ]
