"""Following the ledger: the records that were touched, and all that show their names, are made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.ledger import feed
from nhipcau.core.models import PublicChange, RecordEvidence, RelationEdge
from nhipcau.core.projection.difference import difference, write
from nhipcau.core.projection.item import Grounds, Made, make_items
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item, StoreState
from nhipcau.core.store.router import STORE_WRITER

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.core.register import Register

CHUNK = 1000
Progress = Callable[[int, int], None]
Touched = dict[str, set[UUID]]
"""Uids of records by register name."""


def state() -> StoreState:
    """The store's one row; made where there is none."""
    return StoreState.objects.using(STORE_WRITER).get_or_create(id=1, defaults={"server": feed.server()})[0]


def position() -> feed.Position:
    """Up to where the store has followed the ledger."""
    said = state()
    return feed.Position(said.projected_writer, said.projected_through)


def follow(progress: Progress | None = None) -> tuple[int, feed.Position]:
    """Apply the ledger rows the store has not seen, a thousand in a transaction; returns how many, and up to where.

    Rows of a transaction that may still be overtaken by an older one are left for the next time (``ledger.feed``).
    """
    reached, applied = position(), 0
    waiting = feed.count_settled(reached) if progress else 0
    while chunk := list(feed.settled(reached).values_list("writer", "id", "register", "uid")[:CHUNK]):
        touched: Touched = {}
        for _, _, register, uid in chunk:
            touched.setdefault(register, set()).add(uid)
        add_dependents(touched)
        reached = feed.Position(*chunk[-1][:2])
        with transaction.atomic(using=STORE_WRITER):
            hold()
            for name in registers():
                refresh(registers()[name], touched.get(name, set()))
            set_through(reached)
        applied += len(chunk)
        if progress:
            progress(applied, waiting)
    return applied, reached


def hold() -> None:
    """Be the only one who writes the store until the transaction ends (SQLite allows no second writer anyway)."""
    StoreState.objects.using(STORE_WRITER).select_for_update().get(id=1)


def set_through(reached: feed.Position) -> None:
    StoreState.objects.using(STORE_WRITER).filter(id=1).update(
        projected_writer=reached.writer, projected_through=reached.id
    )


def add_dependents(touched: Touched) -> None:
    """Add the records that show a touched record's name – and, where their own name contains it, those that show theirs."""
    frontier = set().union(*touched.values())
    while frontier:
        edges = RelationEdge.objects.filter(target__in=frontier).values_list("register", "uid", "column")
        frontier = set()
        for name, uid, column in edges:
            known = touched.setdefault(name, set())
            if column in registers()[name].label_from and uid not in known:
                frontier.add(uid)
            known.add(uid)


def refresh(register: Register, uids: set[UUID], *, adding: bool = True) -> None:
    """Bring the items of these records up to date: changed ones written, those no longer public deleted."""
    for chunk in _slices(sorted(uids), CHUNK):
        found = difference(
            items_of(register, register.rows(PUBLIC_DESK).filter(uid__in=chunk)),
            Item.objects.using(STORE_WRITER).filter(uid__in=chunk),
        )
        write(found if adding else found._replace(fresh=[]))


def items_of(register: Register, rows: QuerySet[Any]) -> Iterator[Made]:
    """The items of some published rows, made now, in the order of their numbers."""
    read = list(rows.order_by("number"))
    uids = [row.uid for row in read]
    grounds = Grounds(
        dict(RecordEvidence.objects.filter(uid__in=uids).values_list("uid", "entries")),
        dict(PublicChange.objects.filter(uid__in=uids).values_list("uid", "day")),
    )
    return make_items(register, read, grounds)


def _slices(things: list[UUID], size: int) -> Iterator[list[UUID]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
