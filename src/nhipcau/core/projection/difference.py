"""What the store has to change so that it says of some records what they are now, and writing just that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from nhipcau.core.projection.item import Made
from nhipcau.core.store.models import Item, ItemChange
from nhipcau.core.store.router import STORE_WRITER

INSERT = (
    'INSERT INTO store_item (register, number, code, uid, "row", record, search) VALUES (%s, %s, %s, %s, %s, %s, %s)'
)
UPDATE = 'UPDATE store_item SET "row" = %s, record = %s, search = %s WHERE id = %s'

Altered = tuple[str, str, str, int]
"""An item that says something else now: row, record, search, id."""


class Difference(NamedTuple):
    """Plain values only, so that another process can find it; ``gone`` are ids of items."""

    fresh: list[Made]
    altered: list[Altered]
    gone: list[int]


def difference(made: Iterable[Made], present: QuerySet[Item]) -> Difference:
    """Compare the items there shall be with those the store has of the same records; equal ones are left alone."""
    found = Difference([], [], [])
    columns = ("uid", "id", "number", "row", "record", "search")
    old: dict[UUID, list[Any]] = {uid: rest for uid, *rest in present.values_list(*columns)}
    for item in made:
        if item.uid not in old:
            found.fresh.append(item)
            continue
        key, number, *texts = old.pop(item.uid)
        if number != item.number:  # given differently on a desk that was put back
            found.gone.append(key)
            found.fresh.append(item)
        elif texts != [item.row, item.record, item.search]:
            found.altered.append((item.row, item.record, item.search, key))
    found.gone.extend(key for key, *_ in old.values())
    return found


def write(found: Difference) -> None:
    """Make the store so, and log it for the index. The caller holds the store in a transaction."""
    Item.objects.using(STORE_WRITER).filter(id__in=found.gone).delete()
    changed = [*found.gone, *(key for *_, key in found.altered)]
    ItemChange.objects.using(STORE_WRITER).bulk_create(ItemChange(item=item) for item in changed)
    connection = connections[STORE_WRITER]
    uid = Item._meta.get_field("uid")
    rows = [one._replace(uid=uid.get_db_prep_value(one.uid, connection)) for one in found.fresh]
    with connection.cursor() as cursor:
        # By hand: the ORM takes as long for an item as the database.
        if found.altered:
            cursor.executemany(UPDATE, found.altered)
        if rows:
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM store_item")
            last = cursor.fetchone()[0]
            cursor.executemany(INSERT, rows)
            cursor.execute(
                "INSERT INTO store_itemchange (item) SELECT id FROM store_item WHERE id > %s ORDER BY id", [last]
            )
