"""What somebody may do on a day: the table applied to his roles. Every decision on a record is one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When

from nhipcau.core.audience import MACHINERY_DESK, Audience
from nhipcau.core.column import Seen
from nhipcau.core.faults import Fault
from nhipcau.core.people.standing import Standing, roles_of
from nhipcau.core.policy import table
from nhipcau.core.policy.reach import Reach
from nhipcau.core.policy.words import ACTIONS, ALL, CREATE, SCOPES, SEE
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account, Agency
    from nhipcau.core.register import Register

CHANGES = tuple(action for action in ACTIONS if action != SEE)


class Desk(NamedTuple):
    """The rows an agency's role reaches by one rule of the table, as an audience."""

    agency: Agency
    rule: table.Rule
    audience: Audience

    @property
    def scope(self) -> str:
        return self.rule.scope

    @property
    def key(self) -> str:
        """The desk's name in addresses: its scope, and the agency where that matters."""
        return self.scope if self.scope == ALL else f"{self.scope}-{self.agency.uid}"


class Look(NamedTuple):
    """A record somebody may see: its row, the desk that shows most of it, and what else he may do to it."""

    row: Any
    desk: Desk
    may: frozenset[str]

    @property
    def clearance(self) -> Seen:
        return self.desk.audience.clearance


