"""Postings, invitations and agencies as rows of a table, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from nhipcau.core.people.models import Agency, Invitation, Posting
from nhipcau.core.people.standing import Standing
from nhipcau.core.people.when import holds
from nhipcau.core.policy.people import may_give
from nhipcau.lib import places
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.moments import moment
from nhipcau.web.words import say


class PostingRow(NamedTuple):
    """``state`` is "now", "to_come" or "over"; ``since`` and ``last`` are the first and the last day."""

    uid: UUID
    name: str
    email: str
    agency: str
    agency_address: str
    role: str
    since: str
    last: str
    state: str
    end_address: str


class InvitationRow(NamedTuple):
    email: str
    role: str
    invited_by: str
    until: str
    is_over: bool
    withdraw_address: str


class AgencyRow(NamedTuple):
    """``days`` is "" where neither beginning nor end is known."""

    name: str
    address: str
    kind: str
    place: str
    days: str
    is_over: bool


def posting_row(one: Posting, language: str, today: date, standing: list[Standing]) -> PostingRow:
    """``end_address`` is "" where the role is over or not for these roles to end."""
    may_end = may_give(standing, one.agency, one.role)
    state = "now" if holds(one.since, one.until, today) else "to_come" if one.since > today else "over"
    return PostingRow(
        one.uid,
        one.account.name,
        one.account.email,
        one.agency.label.get(language),
        desk_address(language, "desk_agency", uid=one.agency_id),
        one.role_label.get(language),
        format_date(one.since, language),
        format_date(date.fromordinal(one.until.toordinal() - 1), language) if one.until else "",
        state,
        "" if state == "over" or not may_end else desk_address(language, "desk_role_end", uid=one.uid),
    )


def invitation_row(one: Invitation, language: str, now: datetime) -> InvitationRow:
    return InvitationRow(
        one.email,
        one.role_label.get(language),
        one.invited_by,
        moment(one.valid_until, language),
        one.valid_until <= now,
        desk_address(language, "desk_invitation_withdraw", uid=one.uid),
    )


def agency_row(one: Agency, language: str, today: date) -> AgencyRow:
    return AgencyRow(
        one.label.get(language),
        desk_address(language, "desk_agency", uid=one.uid),
        one.kind_label.get(language),
        place_words(one.place, language),
        days_words(one, language),
        not holds(one.valid_from, one.valid_until, today),
    )


def place_words(place: str, language: str) -> str:
    """The full name of an agency's place, "" if it has none."""
    if not place:
        return ""
    unit = places.unit(place)
    return unit.full_name if language == "vi" else unit.full_name_en


def days_words(one: Agency, language: str) -> str:
    """From when and until when an agency is there, as far as that is known."""
    since = format_date(one.valid_from, language) if one.valid_from else ""
    until = format_date(one.valid_until, language) if one.valid_until else ""
    if since and until:
        return say("desk_days_both", language, since=since, until=until)
    if since:
        return say("desk_days_since", language, since=since)
    return say("desk_days_until", language, until=until) if until else ""
