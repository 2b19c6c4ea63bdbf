"""The part of a record's page that says whether it still holds."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.policy import Look
from nhipcau.core.policy.words import CONFIRM
from nhipcau.core.publication import four_eyes
from nhipcau.core.publication.moves import MOVES
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.web.desk.publication.addresses import move_address
from nhipcau.web.portal.fresh import Fresh, fresh_of


class Panel(NamedTuple):
    """``confirm_address`` takes the owner's word in one click, "" where that is not his; ``seen`` goes with it."""

    fresh: Fresh
    is_public: bool
    confirm_address: str
    seen: int


def panel_of(register: Register, look: Look, language: str) -> Panel:
    row, is_public = look.row, look.row.state == PUBLISHED
    may = is_public and CONFIRM in look.may
    return Panel(
        fresh_of(row.confirmed_on.isoformat() if row.confirmed_on else None, row.confirmed_by, language),
        is_public,
        move_address(language, register, row.uid, MOVES[CONFIRM]) if may else "",
        four_eyes.last_change(row.uid) if may else 0,
    )
