"""What of a record that never leaves the desk somebody outside is shown whom its owner asks about it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.kinds import Kind, Public
    from nhipcau.core.register import Register


class Told(NamedTuple):
    """A column as it is shown: what it is called, its kind, its public value."""

    label: Label
    kind: Kind
    value: Public


def told_of(register: Register, row: Any) -> list[Told]:
    """The columns ``Register.told`` names, those that say something; one query for each relation among them."""
    found = []
    for path in register.told:
        relation, _, column = path.rpartition(".")
        owner, at = (registers()[register.relations[relation].to], None) if relation else (register, row)
        if relation and (target := register.plain(row, relation)):
            at = owner.rows(MACHINERY_DESK).filter(uid=target).first()
        plain = owner.plain(at, column) if at is not None else None
        if plain is not None:
            found.append(Told(owner.by_name[column].words, owner.kinds[column], owner.kinds[column].public(plain)))
    return found
