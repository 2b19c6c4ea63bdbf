"""Who writes and why; and the rows of the ledger that say so, of whatever kind of thing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.inserting import insert
from nhipcau.core.ledger.leaf import Said, digest
from nhipcau.core.models import Change, ChangeValues
from nhipcau.lib.identifiers import uuid7

if TYPE_CHECKING:
    from datetime import datetime

Changed = Mapping[str, tuple[Any, Any]]
"""{column: (before, after)}"""

SALT = 16
_CHANGE = (*Said._fields, "leaf")
_VALUES = ("change", "values", "salts", "expunged")


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
        values = {name: {"before": before, "after": after} for name, (before, after) in changed.items()}
        salts = _salts(changed)
        columns = {name: digest(salts[name], value) for name, value in values.items()}
        said = Said(register, uid, action, at, act.actor, act.reason, act.batch, columns)
        changes.append((*said, said.leaf()))
        kept.append((values, salts))
    ids = insert(Change, _CHANGE, changes, returning="id")
    insert(ChangeValues, _VALUES, ((number, *one, {}) for number, one in zip(ids, kept, strict=True)))
    return at


def _salts(changed: Changed) -> dict[str, str]:
    """A random salt of 16 bytes for each column, in hexadecimal digits."""
    drawn = secrets.token_hex(SALT * len(changed))
    return {name: drawn[start : start + 2 * SALT] for name, start in zip(changed, count(0, 2 * SALT), strict=False)}
