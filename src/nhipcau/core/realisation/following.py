"""Following the ledger, so that what is counted and how ties are doing is right soon after somebody has written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.ledger import feed
from nhipcau.core.models import Change
from nhipcau.core.realisation.judging import judge, reckon
from nhipcau.core.realisation.models import Counted, Reach
from nhipcau.core.realisation.promises import count_promises
from nhipcau.core.realisation.roles import PAPER, PIECE, PROMISE, RESULT, TIE, played_by

CHUNK = 1000
MANY = 20_000
"""Ledger rows that wait; of more everything is reckoned at once, which is quicker."""

Touched = dict[str, set[UUID]]


def keep_up(today: date | None = None) -> int:
    """Reckon everything once a day, else what the ledger's next rows touched; returns how many rows were looked at."""
    day, kept = today or timezone.localdate(), Reach.objects.filter(id=1).first()
    position = _position(kept)
    if kept is None or kept.reckoned_on != day or feed.count_beyond(position) > MANY:
        return reckon_all(day)
    looked_at = 0
    while rows := list(feed.settled(position).select_related("values_row")[:CHUNK]):
        _follow(rows, day)
        position = feed.Position(rows[-1].writer, rows[-1].id)
        _keep(position, day)
        looked_at += len(rows)
    return looked_at


def reckon_all(today: date) -> int:
    """Everything anew, from the ledger's end as it was before: what is written meanwhile is followed afterwards."""
    head = feed.head()
    found = reckon(today)
    _keep(head, today)
    return found


def _follow(rows: Iterable[Change], today: date) -> None:
    touched = _touched(rows)
    promises = touched[PROMISE] | _named(touched[PIECE] | touched[RESULT], rows)
    agreements = touched[PAPER] | _column_of(PROMISE, "agreement_id", promises) | _values(rows, "agreement")
    before = Counted.objects.filter(uid__in=promises).values_list("agreement", flat=True)
    agreements |= {one for one in before if one}
    ties = touched[TIE] | _column_of(PAPER, "tie_id", agreements) | _values(rows, "tie")
    with transaction.atomic():
        if promises:
            count_promises(today, promises)
        if agreements or ties:
            judge(today, agreements, ties)


def _touched(rows: Iterable[Change]) -> Touched:
    found: Touched = {name: set() for name in (PROMISE, PIECE, RESULT, PAPER, TIE)}
    roles = {played_by(role).name: role for role in found}
    for row in rows:
        if row.register in roles:
            found[roles[row.register]].add(row.uid)
    return found


def _named(records: set[UUID], rows: Iterable[Change]) -> set[UUID]:
    """The promises that tasks and results belong to, or did before these rows."""
    now = _column_of(PIECE, "commitment_id", records) | _column_of(RESULT, "commitment_id", records)
    return now | _values(rows, "commitment")


def _column_of(role: str, column: str, uids: set[UUID]) -> set[UUID]:
    rows = played_by(role).rows(MACHINERY_DESK).filter(uid__in=uids).exclude(**{column: None}) if uids else None
    return set(rows.values_list(column, flat=True)) if rows is not None else set()


def _values(rows: Iterable[Change], column: str) -> set[UUID]:
    """What a relation pointed at before and after these rows."""
    said = [row.values_row.values.get(column) or {} for row in rows]
    return {UUID(one) for changed in said for one in (changed.get("before"), changed.get("after")) if one}


def _position(kept: Reach | None) -> feed.Position:
    if kept is None:
        return feed.Position()
    return feed.Position(kept.writer if kept.server == feed.server() else 0, kept.change)


def _keep(position: feed.Position, today: date) -> None:
    said = {"server": feed.server(), "writer": position.writer, "change": position.id, "reckoned_on": today}
    Reach.objects.update_or_create(id=1, defaults=said)
