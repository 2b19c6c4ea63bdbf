"""Our side of the comparison: a public store with the generated records and its search index."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bench.progress import progress
from bench.records import REGISTER, Record
from nhipcau.core.search import public_index

INSERT = (
    "INSERT INTO store_item (id, register, number, code, uid, row, record, search) "
    f"VALUES (:number, '{REGISTER}', :number, :code, :uid, :row, :record, :search)"
)


class Ours:
    """Writes the rows the projector would write; Django must be set up with NHIPCAU_HOME at ``home``."""

    def __init__(self, home: Path) -> None:
        from django.core.management import call_command
        from django.db import connections

        for alias in ("default", "projection", "inbox"):
            call_command("migrate", database=alias, verbosity=0)
        connections.close_all()
        self._rows = sqlite3.connect(home / "public.sqlite3", isolation_level=None)
        # Five gigabytes in one go: a journal would double the writing, and a broken run starts anew anyway.
        self._rows.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        self._rows.execute("BEGIN")

    def add(self, records: list[Record]) -> None:
        self._rows.executemany(INSERT, (record._asdict() for record in records))

    def finish(self) -> int:
        """Commit the rows with their feed and build the index; returns the documents written."""
        self._rows.execute("INSERT INTO store_itemchange (item) SELECT id FROM store_item ORDER BY id")
        self._rows.execute(
            "INSERT INTO store_storestate (id, projected_writer, projected_through, server) VALUES (1, 0, 0, '')"
        )
        self._rows.execute("COMMIT")
        self._rows.execute("PRAGMA journal_mode=WAL")
        self._rows.close()
        return public_index().rebuild(progress("our index"))
