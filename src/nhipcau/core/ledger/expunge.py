"""Removing a value from history by decision: personal data or a secret that was entered by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.models import ChangeValues

if TYPE_CHECKING:
    from datetime import datetime


def expunge(uid: UUID, column: str, *, actor: str, reason: str, at: datetime | None = None) -> int:
    """Remove every remembered value of ``column`` of record ``uid`` from the ledger; returns how many changes lost one.

    The digests stay (without their salts they say nothing), so the rows still verify, as "expunged". The record's
    present value is not touched: correct that first, with an ordinary write.
    """
    if not (actor.strip() and reason.strip()):
        raise Fault(
            "no_name_or_reason",
            "Xóa khỏi lịch sử phải có người quyết định và lý do.",
            "Removing a value from history needs a name and a reason.",
        )
    refuse_secrets("", {"reason": reason}, actor)
    decision = {"actor": actor, "reason": reason, "at": (at or timezone.now()).isoformat()}
    with transaction.atomic():
        kept = [row for row in ChangeValues.objects.select_for_update().filter(change__uid=uid) if column in row.values]
        for row in kept:
            del row.values[column], row.salts[column]
            row.expunged[column] = decision
        ChangeValues.objects.bulk_update(kept, ["values", "salts", "expunged"])
    return len(kept)
