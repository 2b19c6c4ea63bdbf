"""How an installation is: what a person who runs it needs to know, as facts without words."""

from __future__ import annotations

import stat
from pathlib import Path

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from nhipcau.core.desk import desk_index
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.ledger.feed import Position, count_beyond
from nhipcau.core.search import public_index
from nhipcau.core.store.absence import is_absent
from nhipcau.core.store.models import StoreState
from nhipcau.core.store.router import DESK, STORE_READER, STORE_WRITER


def missing_migrations() -> list[str]:
    """Migrations that desk, public store or inbox have yet to run, as ``app.name``."""
    missing = set()
    for alias in (DESK, STORE_WRITER, INBOX):
        executor = MigrationExecutor(connections[alias])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        missing |= {f"{migration.app_label}.{migration.name}" for migration, _ in plan}
    return sorted(missing)


def silent_servers() -> dict[str, str]:
    """Databases on a PostgreSQL server that cannot be opened, with the first line of what the driver says."""
    silent = {}
    for alias in (DESK, STORE_WRITER, STORE_READER, INBOX):
        if uses_server(alias):
            try:
                connections[alias].ensure_connection()
            except DatabaseError as error:
                silent[alias] = str(error).partition("\n")[0]
    return silent


def uses_server(alias: str) -> bool:
    """Whether a database is on a PostgreSQL server."""
    return connections[alias].vendor == "postgresql"


def projection_lag() -> int:
    """Ledger rows the public store does not show yet."""
    state = StoreState.objects.using(STORE_READER).filter(id=1).first()
    position = Position(state.projected_writer, state.projected_through) if state else Position()
    return count_beyond(position)


def index_lag() -> int:
    """Changes of the public store the search index does not show yet."""
    return public_index().lag()


def desk_index_lag() -> int:
    """Ledger rows the desk's index does not show yet."""
    return desk_index().lag()


def is_half_renewed() -> bool:
    """Whether a rebuild of the public store was begun and is not done: some items are of another version or of before."""
    return StoreState.objects.using(STORE_READER).exclude(renewing="").exists()


def store_was_made() -> bool:
    """Whether the (migrated) public store has ever been filled."""
    return StoreState.objects.using(STORE_WRITER).exists()


def store_is_ready() -> bool:
    """Whether there is a public store to read and an index to search in."""
    try:
        filled = StoreState.objects.using(STORE_READER).exists()
    except DatabaseError as error:
        if is_absent(error):
            return False
        raise
    return filled and public_index().is_current()


def secret_is_private(home: Path) -> bool:
    """Whether nobody but its owner can read the installation's secret."""
    return not (home / "secret").stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
