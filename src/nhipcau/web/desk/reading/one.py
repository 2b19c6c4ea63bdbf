"""One text with its facts beside it, with or without a fact's form open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nhipcau.actions import reading as action
from nhipcau.core.faults import Fault
from nhipcau.core.readings.keeping import facts_of
from nhipcau.core.readings.models import ReadFact, TextReading
from nhipcau.core.registry import registers
from nhipcau.lib.period import PartialDate
from nhipcau.lib.reading import FIELDS
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.reading.addresses import begin_address, reading_address
from nhipcau.web.desk.reading.cards import Card, cards_of, is_named_only, offered
from nhipcau.web.desk.reading.marking import Piece, marked
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.desk.writing.entries import Drawing, Entry
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

EDIT, LINK = "edit", "link"
LINKABLE = 8


@dataclass
class Trouble:
    """What went wrong with a decision: in words, and by column of the form."""

    refusal: str = ""
    columns: Mapping[str, Fault] = field(default_factory=dict)
    given: Mapping[str, Any] | None = None
    status: int = 200


def show(
    request: HttpRequest, reading: TextReading, trouble: Trouble | None = None, fact: str = "", do: str = ""
) -> HttpResponse:
    """The page. ``trouble``, ``fact`` and ``do`` are given where a decision could not be taken."""
    language, powers = language_here(request), powers_of_mine(request)
    trouble = trouble or Trouble()
    facts = facts_of(reading)
    here = [fact for fact in facts if not fact.is_gone]
    chosen = _chosen(fact or request.GET.get("fact", ""), here)
    cards = cards_of(reading, facts, powers, language, str(chosen.uid) if chosen else "")
    do = do or (request.GET.get("do", "") if chosen and not chosen.decision else "")
    form = _form(request, reading, chosen, do, trouble) if chosen and do else {}
    decided = sum(1 for fact in here if fact.decision)
    by_fact = {card.fact.uid: card for card in cards}
    day = PartialDate.parse(reading.published).label(language) if reading.published else ""
    return page(
        request,
        "reading/reading",
        trouble.status,
        reading=reading,
        about=" · ".join(filter(None, (reading.outlet, day))),
        record_address=_record_address(reading, language),
        list_address=begin_address(language),
        correct_address=desk_address(language, "desk_reading_correct", uid=reading.uid),
        pieces=[_shown(piece, by_fact) for piece in marked(reading.text, here)] if reading.has_text else [],
        cards=[card for card in cards if not card.fact.is_gone and not is_named_only(card.fact)],
        places=(places := [card for card in cards if not card.fact.is_gone and is_named_only(card.fact)]),
        places_open=any(card.is_chosen for card in places),
        gone=[card for card in cards if card.fact.is_gone],
        legend=[
            (name, say(f"desk_letter_{name}", language), say(f"desk_fact_{name}", language))
            for name in FIELDS
            if any(fact.type == name for fact in here)
        ],
        decided=decided,
        total=len(here),
        refusal=trouble.refusal,
        says_in_card=any(card.is_chosen for card in cards),
        do=do,
        **form,
    )


def _chosen(asked: str, facts: list[ReadFact]) -> ReadFact | None:
    """The fact that is asked for, else the first that waits and says more than a place."""
    if named := next((fact for fact in facts if str(fact.uid) == asked), None):
        return named
    return next((fact for fact in facts if not fact.decision and not is_named_only(fact)), None)


def next_fact(reading: TextReading, fact: ReadFact) -> UUID:
    """Where to go on after a decision: the next fact that waits, else the one decided on."""
    waiting = [
        one
        for one in facts_of(reading)
        if not one.is_gone and not one.decision and is_named_only(one) == is_named_only(fact)
    ]
    later = [one.uid for one in waiting if one.place > fact.place] or [one.uid for one in waiting]
    return later[0] if later else fact.uid


def _shown(piece: Piece, by_fact: Mapping[UUID, Card]) -> tuple[str, Card | None, bool, bool]:
    return piece.words, by_fact[piece.fact.uid] if piece.fact else None, piece.is_first, piece.is_last


def _record_address(reading: TextReading, language: str) -> str:
    register = registers().get(reading.register)
    return record_address(language, register, reading.record) if register and reading.record else ""


def _form(request: HttpRequest, reading: TextReading, fact: ReadFact, do: str, trouble: Trouble) -> dict[str, Any]:
    language, powers = language_here(request), powers_of_mine(request)
    proposal = action.proposal_of(powers, reading, fact, language)
    if do == EDIT and proposal.sheet and proposal.register:
        sheet, drawing = proposal.sheet, Drawing(proposal.register, language)
        inputs = {**sheet.inputs({**sheet.empty, **proposal.values}), **(trouble.given or {})}
        entries = [
            drawing.entry(
                column,
                sheet.kinds[column.name],
                inputs[column.name],
                trouble.columns[column.name].in_language(language) if column.name in trouble.columns else "",
            )
            for column in sheet.columns
        ]
        slug = proposal.register.slug[place_of(language)]
        return {
            **_divided(entries, {*proposal.values, *proposal.register.mandatory, *trouble.columns}, drawing),
            "similar": desk_address(language, "desk_record_similar", slug=slug),
        }
    if do == LINK:
        named = request.GET.get("in", "")
        words = request.GET.get("q", proposal.named)
        found = offered(powers, proposal, named, words, LINKABLE)
        home = registers().get(named) or proposal.register
        return {
            "q": words,
            "found": [(one.uid, one.called(language)) for one in found],
            "home": home.name if home else "",
            "homes": [
                (one.name, one.title[place_of(language)], one is home)
                for one in registers().values()
                if one.facts and powers.desks(one)
            ],
            "link_address": reading_address(language, reading.uid),
        }
    return {}


def _divided(entries: list[Entry], first: set[str], drawing: Drawing) -> dict[str, Any]:
    return {
        "entries": [entry for entry in entries if entry.name in first],
        "others": [entry for entry in entries if entry.name not in first],
        "lists": drawing.lists,
    }
