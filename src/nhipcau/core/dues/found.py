"""Asking what is due: counts and pages of what somebody may see, also of what was saved a moment ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from nhipcau.core.dues.due import Due
from nhipcau.core.dues.following import EVERYTHING, position_of
from nhipcau.core.dues.making import CONFIRM, barred, due_seen, has_dues, public_days, rows_of
from nhipcau.core.dues.models import DueDay, Followed
from nhipcau.core.dues.reach import visible
from nhipcau.core.ledger import feed
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.core.policy import Look, Powers

SOON = timedelta(days=7)
OVERDUE, TODAY, NEXT, LATER = "overdue", "today", "next", "later"
GROUPS = (OVERDUE, TODAY, NEXT, LATER)
LATEST = 1000
"""Rows of the ledger beyond the index that are looked at."""
ORDER = ("day", "register", "record", "kind")


@dataclass(frozen=True)
class Wanted:
    """Which of the open things due are asked for; None asks nothing of that.

    ``agencies`` must act (uids as text), ``places`` are where they are, ``records`` those it is due of; from ``first`` to
    ``last``, both included. ``renewals``: the owner's word that is to be renewed, and nothing else; False: all the rest.
    ``kind`` is that of the things, ``field`` one of the fields of work their records are about.
    """

    agencies: frozenset[str] | None = None
    places: frozenset[str] | None = None
    records: frozenset[UUID] | None = None
    register: str = ""
    kind: str = ""
    field: str = ""
    renewals: bool | None = None
    first: date | None = None
    last: date | None = None

    def within(self, first: date | None, last: date | None) -> Wanted:
        """The same of some days only; its own limits hold as well."""
        begins, ends = (one for one in (first, self.first) if one), (one for one in (last, self.last) if one)
        return replace(self, first=max(begins, default=None), last=min(ends, default=None))

    def rule(self) -> Q:
        """The condition on rows of the index; :meth:`holds` says the same of one."""
        limits = {
            "agency__in": self.agencies,
            "place__in": self.places,
            "record__in": self.records,
            "register": self.register or None,
            "kind": self.kind or None,
            "fields__contains": barred(self.field) if self.field else None,
            "day__gte": self.first,
            "day__lte": self.last,
        }
        found = Q(over=False, **{name: value for name, value in limits.items() if value is not None})
        return found if self.renewals is None else found & (Q(kind=CONFIRM) if self.renewals else ~Q(kind=CONFIRM))

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers that can have any of it."""
        if self.register:
            return (self.register,)
        return tuple(
            name
            for name, one in registers().items()
            if (self.renewals is not True and has_dues(one)) or (self.renewals is not False and not one.inside)
        )

    def holds(self, row: DueDay) -> bool:
        return (
            not row.over
            and (self.agencies is None or row.agency in self.agencies)
            and (self.places is None or row.place in self.places)
            and (self.records is None or row.record in self.records)
            and self.register in ("", row.register)
            and self.kind in ("", row.kind)
            and (not self.field or barred(self.field) in row.fields)
            and self.renewals in (None, row.kind == CONFIRM)
            and (self.first is None or row.day >= self.first)
            and (self.last is None or row.day <= self.last)
        )


class Shown(NamedTuple):
    """Something due with the record it is due of, as deep as its reader sees that, and its words."""

    row: DueDay
    look: Look
    due: Due


