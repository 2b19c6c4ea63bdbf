"""Who writes and why; and the rows of the ledger that say so, of whatever kind of thing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.leaf import digest, leaf_of
from nhipcau.core.models import Change, ChangeValues
from nhipcau.lib.identifiers import uuid7

if TYPE_CHECKING:
    from datetime import datetime

Changed = Mapping[str, tuple[Any, Any]]
"""{column: (before, after)}"""


def new_uid() -> UUID:
    """A fresh uid (RFC 9562 version 7: sorted by time of making)."""
    return uuid7(int(timezone.now().timestamp() * 1000), secrets.token_bytes(10))


@dataclass(frozen=True)
class Act:
    """Who writes, why, and in which batch (undo works on batches). ``at`` is given by tests and imports of history."""

    actor: str
    reason: str
    batch: UUID = field(default_factory=new_uid)
    at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.actor.strip() or not self.reason.strip():
            raise Fault(
                "no_name_or_reason",
                "Mỗi lần ghi phải có người ghi và lý do.",
                "Every write needs a name and a reason.",
            )
        refuse_secrets("", {"reason": self.reason}, self.actor)


def note(register: str, notes: Iterable[tuple[UUID, str, Changed]], act: Act) -> datetime:
    """Write ledger rows – (uid, action, what changed) – and return the time they bear.

    ``register`` is a register's name, or that of another thing the desk keeps ("agencies", "accounts" …): those the
    public store does not follow. The values have to be what JSON can say.
    """
    at = (act.at or timezone.now()).astimezone(UTC)  # as databases give it back: the leaf has it as text
    changes, kept = [], []
    for uid, action, changed in notes:
        salts = {name: _two_salts() for name in changed}
        change = Change(
            register=register,
            uid=uid,
            action=action,
            at=at,
            actor=act.actor,
            reason=act.reason,
            batch=act.batch,
            columns={
                name: [digest(salts[name][0], before), digest(salts[name][1], after)]
                for name, (before, after) in changed.items()
            },
        )
        change.leaf = leaf_of(change)
        changes.append(change)
        kept.append(({name: {"before": before, "after": after} for name, (before, after) in changed.items()}, salts))
    Change.objects.bulk_create(changes)
    ChangeValues.objects.bulk_create(
        ChangeValues(change=change, values=values, salts=salts)
        for change, (values, salts) in zip(changes, kept, strict=True)
    )
    return at


def _two_salts() -> list[str]:
    """Two random salts of 16 bytes in hexadecimal digits."""
    both = secrets.token_hex(32)
    return [both[:32], both[32:]]
