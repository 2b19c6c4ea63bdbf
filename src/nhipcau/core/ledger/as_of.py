"""The time machine: what a record was at a moment, replayed from its changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhipcau.core.ledger.history import said
from nhipcau.core.ledger.keeping import PARTIES
from nhipcau.core.models import Change
from nhipcau.core.record import DRAFT, MACHINERY

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from nhipcau.core.register import Register


@dataclass(frozen=True)
class AsOf:
    """A record at a moment: plain values of its columns (those that had one), its state, what it rested on, the rest.

    ``more`` has what every record can have, as far as the ledger was told: ``number``, ``basis``, ``source``, ``owner``,
    ``visibility``, ``parties``, ``confirmed_on``, ``confirmed_by``. Each value may be :data:`~nhipcau.core.ledger.history.EXPUNGED`.
    """

    values: Mapping[str, Any]
    state: str
    evidence: Any
    more: Mapping[str, Any]


def record_as_of(register: Register, uid: UUID, at: datetime) -> AsOf | None:
    """What the record was after every change up to ``at``, that moment included; None if it was not there."""
    held: dict[str, Any] | None = None
    changes = Change.objects.filter(register=register.name, uid=uid, at__lte=at).order_by("id")
    for change in changes.select_related("values_row").iterator(1000):
        if change.action == "delete":
            held = None
            continue
        if change.action == "create":
            held = {}
        if held is None:
            continue  # an expunging after the record's end
        for name, (_, after) in said(change).items():
            held[name] = None if change.action == "expunge" else after
    if held is None:
        return None
    held = {name: value for name, value in held.items() if value is not None}
    state, evidence = held.pop("state", DRAFT), held.pop("evidence", [])
    more = {name: held.pop(name) for name in sorted((MACHINERY | {PARTIES}) & held.keys())}
    return AsOf(held, state, evidence, more)
