"""How agreements and ties are doing: a desk's list by word, the longest silent first. Judgements; none of it is public."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.column import SHARED
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.realisation.found import counts_at, list_at, said_of
from nhipcau.core.realisation.models import Health
from nhipcau.core.realisation.roles import PAPER, TIE, played_by
from nhipcau.core.realisation.thresholds import months
from nhipcau.core.register import Register
from nhipcau.lib.health import WORDS
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.records.asking import chosen
from nhipcau.web.desk.records.listing import tabs_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.page import params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question

HEALTHY = (PAPER, TIE)
"""The parts whose records have a health."""
PER_PAGE = 50


class Line(NamedTuple):
    """A record with how it is doing; ``day`` is its last sourced activity in words."""

    label: str
    address: str
    word: str
    word_words: str
    why: str
    day: str


class Chip(NamedTuple):
    words: str
    many: int
    address: str
    current: bool


def health(request: HttpRequest) -> HttpResponse:
    """``of`` chooses the register, ``word`` one word, ``desk`` from where one looks."""
    language, powers = language_here(request), powers_of_mine(request)
    question = Question(desk_address(language, "desk_health"), params(request))
    asked = (question.params.get("of") or [""])[-1]
    register = played_by(asked if asked in HEALTHY else PAPER)
    desks = telling_desks(powers, register)
    desk = chosen(desks, question) if desks else None
    word = (question.params.get("word") or [""])[-1]
    counts = counts_at(desk, register.name) if desk else {}
    offset = _offset(question)
    found = list_at(desk, register.name, word if word in WORDS else "", offset, PER_PAGE) if desk else []
    lines = lines_of(found, powers, language)
    total = counts.get(word, sum(counts.values()))
    return page(
        request,
        "realisation/health",
        tabs=tabs_of(desks, desk, question, language) if desk else [],
        kinds=[
            Chip(
                played_by(one).title[place_of(language)], 0, question.href(of=one, word=""), one == register.counted_as
            )
            for one in HEALTHY
        ],
        chips=[
            Chip(WORDS[one][place_of(language)], many, question.href(word="" if one == word else one), one == word)
            for one, many in counts.items()
        ],
        lines=lines,
        months=months(),
        pager=pager(question, total, offset, PER_PAGE, len(lines)),
    )


def telling_desks(powers: Powers, register: Register) -> list[Desk]:
    """The desks that see as much as health is told from: what is shared between agencies."""
    return [desk for desk in powers.desks(register) if desk.audience.clearance >= SHARED]


def lines_of(found: list[Health], powers: Powers, language: str) -> list[Line]:
    """Rows in words, as far as somebody sees their records at least as deep as agencies share them."""
    looks = powers.looks_of((row.register, row.uid) for row in found)
    looks = {key: look for key, look in looks.items() if look.clearance >= SHARED}
    names, today = named(looks, SeenNames(powers), language), timezone.localdate()
    return [
        line_of(row, names[row.register, row.uid], today, language) for row in found if (row.register, row.uid) in names
    ]


def line_of(row: Health, name: Named, today: date, language: str) -> Line:
    said = said_of(row, today)
    day = format_date(PartialDate.parse(row.active_on), language) if row.active_on else ""
    return Line(
        name.label,
        name.address,
        said.word,
        WORDS[said.word][place_of(language)],
        said.en if language == "en" else said.vi,
        day,
    )


def _offset(question: Question) -> int:
    said = (question.params.get("offset") or ["0"])[-1]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
