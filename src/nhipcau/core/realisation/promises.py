"""Each promise as it is counted: its own columns, and of its tasks and results what is shared between agencies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import transaction
from django.db.models import Count, Max, Q

from nhipcau.core.audience import MACHINERY_DESK, Audience
from nhipcau.core.column import SHARED
from nhipcau.core.ledger.inserting import insert
from nhipcau.core.realisation.chunks import Stored, chunks, stored, within
from nhipcau.core.realisation.days import end_in_sql, end_of, first_of, not_after
from nhipcau.core.realisation.models import Counted
from nhipcau.core.realisation.roles import PIECE, PROMISE, RESULT, played_by
from nhipcau.core.realisation.thresholds import months
from nhipcau.lib.realisation import Promise, mask_of, months_before

SHARED_DESK = Audience("all", SHARED)
"""What everybody between agencies may know: how promises and ties are doing is told from nothing narrower."""

READ = (
    "uid", "owner", "state", "visibility", "place", "country", "level", "fields_of_work", "agreement_id", "lead",
    "status", "made_on", "due", "done_on", "plan_id",
)  # fmt: skip
WRITTEN = (
    "uid", "owner", "state", "visibility", "place", "country", "level", "year", "fields", "agreement", "lead", "status",
    "made_first", "due_end", "done_end", "planned", "active_end", "open_tasks", "late_tasks", "mask",
)  # fmt: skip


class Work(NamedTuple):
    """What is known of the tasks of a promise; ``done_end`` is the last day one was done."""

    open: int
    late: int
    done_end: str


NO_WORK = Work(0, 0, "")


class Judged(NamedTuple):
    """The day on which promises are judged, the same as text, and the day from which silence is no activity."""

    today: date
    cut_off: str
    silent_since: str


def count_promises(today: date, only: Collection[UUID] | None = None) -> int:
    """Count promises anew: some, or all; returns how many there are of those. What is not there any more goes."""
    counted, asked = 0, Judged(today, today.isoformat(), months_before(today, months().dormant).isoformat())
    for rows in chunks(played_by(PROMISE), READ, only):
        uids = [row[0] for row in rows]
        theirs = within("commitment", uids, only)
        tasks, results = _tasks(theirs, today), _results(theirs)
        with transaction.atomic():
            found = [_as_counted(row, tasks, results, asked) for row in rows]
            insert(Counted, WRITTEN, _other(found, within("uid", uids, only)), replacing="uid")
        counted += len(rows)
    there = played_by(PROMISE).rows(MACHINERY_DESK).values("uid")
    old = Counted.objects.all() if only is None else Counted.objects.filter(uid__in=list(only))
    old.exclude(uid__in=there).delete()
    return counted


def _tasks(theirs: Q, today: date) -> dict[Stored, Work]:
    """By promise: one grouped question. Tasks that are kept narrower than between agencies are not told of."""
    work = played_by(PIECE).work
    assert work is not None  # noqa: S101  # tasks are work
    is_open = Q(**{f"{work.status}__isnull": True}) | ~Q(**{f"{work.status}__in": work.over})
    late = is_open & Q(due_end__lt=today.isoformat(), due__isnull=False)
    rows = (
        SHARED_DESK.rows(played_by(PIECE))
        .filter(theirs)
        .annotate(due_end=end_in_sql(work.due))
        .values_list("commitment_id")
        .annotate(
            open_=Count("pk", filter=is_open),
            late_=Count("pk", filter=late),
            last_=Max(work.done_on, filter=Q(status=work.done)),
        )
        .order_by()
    )
    return {uid: Work(open_, late_, end_of(done)) for uid, open_, late_, done in stored(rows)}


def _results(theirs: Q) -> dict[Stored, str]:
    """The last day of a result of each promise."""
    rows = SHARED_DESK.rows(played_by(RESULT)).filter(theirs).values_list("commitment_id").annotate(last_=Max("day"))
    return {uid: end_of(day) for uid, day in stored(rows.order_by())}


def _other(found: list[tuple[Any, ...]], theirs: Q) -> list[tuple[Any, ...]]:
    """Those that are not there as they are: a night changes few."""
    kept = {row[0]: row for row in stored(Counted.objects.filter(theirs).values_list(*WRITTEN))}
    return [row for row in found if kept.get(row[0]) != row]


def _as_counted(
    row: tuple[Any, ...], tasks: dict[Stored, Work], results: dict[Stored, str], asked: Judged
) -> tuple[Any, ...]:
    (uid, owner, state, visibility, place, country, level, fields, agreement, lead, status, made_on, due, done_on, plan) = row  # fmt: skip
    work, made_first, due_end = tasks.get(uid, NO_WORK), first_of(made_on), end_of(due)
    done_end, planned = end_of(done_on) if status == "done" else "", uid in tasks or plan is not None
    active = max(not_after(day, asked.today) for day in (done_end, work.done_end, results.get(uid, "")))
    one = Promise(made_first, due_end, status or "", done_end, planned, active)
    return (
        uid, owner, state, visibility, place or "", country or "", level or "", (made_on or "")[:4], "|".join(orjson.loads(fields) if fields else ()),
        agreement, lead or "", status or "", made_first, due_end, done_end, planned, active, work.open, work.late,
        mask_of(one, asked.cut_off, asked.silent_since),
    )  # fmt: skip
