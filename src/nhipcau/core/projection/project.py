"""The projector: brings the public store up to date with the ledger, step by step or from nothing, to the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connections, transaction

from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.ledger import feed
from nhipcau.core.models import PublicChange, RecordEvidence, RelationEdge
from nhipcau.core.projection.fixed import FIXED, fixed_items
from nhipcau.core.projection.item import Grounds, make_items
from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item, ItemChange, StoreState
from nhipcau.core.store.router import STORE_WRITER

if TYPE_CHECKING:
    from nhipcau.core.register import Register

CHUNK = 1000
INSERT = (
    'INSERT INTO store_item (register, number, code, uid, "row", record, search) VALUES (%s, %s, %s, %s, %s, %s, %s)'
)
Progress = Callable[[int, int], None]


def project(progress: Progress | None = None) -> int:
    """Apply the ledger rows the store has not seen; returns how many. Safe to repeat and to be killed at any point.

    Rows of a transaction that may still be overtaken by an older one are left for the next time (``ledger.feed``).
    """
    position = _position()
    if position > feed.end():
        return rebuild(progress)  # The desk is an older one, put back from a backup.
    waiting = feed.settled(position).count()
    nothing_shown = waiting and not Item.objects.using(STORE_WRITER).exclude(register__in=FIXED).exists()
    if nothing_shown or not _is_of_this_server():
        rebuild(progress)  # Nothing is shown yet: making every item once is cheaper than following every step.
        return waiting
    applied = 0
    while chunk := list(feed.settled(position).values_list("writer", "id", "register", "uid")[:CHUNK]):
        touched: dict[str, set[UUID]] = {}
        for _, _, register, uid in chunk:
            touched.setdefault(register, set()).add(uid)
        _add_dependents(touched)
        position = feed.Position(*chunk[-1][:2])
        with transaction.atomic(using=STORE_WRITER):
            _hold()
            for name in registers():
                _refresh(registers()[name], touched.get(name, set()))
            _set_through(position)
        applied += len(chunk)
        if progress:
            progress(applied, waiting)
    return applied


def rebuild(progress: Progress | None = None) -> int:
    """Make the whole store anew in one transaction (readers see the old one until it ends); returns the items made."""
    _position()
    if not _is_of_this_server():
        feed.adopt()
    position = feed.head()
    total = sum(register.rows(PUBLIC_DESK).count() for register in registers().values())
    made = 0
    with transaction.atomic(using=STORE_WRITER):
        _hold()
        _log_beyond(0)
        Item.objects.using(STORE_WRITER).all().delete()
        _save(list(fixed_items()))
        for register in registers().values():
            for rows in _published(register):
                _save(list(make_items(register, rows, _grounds(rows))))
                made += len(rows)
                if progress:
                    progress(made, total)
        _set_through(position)
    return made


def _position() -> feed.Position:
    """How far the store is; makes the store's first row, and the items nobody edits, where there is none."""
    state = StoreState.objects.using(STORE_WRITER).filter(id=1).first()
    if state is None:
        with transaction.atomic(using=STORE_WRITER):
            StoreState.objects.using(STORE_WRITER).create(id=1, server=feed.server())
            _save(list(fixed_items()))
        return feed.Position()
    return feed.Position(state.projected_writer, state.projected_through)


def _is_of_this_server() -> bool:
    return StoreState.objects.using(STORE_WRITER).get(id=1).server == feed.server()


def _hold() -> None:
    """Be the only one who writes the store until the transaction ends (SQLite allows no second writer anyway)."""
    StoreState.objects.using(STORE_WRITER).select_for_update().get(id=1)


def _set_through(position: feed.Position) -> None:
    StoreState.objects.using(STORE_WRITER).filter(id=1).update(
        projected_writer=position.writer, projected_through=position.id, server=feed.server()
    )


def _add_dependents(touched: dict[str, set[UUID]]) -> None:
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


def _refresh(register: Register, uids: set[UUID]) -> None:
    """Bring the items of these records up to date: changed ones written, those no longer public deleted."""
    for chunk in _slices(sorted(uids), CHUNK):
        rows = list(register.rows(PUBLIC_DESK).filter(uid__in=chunk).order_by("number"))
        present = {item.uid: item for item in Item.objects.using(STORE_WRITER).filter(uid__in=chunk)}
        fresh, altered = [], []
        for item in make_items(register, rows, _grounds(rows)):
            old = present.pop(item.uid, None)
            if old is None:
                fresh.append(item)
            elif (old.row, old.record, old.search) != (item.row, item.record, item.search):
                item.id = old.id
                altered.append(item)
        Item.objects.using(STORE_WRITER).bulk_update(altered, ["row", "record", "search"])
        gone = [item.id for item in present.values()]
        Item.objects.using(STORE_WRITER).filter(id__in=gone).delete()
        _log([*gone, *(item.id for item in altered)])
        _save(fresh)


def _save(items: list[Item]) -> None:
    connection = connections[STORE_WRITER]
    uid = Item._meta.get_field("uid")
    rows = [
        (
            one.register,
            one.number,
            one.code,
            uid.get_db_prep_value(one.uid, connection),
            one.row,
            one.record,
            one.search,
        )
        for one in items
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM store_item")
        last = cursor.fetchone()[0]
        cursor.executemany(INSERT, rows)  # the ORM takes as long for an item as the database
    _log_beyond(last)


def _log_beyond(last: int) -> None:
    """Log every item with a greater id; the database does it, as a whole store is more than memory shall hold."""
    with connections[STORE_WRITER].cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_itemchange (item) SELECT id FROM store_item WHERE id > %s ORDER BY id", [last]
        )


def _log(ids: Iterable[int]) -> None:
    ItemChange.objects.using(STORE_WRITER).bulk_create(ItemChange(item=item) for item in ids)


def _published(register: Register) -> Iterator[list[Any]]:
    last = 0
    while rows := list(register.rows(PUBLIC_DESK).filter(number__gt=last).order_by("number")[:CHUNK]):
        yield rows
        last = rows[-1].number


def _grounds(rows: list[Any]) -> Grounds:
    uids = [row.uid for row in rows]
    return Grounds(
        dict(RecordEvidence.objects.filter(uid__in=uids).values_list("uid", "entries")),
        dict(PublicChange.objects.filter(uid__in=uids).values_list("uid", "day")),
    )


def _slices(things: list[UUID], size: int) -> Iterator[list[UUID]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
