"""Publishing and withdrawing at a time: decided by name today, asked again in everything when the time has come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.actions.publication import Asked, Mover, check, move, mover
from nhipcau.core import guard, ledger
from nhipcau.core.faults import Fault
from nhipcau.core.people.actors import WORKER
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.standing import account_by_uid
from nhipcau.core.publication import four_eyes, plans
from nhipcau.core.publication.models import Plan
from nhipcau.core.publication.moves import MOVES, PLANNED, Move
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CARRIED_OUT = ledger.Act(WORKER, "thực hiện lịch đã hẹn / carrying out a plan")


def plan(register: Register, uid: UUID, step: Move, due: datetime, by: Mover, asked: Asked) -> Plan:
    """Decide a move for a time to come. Raises :class:`Fault` for whatever would refuse it now, and "not_in_future"."""
    if step.name not in PLANNED:
        raise Fault(
            "not_planned", f"Không hẹn giờ cho bước “{step.label.vi}”.", f"“{step.label.en}” cannot be planned."
        )
    if due <= timezone.now():
        raise Fault("not_in_future", "Hãy chọn một thời điểm sau lúc này.", "Choose a time that is still to come.")
    check(register, by.powers.look(register, uid), step, by, asked)
    reason = asked.reason.strip() or f"{step.line.vi} / {step.line.en}"
    return plans.keep_plan(
        register,
        uid,
        step.name,
        due,
        reasoned(by.account, reason),
        account=by.account.uid,
        reason=asked.reason.strip(),
        decision=_plain(asked),
        base=four_eyes.last_change(uid),
    )


def take_back(register: Register, planned: Plan, by: Mover) -> None:
    """Take a plan back: who may make its move, or who made the plan. Raises :class:`Fault` ("not_allowed")."""
    look, step = by.powers.look(register, planned.record), MOVES[planned.move]
    if step.action not in look.may and planned.account != by.account.uid:
        raise Fault(
            "not_allowed",
            "Chỉ người đã hẹn hoặc người có quyền làm bước này mới hủy được lịch.",
            "Only who made the plan, or who may take this step, can take it back.",
            status=403,
        )
    plans.take_back(planned, reasoned(by.account, "hủy lịch đã hẹn / plan taken back"))


def carry_out_due(now: datetime | None = None) -> int:
    """Make every move whose time has come; returns how many plans were settled. What cannot be made is kept as failed,
    with the reason, for whoever decided it.
    """
    due = plans.due_plans(now or timezone.now())
    for planned in due:
        try:
            with transaction.atomic():
                _carry_out(plans.held(planned))
                plans.settle(planned, CARRIED_OUT)
        except Fault as fault:
            if isinstance(fault, guard.Refused):
                guard.keep(fault)  # the transaction around the door took the note of it back
            if fault.code != "plan_settled":
                plans.settle(planned, CARRIED_OUT, fault)
    return len(due)


def _carry_out(planned: Plan) -> None:
    account = account_by_uid(planned.account)
    if account is None or planned.register not in registers():
        raise Fault("plan_without_subject", "Người hẹn hoặc sổ không còn.", "Who planned it, or the register, is gone.")
    asked = _asked(planned)
    move(
        registers()[planned.register],
        planned.record,
        MOVES[planned.move],
        mover(account, timezone.localdate()),
        asked,
    )


def _plain(asked: Asked) -> dict[str, Any]:
    said = {
        "basis": asked.basis.plain() if asked.basis else None,
        "ticked": sorted(asked.ticked),
        "acknowledged": dict(asked.acknowledged),
        "withheld": asked.withheld,
    }
    return {name: value for name, value in said.items() if value}


def _asked(planned: Plan) -> Asked:
    said = planned.decision
    return Asked(
        planned.reason,
        ledger.Basis(**said["basis"]) if said.get("basis") else None,
        frozenset(said.get("ticked", ())),
        said.get("acknowledged", {}),
        said.get("withheld", ""),
        planned.base,
    )
