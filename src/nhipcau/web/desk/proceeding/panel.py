"""Where procedures stand, in words: on the page of one, and on the page of what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from nhipcau.actions.proceeding import ANSWER, mark, may_start, speaking_as
from nhipcau.actions.publication import Mover
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.faults import Fault
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look
from nhipcau.core.policy.words import EDIT
from nhipcau.core.procedure import Procedure, is_agency
from nhipcau.core.register import Register
from nhipcau.lib.period import PartialDate
from nhipcau.lib.procedures import ANSWERS, PURPOSES, STATES, STEPS, Move, Stand, next_moves
from nhipcau.lib.text import format_date
from nhipcau.lib.working_time import state as stand_of_clock
from nhipcau.web.desk.proceeding.addresses import procedures_about, start_address, step_address
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

SHOWN = 20
"""Procedures of one record that its page names; the register's list has all of them."""


class Step(NamedTuple):
    """A step that may come next; ``address`` is "" for who may not record it."""

    words: str
    who: str
    source: str
    address: str


class Clock(NamedTuple):
    """A clock in words; ``standing`` says how much is left, "" for one that has ended."""

    what: str
    body: str
    day: str
    standing: str
    is_late: bool
    sentence: str
    source: str
    ended: str


class Voice(NamedTuple):
    """What a body that was asked has said."""

    body: str
    asked: str
    answered: str
    answer: str
    words: str
    document: str


class Past(NamedTuple):
    """A step that was taken."""

    words: str
    day: str
    details: list[str]


class Standing(NamedTuple):
    """A procedure in words. ``fault`` says why its steps cannot be read, "" for all that can."""

    label: str
    address: str
    state: str
    is_over: bool
    since: str
    next: list[Step]
    clocks: list[Clock]
    ended: list[Clock]
    voices: list[Voice]
    history: list[Past]
    stood: str
    fault: str


class Panel(NamedTuple):
    """The procedures about a record; ``start_address`` is "" for who may start none."""

    running: list[Standing]
    over: list[Standing]
    start_address: str
    term: str


def standing_of(register: Register, look: Look, by: Mover, language: str) -> Standing | None:
    """Where a record stands, if it is a procedure."""
    return _standing(register, look, by, language) if register.procedure else None


def panel_of(subject: Register, look: Look, by: Mover, language: str) -> Panel | None:
    """The procedures about a record he sees: two queries more; None where there can be none, or nothing to see or do."""
    register = procedures_about(subject)
    if register is None or register.procedure is None:
        return None
    rows = register.rows(MACHINERY_DESK).filter(**{register.procedure.subject: look.row.uid})
    uids = list(rows.order_by("-uid").values_list("uid", flat=True)[:SHOWN])
    looks = by.powers.looks(register, uids) if uids else {}
    found = [_standing(register, looks[uid], by, language) for uid in uids if uid in looks]
    new = start_address(language, subject, look.row.uid) if may_start(register, look, by) else ""
    plains = {column.name: subject.plain(look.row, column.name) for column in subject.stored_to(look.clearance)}
    term = register.procedure.term_of(plains, timezone.localdate())
    if not (found or new or term):
        return None
    running, over = [one for one in found if not one.is_over], [one for one in found if one.is_over]
    return Panel(running, over, new, term.get(language) if term else "")


def waits_until(register: Register, look: Look, language: str) -> str:
    """Until when opinions are waited for, and how long that is; "" where nothing says so."""
    procedure = register.procedure
    assert procedure is not None  # noqa: S101  # of registers of procedures only
    stand = procedure.stand(values_of(register, look.row))
    clock = next((one for one in stand.running if "opinion" in one.rule.id and one.due.day), None)
    if clock is None or clock.due.day is None:
        return ""
    where = stand_of_clock(clock.due, timezone.localdate()).sentence.get(language)
    return f"{say('desk_work_due', language, due=day_words(clock.due.day.isoformat(), language))} · {where}"


def values_of(register: Register, row: Any) -> dict[str, Any]:
    return {column.name: register.plain(row, column.name) for column in register.stored}


def bodies_named(bodies: list[str], language: str) -> dict[str, str]:
    """What bodies are called: agencies by their names now, others as they were named; one query."""
    known = agencies_by_uid([one for one in bodies if is_agency(one)])
    return {one: known[one].label.get(language) if one in known else one for one in bodies}


