"""What the guard is asked before the door writes anything: nothing secret, and nothing personal in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nhipcau.core.guard import refuse_personal, refuse_secrets
from nhipcau.core.ledger.public_change import readable_evidence
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.ledger.act import Act
    from nhipcau.core.register import Register

Note = tuple[Any, str, dict[str, tuple[Any, Any]]]
"""The row, the action, {column: (before, after)}."""


def admit(register: Register, notes: list[Note], act: Act) -> None:
    """Refuse secrets in whatever is new. Raises :class:`Fault` ("state_secret")."""
    for _, _, changed in notes:
        refuse_secrets(register.name, {name: after for name, (_, after) in changed.items()}, act.actor)


def admit_published(
    register: Register,
    notes: list[Note],
    grounds: Mapping[UUID, Any],
    reasons: Mapping[UUID, Mapping[str, str]],
    act: Act,
) -> None:
    """Refuse personal data in what readers will see: all of a record that becomes public, the changes of one that is.

    ``grounds`` is the evidence of the records, ``reasons`` what was acknowledged for each; what of it was needed is
    added to the note, as its own pseudo-column. Raises :class:`Fault` ("personal_data").
    """
    whole = {row.uid for row, action, _ in notes if action == "publish"}
    for row, action, changed in notes:
        if row.state != PUBLISHED or (action != "publish" and row.uid in whole):
            continue
        shown = _readable(register, row, grounds.get(row.uid), None if action == "publish" else changed)
        if used := refuse_personal(register, shown, act.actor, reasons.get(row.uid), row.uid):
            changed["acknowledged"] = (None, used)


def _readable(register: Register, row: Any, evidence: Any, changed: Mapping[str, Any] | None) -> dict[str, Any]:
    """Words of the row that readers see, or those of them that are ``changed``. Links hold uids, no words."""
    public = register.public_names
    names = [column.name for column in register.stored if column.name in public - set(register.relations)]
    values = {name: register.plain(row, name) for name in names if changed is None or name in changed}
    if changed is None or "evidence" in changed:
        values["evidence"] = readable_evidence(register, evidence, set(public))
    return values
