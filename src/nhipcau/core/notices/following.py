"""Following the ledger for those it concerns: its rows become notices, each once for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.core.ledger import feed
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.models import Change
from nhipcau.core.notices.concerned import tellings
from nhipcau.core.notices.models import Followed, Notice
from nhipcau.core.people.actors import actor_of
from nhipcau.core.settings import days

KEEP = "NHIPCAU_NOTICE_KEEP_DAYS"
CHUNK = 200
CHUNKS_AT_ONCE = 20
"""So that a large import does not keep the worker from what is published."""


def follow(now: datetime | None = None) -> int:
    """Make notices of the next settled rows of the ledger; returns how many rows were looked at. For the worker only.

    The first time it begins at the ledger's end: nobody is told of what happened before there was anybody to tell.
    """
    looked_at = 0
    oldest = (now or timezone.now()) - timedelta(days=days(KEEP))
    for _ in range(CHUNKS_AT_ONCE):
        position = _position()
        rows = list(feed.settled(position).select_related("values_row")[:CHUNK])
        if not rows:
            break
        found = [one for row in rows if row.at >= oldest for one in _notices(row)]
        with transaction.atomic():
            Notice.objects.bulk_create(found, ignore_conflicts=True)
            _keep(feed.Position(rows[-1].writer, rows[-1].id))
        looked_at += len(rows)
    return looked_at


def sweep(now: datetime) -> int:
    """Delete notices whose time is over; returns how many."""
    return Notice.objects.filter(at__lt=now - timedelta(days=days(KEEP))).delete()[0]


def _notices(row: Change) -> Iterator[Notice]:
    """Nobody is told what he did himself."""
    for told in tellings(row, timezone.localdate(row.at)):
        for account in told.accounts:
            if actor_of(account) != row.actor:
                yield Notice(
                    uid=new_uid(),
                    account_id=account,
                    kind=told.kind,
                    register=told.register,
                    record=told.record,
                    change=row.id,
                    by=row.actor,
                    at=row.at,
                    data=dict(told.data),
                )


def _position() -> feed.Position:
    """Rows that came from another server were made the oldest of this one (``feed.adopt``): there the row id counts."""
    kept, server = Followed.objects.filter(id=1).first(), feed.server()
    if kept is None:
        start = feed.head()
        _keep(start)
        return start
    return feed.Position(kept.writer, kept.change) if kept.server == server else feed.Position(0, kept.change)


def _keep(position: feed.Position) -> None:
    said = {"server": feed.server(), "writer": position.writer, "change": position.id}
    Followed.objects.update_or_create(id=1, defaults=said)