def limits_of(group: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a group; None for no limit."""
    day = timedelta(days=1)
    return {
        OVERDUE: (None, today - day),
        TODAY: (today, today),
        NEXT: (today + day, today + SOON),
        LATER: (today + SOON + day, None),
    }[group]


def group_of(day: date, today: date) -> str:
    """Which of :data:`GROUPS` a day is in."""
    if day <= today:
        return TODAY if day == today else OVERDUE
    return NEXT if day <= today + SOON else LATER


class Dues:
    """What is due as somebody sees it at a moment. Made once a request."""

    def __init__(self, powers: Powers) -> None:
        self.powers = powers
        self._conditions: dict[tuple[str, ...], Q] = {}

    @cached_property
    def is_complete(self) -> bool:
        """Whether every record has been gone through; not so in the first minute after a start with other rules."""
        return Followed.objects.filter(id=1, register=EVERYTHING).exists()

    def counts(self, wanted: Wanted, today: date) -> dict[str, int]:
        """How much there is in each of :data:`GROUPS`: one query."""
        soon = today + SOON
        found = self._settled(wanted).aggregate(
            overdue=Count("id", filter=Q(day__lt=today)),
            today=Count("id", filter=Q(day=today)),
            next=Count("id", filter=Q(day__gt=today, day__lte=soon)),
            later=Count("id", filter=Q(day__gt=soon)),
        )
        for row in self._fresh(wanted):
            found[group_of(row.day, today)] += 1
        return found

    def by_register(self, wanted: Wanted) -> dict[str, int]:
        """How much there is in each register that has anything."""
        counted = self._settled(wanted).order_by().values_list("register").annotate(Count("id"))
        found = dict(counted)
        for row in self._fresh(wanted):
            found[row.register] = found.get(row.register, 0) + 1
        return found

    def page(self, wanted: Wanted, start: int, limit: int) -> list[Shown]:
        """Some of it, the first due first: one query of the index, and one of each register among them."""
        return list(self._worded(self._rows(wanted, start, limit)))

    def groups(self, wanted: Wanted, today: date, limit: int) -> dict[str, list[Shown]]:
        """The first of each group: a query of the index for each, and one of each register among them all."""
        found = []
        for group in GROUPS:
            found += self._rows(wanted.within(*limits_of(group, today)), 0, limit)
        shown: dict[str, list[Shown]] = {group: [] for group in GROUPS}
        for one in self._worded(found):
            shown[group_of(one.row.day, today)].append(one)
        return shown

    def _rows(self, wanted: Wanted, start: int, limit: int) -> list[DueDay]:
        settled, fresh = self._settled(wanted).order_by(*ORDER), list(self._fresh(wanted))
        if not fresh:
            return list(settled[start : start + limit])
        rows = [*settled[: start + limit], *fresh]
        rows.sort(key=lambda row: (row.day, row.register, row.record, row.kind))
        return rows[start : start + limit]

    def _settled(self, wanted: Wanted) -> QuerySet[DueDay]:
        rows = DueDay.objects.filter(wanted.rule(), self._visible(wanted.registers))
        touched = {uid for _, uid in self._touched}
        return rows.exclude(record__in=touched) if touched else rows

    def _visible(self, names: tuple[str, ...]) -> Q:
        if names not in self._conditions:
            self._conditions[names] = visible(self.powers, names)
        return self._conditions[names]

    @cached_property
    def _touched(self) -> set[tuple[str, UUID]]:
        """Records that were changed since the index caught up."""
        state = Followed.objects.filter(id=1).first()
        if state is None:
            return set()
        found: set[tuple[str, UUID]] = set()
        for rows in feed.newest_beyond(position_of(state)):
            found |= set(rows.values_list("register", "uid")[:LATEST])
        return {one for one in found if one[0] in registers()}

    @cached_property
    def _made(self) -> list[tuple[DueDay, int]]:
        """What is due of them now, with the depth to which they are seen."""
        looks = self.powers.looks_of(self._touched) if self._touched else {}
        by_register: dict[str, list[Look]] = {}
        for (name, _), look in looks.items():
            by_register.setdefault(name, []).append(look)
        found = []
        for name, seen in by_register.items():
            depths = {look.row.uid: look.clearance for look in seen}
            rows = rows_of(registers()[name], [look.row for look in seen])
            found += [(row, int(depths[row.record])) for row in rows]
        return found

    def _fresh(self, wanted: Wanted) -> Iterator[DueDay]:
        return (row for row, depth in self._made if row.seen <= depth and wanted.holds(row))

    def _worded(self, rows: Iterable[DueDay]) -> Iterator[Shown]:
        """With their words; what has been done or taken from his desk in this very moment is left out."""
        kept = list(rows)
        looks = self.powers.looks_of((row.register, row.record) for row in kept)
        changed = public_days([look.row for look in looks.values()])
        said = {
            (uid, due.kind): due
            for (name, uid), look in looks.items()
            for due in due_seen(registers()[name], look.row, look.clearance, changed.get(uid))
        }
        for row in kept:
            if (due := said.get((row.record, row.kind))) is not None:
                yield Shown(row, looks[row.register, row.record], due)
