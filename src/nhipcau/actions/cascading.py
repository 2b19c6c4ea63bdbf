"""Handing a piece of work down to other agencies, and what they say: taken on, or sent back with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction

from nhipcau.actions.desk_records import edit, require_may_edit
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context
from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.since import last_row
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import no_record

if TYPE_CHECKING:
    from nhipcau.actions.publication import Mover
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register
    from nhipcau.core.work import Cascade, Work

HANDED = "giao việc xuống / work handed down"
TAKEN = "tiếp nhận việc / work taken on"
SENT_BACK = "trả lại việc / work sent back"


class Handed(NamedTuple):
    """``made``: pieces that are new; ``again``: such as had been sent back and are asked of the same agency once more;
    ``there``: agencies that had theirs already.
    """

    made: int
    again: int
    there: int


def cascade_of(register: Register) -> tuple[Work, Cascade]:
    """Raises :func:`no_record` for a register whose records are not handed down."""
    if register.work is None or register.work.cascade is None:
        raise no_record()
    return register.work, register.work.cascade


def leads(powers: Powers, lead: str | None) -> bool:
    """Whether one of somebody's agencies leads, itself or by succession."""
    return any(lead in powers.reach.with_followed(one) for one in powers.agencies.values()) if lead else False


def hand_down(register: Register, uid: UUID, names: Sequence[str], due: str, by: Mover, language: str) -> Handed:
    """Make a piece of work for each agency named, with the same product, due then or with the one above.

    All or none. Raises :class:`Fault`: "no_record", "not_allowed", "not_taken_on" and "over" for work that cannot be
    handed on, "nobody_named", and what the kinds and the door refuse.
    """
    work, cascade = cascade_of(register)
    require_may_edit(by.powers.look(register, uid))
    agencies = _agencies(register, work, names, language)
    owner = _owner(register, uid, work, by.powers)
    act = reasoned(by.account, HANDED)
    with transaction.atomic():
        above = register.rows(MACHINERY_DESK).select_for_update().get(uid=uid)
        plains = {column.name: register.plain(above, column.name) for column in register.stored}
        _require_open(work, cascade, plains)
        day = register.kinds[work.due].parse(due, language, register.where(work.due)) or plains[work.due]
        rows = register.rows(MACHINERY_DESK).filter(**{cascade.parent: uid, f"{work.lead}__in": agencies})
        known = {register.plain(row, work.lead): row for row in rows.order_by("uid")}
        entries = [
            entry
            for agency in agencies
            if (entry := _entry(register, known.get(agency), agency, day, above, owner)) is not None
        ]
        ledger.write(register, entries, act)
    again = sum(1 for entry in entries if not entry.owner)
    return Handed(len(entries) - again, again, len(agencies) - len(entries))


def take_on(register: Register, uid: UUID, by: Mover, language: str) -> None:
    """Say that the agency does what it was handed. Raises as :func:`send_back` does."""
    _, cascade = cascade_of(register)
    given = {cascade.answer: cascade.accepted, cascade.answer_reason: ""}
    _answer(register, uid, given, by, language, TAKEN)


def send_back(register: Register, uid: UUID, reason: str, by: Mover, language: str) -> None:
    """Say that it does not, and why.

    Raises :class:`Fault`: "no_record", "not_allowed" for who does not lead it, "reason_missing", "changed_meanwhile" (409)
    where it has been answered already.
    """
    _, cascade = cascade_of(register)
    if not reason.strip():
        raise Fault("reason_missing", "Hãy ghi lý do trả lại việc.", "Say why the work is sent back.")
    given = {cascade.answer: cascade.returned, cascade.answer_reason: reason}
    _answer(register, uid, given, by, language, SENT_BACK)


def _answer(register: Register, uid: UUID, given: Mapping[str, str], by: Mover, language: str, reason: str) -> None:
    work, cascade = cascade_of(register)
    base, look = last_row(uid), by.powers.look(register, uid)
    require_may_edit(look)
    if not leads(by.powers, register.plain(look.row, work.lead)):
        raise Fault(
            "not_allowed",
            "Chỉ cơ quan được giao mới tiếp nhận hoặc trả lại việc này.",
            "Only the agency that was given this takes it on or sends it back.",
            status=403,
        )
    if register.plain(look.row, cascade.answer) != cascade.asked:
        raise Fault(
            "changed_meanwhile",
            "Việc này đã có người tiếp nhận hoặc trả lại. Hãy xem lại tình trạng mới.",
            "Somebody has already taken this on or sent it back. Look at how it stands now.",
            status=409,
        )
    typed = {name: {"": text} for name, text in given.items()}
    edit(by.powers, by.account, register, uid, typed, base, language=language, reason=reason)


def _agencies(register: Register, work: Work, names: Sequence[str], language: str) -> list[str]:
    where = Context(register.name, work.lead, is_beside=True)
    texts = [text for name in names if (text := name.strip())]
    found = [register.kinds[work.lead].parse(text, language, where) for text in texts]
    if not found:
        raise Fault("nobody_named", "Hãy ghi ít nhất một cơ quan nhận việc.", "Name at least one agency to hand it to.")
    return [str(one) for one in dict.fromkeys(found)]


def _owner(register: Register, uid: UUID, work: Work, powers: Powers) -> str:
    """The agency of his that hands it down: the one that leads what is above, that keeps it, or another of his."""
    row = register.rows(MACHINERY_DESK).get(uid=uid)
    mine = list(powers.creating(register))
    for held in (register.plain(row, work.lead), row.owner):
        for one in mine:
            if held in powers.reach.with_followed(powers.agencies[one]):
                return one
    if not mine:
        raise no_record()
    return mine[0]


def _require_open(work: Work, cascade: Cascade, plains: Mapping[str, Any]) -> None:
    if plains[work.status] in work.over:
        raise Fault(
            "over",
            "Việc này đã hoàn thành hoặc dừng, không giao xuống được nữa.",
            "This is done or dropped and cannot be handed down any more.",
        )
    if plains[cascade.answer] in (cascade.asked, cascade.returned):
        raise Fault(
            "not_taken_on",
            "Hãy tiếp nhận việc này trước khi giao xuống cơ quan khác.",
            "Take this on before handing it down to others.",
        )


def _entry(register: Register, known: Any, agency: str, due: str | None, above: Any, owner: str) -> Entry | None:
    """What is to be written for an agency; None where it has the work already."""
    work, cascade = cascade_of(register)
    asked = {cascade.answer: cascade.asked, work.due: due}
    if known is None:
        taken = {name: plain for name in cascade.carried if (plain := register.plain(above, name)) is not None}
        given = {cascade.parent: str(above.uid), work.lead: agency}
        return Entry(new_uid(), {**taken, **asked, **given}, owner=owner, visibility=SHARED)
    if register.plain(known, cascade.answer) != cascade.returned:
        return None
    return Entry(known.uid, {**asked, cascade.answer_reason: None})
