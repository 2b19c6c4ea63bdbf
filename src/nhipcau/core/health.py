"""How an installation is: what a person who runs it needs to know, as facts without words."""

from __future__ import annotations

import stat
from pathlib import Path

from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from nhipcau.core.models import Change
from nhipcau.core.search import public_index
from nhipcau.core.store.models import StoreState
from nhipcau.core.store.router import DESK, STORE_READER, STORE_WRITER


def missing_migrations() -> list[str]:
    """Migrations that the desk or the public store has yet to run, as ``app.name``."""
    missing = set()
    for alias in (DESK, STORE_WRITER):
        executor = MigrationExecutor(connections[alias])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        missing |= {f"{migration.app_label}.{migration.name}" for migration, _ in plan}
    return sorted(missing)


def projection_lag() -> int:
    """Ledger rows the public store does not show yet."""
    state = StoreState.objects.using(STORE_READER).filter(id=1).first()
    return Change.objects.filter(id__gt=state.projected_through if state else 0).count()


def index_lag() -> int:
    """Changes of the public store the search index does not show yet."""
    return public_index().lag()


def store_is_ready() -> bool:
    """Whether there is a public store to read and an index to search in."""
    try:
        filled = StoreState.objects.using(STORE_READER).exists()
    except OperationalError:
        return False
    return filled and public_index().is_current()


def secret_is_private(home: Path) -> bool:
    """Whether nobody but its owner can read the installation's secret."""
    return not (home / "secret").stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
