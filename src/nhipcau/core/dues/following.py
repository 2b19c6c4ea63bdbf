"""Following the ledger: the rows of every record that was touched are made again, of what the record is now.

The table lies in the desk's own database beside the ledger, so both come back together from a backup; a record's rows
are replaced whole, so following twice, or after being killed, changes nothing.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

from django.db import transaction

from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.dues.making import rows_of
from nhipcau.core.dues.models import DueDay, Followed
from nhipcau.core.freshness import FRESH_DAYS
from nhipcau.core.ledger import feed
from nhipcau.core.made_by import made_by
from nhipcau.core.registry import registers
from nhipcau.core.settings import SETTINGS

CHUNK = 1000
CHUNKS_AT_ONCE = 20
"""So that a large import does not keep the worker from what is published."""
NOTHING, EVERYTHING = "", "~"
"""Before the first register, and beyond the last."""
RULES = (FRESH_DAYS, "NHIPCAU_HOLIDAYS", "NHIPCAU_CLOCKS")
"""Settings that days follow from; those that name a file count with what is in it."""


def follow(chunks: int = CHUNKS_AT_ONCE) -> int:
    """Go through records not yet gone through, then take in the next settled rows of the ledger; returns how many of
    both. For the worker only.
    """
    state, done = followed(), 0
    if state.made_by != (now := rules()):
        state.made_by, state.register, state.uid = now, NOTHING, UUID(int=0)
    for _ in range(chunks):
        taken = _follow(state) if state.register == EVERYTHING else _fill(state)
        if not taken:
            break
        done += taken
    return done


def rebuild() -> None:
    """Make every row anew, at once."""
    DueDay.objects.all().delete()
    Followed.objects.all().delete()
    while follow():
        pass


def followed() -> Followed:
    """How far the table is; a new one begins at the ledger's end and goes through what is there."""
    begin = feed.head()
    start = {"server": feed.server(), "writer": begin.writer, "change": begin.id, "uid": UUID(int=0)}
    return Followed.objects.get_or_create(id=1, defaults=start)[0]


def position_of(state: Followed) -> feed.Position:
    """Rows that came from another server were made the oldest of this one (``feed.adopt``): there the row id counts."""
    return feed.Position(state.writer if state.server == feed.server() else 0, state.change)


def rules() -> str:
    """What the rows follow from besides the records: code, shipped tables, and the operator's settings and tables."""
    found = hashlib.blake2b(made_by().encode(), digest_size=16)
    for name in RULES:
        value = SETTINGS[name].read().strip()
        found.update(f"{name}={value}\0".encode())
        if (path := Path(value)).is_file():
            found.update(path.read_bytes())
    return found.hexdigest()


def _fill(state: Followed) -> int:
    """The next thousand records in the order of registers and uids; 0 after the last ones."""
    for name in sorted(registers()):
        if name < state.register:
            continue
        rows = registers()[name].rows(MACHINERY_DESK).order_by("uid")
        if name == state.register:
            rows = rows.filter(uid__gt=state.uid)
        if uids := list(rows.values_list("uid", flat=True)[:CHUNK]):
            with transaction.atomic():
                _make(name, uids)
                state.register, state.uid = name, uids[-1]
                state.save()
            return len(uids)
    with transaction.atomic():
        DueDay.objects.exclude(register__in=registers().keys()).delete()
        state.register = EVERYTHING
        state.save()
    return 1


def _follow(state: Followed) -> int:
    chunk = list(feed.settled(position_of(state)).values_list("writer", "id", "register", "uid")[:CHUNK])
    if not chunk:
        return 0
    touched: dict[str, set[UUID]] = {}
    for _, _, name, uid in chunk:
        touched.setdefault(name, set()).add(uid)
    with transaction.atomic():
        for name in sorted(touched.keys() & registers().keys()):
            _make(name, sorted(touched[name]))
        state.writer, state.change, state.server = chunk[-1][0], chunk[-1][1], feed.server()
        state.save()
    return len(chunk)


def _make(name: str, uids: list[UUID]) -> None:
    """The rows of some records as those are now; of a record that is gone there are none."""
    register = registers()[name]
    DueDay.objects.filter(record__in=uids).delete()
    rows = list(register.rows(MACHINERY_DESK).filter(uid__in=uids).order_by("uid"))
    DueDay.objects.bulk_create(rows_of(register, rows))
