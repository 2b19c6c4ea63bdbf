"""Somebody's notices, as far as he may still see what they are about; how he wants to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nhipcau.core.inbox.states import MESSAGES
from nhipcau.core.models import Change
from nhipcau.core.notices.kinds import OF_DISCUSSIONS, REASONED
from nhipcau.core.notices.models import Habit, Notice
from nhipcau.core.people.door import POSTINGS
from nhipcau.core.people.models import Account
from nhipcau.core.registry import registers
from nhipcau.core.reminding.rounds import ROUNDS

if TYPE_CHECKING:
    from nhipcau.core.policy import Powers

OPEN_TO_WHOM_THEY_TELL = frozenset({POSTINGS, MESSAGES, ROUNDS})
"""What notices are about that say nothing but that there is something: one's own roles; a message, which its page opens
or does not; that something is due, of which the page of what is due shows what one may see.
"""
ONE_VISIT = timedelta(minutes=30)
"""So long after a look another one belongs to the same visit."""
NOTED_EVERY = timedelta(minutes=5)


def notices_of(account: Account, powers: Powers) -> QuerySet[Notice]:
    """What somebody is told, newest first: his own roles, and records his roles of today open. Two queries, one is made."""
    return _opened(Notice.objects.filter(account=account), powers)


def unread(account: Account, powers: Powers) -> QuerySet[Notice]:
    """What of it he has not read. Every page of the desk asks, and for most people most of the time there is nothing."""
    return _opened(Notice.objects.filter(account=account, read_at=None), powers)


def _opened(rows: QuerySet[Notice], powers: Powers) -> QuerySet[Notice]:
    """Those about what is open to him. Only registers that are among them are asked: a condition of all takes longer to
    write than to answer.
    """
    named = set(rows.order_by().values_list("register", flat=True).distinct())
    seen = Q(register__in=named & OPEN_TO_WHOM_THEY_TELL)
    for name in sorted(named & registers().keys()):
        register = registers()[name]
        there = register.model._default_manager.filter(powers.sees(register), uid=OuterRef("record"))
        seen |= Q(Exists(there), register=name)
    return rows.filter(seen).order_by("-at", "-change", "uid") if named else rows.none()


def mark_read(account: Account, now: datetime, uid: UUID | None = None) -> int:
    """Mark one notice of somebody as read, or all of them; returns how many were not."""
    rows = Notice.objects.filter(account=account, read_at=None)
    return (rows.filter(uid=uid) if uid else rows).update(read_at=now)


def discussion_read(account: Account, record: UUID, now: datetime) -> None:
    """Somebody has the discussion of a record before his eyes: what told him of it is read. Mostly there is nothing."""
    rows = Notice.objects.filter(account=account, read_at=None, record=record, kind__in=OF_DISCUSSIONS)
    if rows.exists():
        rows.update(read_at=now)


def forget_told(register: str, record: UUID, but: Collection[UUID] = ()) -> int:
    """Delete what was told of something that is not theirs any more, but for some accounts; returns how many."""
    return Notice.objects.filter(register=register, record=record).exclude(account__in=but).delete()[0]


def told_of(register: str) -> set[UUID]:
    """What of a kind of thing anybody has been told of."""
    return set(Notice.objects.filter(register=register).values_list("record", flat=True).distinct())


def reasons_of(notices: Iterable[Notice]) -> dict[int, str]:
    """By ledger row the reasons that belong to what is told; they stand in the ledger only."""
    rows = [one.change for one in notices if one.kind in REASONED]
    return dict(Change.objects.filter(id__in=rows).values_list("id", "reason"))


def due_by_mail(day: date) -> Iterator[Account]:
    """Who is told by mail, has something new and was not written to on ``day``."""
    fresh = Notice.objects.filter(read_at=None, mailed_at=None).values("account")
    others = Habit.objects.filter(Q(wants_mail=False) | Q(mailed_on__gte=day)).values("account")
    yield from Account.objects.filter(uid__in=fresh, is_active=True).exclude(uid__in=others).order_by("uid")


def mark_mailed(account: Account, notices: Iterable[Notice], now: datetime) -> None:
    """A digest with these notices has been taken by the mail server."""
    Notice.objects.filter(uid__in=[one.uid for one in notices]).update(mailed_at=now)
    Habit.objects.update_or_create(account=account, defaults={"mailed_on": timezone.localdate(now)})


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
