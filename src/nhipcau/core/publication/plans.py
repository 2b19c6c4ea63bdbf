"""Moves planned for a time: kept, taken back, due, made or not made – and then whoever decided is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, new_uid
from nhipcau.core.publication.kept import PLANS, added, altered
from nhipcau.core.publication.models import DONE, FAILED, OPEN, TAKEN_BACK, Plan
from nhipcau.core.record import door_opened

if TYPE_CHECKING:
    from nhipcau.core.register import Register


def keep_plan(
    register: Register,
    uid: UUID,
    move: str,
    due: datetime,
    act: Act,
    *,
    account: UUID,
    reason: str,
    decision: Mapping[str, Any],
    base: int,
) -> Plan:
    """Keep that ``account`` has decided a move for ``due``. Raises :class:`Fault` ("planned_already", 409)."""
    refuse_secrets(PLANS, {"reason": reason, **decision}, act.actor)
    plan = Plan(
        uid=new_uid(), register=register.name, record=uid, move=move, due=due, account=account, reason=reason,
        decision=dict(decision), base=base,
    )  # fmt: skip
    try:
        with door_opened(), transaction.atomic():
            return added(PLANS, plan, act)
    except IntegrityError:
        raise Fault(
            "planned_already",
            "Hồ sơ này đã được hẹn giờ cho bước này. Hãy hủy lịch cũ trước.",
            "This step is planned for this record already. Take the present plan back first.",
            status=409,
        ) from None


def take_back(plan: Plan, act: Act) -> None:
    """Nothing will happen. Raises :class:`Fault` ("plan_settled", 409) if it has."""
    with door_opened(), transaction.atomic():
        altered(PLANS, held(plan), act, "take_back", state=TAKEN_BACK)


def settle(plan: Plan, act: Act, fault: Fault | None = None) -> None:
    """Say that a plan was carried out, or why not."""
    said = {"code": fault.code, "vi": fault.vi, "en": fault.en} if fault else None
    with door_opened(), transaction.atomic():
        altered(PLANS, held(plan), act, "failed" if fault else "done", state=FAILED if fault else DONE, fault=said)


def held(plan: Plan) -> Plan:
    """The plan, nobody else's until the transaction ends. Raises :class:`Fault` ("plan_settled", 409)."""
    found: Plan = Plan.objects.select_for_update().get(uid=plan.uid)
    if found.state != OPEN:
        raise Fault("plan_settled", "Lịch này đã xong hoặc đã hủy.", "This plan is over already.", status=409)
    return found


def due_plans(now: datetime, limit: int = 100) -> list[Plan]:
    """Open plans whose time has come, oldest first."""
    return list(Plan.objects.filter(state=OPEN, due__lte=now).order_by("due", "uid")[:limit])


def open_plans(uid: UUID) -> list[Plan]:
    """What is planned for a record, in the order of time."""
    return list(Plan.objects.filter(record=uid, state=OPEN).order_by("due", "uid"))


def untold(account: UUID) -> list[Plan]:
    """Plans of somebody that could not be carried out and that he has not put aside, newest first."""
    return list(Plan.objects.filter(account=account, state=FAILED, is_told=False).order_by("-due", "uid"))


def put_aside(account: UUID, uid: UUID) -> None:
    """He has read why a plan of his could not be carried out."""
    with door_opened():
        Plan.objects.filter(uid=uid, account=account, state=FAILED).update(is_told=True)


def plan_of(uid: UUID, record: UUID) -> Plan:
    """Raises :class:`Fault` ("no_plan", 404)."""
    found = Plan.objects.filter(uid=uid, record=record).first()
    if found is None:
        raise Fault("no_plan", "Không có lịch này.", "There is no such plan.", status=404)
    return found
