"""Writing what others say, each row with its row in the ledger; inside an open door and a transaction."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from nhipcau.core.attesting.models import Attestation, Request
from nhipcau.core.ledger.act import Act, note
from nhipcau.core.people.models import plain

ATTESTATIONS, REQUESTS = "attestations", "confirmation-requests"
"""Names under which the ledger keeps what happens here; neither is a register."""

SAID: dict[str, tuple[str, ...]] = {
    ATTESTATIONS: ("register", "record", "holds", "agency", "state"),
    REQUESTS: ("register", "record", "agency", "language", "valid_until", "state"),
}
"""What the ledger says of each: no words and no address, which the tables have and can forget."""

_FROM_MESSAGE = "message:"


def from_message(message: UUID | str) -> str:
    """What stands for the address of somebody who spoke by a message of the inbox, which alone knows his."""
    return f"{_FROM_MESSAGE}{message}"


def message_in(address: str) -> UUID | None:
    """The message an address stands for, None for a real one."""
    return UUID(address.removeprefix(_FROM_MESSAGE)) if address.startswith(_FROM_MESSAGE) else None


Row = TypeVar("Row", bound=models.Model)


def added(row: Row, act: Act) -> Row:
    """Write a new row and say so."""
    row.save(force_insert=True)
    name = _name(row)
    said = plain(row, SAID[name])
    note(name, [(row.pk, "create", {field: (None, value) for field, value in said.items() if value != ""})], act)
    return row


def become(row: Row, state: str, act: Act, action: str) -> Row:
    """Give a row another state and say so under the name of what was done."""
    before: Any = getattr(row, "state")  # noqa: B009  # both tables have one
    setattr(row, "state", state)  # noqa: B010
    row.save(update_fields=["state"])
    note(_name(row), [(row.pk, action, {"state": (before, state)})], act)
    return row


def _name(row: models.Model) -> str:
    return {Attestation: ATTESTATIONS, Request: REQUESTS}[type(row)]  # type: ignore[index]
