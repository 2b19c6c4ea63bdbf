"""Why somebody may or may not do something to a record: every line of the table that could grant it, and what it wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import PUBLIC, RESTRICTED, Seen
from nhipcau.core.labels import Label
from nhipcau.core.people.words import KINDS, ROLES
from nhipcau.core.policy import table
from nhipcau.core.policy.powers import Powers, no_record
from nhipcau.core.policy.words import ACTIONS, SCOPE_LINES, VISIBILITIES
from nhipcau.core.record import PUBLISHED
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.standing import Standing
    from nhipcau.core.register import Register


class Found(NamedTuple):
    """A record wherever it is."""

    register: Register
    row: Any

    @property
    def kept(self) -> Seen:
        """How narrowly it is kept now: published ones are PUBLIC."""
        return PUBLIC if self.row.state == PUBLISHED else Seen(self.row.visibility)


class Reason(NamedTuple):
    """One line of the table that a role of his brings up, whether it grants the action, and why (not)."""

    action: str
    granted: bool
    standing: Standing
    rule: table.Rule
    why: Label


def find_record(uid: UUID) -> Found:
    """The record with a uid, in whatever register and state. Raises :class:`Fault` ("no_record") if there is none."""
    for register in registers().values():
        row = register.rows(MACHINERY_DESK).filter(uid=uid).first()
        if row is not None:
            return Found(register, row)
    raise no_record()


def explain(powers: Powers, found: Found) -> Iterator[Reason]:
    """Every line of the table for his roles, by action; an action without a line at all is not among them."""
    for action in ACTIONS:
        for one in powers.standing:
            for rule in table.TABLE:
                if (rule.role, rule.action) == (one.role, action):
                    granted, why = _judge(powers, one, rule, found)
                    yield Reason(action, granted, one, rule, why)


def _judge(powers: Powers, one: Standing, rule: table.Rule, found: Found) -> tuple[bool, Label]:
    if not rule.speaks_of(found.register):
        return False, _not_there(rule, found.register)
    if rule.kind not in ("", one.agency.kind):
        kind = KINDS.label(rule.kind)
        return False, Label(f"chỉ dành cho: {kind.vi}", f"only in: {kind.en}")
    asked = powers.reach.audience(one.agency, rule.scope, rule.seen)
    within = replace(asked, clearance=RESTRICTED).rule(found.register)
    if not found.register.rows(MACHINERY_DESK).filter(within, uid=found.row.uid).exists():
        line = SCOPE_LINES.label(rule.scope)
        return False, Label(f"không thuộc phạm vi: {line.vi}", f"not within: {line.en}")
    kept, deep = VISIBILITIES[found.kept], VISIBILITIES[rule.seen]
    if found.kept > rule.seen:
        return False, Label(
            f"hồ sơ được giữ ở mức “{kept.vi}”, quy định chỉ đến mức “{deep.vi}”",
            f"the record is kept “{kept.en}”, this goes as far as “{deep.en}”",
        )
    return True, Label(f"xem được các cột đến mức “{deep.vi}”", f"columns as far as “{deep.en}”")


def _not_there(rule: table.Rule, register: Register) -> Label:
    """Why a line does not speak of a register."""
    if register.inside and rule.action in table.OUTWARD:
        return Label("hồ sơ của sổ này chỉ dùng ở bàn làm việc", "records of this register stay at the desk")
    if rule.registers == table.LED:
        return Label("chỉ trong các sổ có cơ quan chủ trì", "only in registers of work that an agency leads")
    return Label("chỉ trong các sổ mà đối tác tự giữ", "only in registers partners keep themselves")


def role_words(one: Standing) -> Label:
    """A role with its agency."""
    role = ROLES.label(one.role)
    return Label(f"{role.vi}, {one.agency.label.vi}", f"{role.en}, {one.agency.label.en}")
