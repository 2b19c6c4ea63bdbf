"""What happened to a record after a row of its ledger: the ground on which two people's changes meet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import Max

from nhipcau.core.models import Change

if TYPE_CHECKING:
    from nhipcau.core.register import Register


class Touched(NamedTuple):
    """A column that was changed since: its value then, and who changed it last. What was expunged has no value then."""

    before: Any
    actor: str
    at: datetime
    is_expunged: bool = False


def last_row(uid: UUID) -> int:
    """The id of a record's last row in the ledger, 0 for none. Ask before you read the record: never after."""
    return last_rows([uid])[uid]


def last_rows(uids: Collection[UUID]) -> dict[UUID, int]:
    """The same of many records: one query."""
    found = Change.objects.filter(uid__in=uids).order_by().values_list("uid").annotate(last=Max("id"))
    return dict.fromkeys(uids, 0) | dict(found)


def touched_since(register: Register, uid: UUID, base: int) -> dict[str, Touched]:
    """Everything the ledger says was changed after row ``base``, also what is no column ("visibility", "evidence" …)."""
    found: dict[str, Touched] = {}
    for change in Change.objects.filter(uid=uid, id__gt=base).select_related("values_row").order_by("id"):
        for name in change.columns:
            kind, kept = register.kinds.get(name), change.values_row.values.get(name, {})
            first = kind.arranged(kept.get("before")) if kind else kept.get("before")
            before = found[name].before if name in found else first
            gone = change.action == "expunge" or name not in change.values_row.values
            found[name] = Touched(before, change.actor, change.at, gone or (name in found and found[name].is_expunged))
    return found