class Powers:
    """The table for somebody's roles on a day. Made once a request; agencies are asked for once each, and desks worked
    out once: neither roles nor day change.
    """

    def __init__(self, standing: list[Standing], on: date) -> None:
        self.standing = standing
        self.on = on
        self.reach = Reach(on)
        self._desks: dict[tuple[Register | None, str], tuple[Desk, ...]] = {}

    def desks(self, register: Register | None, action: str = SEE) -> tuple[Desk, ...]:
        """Desks from which he may do something in a register (None: in every one alike), nearest scope first, the deeper
        sight of each.
        """
        if (register, action) not in self._desks:
            self._desks[register, action] = tuple(self._worked_out(register, action))
        return self._desks[register, action]

    def _worked_out(self, register: Register | None, action: str) -> list[Desk]:
        found: dict[str, Desk] = {}
        for one, rule in self.rules(register, action):
            desk = Desk(one.agency, rule, self.reach.audience(one.agency, rule.scope, rule.seen))
            known = found.get(desk.key)
            if known is None or known.rule.seen < rule.seen:
                found[desk.key] = desk
        return sorted(found.values(), key=lambda desk: SCOPES.place(desk.scope))

    def rules(self, register: Register | None, action: str) -> Iterable[tuple[Standing, table.Rule]]:
        """The lines of the table that grant him an action in a register, each with the role it is his by."""
        for one in self.standing:
            for rule in table.TABLE:
                if (rule.role, rule.action) != (one.role, action) or not rule.speaks_of(register):
                    continue
                if rule.kind in ("", one.agency.kind):
                    yield one, rule

    def look(self, register: Register, uid: UUID) -> Look:
        """A record he may see. Raises :func:`no_record`, the same after the same query, if there is none or not for him."""
        found = self.looks(register, [uid])
        if uid not in found:
            raise no_record()
        return found[uid]

    def looks(self, register: Register, uids: Iterable[UUID]) -> dict[UUID, Look]:
        """Those of some records he may see, by uid: one query."""
        desks, rows = self._deepest_first(register), self.annotated(register).filter(uid__in=list(uids))
        ways = self._ways(register)
        return {row.uid: Look(row, desks[row.seen_from], _may(row, ways)) for row in rows if row.seen_from is not None}

    def looks_of(self, records: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], Look]:
        """Those of some records of several registers he may see, by (register, uid): one query for each register among
        them. Names that are no register's are left out.
        """
        wanted: dict[str, set[UUID]] = {}
        for name, uid in records:
            wanted.setdefault(name, set()).add(uid)
        return {
            (name, uid): look
            for name, register in registers().items()
            if name in wanted
            for uid, look in self.looks(register, wanted[name]).items()
        }

    def looks_from(self, desk: Desk, register: Register, uids: Iterable[UUID]) -> dict[UUID, Look]:
        """Those of some records that one of his desks has, as deep as that desk sees them: one query."""
        rows = self.annotated(register).filter(desk.audience.rule(register), uid__in=list(uids))
        ways = self._ways(register)
        return {row.uid: Look(row, desk, _may(row, ways)) for row in rows}

    def annotated(self, register: Register) -> QuerySet[Any]:
        """All rows, with ``seen_from`` (the desk that shows most of a row, None: not for him) and ``reached_<n>``: whether
        the n-th of his ways has it.
        """
        desks = self._deepest_first(register)
        cases = [When(desk.audience.rule(register), then=Value(place)) for place, desk in enumerate(desks)]
        asked = {f"reached_{place}": _reached(register, some) for place, some in enumerate(self._ways(register))}
        asked["seen_from"] = _case(cases, IntegerField(null=True), None)
        # Every row, before anybody's desk is asked; every one of them is then asked about.
        found: QuerySet[Any] = register.rows(MACHINERY_DESK).annotate(**asked)
        return found

    def sees(self, register: Register) -> Q:
        """The condition on rows of a register he may see, from whichever desk: for asking whether, never what."""
        found = Q(pk__in=())
        for desk in self.desks(register):
            found |= desk.audience.rule(register)
        return found

    def allows(self, register: Register, action: str) -> bool:
        """Whether there may be records on which he may do this; for new ones and for what a page offers at all."""
        return any(True for _ in self.rules(register, action))

    def creating(self, register: Register) -> dict[str, Seen]:
        """The agencies, by uid, for which he may enter records, and down to which level of columns and of keeping."""
        found: dict[str, Seen] = {}
        for one, rule in self.rules(register, CREATE):
            uid = str(one.agency.uid)
            found[uid] = max(rule.seen, found.get(uid, rule.seen))
        return found

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """The agencies he works in, by uid."""
        return {str(one.agency.uid): one.agency for one in self.standing}

    def _ways(self, register: Register) -> dict[tuple[Audience, ...], list[str]]:
        """The changes he may make by the rows he may make them to: most are made from the same desks, asked about once."""
        found: dict[tuple[Audience, ...], list[str]] = {}
        for action in CHANGES:
            if audiences := tuple(desk.audience for desk in self.desks(register, action)):
                found.setdefault(audiences, []).append(action)
        return found

    def _deepest_first(self, register: Register) -> list[Desk]:
        return sorted(self.desks(register), key=lambda desk: -desk.rule.seen)


def powers_of(account: Account, on: date) -> Powers:
    """What somebody may do on a day."""
    return Powers(roles_of(account, on), on)


def no_record() -> Fault:
    """404 for a record of the desk: the same words whether there is none or it is not for the one who asks."""
    return Fault(
        "no_record",
        "Không có hồ sơ này, hoặc vai trò hiện nay của bạn không mở được. Hãy tìm lại trong danh sách, hoặc hỏi cơ quan đã gửi liên kết.",
        "There is no such record, or your present roles do not open it. Look in the list, or ask the agency that sent you the link.",
        status=404,
    )


def _may(row: Any, ways: dict[tuple[Audience, ...], list[str]]) -> frozenset[str]:
    """What an annotated row says may be done to it."""
    reached = (actions for place, actions in enumerate(ways.values()) if getattr(row, f"reached_{place}"))
    return frozenset(action for actions in reached for action in actions)


def _reached(register: Register, audiences: Iterable[Audience]) -> Case:
    return _case([When(one.rule(register), then=Value(True)) for one in audiences], BooleanField(), False)


def _case(cases: list[When], kind: Any, otherwise: Any) -> Case:
    return Case(*cases, default=Value(otherwise, output_field=kind), output_field=kind)
