"""Changing a record at the desk: written at once, or – where readers would see it – proposed to who may publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.actions.publication import Mover
from nhipcau.core import guard, ledger
from nhipcau.core.faults import Fault
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.words import EDIT, PUBLISH
from nhipcau.core.publication import four_eyes, proposals
from nhipcau.core.publication.models import Proposal
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.policy import Look
    from nhipcau.core.register import Register


def is_proposed(look: Look) -> bool:
    """Whether a change of this record by whoever sees it so would be a proposal: it is public, and he may not publish or
    another pair of eyes is asked for.
    """
    return look.row.state == PUBLISHED and (PUBLISH not in look.may or four_eyes.is_asked())


def change(
    register: Register, entry: ledger.Entry, by: Mover, reason: str, *, evidence: bool = False
) -> Proposal | None:
    """Change a record as its form says; returns the proposal, or None where it was written.

    A submitted or approved record becomes a draft by this. ``evidence``: the entry's evidence is proposed too. Raises
    :class:`Fault`: "not_allowed" for who may not edit it, and what :func:`ledger.write` and ``proposals.propose`` refuse.
    """
    look = by.powers.look(register, entry.uid)
    if EDIT not in look.may and not (look.row.state == PUBLISHED and PUBLISH in look.may):
        raise _not_yours("sửa", "edit")
    act = reasoned(by.account, reason)
    try:
        with transaction.atomic():
            row = register.rows(look.desk.audience).select_for_update().get(uid=entry.uid)
            if not is_proposed(look._replace(row=row)):
                ledger.write(register, [replace(entry, publish=None)], act)
                return None
            values: dict[str, Any] = dict(entry.values)
            if evidence:
                values[proposals.EVIDENCE] = [piece.plain() for piece in entry.evidence]
            return proposals.propose(register, entry.uid, values, act)
    except guard.Refused as refused:
        guard.keep(refused)  # the transaction around the door took the note of it back
        raise


def accept(
    register: Register,
    proposal: Proposal,
    by: Mover,
    reason: str = "",
    *,
    acknowledged: Mapping[str, str] | None = None,
) -> None:
    """Write a proposal to the record. Raises :class:`Fault`: "not_allowed" for who may not publish, "four_eyes" for who
    proposed it, and what ``proposals.accept`` refuses.
    """
    _require_publisher(register, proposal.record, by)
    if four_eyes.is_asked() and proposal.actor == by.actor:
        raise Fault(
            "four_eyes",
            "Người đề xuất không tự chấp nhận đề xuất của mình. Hãy nhờ một lãnh đạo phê duyệt khác.",
            "Nobody accepts a proposal of his own. Ask another approving leader.",
            status=403,
        )
    words = reason.strip() or f"chấp nhận đề xuất: {proposal.reason} / proposal accepted"
    proposals.accept(register, proposal, reasoned(by.account, words), acknowledged=acknowledged)


def decline(register: Register, proposal: Proposal, by: Mover, reason: str) -> None:
    """Leave the record as it is, with a reason. Who proposed may take it back in the same way."""
    if proposal.actor != by.actor:
        _require_publisher(register, proposal.record, by)
    if not reason.strip():
        raise Fault("reason_missing", "Hãy ghi lý do từ chối.", "Give the reason for declining.")
    proposals.decline(proposal, reasoned(by.account, reason))


def _require_publisher(register: Register, uid: UUID, by: Mover) -> None:
    if PUBLISH not in by.powers.look(register, uid).may:
        raise _not_yours("công bố", "publish")


def _not_yours(vi: str, en: str) -> Fault:
    return Fault(
        "not_allowed",
        f"Vai trò hiện nay của bạn không được {vi} hồ sơ này. Hãy hỏi người quản trị cơ quan.",
        f"Your present roles do not let you {en} this record. Ask your agency's administrator.",
        status=403,
    )
