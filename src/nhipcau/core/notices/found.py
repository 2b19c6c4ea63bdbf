"""Somebody's notices, as far as he may still see what they are about; how he wants to be told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.core.notices.models import Habit, Notice
from nhipcau.core.people.door import POSTINGS
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Powers

ONE_VISIT = timedelta(minutes=30)
"""So long after a look another one belongs to the same visit."""
NOTED_EVERY = timedelta(minutes=5)


def notices_of(account: Account, powers: Powers) -> QuerySet[Notice]:
    """What somebody is told, newest first: his own roles, and records his roles of today open. One query."""
    seen = Q(register=POSTINGS)
    for register in registers().values():
        rows = register.model._default_manager.filter(powers.sees(register), uid=OuterRef("record"))
        seen |= Q(Exists(rows), register=register.name)
    return Notice.objects.filter(seen, account=account).order_by("-at", "-change", "uid")


def unread(account: Account, powers: Powers) -> QuerySet[Notice]:
    return notices_of(account, powers).filter(read_at=None)


def mark_read(account: Account, now: datetime, uid: UUID | None = None) -> int:
    """Mark one notice of somebody as read, or all of them; returns how many were not."""
    rows = Notice.objects.filter(account=account, read_at=None)
    return (rows.filter(uid=uid) if uid else rows).update(read_at=now)


def habit_of(account: Account) -> Habit:
    """How somebody is told; what he has not said is as usual. Not kept until something is."""
    return Habit.objects.filter(account=account).first() or Habit(account=account)


def set_mail(account: Account, *, wanted: bool) -> None:
    """Whether somebody wants digests by mail."""
    Habit.objects.update_or_create(account=account, defaults={"wants_mail": wanted})


def last_visit(account: Account, now: datetime, last_row: int) -> int:
    """The ledger's last row at the end of somebody's visit before this one, 0 at his first; that he is here is noted."""
    habit = habit_of(account)
    away = now - habit.came_at if habit.came_at else None
    if away is None or away > ONE_VISIT:
        habit.before = habit.came_to
    elif away < NOTED_EVERY:
        return habit.before
    said = {"came_at": now, "came_to": last_row, "before": habit.before}
    Habit.objects.update_or_create(account=account, defaults=said)
    return habit.before
