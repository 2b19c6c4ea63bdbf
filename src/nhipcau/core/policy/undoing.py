"""Who may take a change back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from nhipcau.core.policy.words import CONFIRM, EDIT, PUBLISH
from nhipcau.core.record import PUBLISHED

if TYPE_CHECKING:
    from nhipcau.core.column import Seen
    from nhipcau.core.policy.powers import Look
    from nhipcau.core.register import Register


class Changed(Protocol):
    """A change, as far as it says which columns it touched."""

    @property
    def columns(self) -> Mapping[str, Any]: ...


def may_undo(look: Look, action: str = "update") -> bool:
    """Who may edit; of a published record, who may publish: what is undone there readers see at once. A confirmation is
    taken back by those who may give it.
    """
    if action == CONFIRM:
        return CONFIRM in look.may
    return (PUBLISH if look.row.state == PUBLISHED else EDIT) in look.may


def is_wholly_seen(register: Register, changes: Iterable[Changed], clearance: Seen) -> bool:
    """Whether changes touch nothing that is hidden from this desk."""
    hidden = {column.name for column in register.columns if column.seen > clearance}
    return not any(hidden & set(one.columns) for one in changes)
