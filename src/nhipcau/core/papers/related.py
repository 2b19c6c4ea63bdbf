"""What a paper takes from records that point at its own: those it asks for, and the procedure that runs, as far as one sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from nhipcau.core.desk.seen import SeenNames, items_looked_at, pointing_at
from nhipcau.core.papers.declaration import PaperForm, Values
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look, Powers
from nhipcau.core.registry import registers
from nhipcau.lib.procedures import ANSWERS

MOST = 500
UNANSWERED = "chưa trả lời"


def related(form: PaperForm, uid: UUID, powers: Powers) -> tuple[Values, dict[str, list[Values]]]:
    """The facts of the newest procedure about a record, and the records of the registers the form reads, by register."""
    found: dict[str, list[Look]] = {}
    for side, looks in pointing_at(uid, powers, MOST).items():
        found.setdefault(side.register, []).extend(looks)
    wanted = {(name, look.row.uid): look for name in form.reads for look in reversed(found.get(name, ()))}
    items = items_looked_at(wanted, SeenNames(powers)) if wanted else {}
    read: dict[str, list[Values]] = {name: [] for name in form.reads}
    for (name, _), item in items.items():
        read[name].append(item["values"])
    return _run(found), read


def _run(found: Mapping[str, list[Look]]) -> Values:
    """Route, purpose and opinions as the paper needs them; nothing where no procedure is seen."""
    for name, looks in found.items():
        register = registers()[name]
        procedure = register.procedure
        if procedure is None or not looks:
            continue
        seen = {column.name for column in register.seen_to(looks[0].clearance)}
        if {procedure.route, procedure.purpose, procedure.steps} <= seen:
            row = looks[0].row
            return {
                "route": register.plain(row, procedure.route),
                "purpose": register.plain(row, procedure.purpose),
                "opinions": opinions(register.plain(row, procedure.steps) or ()),
            }
    return {}


def opinions(steps: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Bodies in the order they were asked, each with its last answer; silence is no answer."""
    said: dict[str, dict[str, str]] = {}
    for step in steps:
        for body in step.get("bodies") or ():
            said.setdefault(body, {"answer": UNANSWERED, "words": ""})
        if step.get("body") and step.get("answer"):
            answer = ANSWERS.get(step["answer"])
            said[step["body"]] = {"answer": answer.vi if answer else "", "words": step.get("words") or ""}
    agencies = agencies_by_uid(said)
    return [{"body": agencies[body].name_vi if body in agencies else body, **rest} for body, rest in said.items()]
