"""Whose a message of a visitor is: worked out by the worker, because no public page may ask the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.inbox import handling
from nhipcau.core.inbox.states import MESSAGES
from nhipcau.core.notices.found import forget_told, told_of
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import agencies_by_uid, agencies_on, heirs
from nhipcau.core.people.words import EXTERNAL_AFFAIRS
from nhipcau.core.policy.messages import NO_AGENCY, is_staffed
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.lib import places

AT_ONCE = 200


def route_messages() -> int:
    """Give new messages to their agencies; returns how many. For the worker only."""
    today, new = timezone.localdate(), handling.not_routed(AT_ONCE)
    for message in new:
        register, row = registers().get(message.register), None
        if register:
            row = _record(register, message.code)
        agency = agency_for(register, row, today) if register and row else NO_AGENCY
        handling.route(message, agency, str(row.uid) if row else "")
    return len(new)


def forget_gone() -> int:
    """Delete the notices of messages that are there no longer; returns how many. For the worker only."""
    return sum(forget_told(MESSAGES, uid) for uid in handling.gone_of(told_of(MESSAGES)))


def agency_for(register: Register, row: Any, today: date) -> str:
    """The agency that hears what is said of a record: whoever keeps it, else the external affairs office of its place,
    else nobody (the centre). An agency in which nobody handles messages is passed over.
    """
    owner = agencies_by_uid([row.owner]).get(row.owner)
    keeping = heirs(owner, today) if owner else []
    for agency in [*keeping, *_offices(register, row, today)]:
        if is_staffed(agency, today):
            return str(agency.uid)
    return NO_AGENCY


def _record(register: Register, code: str) -> Any:
    """Public when its visitor wrote; it may have been withdrawn since."""
    number = register.number_in(code)
    return register.rows(MACHINERY_DESK).filter(number=number).first() if number else None


def _offices(register: Register, row: Any, today: date) -> list[Agency]:
    """The offices of the places a record is about, in the order of the record."""
    if not register.place:
        return []
    said = register.plain(row, register.place) or []
    grounds = [_ground(one, today) for one in (said if isinstance(said, list) else [said])]
    offices = {_ground(one.place, today): one for one in agencies_on(today).filter(kind=EXTERNAL_AFFAIRS)}
    return [offices[ground] for ground in grounds if ground and ground in offices]


def _ground(place: str, today: date) -> str:
    """The unit that holds a place today, "" for none."""
    here = places.successor(places.unit(place), today) if place else None
    return here.id if here else ""
