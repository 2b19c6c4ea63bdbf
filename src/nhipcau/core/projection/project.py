"""The projector: brings the public store up to date with the ledger, step by step or all anew, to the same bytes."""

from __future__ import annotations

from nhipcau.core.ledger import feed
from nhipcau.core.made_by import made_by
from nhipcau.core.projection import renewal
from nhipcau.core.projection.fixed import FIXED
from nhipcau.core.projection.follow import Progress, follow, position, state
from nhipcau.core.store.models import Item
from nhipcau.core.store.router import STORE_WRITER


def project(progress: Progress | None = None, *, hands: int = 1, spans: int | None = None) -> int:
    """Follow the ledger, and go on with a renewal that has not ended; returns the ledger rows and spans that took.

    Safe to repeat and to be killed at any point. ``spans`` bounds how much is renewed in one go, for a worker that has
    other things to do; ``hands`` is the number of processes that make items.
    """
    if _place_is_lost():
        renewal.begin(afresh=True)
    elif state().renewing not in ("", made_by()):
        renewal.begin(afresh=False)  # half of it was made by another version
    if not state().renewing:
        return follow(progress)[0]
    applied, _ = follow()
    return applied + renewal.go_on(progress, hands=hands, spans=spans)


def rebuild(progress: Progress | None = None, *, hands: int = 1) -> int:
    """Make every item anew, or go on where that was ended before its time; returns the spans of numbers done.

    Readers meanwhile have each record as it was or as it is now; equal items are left alone.
    """
    if not state().renewing:
        renewal.begin(afresh=_place_is_lost())
    return project(progress, hands=hands)


def _place_is_lost() -> bool:
    """Whether the store's place in the ledger is none to follow from.

    The desk may be an older one, put back from a backup, or on another server; or nothing is shown yet, where making
    every item once is cheaper than following every step.
    """
    reached = position()
    if reached > feed.end() or state().server != feed.server():
        return True
    items = Item.objects.using(STORE_WRITER)
    if items.exclude(register__in=FIXED).exists():
        return False
    return feed.settled(reached).exists() or not items.exists()
