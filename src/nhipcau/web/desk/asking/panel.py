"""A request on its page: what is still to be sent, what one's agency is asked, what others answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from nhipcau.actions.asking import standing
from nhipcau.core.asking import Asking
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.kinds import Choice, Kind
from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import EDIT
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import collation_key
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say


class Answer(NamedTuple):
    """One thing asked of one agency. ``said_words`` is "" where nothing is said yet; ``value`` is as it would be typed."""

    uid: str
    agency: str
    item: str
    unit: str
    period: str
    said: str
    said_words: str
    value: str
    words: str
    answered_on: str
    late: str
    stood: str


class Panel(NamedTuple):
    """``mine`` are what one's own agencies have to answer, ``all`` what one sees of all answers (nothing for who sees his
    own alone: a count of them would be none of the request), ``tally`` how many
    agencies have answered all; ``send_address`` and ``answer_address`` are "" for who may not; ``file`` is the table.
    """

    for_figures: bool
    is_sent: bool
    send_address: str
    answer_address: str
    mine: list[Answer]
    all: list[Answer]
    tally: str
    options: list[tuple[str, str]]
    file: str


def asked_panel(register: Register, look: Look, powers: Powers, language: str) -> Panel | None:
    """Four queries, however many answers there are; None for a register whose records ask nobody anything."""
    if (asking := register.asking) is None:
        return None
    answers, uid = registers()[asking.answers.register], look.row.uid
    looks = answers_seen(asking, uid, powers)
    mine = [one for one in looks if EDIT in one.may]
    status = register.plain(look.row, asking.status)
    for_figures = register.plain(look.row, asking.kind) == asking.for_figures
    may_send = EDIT in look.may and status != asking.closed
    may_answer = bool(mine) and status == asking.sent
    asked = [line.partition("|")[0].strip() for line in (register.plain(look.row, asking.figures) or "").splitlines()]
    values = (asking.figure, asking.none_such) if for_figures else asking.opinions
    return Panel(
        for_figures,
        status in (asking.sent, asking.closed),
        record_address(language, register, uid, "desk_request_send") if may_send else "",
        record_address(language, register, uid, "desk_request_answer") if may_answer else "",
        _in_order(asking, answers, mine, asked, language),
        _in_order(asking, answers, looks if len(looks) > len(mine) else [], asked, language),
        _tally(asking, answers, looks, language),
        [(value, words) for value, words in _options(answers.kinds[asking.answers.said], language) if value in values],
        record_address(language, register, uid, "desk_request_file") if looks else "",
    )


def answers_seen(asking: Asking, uid: UUID, powers: Powers) -> list[Look]:
    """The answers to a request that somebody sees, in the order in which they were asked: two queries."""
    answers = registers()[asking.answers.register]
    uids = answers.rows(MACHINERY_DESK).filter(**{asking.answers.request: uid}).values_list("uid", flat=True)
    return sorted(powers.looks(answers, uids).values(), key=lambda look: str(look.row.uid))


def _options(kind: Kind, language: str) -> list[tuple[str, str]]:
    return kind.options(language) if isinstance(kind, Choice) else []


def _in_order(asking: Asking, answers: Register, looks: list[Look], asked: list[str], language: str) -> list[Answer]:
    """By agency as Vietnamese orders names, then as they were asked (``asked``: the figures' names, line by line)."""
    found = [_answer(asking, answers, look, language) for look in looks]
    place = {name: number for number, name in reversed(list(enumerate(asked)))}
    return sorted(
        found, key=lambda one: (collation_key(one.agency), place.get(one.item, len(place)), one.period, one.uid)
    )


def _answer(asking: Asking, answers: Register, look: Look, language: str) -> Answer:
    names = asking.answers
    plains = {column.name: answers.plain(look.row, column.name) for column in answers.stored_to(look.clearance)}

    def text(name: str) -> str:
        kind, plain = answers.kinds[name], plains.get(name)
        return "" if plain is None else kind.text(kind.public(plain), language)

    return Answer(
        str(look.row.uid), text(names.agency), plains.get(names.item) or "", plains.get(names.unit) or "",
        plains.get(names.period) or "", plains.get(names.said) or "", text(names.said), text(names.value),
        plains.get(names.words) or "", text(names.answered_on), _late(asking, plains, timezone.localdate(), language),
        standing(asking, plains),
    )  # fmt: skip


def _late(asking: Asking, plains: Mapping[str, Any], today: date, language: str) -> str:
    printed = plains.get(asking.answers.due)
    last = PartialDate.parse(printed).period().last_day if printed and not plains.get(asking.answers.said) else None
    return say("desk_work_late", language, n=(today - last).days) if last and last < today else ""


def _tally(asking: Asking, answers: Register, looks: list[Look], language: str) -> str:
    """An agency has answered when it has said something to everything asked of it."""
    names, today = asking.answers, timezone.localdate()
    silent: dict[str, bool] = {}
    late: set[str] = set()
    for look in looks:
        plains = {name: answers.plain(look.row, name) for name in (names.agency, names.said, names.due)}
        agency = plains[names.agency] or ""
        silent[agency] = silent.get(agency, False) or not plains[names.said]
        if _late(asking, plains, today, language):
            late.add(agency)
    done = sum(1 for one in silent.values() if not one)
    said = say("desk_request_tally", language, done=done, n=len(silent))
    return " · ".join([said, *([say("desk_work_rolled_late", language, n=len(late))] if late else [])])
