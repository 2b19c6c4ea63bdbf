"""The owner's word that records still hold: a day and a name, written as an act of its own. It changes nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core.ledger.act import Act, note
from nhipcau.core.ledger.moving import require_state
from nhipcau.core.ledger.public_change import keep_day
from nhipcau.core.record import PUBLISHED, door_opened

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CONFIRM = "confirm"
"""What the ledger calls it."""
CONFIRMED_ON, CONFIRMED_BY = "confirmed_on", "confirmed_by"


def confirm(register: Register, uids: Iterable[UUID], day: date, name: str, act: Act) -> int:
    """Note that the agency called ``name`` confirmed published records on a day; returns for how many that is new.

    Their state and their words stay as they are. Raises :class:`Fault` ("wrong_state") if one is not public; then none
    is confirmed.
    """
    with door_opened(), transaction.atomic():
        rows = list(register.model._default_manager.filter(uid__in=list(uids)).select_for_update().order_by("uid"))
        require_state(rows, [PUBLISHED])
        notes: list[tuple[Any, str, dict[str, tuple[Any, Any]]]] = []
        for row in rows:
            said = {
                CONFIRMED_ON: (day_text(row.confirmed_on), day.isoformat()),
                CONFIRMED_BY: (row.confirmed_by or None, name),
            }
            changed = {field: pair for field, pair in said.items() if pair[0] != pair[1]}
            if changed:
                row.confirmed_on, row.confirmed_by = day, name
                notes.append((row, CONFIRM, changed))
        register.model._default_manager.bulk_update([row for row, _, _ in notes], [CONFIRMED_ON, CONFIRMED_BY])
        at = note(register.name, [(row.uid, action, changed) for row, action, changed in notes], act)
        keep_day(register, notes, at)
    return len(notes)


def day_text(day: date | None) -> str | None:
    """A day as the ledger has it."""
    return day.isoformat() if day else None
