"""Pieces of work in words: the list on the page of what they belong to, and how one of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone

from nhipcau.actions.working import standing
from nhipcau.core.desk.seen import SeenNames, items_looked_at
from nhipcau.core.desk.tasks import parts, work_of, work_registers
from nhipcau.core.kinds import Choice
from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import CREATE, DISCUSS, EDIT
from nhipcau.core.register import Register
from nhipcau.core.work import Work
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class Piece(NamedTuple):
    """``late`` says how late it is, "" for what is not; ``stood`` and what follows are for the form of a report, whose
    ``report_address`` is "" for who has no hand in it."""

    uid: str
    label: str
    address: str
    lead: str
    supporting: str
    due: str
    late: str
    status: str
    status_words: str
    progress: str
    reason: str
    report_address: str
    stood: str


class Board(NamedTuple):
    """The pieces of work of one register that belong to a record; ``tally`` says how many there are and are late."""

    title: str
    pieces: list[Piece]
    tally: str
    statuses: list[tuple[str, str]]
    add_address: str
    add_words: str
    list_address: str


def boards_of(register: Register, look: Look, powers: Powers, language: str) -> list[Board]:
    """The work that belongs to a record, late ones first, then by the day they are due; none where one neither sees nor
    may add any.
    """
    found = []
    for work, column in parts(register):
        looks = work_of(powers, work, column, look.row.uid)
        may_add = DISCUSS in look.may and powers.allows(work, CREATE)
        if not (looks or may_add):
            continue
        pieces = _pieces(work, looks, powers, language)
        new = desk_address(language, "desk_record_new", slug=work.slug[place_of(language)])
        found.append(
            Board(
                work.title[place_of(language)],
                pieces,
                say("desk_work_tally", language, n=len(pieces), late=sum(1 for one in pieces if one.late)),
                statuses_of(work, language),
                f"{new}?{urlencode({column: look.row.uid})}" if may_add else "",
                say("desk_work_add_one", language, what=work.singular[place_of(language)].lower()),
                list_address(language, work),
            )
        )
    return found


def piece_of(register: Register, look: Look, powers: Powers, language: str) -> Piece | None:
    """How a record stands, if it is a piece of work."""
    return _pieces(register, [look], powers, language)[0] if register.work else None


def pieces_of(looks: Mapping[tuple[str, UUID], Look], powers: Powers, language: str) -> dict[tuple[str, UUID], Piece]:
    """How pieces of work of several registers stand, by (register, uid); records that are none are left out."""
    found: dict[tuple[str, UUID], Piece] = {}
    for register in work_registers():
        mine = [look for (name, _), look in looks.items() if name == register.name]
        found |= {(register.name, UUID(one.uid)): one for one in _pieces(register, mine, powers, language)}
    return found


def statuses_of(register: Register, language: str) -> list[tuple[str, str]]:
    """How a piece of work may stand: (value, words); nothing for other registers."""
    kind = register.kinds[register.work.status] if register.work else None
    return kind.options(language) if isinstance(kind, Choice) else []


def late_words(work: Work, plains: Mapping[str, Any], today: date, language: str) -> str:
    days = work.days_late(plains, today)
    return say("desk_work_late", language, n=days) if days else ""


def _pieces(register: Register, looks: list[Look], powers: Powers, language: str) -> list[Piece]:
    work, today = register.work, timezone.localdate()
    assert work is not None  # noqa: S101  # of registers of work only
    items = items_looked_at({(register.name, look.row.uid): look for look in looks}, SeenNames(powers))
    by_order = []
    for look in looks:
        item, row = items[register.name, look.row.uid], look.row
        plains = {column.name: register.plain(row, column.name) for column in register.stored_to(look.clearance)}
        texts = {
            name: register.kinds[name].text(item["values"].get(name), language)
            for name in (work.lead, work.supporting, work.due, work.status, work.reason)
        }
        late, progress = late_words(work, plains, today, language), plains.get(work.progress)
        piece = Piece(
            str(row.uid), item[f"label_{language}"], record_address(language, register, row.uid),
            texts[work.lead], texts[work.supporting], texts[work.due], late, plains.get(work.status) or "",
            texts[work.status], "" if progress is None else f"{progress:g}", texts[work.reason],
            record_address(language, register, row.uid, "desk_report") if EDIT in look.may else "",
            standing(plains, work),
        )  # fmt: skip
        is_over = plains.get(work.status) in work.over
        by_order.append(((is_over, not late, plains.get(work.due) or "9999", str(row.uid)), piece))
    return [piece for _, piece in sorted(by_order, key=lambda pair: pair[0])]
