"""Closing stretches of the ledger: each seal hashes its changes and the seal before, so none can be altered unseen.

Only settled changes are sealed, in the order of the feed, outside the transactions that write them: no writer waits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from struct import Struct
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone

from nhipcau.core.ledger import anchor, feed
from nhipcau.core.ledger.leaf import canonical
from nhipcau.core.models import Change, Seal
from nhipcau.lib import merkle

if TYPE_CHECKING:
    from datetime import datetime

MOST = 10_000
"""Changes in one seal: its row stays below half a megabyte, and so does its line in the anchor file."""

_ENTRY = Struct(">q32s")

Progress = Callable[[int, int], None]


def seal(progress: Progress | None = None, *, seals: int | None = None) -> int:
    """Seal all settled changes that no seal covers and write the seals to the anchor file; returns how many changes.

    ``seals`` bounds how many are made in one go, for a worker that has other things to do.

    Lines that an earlier process could not write any more are written first. Raises :class:`Fault`
    ("anchor_differs", "anchor_ahead", "anchor_unreadable") if the file knows other seals than the table.
    """
    anchor.catch_up()
    made = sealed = 0
    while made != seals and (changes := _next_changes()):
        try:
            with transaction.atomic():
                Seal.objects.bulk_create([make(changes, newest(), timezone.now())])
        except IntegrityError:
            break  # another process has just made the seal of this number
        anchor.catch_up()
        made += 1
        sealed += len(changes)
        if progress:
            progress(sealed, 0)
    return sealed


def make(changes: list[tuple[int, int, str]], before: Seal | None, at: datetime) -> Seal:
    """The seal of changes, each given by its place in the feed and its leaf (writer, id, leaf)."""
    (first_writer, first_id, _), (last_writer, last_id, _) = changes[0], changes[-1]
    made = Seal(
        number=before.number + 1 if before else 1,
        first_writer=first_writer,
        first_id=first_id,
        last_writer=last_writer,
        last_id=last_id,
        count=len(changes),
        leaves=b"".join(_ENTRY.pack(key, bytes.fromhex(leaf)) for _, key, leaf in changes),
        root=root_of(bytes.fromhex(leaf) for *_, leaf in changes),
        previous=before.hash if before else "",
        at=at.astimezone(UTC),
    )
    made.hash = hash_of(made)
    return made


def entries(sealed: Seal) -> Iterator[tuple[int, bytes]]:
    """The changes of a seal in their order: row id and leaf. A list that was cut short by hand ends with its last whole one."""
    listed = bytes(sealed.leaves)
    return _ENTRY.iter_unpack(listed[: len(listed) - len(listed) % _ENTRY.size])


def root_of(leaves: Iterable[bytes]) -> str:
    return merkle.root(leaves).hex()


def hash_of(sealed: Seal) -> str:
    """Hash over everything a seal says, the seal before included."""
    said = {
        "number": sealed.number,
        "first": [sealed.first_writer, sealed.first_id],
        "last": [sealed.last_writer, sealed.last_id],
        "count": sealed.count,
        "leaves": hashlib.sha256(bytes(sealed.leaves)).hexdigest(),
        "root": sealed.root,
        "previous": sealed.previous,
        "at": sealed.at.isoformat(timespec="microseconds"),
    }
    return hashlib.sha256(b"nhipcau-seal-1\0" + canonical(said)).hexdigest()


def newest() -> Seal | None:
    """The last seal, without its list."""
    return Seal.objects.order_by("-number").defer("leaves").first()


def position_of(last: Seal) -> tuple[feed.Position, bool]:
    """Where the feed goes on behind a seal, and whether the feed has been numbered anew since (``feed.adopt``)."""
    writer = Change.objects.filter(id=last.last_id).values_list("writer", flat=True).first()
    if writer is None or writer == last.last_writer:
        return feed.Position(last.last_writer, last.last_id), False
    return feed.Position(writer, last.last_id), True


def _next_changes() -> list[tuple[int, int, str]]:
    """The next settled changes without a seal, as :func:`make` takes them."""
    last = newest()
    if last is None:
        return list(_settled(feed.Position()))
    position, is_renumbered = position_of(last)
    return _left_out() if is_renumbered else list(_settled(position))


def _settled(position: feed.Position, known: frozenset[int] = frozenset()) -> Iterator[tuple[int, int, str]]:
    """At most a seal's fill of settled changes after ``position``, those of ``known`` ids left out."""
    taken = 0
    while taken < MOST and (chunk := list(feed.settled(position).values_list("writer", "id", "leaf")[: MOST - taken])):
        writer, key, _ = chunk[-1]
        position = feed.Position(writer, key)
        fresh = [one for one in chunk if one[1] not in known]
        taken += len(fresh)
        yield from fresh


def _left_out() -> list[tuple[int, int, str]]:
    """After the feed was numbered anew (once per move to another server) a position says nothing: look all through."""
    if Change.objects.count() == Seal.objects.aggregate(all=Sum("count"))["all"]:
        return []
    known = frozenset(key for one in Seal.objects.order_by("number").iterator(1) for key, _ in entries(one))
    return list(_settled(feed.Position(), known))
