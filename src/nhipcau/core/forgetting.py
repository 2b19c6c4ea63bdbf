"""Making files forget what the ledger has expunged: a deleted value stays in free pages, logs and old index files.

The worker does it, a piece at a time, and so does the command when no worker runs. On PostgreSQL the operator does the
server's part (docs/operate.md).
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.models import BooleanField, Func

from nhipcau.core.desk import desk_index
from nhipcau.core.durable import replace_text
from nhipcau.core.ledger.feed import Position
from nhipcau.core.models import Change
from nhipcau.core.projection.follow import position
from nhipcau.core.search import public_index
from nhipcau.core.store.router import DESK, STORE_WRITER


class _IsDecision(Func):
    """As the index ``change_expunges`` has it: SQLite uses it only if the word stands in the question itself."""

    template = "action = 'expunge'"
    arity = 0
    output_field = BooleanField()


def is_pending() -> bool:
    """Whether something was expunged that files may still have."""
    last = _last_decision()
    return last is not None and _noted() != str(last.id)


def forget() -> bool:
    """Do the next piece of it, for whoever may write store and index; True when nothing is left.

    The store has to have followed the ledger so far, then each index is made anew beside the old one (a deleted document
    stays in its segment), then the database files are written anew and their logs emptied. Readers go on meanwhile;
    whoever writes waits for the writing of the desk's file.
    """
    last = _last_decision()
    if last is None or _noted() == str(last.id):
        return True
    asked_by = f"expunge {last.id}"
    if position() < Position(last.writer, last.id) or not public_index().is_current():
        return False
    for index in (public_index(), desk_index()):
        if not index.is_made_for(asked_by):
            index.begin(asked_by)
            return False
    if not (_rewritten(DESK) and _rewritten(STORE_WRITER)):
        return False
    replace_text(_note(), str(last.id))
    return True


def _rewritten(alias: str) -> bool:
    """Write a SQLite file anew, without its free pages, and empty its log; False if a reader still needs the log."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, *_ = cursor.fetchone()
    return not is_busy


def _last_decision() -> Change | None:
    return Change.objects.filter(_IsDecision()).order_by("-id").only("id", "writer").first()


def _noted() -> str:
    path = _note()
    return path.read_text() if path.exists() else ""


def _note() -> Path:
    return Path(settings.NHIPCAU_HOME) / "forgotten"
