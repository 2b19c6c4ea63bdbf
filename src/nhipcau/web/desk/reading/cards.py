"""The facts of a reading in words: what each says, what it would become, what was decided of it and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from nhipcau.actions import reading as action
from nhipcau.actions.bodies import Body, agencies_today, bodies_of
from nhipcau.actions.reading import Proposal
from nhipcau.core.desk.disagreeing import disagreeing
from nhipcau.core.desk.likely import Likely, likely
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.people.models import Agency
from nhipcau.core.policy import Powers
from nhipcau.core.readings.claims import claims_in
from nhipcau.core.readings.models import DECISIONS, OPEN, ReadFact, TextReading
from nhipcau.core.registry import registers
from nhipcau.lib.places import unit
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import Named, named, names_of_actors
from nhipcau.web.desk.reading.addresses import deciding_address, reading_address
from nhipcau.web.desk.reading.checks import Check, checks_of
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.desk.rows import place_words
from nhipcau.web.desk.writing.form import plain_words
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

NAMED_ONLY = ("locality",)
"""Types that are no record of their own and stand apart from the others; countries do too."""
HIDDEN = ("told_in", "document", "language", "wording")
"""Columns that say no more than which text it is."""
BESIDE = (*HIDDEN, "note", "stated_from", "stated_on", "change_printed", "venue")
"""Columns in which two sources may differ without contradicting each other."""
OFFERED = 3
SHORT = 3
"""Letters of a name ("15") that says less than the quoted words."""


class Said(NamedTuple):
    """A value of the record a fact would become."""

    label: str
    words: str


class NamedBody(NamedTuple):
    """A body as the text calls it; the agencies of the desk it may be, each with how well it fits; records of bodies."""

    words: str
    agencies: list[tuple[str, str]]
    records: list[tuple[str, str]]


@dataclass
class Card:
    """A fact as its page shows it."""

    fact: ReadFact
    type: str
    letter: str
    title: str
    becomes: str
    said: list[Said]
    quote: str
    is_chosen: bool
    address: str
    edit_address: str
    link_address: str
    decide_address: str
    takes: bool
    """Whether a register takes it; what none takes is only noted."""
    decision: str = ""
    differs: bool = False
    record: Named | None = None
    alike: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[NamedBody] = field(default_factory=list)
    """Bodies the fact names that are known here."""
    others: list[tuple[str, Named]] = field(default_factory=list)
    """What records say otherwise, in words, and which."""
    checks: list[Check] = field(default_factory=list)
    """What comes of holding a figure against itself, the registers and other texts."""
    why: str = ""
    """The rule that found it, and how often it is right."""

    @property
    def is_open(self) -> bool:
        return self.fact.decision == OPEN


def cards_of(reading: TextReading, facts: Iterable[ReadFact], powers: Powers, language: str, chosen: str) -> list[Card]:
    """A card for each fact, in their order; records that may be the same are looked for of the chosen one only."""
    facts = list(facts)
    claims = claims_in(reading, facts)
    looks = powers.looks_of((one.register, one.record) for one in facts if one.record)
    records = named(looks, SeenNames(powers), language)
    who = names_of_actors({one.actor for one in facts if one.actor}, language)
    cards, agencies = [], agencies_today()
    for proposal in action.proposals_of(powers, reading, facts, language, agencies):
        fact = proposal.fact
        card = _card(reading, proposal, language, is_chosen=str(fact.uid) == chosen)
        card.checks = checks_of(reading, fact, claims, language, is_chosen=card.is_chosen)
        if fact.decision and fact.at:
            card.decision = say(
                "desk_read_by", language, decision=DECISIONS.label(fact.decision).get(language), who=who[fact.actor],
                at=moment(fact.at, language),
            )  # fmt: skip
            card.record = records.get((fact.register, fact.record)) if fact.record else None
        elif card.is_chosen:
            named_bodies = bodies_of(powers, agencies, reading, fact, facts)
            card.bodies = [_named_body(one, language) for one in named_bodies]
            _find_alike(card, powers, proposal, language)
        cards.append(card)
    return cards


def _find_alike(card: Card, powers: Powers, proposal: Proposal, language: str) -> None:
    """Look for records that may be the same, and for what they say otherwise."""
    if register := proposal.register:
        found = likely(powers, register, proposal.named, OFFERED)
        card.alike = [(one.called(language), record_address(language, register, one.uid)) for one in found]
        card.others = _others(powers, proposal, [one.uid for one in found], language)


def is_named_only(fact: ReadFact) -> bool:
    """Whether a fact only names a locality or a country."""
    return fact.type in NAMED_ONLY or fact.values.get("kind") == "country"


def offered(powers: Powers, proposal: Proposal, register_name: str, words: str, limit: int) -> list[Likely]:
    """Records that a fact may be linked to: of the register that takes it, or of another that is named."""
    register = registers().get(register_name) or proposal.register
    return likely(powers, register, words, limit) if register else []


def _card(reading: TextReading, proposal: Proposal, language: str, *, is_chosen: bool) -> Card:
    fact, uid = proposal.fact, reading.uid
    said = list(_said(proposal, language))
    register = proposal.register
    if register:
        becomes = say("desk_read_becomes", language, register=register.title[place_of(language)])
    else:
        becomes = say("desk_read_closed" if proposal.is_closed else "desk_read_no_home", language)
    quote = " ".join(fact.quote.split())
    return Card(
        fact,
        say(f"desk_fact_{fact.type}", language),
        say(f"desk_letter_{fact.type}", language),
        _title(fact, proposal, quote, language),
        becomes,
        said,
        quote,
        is_chosen,
        reading_address(language, uid, fact.uid),
        reading_address(language, uid, fact.uid, "edit") if register else "",
        reading_address(language, uid, fact.uid, "link"),
        deciding_address(language, uid, fact.uid),
        bool(register),
        differs=fact.differs,
        why=say("desk_read_why", language, rule=fact.rule, percent=round(fact.confidence * 100)) if is_chosen else "",
    )


def _named_body(body: Body, language: str) -> NamedBody:
    return NamedBody(
        body.words,
        [(_agency(one.agency, language), say(f"desk_read_agency_{one.how}", language)) for one in body.agencies],
        [(one.called(language), record_address(language, register, one.uid)) for register, one in body.records],
    )


def _agency(agency: Agency, language: str) -> str:
    """Its name, with its locality where the name leaves that open: many are called "Sở Ngoại vụ"."""
    name, place = agency.label.get(language), place_words(agency.place, language)
    is_told = not place or any(said in name for said in (unit(agency.place).name, unit(agency.place).name_en))
    return name if is_told else f"{name}, {place}"


def _title(fact: ReadFact, proposal: Proposal, quote: str, language: str) -> str:
    """What a person looks at first: the name, or the words themselves."""
    told: dict[str, Any] = fact.values
    title = proposal.named if len(proposal.named) > SHORT else str(told.get("name") or told.get("title") or quote)
    title = title or say("desk_read_words_gone", language)
    return title if len(title) <= 120 else f"{title[:119]}…"


def _others(powers: Powers, proposal: Proposal, uids: list[UUID], language: str) -> list[tuple[str, Named]]:
    register, sheet = proposal.register, proposal.sheet
    if register is None or sheet is None:
        return []
    found = disagreeing(powers, register, proposal.values, uids, BESIDE)
    looks = powers.looks_of((register.name, other.uid) for other in found)
    records = named(looks, SeenNames(powers), language)
    labels = {column.name: column.words.get(language) for column in sheet.columns}
    told = []
    for other in found:
        row = looks[register.name, other.uid].row
        words = [f"{labels[name]}: {plain_words(sheet, name, register.plain(row, name))}" for name in other.columns]
        told.append(("; ".join(words), records[register.name, other.uid]))
    return told


def _said(proposal: Proposal, language: str) -> Iterable[Said]:
    if proposal.sheet is None:
        return
    labels = {column.name: column.words.get(language) for column in proposal.sheet.columns}
    for name, value in proposal.values.items():
        if name in HIDDEN or _names(value, proposal.named):
            continue
        if words := plain_words(proposal.sheet, name, value):
            yield Said(labels[name], words if len(words) <= 200 else f"{words[:199]}…")


def _names(value: Any, named: str) -> bool:
    """Whether a value is the name that heads the card already."""
    return bool(named) and (value.get("vi") if isinstance(value, dict) else value) == named
