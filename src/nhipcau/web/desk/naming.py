"""Records and people by their names, each asked once for all that a page speaks of; records as deep as each is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from nhipcau.core.desk.seen import SeenNames, items_looked_at
from nhipcau.core.people.actors import BY_LINK, OPERATOR, WORKER, account_of
from nhipcau.core.people.door import names_of
from nhipcau.core.policy import Look
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

Records = Mapping[tuple[str, UUID], Look]

MACHINES = {"seed": "desk_done_by_seed", WORKER: "desk_done_by_worker", BY_LINK: "desk_done_by_link"}
"""What acts without a person, and how the desk calls it."""


class Named(NamedTuple):
    """A record in words."""

    label: str
    address: str
    singular: str
    state: str
    state_words: str
    code: str = ""
    """"" for one that was never published."""


def named(looks: Records, names: SeenNames, language: str) -> dict[tuple[str, UUID], Named]:
    """Names of records somebody looks at, by (register, uid); ``names`` of what their own names speak of."""
    return {
        (name, uid): named_item(registers()[name], item, language)
        for (name, uid), item in items_looked_at(looks, names).items()
    }


def named_item(register: Register, item: dict[str, Any], language: str) -> Named:
    """An item of ``core.desk.seen`` in words."""
    return Named(
        item[f"label_{language}"],
        record_address(language, register, item["uid"]),
        register.singular[place_of(language)],
        item["state"],
        STATES.label(item["state"]).get(language),
        item["code"] or "",
    )


def names_of_actors(actors: Iterable[str], language: str) -> dict[str, str]:
    """Who is behind actors of ledger rows, in words: people by name, who works at the command line as an operator."""
    uids = {actor: uid for actor in actors if (uid := account_of(actor))}
    names = names_of(uids.values()) if uids else {}
    return {
        actor: names.get(uids[actor], say("desk_somebody", language)) if actor in uids else _in_words(actor, language)
        for actor in actors
    }


def _in_words(actor: str, language: str) -> str:
    """Operators and machines; another instance's actor stands as that instance calls it."""
    if actor.startswith(OPERATOR):
        return say("desk_operator", language, name=actor.removeprefix(OPERATOR))
    return say(MACHINES[actor], language) if actor in MACHINES else actor
