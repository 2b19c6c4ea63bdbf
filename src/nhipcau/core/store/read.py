"""Reading the public store: by code, by item id, and as a complete walk. Returns bytes of ready-made JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple
from uuid import UUID

from django.db import connections

from nhipcau.core.store.models import Item
from nhipcau.core.store.router import STORE_READER

Part = Literal["row", "record", "search"]

PARTS: dict[Part, str] = {"row": '"row"', "record": "record", "search": "search"}
"""Columns that can be asked for."""
WALK_CHUNK = 500


class Hit(NamedTuple):
    """An item as a reader needs it: where it is and one part of it as JSON text."""

    id: int
    register: str
    number: int
    code: str
    json: str


def one(register: str, code: str) -> str | None:
    """The record's JSON text, or None if no such code is public."""
    with connections[STORE_READER].cursor() as cursor:  # one look-up by a unique key: building a query costs more
        cursor.execute("SELECT record FROM store_item WHERE register = %s AND code = %s", [register, code])
        found = cursor.fetchone()
    return found[0] if found else None


def code_of(uid: UUID) -> str | None:
    """The code of the public record with this uid, or None if it is not public."""
    return Item.objects.using(STORE_READER).filter(uid=uid).values_list("code", flat=True).first()


def hydrate(ids: Iterable[int], part: Part = "row") -> list[Hit]:
    """Items in the order of ``ids``; one that was withdrawn since the index last caught up is left out."""
    wanted = list(ids)
    if not wanted:
        return []
    places = ", ".join(["%s"] * len(wanted))
    sql = f"SELECT id, register, number, code, {PARTS[part]} FROM store_item WHERE id IN ({places})"  # noqa: S608  # ours
    with connections[STORE_READER].cursor() as cursor:
        cursor.execute(sql, wanted)
        found = {row[0]: Hit(*row) for row in cursor.fetchall()}
    return [found[item] for item in wanted if item in found]


def rows_of(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The rows of these (register, code) pairs as JSON texts; what is not public is not there. One query."""
    pairs = set(wanted)
    items = Item.objects.using(STORE_READER).filter(
        register__in={register for register, _ in pairs}, code__in={code for _, code in pairs}
    )
    found = {(register, code): row for register, code, row in items.values_list("register", "code", "row")}
    return {pair: row for pair, row in found.items() if pair in pairs}


def walk(register: str, *, after: int = 0, limit: int | None = None, part: Part = "row") -> Iterator[Hit]:
    """All items of a register by public number, ``after`` excluded, a chunk of the table at a time (keyset)."""
    sql = f"""SELECT id, register, number, code, {PARTS[part]} FROM store_item
              WHERE register = %s AND number > %s ORDER BY number LIMIT %s"""  # noqa: S608  # ours
    left = limit
    while left is None or left > 0:
        take = WALK_CHUNK if left is None else min(WALK_CHUNK, left)
        with connections[STORE_READER].cursor() as cursor:
            cursor.execute(sql, [register, after, take])
            chunk = [Hit(*row) for row in cursor.fetchall()]
        yield from chunk
        if len(chunk) < take:
            return
        after = chunk[-1].number
        left = None if left is None else left - len(chunk)


def last_change() -> int:
    """The end of the store's feed: the same number means the same items."""
    with connections[STORE_READER].cursor() as cursor:
        cursor.execute("SELECT max(id) FROM store_itemchange")
        found = cursor.fetchone()
    return (found and found[0]) or 0


def counts() -> dict[str, int]:
    """Public items per register."""
    from django.db.models import Count

    rows = Item.objects.using(STORE_READER).values_list("register").annotate(n=Count("id"))
    return dict(rows.order_by("register"))
