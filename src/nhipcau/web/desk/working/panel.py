"""Pieces of work in words: the list on the page of what they belong to, and how one of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone

from nhipcau.actions.cascading import leads
from nhipcau.actions.working import standing
from nhipcau.core.desk.seen import SeenNames, items_looked_at
from nhipcau.core.desk.tasks import handed_down, parts, work_of, work_registers
from nhipcau.core.kinds import Choice
from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import CREATE, DISCUSS, EDIT
from nhipcau.core.register import Register
from nhipcau.core.work import Tally, Work
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class Piece(NamedTuple):
    """``late`` says how late it is, "" for what is not; ``stood`` is for the form of a report, whose ``report_address`` is
    "" for who has no hand in it. ``answer`` says whether work that was handed down has been taken on, ``handed`` what came
    of what was made of it; ``answer_address`` is "" for who has nothing to answer.
    """

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
    answer: str = ""
    answer_reason: str = ""
    handed: str = ""
    answer_address: str = ""


class Handing(NamedTuple):
    """The form by which a piece of work is handed down; ``agencies`` completes what is typed."""

    address: str
    due: str
    agencies: list[str]


class Board(NamedTuple):
    """The pieces of work of one register that belong to a record; ``tally`` says how many there are and are late, or what
    came of those that were handed down. ``handing`` is there where one may hand down what the page is about.
    """

    title: str
    pieces: list[Piece]
    tally: str
    statuses: list[tuple[str, str]]
    add_address: str
    add_words: str
    list_address: str
    handing: Handing | None = None


def boards_of(register: Register, look: Look, powers: Powers, language: str) -> list[Board]:
    """The work that belongs to a record, late ones first, then by the day they are due; none where one neither sees nor
    may add any.
    """
    found = []
    for work, column in parts(register):
        looks = work_of(powers, work, column, look.row.uid)
        may_add = DISCUSS in look.may and powers.allows(work, CREATE)
        handing = _handing(register, look, language) if _is_below(work, column) else None
        if not (looks or (handing if _is_below(work, column) else may_add)):
            continue
        pieces = pieces_in_order(work, looks, powers, language)
        new = desk_address(language, "desk_record_new", slug=work.slug[place_of(language)])
        title = say("desk_work_below", language) if _is_below(work, column) else work.title[place_of(language)]
        found.append(
            Board(
                title,
                pieces,
                _tally(work, column, looks, pieces, language),
                statuses_of(work, language),
                f"{new}?{urlencode({column: look.row.uid})}" if may_add else "",
                say("desk_work_add_one", language, what=work.singular[place_of(language)].lower()),
                list_address(language, work),
                handing,
            )
        )
    return found


def _is_below(work: Register, column: str) -> bool:
    return bool(work.work and work.work.cascade and column == work.work.cascade.parent)


def _tally(work: Register, column: str, looks: list[Look], pieces: list[Piece], language: str) -> str:
    if _is_below(work, column):
        return rolled_up(work, looks, language)
    return say("desk_work_tally", language, n=len(pieces), late=sum(1 for one in pieces if one.late))


def _handing(register: Register, look: Look, language: str) -> Handing | None:
    """For who has a hand in work that goes on, and has taken it on."""
    work = register.work
    if EDIT not in look.may or work is None or work.cascade is None:
        return None
    answer = register.plain(look.row, work.cascade.answer)
    if register.plain(look.row, work.status) in work.over or answer in (work.cascade.asked, work.cascade.returned):
        return None
    due = register.kinds[work.due].text(register.plain(look.row, work.due), language)
    options = [words for words, _ in register.kinds[work.lead].options(language)]
    return Handing(record_address(language, register, look.row.uid, "desk_hand_down"), due, options)


def rolled_up(register: Register, looks: list[Look], language: str) -> str:
    """What came of work that was handed down, in words: "2/5 hoàn thành · 1 chờ tiếp nhận"; "" where there is none."""
    work = register.work
    if not looks or work is None:
        return ""
    plains = [_plains(register, look) for look in looks]
    return tally_words(work.tally(plains, timezone.localdate()), language)


def tally_words(tally: Tally, language: str) -> str:
    counted = {name: getattr(tally, name) for name in ("waiting", "returned", "dropped", "late")}
    done = say("desk_work_rolled_done", language, done=tally.done, of=tally.of)
    return " · ".join([done, *(say(f"desk_work_rolled_{name}", language, n=n) for name, n in counted.items() if n)])


def _plains(register: Register, look: Look) -> dict[str, Any]:
    return {column.name: register.plain(look.row, column.name) for column in register.stored_to(look.clearance)}


def piece_of(register: Register, look: Look, powers: Powers, language: str) -> Piece | None:
    """How a record stands, if it is a piece of work."""
    return pieces_in_order(register, [look], powers, language)[0] if register.work else None


def pieces_of(looks: Mapping[tuple[str, UUID], Look], powers: Powers, language: str) -> dict[tuple[str, UUID], Piece]:
    """How pieces of work of several registers stand, by (register, uid); records that are none are left out."""
    found: dict[tuple[str, UUID], Piece] = {}
    for register in work_registers():
        mine = [look for (name, _), look in looks.items() if name == register.name]
        found |= {(register.name, UUID(one.uid)): one for one in pieces_in_order(register, mine, powers, language)}
    return found


def statuses_of(register: Register, language: str) -> list[tuple[str, str]]:
    """How a piece of work may stand: (value, words); nothing for other registers."""
    kind = register.kinds[register.work.status] if register.work else None
    return kind.options(language) if isinstance(kind, Choice) else []


def late_words(work: Work, plains: Mapping[str, Any], today: date, language: str) -> str:
    days = work.days_late(plains, today)
    return say("desk_work_late", language, n=days) if days else ""


def pieces_in_order(register: Register, looks: list[Look], powers: Powers, language: str) -> list[Piece]:
    """How pieces of work stand: late ones first, then by the day they are due, those that are over last."""
    work, today = register.work, timezone.localdate()
    assert work is not None  # noqa: S101  # of registers of work only
    items = items_looked_at({(register.name, look.row.uid): look for look in looks}, SeenNames(powers))
    below = handed_down(powers, register, [look.row.uid for look in looks]) if looks else {}
    by_order = []
    for look in looks:
        item, row = items[register.name, look.row.uid], look.row
        plains = _plains(register, look)
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
            *_answered(register, look, plains, powers, language),
        )  # fmt: skip
        piece = piece._replace(handed=rolled_up(register, below.get(row.uid, []), language))
        is_over = plains.get(work.status) in work.over
        by_order.append(((is_over, not late, plains.get(work.due) or "9999", str(row.uid)), piece))
    return [piece for _, piece in sorted(by_order, key=lambda pair: pair[0])]


def _answered(
    register: Register, look: Look, plains: Mapping[str, Any], powers: Powers, language: str
) -> tuple[str, str, str, str]:
    """The parts of a piece that say what the agency said to which it was handed; the third is filled in by others."""
    work = register.work
    cascade = work.cascade if work else None
    if work is None or cascade is None:
        return "", "", "", ""
    said, reason = plains.get(cascade.answer), plains.get(cascade.answer_reason) or ""
    words = register.kinds[cascade.answer]
    answer = words.text(words.public(said), language) if said else ""
    mine = said == cascade.asked and EDIT in look.may and leads(powers, plains.get(work.lead))
    return answer, reason, "", record_address(language, register, look.row.uid, "desk_answer") if mine else ""
