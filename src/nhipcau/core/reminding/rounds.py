"""Going round: what has to be reminded of now, one notice a day for each of those it concerns, each thing once a stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.dues.making import CONFIRM
from nhipcau.core.dues.models import DueDay
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.people.actors import WORKER
from nhipcau.core.reminding.models import Reminder
from nhipcau.core.reminding.stages import CAUGHT_UP, escalated_after, is_time, last_escalated, offsets, stage_of
from nhipcau.core.working_time import calendar_in_force
from nhipcau.lib.identifiers import seeded_uid

REMINDERS, ROUNDS = "reminders", "reminder-rounds"
"""What the ledger calls a reminder of one thing, and what people are told of at once."""
TOLD, ESCALATED = "told", "escalated"
"""Whom a round goes to: those who work on it, or the agency's leader."""
ACT = (WORKER, "nhắc việc đến hạn / reminder of what is due")

Key = tuple[UUID, str, date, str]


def remind(now: datetime | None = None) -> int:
    """Remind of everything whose stage has come and was not told of; returns of how many things. For the worker only.

    Killed in between, or done twice, it tells nothing twice: an agency's reminders are one transaction, unique by stage.
    Renewals of confirmations stand on Today and are not told of again here.
    """
    now = timezone.localtime(now or timezone.now())
    calendar = calendar_in_force()
    if not is_time(now, calendar):
        return 0
    today, stages, late = now.date(), offsets(), last_escalated(now.date(), calendar, escalated_after())
    first = min(late, today - timedelta(days=max(stages, default=0))) - CAUGHT_UP
    last = today - timedelta(days=min(stages, default=0))
    rows = DueDay.objects.filter(over=False, day__gte=first, day__lte=max(last, late)).exclude(agency="")
    count = 0
    found = rows.exclude(kind=CONFIRM).order_by("agency", "day", "record", "kind")
    for agency, theirs in groupby(found.iterator(), key=lambda row: row.agency):
        some = list(theirs)
        told = [(row, str(stage)) for row in some if (stage := stage_of(row.day, today, stages)) is not None]
        escalated = [(row, ESCALATED) for row in some if late - CAUGHT_UP <= row.day <= late]
        count += _tell(agency, TOLD, told, now) + _tell(agency, ESCALATED, escalated, now)
    return count


def round_of(agency: str, level: str, day: date) -> UUID:
    """What an agency's people are told of on a day is one thing, however often more comes to it."""
    return seeded_uid(ROUNDS, f"{agency} {level} {day.isoformat()}")


def _tell(agency: str, level: str, wanted: Iterable[tuple[DueDay, str]], now: datetime) -> int:
    """Keep the reminders that are new, and say in the ledger that they were given."""
    by_key: dict[Key, DueDay] = {(row.record, row.kind, row.day, stage): row for row, stage in wanted}
    records = {key[0] for key in by_key}
    there = set(Reminder.objects.filter(record__in=records).values_list("record", "kind", "day", "stage"))
    new = [(row, key[3]) for key, row in by_key.items() if key not in there]
    if not new:
        return 0
    told_of, act = round_of(agency, level, now.date()), Act(*ACT, at=now)
    with transaction.atomic():
        is_first = not Reminder.objects.filter(round=told_of).exists()
        made = Reminder.objects.bulk_create(_reminder(row, stage, agency, told_of, now) for row, stage in new)
        note(REMINDERS, [(one.uid, "remind", said_of(one)) for one in made], act)
        if is_first:
            said = {"agency": (None, agency), "level": (None, level), "things": (None, len(made))}
            note(ROUNDS, [(told_of, level, said)], act)
    return len(made)


def _reminder(row: DueDay, stage: str, agency: str, told_of: UUID, now: datetime) -> Reminder:
    return Reminder(
        uid=new_uid(),
        round=told_of,
        register=row.register,
        record=row.record,
        kind=row.kind,
        day=row.day,
        stage=stage,
        agency=agency,
        by=ACT[0],
        at=now,
    )


def said_of(one: Reminder) -> dict[str, tuple[None, str]]:
    """What the ledger says of a reminder: of which record, and at which stage."""
    names = ("register", "record", "kind", "day", "stage", "agency")
    return {name: (None, str(getattr(one, name))) for name in names}
