"""A partner's part of Today: its profile and how fresh it is, where its proposals, offers and wishes stand, and why."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from nhipcau.actions.profiles import Kept, places_to_post, profiles_of
from nhipcau.actions.publication import Mover
from nhipcau.core.attesting.beside import word_of
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.ledger.history import last_reasons
from nhipcau.core.policy.words import EDIT, OWN_AGENCY
from nhipcau.core.publication.models import ACCEPTED, DECLINED, OPEN
from nhipcau.core.publication.moves import CONFIRM, RETURN, SUBMIT, WITHDRAW, offered
from nhipcau.core.publication.proposals import proposals_by
from nhipcau.core.record import DRAFT, PUBLISHED, WITHDRAWN
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.claims.front import Second, second_claims
from nhipcau.web.desk.moments import day_of, moment
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.publication.addresses import move_address, proposal_address
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.fresh import Fresh, fresh_of
from nhipcau.web.words import say

SHOWN = 20
PROPOSAL_STATES = {OPEN: "desk_partner_open", ACCEPTED: "desk_partner_accepted", DECLINED: "desk_partner_declined"}


class Proposed(NamedTuple):
    """A proposal of the body's people: what became of it and in which words, "" while nobody has decided."""

    words: str
    day: str
    answer: str
    address: str


class Mine(NamedTuple):
    """A profile of one's agency. ``said`` is the day on which the agency last confirmed it, "" for never."""

    agency: str
    label: str
    public_address: str
    address: str
    suggest_address: str
    fresh: Fresh
    confirm_address: str
    said: str
    proposals: list[Proposed]
    seconds: list[Second]


class Posted(NamedTuple):
    """An offer or wish, the office's words on it if it came back, and what can be done."""

    record: Named
    words: str
    deeds: list[tuple[str, str]]


class Home(NamedTuple):
    """``hidden`` are agencies whose profile is not public at present; ``post`` are addresses to post at, with words."""

    mine: list[Mine]
    hidden: list[str]
    offers: list[Posted]
    post: list[tuple[str, str]]


def home_of(by: Mover, language: str) -> Home:
    """Everything a partner has here."""
    kept = profiles_of(by)
    public = [one for one in kept if one.look and one.look.row.state == PUBLISHED]
    labels = named(
        {(one.register.name, one.look.row.uid): one.look for one in public if one.look}, SeenNames(by.powers), language
    )
    posting = dict.fromkeys(place.register for place in places_to_post(by))
    return Home(
        [_mine(one, labels, by, language) for one in public],
        [one.agency.label.get(language) for one in kept if one not in public],
        _offers(by, language),
        [(register.title[place_of(language)], _post_address(register, language)) for register in posting],
    )


def _mine(kept: Kept, labels: dict[tuple[str, UUID], Named], by: Mover, language: str) -> Mine:
    assert kept.look  # noqa: S101  # only public ones are asked for
    row, register = kept.look.row, kept.register
    record, code = labels[register.name, row.uid], register.code(row.number) or ""
    word = word_of(row.uid, str(kept.agency.uid))
    confirmed = row.confirmed_on.isoformat() if row.confirmed_on else None
    return Mine(
        kept.agency.label.get(language),
        record.label,
        address(language, register.name, code),
        desk_address(language, "desk_profile", uid=kept.agency.uid),
        desk_address(language, "desk_profile_suggest", uid=kept.agency.uid),
        fresh_of(confirmed, row.confirmed_by, language),
        record_address(language, register, row.uid, "desk_say"),
        day_of(word.at, language) if word and word.holds else "",
        _proposals(kept, language),
        second_claims(register.name, code, language),
    )


def _proposals(kept: Kept, language: str) -> list[Proposed]:
    assert kept.look  # noqa: S101
    return [
        Proposed(
            say(PROPOSAL_STATES[one.state], language),
            moment(one.at, language),
            one.answer,
            proposal_address(language, kept.register, one.record, one.uid),
        )
        for one in proposals_by(kept.agency, kept.look.row.uid, SHOWN)
    ]


def _offers(by: Mover, language: str) -> list[Posted]:
    """Records of one's agencies in the registers partners post in, the newest first."""
    uids = {
        (register.name, uid)
        for register in registers().values()
        if register.offer
        for desk in by.powers.desks(register, EDIT)
        if desk.scope == OWN_AGENCY
        for uid in register.rows(desk.audience).order_by("-uid").values_list("uid", flat=True)[:SHOWN]
    }
    looks = by.powers.looks_of(uids)
    records = named(looks, SeenNames(by.powers), language)
    said = last_reasons((uid for _, uid in looks), (RETURN, WITHDRAW))
    found = []
    for (name, uid), look in sorted(looks.items(), key=lambda pair: str(pair[0][1]), reverse=True):
        register, state = registers()[name], look.row.state
        deeds = [
            (step.label.get(language), move_address(language, register, uid, step))
            for step in offered(state, look.row.owner, look.may)
            if step.name in (SUBMIT, CONFIRM)
        ]
        if EDIT in look.may:
            where = record_address(language, register, uid, "desk_record_edit")
            deeds.append((say("desk_partner_edit", language), where))
        if state == PUBLISHED:
            public = address(language, name, register.code(look.row.number) or "")
            deeds.append((say("desk_public_page", language), public))
        words = said.get(uid, "") if state in (DRAFT, WITHDRAWN) else ""
        found.append(Posted(records[name, uid], words, deeds))
    return found


def _post_address(register: Register, language: str) -> str:
    return desk_address(language, "desk_offer", slug=register.slug[place_of(language)])
