"""From a promise or a task to the form for what came of it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from nhipcau.core.policy import Look, Powers
from nhipcau.core.policy.words import CREATE, EDIT
from nhipcau.core.realisation.roles import RESULT, played_by
from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class Adding(NamedTuple):
    address: str
    words: str


def adding_result(register: Register, look: Look, powers: Powers, language: str) -> Adding | None:
    """For who reports on a piece of work of which results are kept; None for everybody and everything else."""
    result = played_by(RESULT)
    column = next((name for name, relation in result.relations.items() if relation.to == register.name), "")
    if register.work is None or not column or EDIT not in look.may or not powers.allows(result, CREATE):
        return None
    form = desk_address(language, "desk_record_new", slug=result.slug[place_of(language)])
    words = say("desk_work_add_one", language, what=result.singular[place_of(language)].lower())
    return Adding(f"{form}?{urlencode({column: look.row.uid})}", words)
