"""The part of a record's page that says whether it still holds: its owner's word, and beside it what others say."""

from __future__ import annotations

from typing import NamedTuple

from django.utils import timezone

from nhipcau.actions.attesting import may_be_asked, speaking_for
from nhipcau.actions.publication import Mover, owners_desks
from nhipcau.core.attesting.asking import open_requests
from nhipcau.core.attesting.beside import attestations_of
from nhipcau.core.attesting.kept import message_in
from nhipcau.core.attesting.models import CURRENT, Attestation
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import CONFIRM
from nhipcau.core.publication import four_eyes
from nhipcau.core.publication.moves import MOVES
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.lib.text import format_date
from nhipcau.web.desk.moments import day_of
from nhipcau.web.desk.publication.addresses import move_address
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.fresh import Fresh, fresh_of
from nhipcau.web.words import say


class Spoken(NamedTuple):
    """What somebody says: ``address`` is where the link went, for the owner only."""

    holds: bool
    said: str
    who: str
    day: str
    text: str
    address: str


class Panel(NamedTuple):
    """``confirm_address`` takes the owner's word in one click, "" where that is not his; ``seen`` goes with it.

    ``speaker`` is the agency in whose name one may say something, "" for none; ``take_back_address`` is for what it has
    said. ``ask_address`` is for the owner, with the requests that wait: (address, last day).
    """

    fresh: Fresh
    confirm_address: str
    seen: int
    words: list[Spoken]
    former: list[Spoken]
    speaker: str
    say_address: str
    take_back_address: str
    ask_address: str
    asked: list[tuple[str, str]]


def panel_of(register: Register, look: Look, by: Mover, language: str) -> Panel:
    row = look.row
    is_owners = next(owners_desks(register, row, by), None) is not None
    may = CONFIRM in look.may and row.state == PUBLISHED
    may_ask = is_owners and may_be_asked(register, row)
    said = attestations_of(row.uid)
    agencies = agencies_by_uid(one.agency for one in said if one.agency)
    speaker = speaking_for(register, look, by)
    has_said = any(one.state == CURRENT and speaker and one.agency == str(speaker.uid) for one in said)
    words = [(one.state, _spoken(one, agencies, language, is_owners=is_owners)) for one in said]
    return Panel(
        fresh_of(row.confirmed_on.isoformat() if row.confirmed_on else None, row.confirmed_by, language),
        move_address(language, register, row.uid, MOVES[CONFIRM]) if may else "",
        four_eyes.last_change(row.uid) if may else 0,
        [one for state, one in words if state == CURRENT],
        [one for state, one in words if state != CURRENT],
        speaker.label.get(language) if speaker else "",
        record_address(language, register, row.uid, "desk_say") if speaker else "",
        record_address(language, register, row.uid, "desk_say_take_back") if has_said else "",
        record_address(language, register, row.uid, "desk_ask") if may_ask else "",
        [
            (one.address, format_date(timezone.localdate(one.valid_until), language))
            for one in (open_requests(row.uid, timezone.now()) if may_ask else ())
        ],
    )


def _spoken(one: Attestation, agencies: dict[str, Agency], language: str, *, is_owners: bool) -> Spoken:
    agency = agencies.get(one.agency)
    return Spoken(
        one.holds,
        say("desk_says_holds" if one.holds else "desk_says_not", language),
        agency.label.get(language) if agency else _speaker(one, language),
        day_of(one.at, language),
        one.text,
        one.address if is_owners and not message_in(one.address) else "",
    )


def _speaker(one: Attestation, language: str) -> str:
    """Who spoke by link or by a message; of a message that is deleted nobody knows any more."""
    if message_in(one.address) is None:
        return one.speaker
    return f"{say('desk_inbox_by_message', language)}: {one.speaker or say('desk_inbox_gone', language)}"
