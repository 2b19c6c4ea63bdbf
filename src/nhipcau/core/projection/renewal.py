"""Making every item anew while the store is read: a thousand numbers at a time, to be gone on with after any end.

What is no longer public goes first. Then each span of numbers is compared with the records and what differs is written,
in one transaction with how far that is. The ledger is followed in between, so no withdrawal waits for the end.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.hands import in_order
from nhipcau.core.ledger import feed
from nhipcau.core.made_by import made_by
from nhipcau.core.projection.difference import Difference, difference, write
from nhipcau.core.projection.fixed import FIXED, fixed_items
from nhipcau.core.projection.follow import (
    Progress,
    Touched,
    add_dependents,
    follow,
    hold,
    items_of,
    position,
    refresh,
    set_through,
    state,
)
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item, StoreState
from nhipcau.core.store.router import STORE_WRITER

SPAN = 1000
STRIDE = 5000
FEW = 5000
"""Fewer records are made sooner than other processes have started."""


class Span(NamedTuple):
    """Records of a register by public number, both ends included."""

    register: str
    first: int
    last: int


def is_renewing() -> bool:
    """Whether a renewal was begun, by whatever code, and has not ended."""
    return state().renewing != ""


def begin(*, afresh: bool) -> None:
    """Begin to renew everything. ``afresh``: the store's place in the ledger means nothing, take its end for it.

    From that place the ledger is followed as ever, so nothing that is written meanwhile is lost.
    """
    if state().server != feed.server():
        feed.adopt()
        afresh = True
    start = feed.head() if afresh else position()
    with transaction.atomic(using=STORE_WRITER):
        hold()
        write(difference(fixed_items(), Item.objects.using(STORE_WRITER).filter(register__in=FIXED)))
        set_through(start)
        StoreState.objects.using(STORE_WRITER).filter(id=1).update(
            server=feed.server(), renewing=made_by(), renewed_register="", renewed_number=0
        )


def go_on(progress: Progress | None = None, *, hands: int = 1, spans: int | None = None) -> int:
    """Renew what the renewal has not come to, at most so many ``spans``; returns how many were done."""
    if not state().renewed_register:
        _drop_what_is_not_public()
    todo, passed, total = _todo()
    done = 0
    some = in_order(compare, todo[:spans], hands if total - passed >= FEW else 1)
    for span, (seen, found) in some:
        _write_span(span, seen, found)
        done += 1
        passed += span.last - span.first + 1
        if progress:
            progress(passed, total)
    if done == len(todo):
        follow()
        StoreState.objects.using(STORE_WRITER).filter(id=1).update(renewing="", renewed_register="", renewed_number=0)
    return done


def compare(span: Span) -> tuple[feed.Position, Difference]:
    """What differs between records and items of a span, and a place in the ledger up to which that surely holds."""
    seen = feed.head()
    register, numbers = registers()[span.register], (span.first, span.last)
    made = items_of(register, register.rows(PUBLIC_DESK).filter(number__range=numbers))
    present = Item.objects.using(STORE_WRITER).filter(register=register.name, number__range=numbers)
    return seen, difference(made, present)


def _write_span(span: Span, seen: feed.Position, found: Difference) -> None:
    _, reached = follow()
    if reached > seen:
        _, found = compare(span)  # made before something that has been followed since: it may be older than the store
    with transaction.atomic(using=STORE_WRITER):
        hold()
        write(found)
        _set_renewed(span)


def _set_renewed(span: Span) -> None:
    StoreState.objects.using(STORE_WRITER).filter(id=1).update(renewed_register=span.register, renewed_number=span.last)


def _todo() -> tuple[list[Span], int, int]:
    """The spans that are left, the records before them, and the records of all."""
    said = state()
    left: list[Span] = []
    passed = total = 0
    is_before = said.renewed_register in registers()
    for name, register in registers().items():
        last = register.rows(PUBLIC_DESK).aggregate(last=Max("number"))["last"] or 0
        renewed = last if is_before else 0
        if name == said.renewed_register:
            renewed, is_before = min(said.renewed_number, last), False
        left += [Span(name, first, min(first + SPAN - 1, last)) for first in range(renewed + 1, last + 1, SPAN)]
        passed += renewed
        total += last
    return left, passed, total


def _drop_what_is_not_public() -> None:
    """Delete every item that is not, under its number, a public record now, and its name from the items that show it.

    Nothing is added here: until all is looked through, a number may still be taken by an item that has to go.
    """
    items = Item.objects.using(STORE_WRITER).order_by("register", "number")
    _drop(list(items.exclude(register__in=[*registers(), *FIXED]).values_list("id", flat=True)), {})
    for name, register in registers().items():
        last = 0
        mine = items.filter(register=name).values_list("id", "number", "uid")
        while chunk := list(mine.filter(number__gt=last)[:STRIDE]):
            numbers, last = (chunk[0][1], chunk[-1][1]), chunk[-1][1]
            public = set(register.rows(PUBLIC_DESK).filter(number__range=numbers).values_list("number", "uid"))
            gone = [(key, uid) for key, number, uid in chunk if (number, uid) not in public]
            _drop([key for key, _ in gone], {name: {uid for _, uid in gone}})


def _drop(gone: list[int], touched: Touched) -> None:
    if not gone:
        return
    add_dependents(touched)
    with transaction.atomic(using=STORE_WRITER):
        hold()
        write(Difference([], [], gone))
        for name, uids in touched.items():
            refresh(registers()[name], uids, adding=False)
