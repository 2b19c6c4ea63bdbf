"""Writing the rows of this room, each with its row in the ledger; inside an open door and a transaction."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from nhipcau.core.ledger.act import Act, note
from nhipcau.core.people.models import plain

PROPOSALS, PLANS = "proposals", "plans"
"""Names under which the ledger keeps what happens here; neither is a register."""

SAID: dict[str, tuple[str, ...]] = {
    PROPOSALS: ("register", "record", "base", "state", "decided_by"),
    PLANS: ("register", "record", "move", "due", "account", "base", "state"),
}
"""What the ledger says of each. Proposed values are not among it: what is accepted is written to the record anyway."""

Row = TypeVar("Row", bound=models.Model)


def added(name: str, row: Row, act: Act) -> Row:
    """Write a new row and say so."""
    row.save(force_insert=True)
    said = plain(row, SAID[name])
    note(name, [(row.pk, "create", {field: (None, value) for field, value in said.items() if value})], act)
    return row


def altered(name: str, row: Row, act: Act, action: str, **values: Any) -> Row:
    """Change fields of a row and say so under the name of what was done."""
    before = plain(row, SAID[name])
    for field, value in values.items():
        setattr(row, field, value)
    after = plain(row, SAID[name])
    row.save(update_fields=list(values))
    changed = {field: (before[field], after[field]) for field in after if before[field] != after[field]}
    note(name, [(row.pk, action, changed)], act)
    return row
