"""When records last changed, and how often: the ledger's word, so that calendars stamp their events without a clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max

from nhipcau.core.models import Change


class Stamp(NamedTuple):
    changed_at: datetime
    changes: int


def stamps_of(records: Collection[UUID]) -> dict[UUID, Stamp]:
    """By record; one query."""
    rows = Change.objects.filter(uid__in=records).order_by().values_list("uid").annotate(Max("at"), Count("id"))
    return {uid: Stamp(at, count) for uid, at, count in rows}
