"""A list of work as a board, a column for each state, or as a timeline: the same records, for the same eyes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from nhipcau.core.policy import Desk, Powers
from nhipcau.core.register import Register
from nhipcau.lib.charts.spans import Scale, axis, span
from nhipcau.lib.period import PartialDate
from nhipcau.web.desk.working.panel import Piece, pieces_in_order, statuses_of
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

VIEW = "view"
"""The parameter that says how a list of work is shown; without it, or for other registers, it is a table."""
BOARD, TIMELINE = "board", "timeline"
SHOWN: Mapping[str, int] = {BOARD: 200, TIMELINE: 100}
"""Most pieces on one page."""


class Way(NamedTuple):
    """A way to look at the list."""

    label: str
    address: str
    current: bool


class Column(NamedTuple):
    """The pieces in one state; ``onward`` are the states one press brings them to."""

    title: str
    pieces: list[Piece]
    onward: list[tuple[str, str]]


class Dated(NamedTuple):
    piece: Piece
    drawing: SafeString


class Timeline(NamedTuple):
    """``undated`` have no due date: the timeline says so of them."""

    axis: SafeString
    dated: list[Dated]
    undated: list[Piece]


def way_of(register: Register, question: Question) -> str:
    """How the address asks for a list to be shown; "" for a table."""
    asked = (question.params.get(VIEW) or [""])[-1]
    return asked if register.work and asked in SHOWN else ""


def ways_of(register: Register, question: Question, language: str) -> list[Way]:
    if register.work is None:
        return []
    current = way_of(register, question)
    return [
        Way(say(f"desk_work_as_{name or 'table'}", language), question.href(**{VIEW: name}), name == current)
        for name in ("", BOARD, TIMELINE)
    ]


def drawn(register: Register, desk: Desk, uids: list[UUID], way: str, powers: Powers, language: str) -> dict[str, Any]:
    """What a template needs to show pieces of work in another way than a table, read through the desk again."""
    looks = powers.looks_from(desk, register, uids) if way else {}
    if not looks:
        return {}
    pieces = pieces_in_order(register, list(looks.values()), powers, language)
    if way == BOARD:
        return {"board": _columns(register, pieces, language)}
    days = {str(uid): _days(register, look.row) for uid, look in looks.items()}
    return {"timeline": _timeline(pieces, days, timezone.localdate())}


def _columns(register: Register, pieces: list[Piece], language: str) -> list[Column]:
    work = register.work
    assert work is not None  # noqa: S101  # of registers of work only
    states = statuses_of(register, language)
    onward = [(value, words) for value, words in states if value != work.dropped]  # why it is dropped has to be said
    titles = [("", say("desk_work_no_state", language)), *states]
    return [
        Column(
            words,
            [piece for piece in pieces if piece.status == value],
            [(one, said) for one, said in onward if one != value],
        )
        for value, words in titles
        if value or any(not piece.status for piece in pieces)
    ]


def _days(register: Register, row: Any) -> tuple[date | None, date | None, bool]:
    """The last day it is due, the last day on which it may have been done, and whether it is over."""
    work = register.work
    assert work is not None  # noqa: S101  # of registers of work only
    due, done = (register.plain(row, name) for name in (work.due, work.done_on))
    last = [PartialDate.parse(one).period().last_day if one else None for one in (due, done)]
    return last[0], last[1], register.plain(row, work.status) in work.over


def _timeline(pieces: list[Piece], days: Mapping[str, tuple[date | None, date | None, bool]], today: date) -> Timeline:
    known = [day for one in days.values() for day in one[:2] if day]
    scale = Scale.of([today, *known])
    dated = [
        (due, Dated(piece, _svg(span(scale, due, today, done, over=over))))
        for piece in pieces
        for due, done, over in (days[piece.uid],)
        if due
    ]
    return Timeline(
        _svg(axis(scale)),
        [one for _, one in sorted(dated, key=lambda pair: (pair[0], pair[1].piece.uid))],
        [piece for piece in pieces if not days[piece.uid][0]],
    )


def _svg(drawing: str) -> SafeString:
    return mark_safe(drawing)  # noqa: S308  # numbers and days of our own making
