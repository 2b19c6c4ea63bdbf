"""Moves of a record from state to state that make nothing public, and what undoes a decision: other words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.record import APPROVED, DRAFT, PUBLISHED, STATES, SUBMITTED, door_opened

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CHECKLIST = "checklist"
"""The name under which a ledger row says what was ticked by whoever decided (sorted codes)."""

DECIDED_ON = (SUBMITTED, APPROVED)
"""States that speak of the words a record had when it came into them."""


def move(
    register: Register,
    uids: Iterable[UUID],
    action: str,
    origins: Iterable[str],
    to: str,
    act: Act,
    *,
    withheld: str = "",
) -> int:
    """Bring records from one of the states ``origins`` into another; the ledger row bears the move's name.

    ``withheld`` is the code of the legal basis for not publishing, kept as the record's basis. Returns how many moved.
    Raises :class:`Fault` ("wrong_state") if one is in another state; then none moves. Publishing is another door.
    """
    if to == PUBLISHED:
        raise ValueError("a record becomes public through publish()")
    with door_opened(), transaction.atomic():
        rows = list(_rows(register, uids).select_for_update().order_by("uid"))
        require_state(rows, origins)
        notes = []
        for row in rows:
            changed: dict[str, tuple[Any, Any]] = {"state": (row.state, to)}
            if withheld:
                changed["basis"] = (row.basis, {"code": withheld})
                row.basis = {"code": withheld}
            row.state = to
            notes.append((row.uid, action, changed))
        register.model._default_manager.bulk_update(rows, ["state", "basis"])
        note(register.name, notes, act)
    return len(rows)


def adopt(register: Register, uid: UUID, owner: str, act: Act) -> None:
    """Give a record that nobody owns to an agency (its uid). Raises :class:`Fault` ("has_owner", 409)."""
    with door_opened(), transaction.atomic():
        row = _rows(register, [uid]).select_for_update().get()
        if row.owner:
            raise Fault(
                "has_owner",
                "Hồ sơ này đã có cơ quan quản lý, không nhận quản lý được nữa.",
                "An agency keeps this record already; it can no longer be taken over.",
                status=409,
            )
        row.owner = owner
        row.save(update_fields=["owner"])
        note(register.name, [(uid, "adopt", {"owner": ("", owner)})], act)


def back_to_draft(row: Any) -> dict[str, tuple[Any, Any]]:
    """Make a submitted or approved row a draft (in memory), because its words change: the decision was about others.

    Returns what the ledger row of the change has to say of it.
    """
    if row.state not in DECIDED_ON:
        return {}
    before, row.state = row.state, DRAFT
    return {"state": (before, DRAFT)}


def require_state(rows: Iterable[Any], origins: Iterable[str]) -> None:
    """Refuse rows in another state than ``origins``: somebody else was quicker. Raises "wrong_state" (409)."""
    allowed = list(origins)
    for row in rows:
        if row.state not in allowed:
            raise wrong_state(row, allowed)


def wrong_state(row: Any, allowed: Iterable[str]) -> Fault:
    """409: what state the record is in, and what it would have to be."""
    now, wanted = STATES.label(row.state), [STATES.label(state) for state in allowed]
    vi, en = " / ".join(one.vi for one in wanted), " / ".join(one.en for one in wanted)
    return Fault(
        "wrong_state",
        f"Hồ sơ đang ở trạng thái “{now.vi}”; bước này chỉ làm được khi hồ sơ ở trạng thái “{vi}”. Hãy mở lại hồ sơ để xem bước tiếp theo.",
        f"The record is “{now.en}”; this step needs “{en}”. Open the record again to see what comes next.",
        {"state": row.state, "uid": str(row.uid)},
        status=409,
    )


def _rows(register: Register, uids: Iterable[UUID]) -> Any:
    return register.model._default_manager.filter(uid__in=list(uids))
