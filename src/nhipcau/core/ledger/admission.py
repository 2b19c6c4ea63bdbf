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


def admit_whole(register: Register, notes: list[Note]) -> None:
    """Refuse what cannot be true of a record as it shall be. Raises the first :class:`Fault` of ``Register.refusals``."""
    for row, _, _ in notes if register.refuses else ():
        for refusal in register.refusals(all_values(register, row)):
            raise refusal


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
    shown = [note for note in notes if note[0].state == PUBLISHED]
    whole = {row.uid for row, action, _ in shown if action == "publish"}
    fresh = _made(shown)
    for row, action, changed in shown:
        if action != "publish" and row.uid in whole:
            continue
        if action != "publish":
            values = {name: after for name, (_, after) in changed.items()}
        else:
            values = fresh.get(row.uid) or all_values(register, row)
            values["evidence"] = grounds.get(row.uid)
        if used := refuse_personal(register, shown_words(register, values), act.actor, reasons.get(row.uid), row.uid):
            changed["acknowledged"] = (None, used)


def _made(notes: list[Note]) -> dict[UUID, dict[str, Any]]:
    """What the notes say of records that were made just now: all there is of them."""
    made: dict[UUID, dict[str, Any]] = {}
    for row, action, changed in notes:
        if action == "create":
            made[row.uid] = {}
        if action != "publish" and row.uid in made:
            made[row.uid].update({name: after for name, (_, after) in changed.items()})
    return made


def all_values(register: Register, row: Any) -> dict[str, Any]:
    """Plain values of all stored columns."""
    return {column.name: register.plain(row, column.name) for column in register.stored}


def shown_words(register: Register, values: Mapping[str, Any]) -> dict[str, Any]:
    """The words among the values that readers see. Links hold uids, no words."""
    shown = {
        name: value
        for name, value in values.items()
        if name in register.public_names and name not in register.relations
    }
    if values.get("evidence"):
        shown["evidence"] = readable_evidence(register, values["evidence"], set(register.public_names))
    return shown
