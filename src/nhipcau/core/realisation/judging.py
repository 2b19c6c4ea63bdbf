"""How agreements and ties are doing: facts gathered a table at a time, judged one by one by the pure rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import transaction
from django.db.models import CharField, Count, Max, Q, Sum
from django.db.models.functions import Cast, Concat

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.ledger.inserting import insert
from nhipcau.core.realisation.chunks import Stored, chunks, stored, stored_uid, within
from nhipcau.core.realisation.days import end_of, not_after
from nhipcau.core.realisation.models import Counted, Health
from nhipcau.core.realisation.promises import SHARED_DESK, count_promises
from nhipcau.core.realisation.roles import PAPER, PROMISE, TIE, played_by
from nhipcau.core.realisation.thresholds import months
from nhipcau.core.record import PUBLISHED
from nhipcau.lib.health import Facts, health_of, renewed_until

if TYPE_CHECKING:
    from nhipcau.core.register import Register

READ = (
    "uid", "owner", "state", "visibility", "place", "country", "partner_id", "tie_id", "signed_on", "expires_on",
    "validity", "renewal", "renewal_years",
)  # fmt: skip
READ_OF_TIE = ("uid", "owner", "state", "visibility", "place", "country", "partner_id", "established_on")
WRITTEN = (
    "uid", "register", "owner", "state", "visibility", "place", "country", "partner", "word", "active_on",
    "source_register", "source", "facts",
)  # fmt: skip
ENDED, EXPIRED, EXTENDED = ("terminated", "withdrawn", "replaced"), "expired", "extended"
AUTOMATIC = "automatic"
OVER = ("done", "dropped")


@dataclass
class Known:
    """What is known of one agreement or tie while it is gathered; ``last`` is (day, register, record)."""

    last: tuple[str, str, str] = ("", "", "")
    reported: bool = False
    late: int = 0
    open: int = 0
    own: dict[str, Any] = field(default_factory=dict)

    def take(self, other: Known) -> None:
        self.last = max(self.last, other.last)
        self.reported |= other.reported
        self.late += other.late
        self.open += other.open


def reckon(today: date) -> int:
    """Count every promise and judge every agreement and tie; returns how many of all of these there are."""
    return count_promises(today) + judge(today)


def judge(today: date, agreements: Collection[UUID] | None = None, ties: Collection[UUID] | None = None) -> int:
    """Judge some agreements and ties, or all, from what has been counted."""
    judged, by_tie = 0, dict[Stored, Known]()
    for rows in chunks(played_by(PAPER), READ, agreements):
        uids = [row[0] for row in rows]
        promises = _promises(within("agreement", uids, agreements), today)
        found = [(row, _of_agreement(row, promises.get(row[0], Known()), today)) for row in rows]
        if ties is None:
            _add_to_ties(found, by_tie)
        _write(played_by(PAPER), [(row[:7], known) for row, known in found], within("uid", uids, agreements), today)
        judged += len(rows)
    if ties is not None:
        by_tie = _ties_of(ties, today)
    for rows in chunks(played_by(TIE), READ_OF_TIE, ties):
        told = [(row[:7], _of_tie(row, by_tie.get(row[0], Known()), today)) for row in rows]
        _write(played_by(TIE), told, within("uid", [row[0] for row in rows], ties), today)
        judged += len(rows)
    for register, only in ((played_by(PAPER), agreements), (played_by(TIE), ties)):
        old = Health.objects.filter(register=register.name, **({} if only is None else {"uid__in": list(only)}))
        old.exclude(uid__in=register.rows(MACHINERY_DESK).values("uid")).delete()
    return judged


def _promises(of: Q, today: date) -> dict[Stored, Known]:
    """What the promises of agreements tell, those that are shared between agencies: one grouped question."""
    promise = played_by(PROMISE).name
    is_open, kept = ~Q(status__in=OVER), Q(state=PUBLISHED) | Q(visibility__lte=SHARED)
    late = is_open & Q(due_end__gt="", due_end__lt=today.isoformat())
    told = ~Q(status="") | Q(planned=True) | Q(active_end__gt="")
    rows = (
        Counted.objects.filter(kept & of)
        .values_list("agreement")
        .annotate(
            open_=Count("pk", filter=is_open),
            tasks_=Sum("open_tasks"),
            late_=Count("pk", filter=late),
            tasks_late_=Sum("late_tasks"),
            told_=Count("pk", filter=told),
            last_=Max(Concat("active_end", Cast("uid", CharField())), filter=Q(active_end__gt="")),
        )
        .order_by()
    )
    return {
        agreement: Known(
            (last[:10], promise, last[10:]) if last else ("", "", ""), bool(reported), late + tasks_late, open_ + tasks
        )
        for agreement, open_, tasks, late, tasks_late, reported, last in stored(rows)
    }


def _of_agreement(row: tuple[Any, ...], known: Known, today: date) -> Known:
    uid, *_, signed_on, expires_on, validity, renewal, years = row
    known.last = max(
        known.last,
        (not_after(end_of(signed_on), today), played_by(PAPER).name, str(uid)) if signed_on else ("", "", ""),
    )
    ends = date.fromisoformat(end_of(expires_on)) if expires_on else None
    by_itself = (
        renewed_until(ends, int(years), today) if ends and renewal == AUTOMATIC and years and years >= 1 else None
    )
    known.own = {
        "expires_on": ends, "renewed_until": by_itself, "is_extended": validity == EXTENDED,
        "is_ended": validity in ENDED, "is_said_expired": validity == EXPIRED,
    }  # fmt: skip
    return known


def _of_tie(row: tuple[Any, ...], known: Known, today: date) -> Known:
    uid, *_, began = row
    known.last = max(
        known.last, (not_after(end_of(began), today), played_by(TIE).name, str(uid)) if began else ("", "", "")
    )
    return known


def _add_to_ties(found: list[tuple[tuple[Any, ...], Known]], by_tie: dict[Stored, Known]) -> None:
    """What agreements that are shared between agencies tell of the ties they belong to."""
    for row, known in found:
        _, _, state, visibility, _, _, _, tie, *_ = row
        if tie and (state == PUBLISHED or visibility <= SHARED):
            by_tie.setdefault(tie, Known()).take(known)


def _ties_of(ties: Collection[UUID], today: date) -> dict[Stored, Known]:
    """The same for some ties, asked from their agreements."""
    by_tie: dict[Stored, Known] = {}
    rows = stored(SHARED_DESK.rows(played_by(PAPER)).filter(tie__in=list(ties)).order_by("uid").values_list(*READ))
    promises = _promises(Q(agreement__in=[row[0] for row in rows]), today)
    _add_to_ties([(row, _of_agreement(row, promises.get(row[0], Known()), today)) for row in rows], by_tie)
    return by_tie


def facts_of(known: Known) -> Facts:
    day = known.last[0]
    return Facts(date.fromisoformat(day) if day else None, known.reported, known.late, known.open, **known.own)


def _write(about: Register, found: list[tuple[tuple[Any, ...], Known]], theirs: Q, today: date) -> None:
    asked, kept_rows, rows = months(), Health.objects.filter(theirs).values_list(*WRITTEN), []
    for (uid, owner, state, visibility, place, country, partner), known in found:
        facts = facts_of(known)
        day, register, source = known.last
        said = health_of(facts, today, asked)
        record = (uid, about.name, owner, state, visibility, place or "", country or "", partner)
        rows.append((*record, said.word, day, register, stored_uid(source, kept_rows), plain(facts)))
    with transaction.atomic():
        kept = {row[0]: (*row[:-1], orjson.loads(row[-1])) for row in stored(kept_rows)}
        insert(Health, WRITTEN, [row for row in rows if kept.get(row[0]) != row], replacing="uid")


def plain(facts: Facts) -> Mapping[str, Any]:
    """Facts as JSON has them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts._asdict().items()}