def moves_open(register: Register, look: Look, stand: Stand, by: Mover) -> list[tuple[Move, bool]]:
    """The steps that may come next, and whether he may record each."""
    may_speak = bool(speaking_as(register, look, stand, by))
    found: list[tuple[Move, bool]] = []
    for one in next_moves(stand):
        if one.step == ANSWER and not stand.opinions:
            continue
        if any(one.step == other.step for other, _ in found):
            continue
        found.append((one, may_speak if one.step == ANSWER else EDIT in look.may))
    return found


def _standing(register: Register, look: Look, by: Mover, language: str) -> Standing:
    procedure, values = register.procedure, values_of(register, look.row)
    assert procedure is not None  # noqa: S101  # of registers of procedures only
    label = _label(procedure, values, language)
    address = record_address(language, register, look.row.uid)
    try:
        stand = procedure.stand(values)
    except Fault as wrong:
        return Standing(label, address, "", True, "", [], [], [], [], [], "", wrong.in_language(language))
    entries = list(values.get(procedure.steps) or ())
    names = bodies_named(bodies_of(entries), language)
    clocks = [_clock(one, names, timezone.localdate(), language) for one in stand.clocks if one.due.day]
    steps = [
        Step(
            move.what.get(language),
            move.actor.get(language),
            move.source.get(language),
            step_address(language, register, look.row.uid, move.step) if may else "",
        )
        for move, may in moves_open(register, look, stand, by)
    ]
    return Standing(
        label, address,
        STATES[stand.state].words.get(language) if stand.state in STATES else say("desk_procedure_not_begun", language),
        stand.is_over, day_words(stand.since.isoformat(), language) if entries else "", steps,
        [one for one in clocks if not one.ended], [one for one in clocks if one.ended],
        _voices(stand, entries, names, language), [past_of(one, names, language) for one in reversed(entries)],
        mark(values, procedure), "",
    )  # fmt: skip


def day_words(iso: str, language: str) -> str:
    return format_date(PartialDate.parse(iso), language)


def _label(procedure: Procedure, values: Mapping[str, Any], language: str) -> str:
    purpose = PURPOSES.get(values.get(procedure.purpose) or "")
    title = values.get(procedure.title) or ""
    return f"{purpose.words.get(language)}: {title}" if purpose else title


def bodies_of(entries: list[dict[str, Any]]) -> list[str]:
    found = [body for one in entries for body in (*one.get("bodies", ()), one.get("body", ""))]
    return list(dict.fromkeys(filter(None, found)))


def _clock(one: Any, names: Mapping[str, str], today: date, language: str) -> Clock:
    where = stand_of_clock(one.due, today)
    ended = ""
    if one.ended_on:
        step = STEPS[one.ended_by].words.get(language)
        ended = say("desk_clock_ended", language, day=day_words(one.ended_on.isoformat(), language), step=step)
    return Clock(
        one.rule.what.get(language),
        names.get(one.body, "") or one.rule.actor.get(language),
        day_words(one.due.day.isoformat(), language),
        "" if ended else where.sentence.get(language),
        not ended and where.stand == "overdue",
        one.due.sentence.get(language),
        one.rule.source.get(language),
        ended,
    )


def _voices(stand: Stand, entries: list[dict[str, Any]], names: Mapping[str, str], language: str) -> list[Voice]:
    last = {one["body"]: one for one in entries if one["step"] == ANSWER}
    return [
        Voice(
            names.get(one.body, one.body),
            day_words(one.asked_on.isoformat(), language),
            day_words(one.answered_on.isoformat(), language) if one.answered_on else "",
            ANSWERS[one.answer].get(language) if one.answer else say("desk_opinion_none", language),
            last.get(one.body, {}).get("words", "") if one.answer else "",
            last.get(one.body, {}).get("document", "") if one.answer else "",
        )
        for one in stand.opinions
    ]


def past_of(entry: Mapping[str, Any], names: Mapping[str, str], language: str) -> Past:
    details = [entry[name] for name in ("document", "signer", "place") if entry.get(name)]
    details += [names.get(one, one) for one in entry.get("bodies", ())]
    if entry.get("body"):
        details.append(f"{names.get(entry['body'], entry['body'])}: {ANSWERS[entry['answer']].get(language)}")
    details += [
        say(f"desk_step_{name}_on", language, day=day_words(entry[name], language))
        for name in ("since", "effective_on", "expires_on")
        if entry.get(name)
    ]
    if entry.get("words"):
        details.append(f"“{entry['words']}”")
    return Past(STEPS[entry["step"]].words.get(language), day_words(entry["on"], language), details)
