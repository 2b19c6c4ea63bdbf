"""Preparing an installation: databases, shipped data, public store, index – and knowing when that has been done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nhipcau.cli.progress import stage
from nhipcau.core.databases import Addresses
from nhipcau.core.labels import Label
from nhipcau.core.made_by import made_by

if TYPE_CHECKING:
    from nhipcau.core.ledger import Outcome

MIGRATING = Label("Cơ sở dữ liệu", "Databases")
PROJECTING = Label("Kho công khai", "Public store")
DRAWING = Label("Biểu đồ tương tác", "Interactive charts")
INDEXING = Label("Chỉ mục tìm kiếm", "Search index")
INDEXING_DESK = Label("Chỉ mục bàn làm việc", "Desk index")


def fingerprint() -> str:
    """Changes with any shipped data or code the store is made by, and with the databases (about 10 ms; no Django)."""
    return f"{made_by()} {Addresses.given().mark()}"


def is_prepared(home: Path) -> bool:
    """Whether :func:`prepare` has run here with this very code and data."""
    stamp, addresses = home / "seeded", Addresses.given()
    made = [home / "index" / "current", home / "desk-index" / "current"]
    made += [] if addresses.desk else [home / "desk.sqlite3"]
    made += [] if addresses.store else [home / "public.sqlite3"]
    made += [] if addresses.inbox else [home / "inbox.sqlite3"]
    return stamp.exists() and all(path.exists() for path in made) and stamp.read_text() == fingerprint()


def migrate(language: str) -> None:
    """Bring the tables of desk, public store and inbox up to date."""
    aliases = ("default", "projection", "inbox")
    with stage(MIGRATING.get(language)) as report:
        for done, alias in enumerate(aliases, start=1):
            _migrate_whole(alias)
            report(done, len(aliases))


def _migrate_whole(alias: str) -> None:
    """Run every migration a database lacks, in one transaction.

    By itself Django notes a migration after it has committed what the migration did; a process killed between the two
    would find its own tables in the way for ever after. Foreign keys can only be let go of outside a transaction.
    """
    from django.core.management import call_command
    from django.db import connections, transaction

    connections[alias].disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            call_command("migrate", database=alias, verbosity=0)
    finally:
        connections[alias].enable_constraint_checking()


def fill(language: str) -> dict[str, Outcome]:
    """Write the shipped data of every register into the desk; returns what was done, by register name."""
    from nhipcau.actions.seed import seed_register, seeding_act, seeding_order
    from nhipcau.core.hands import few_collections

    act = seeding_act()
    outcomes = {}
    for register in seeding_order():
        with few_collections(), stage(Label(*register.title).get(language)) as report:
            outcomes[register.name] = seed_register(register, act, report)
    return outcomes


def show(language: str, *, anew: bool) -> None:
    """Bring store and indexes up to date; ``anew`` makes all anew, or goes on where that was ended before its time.

    The caller holds the writer's lock.
    """
    from nhipcau.core.desk import desk_index
    from nhipcau.core.hands import enough, few_collections
    from nhipcau.core.projection import project, rebuild
    from nhipcau.core.search import public_index

    index, desk, hands = public_index(), desk_index(), enough()
    asked_by = made_by() if anew else ""
    index_is_new = not anew or desk.is_begun(asked_by)
    store_is_new = index_is_new or index.is_begun(asked_by)
    with few_collections(), stage(PROJECTING.get(language)) as report:
        project(report, hands=hands) if store_is_new else rebuild(report, hands=hands)
    with few_collections(), stage(INDEXING.get(language)) as report:
        for done, total in index.steps("" if index_is_new else asked_by, hands):
            report(done, total)
            project()  # what is decided meanwhile does not wait
    with few_collections(), stage(INDEXING_DESK.get(language)) as report:
        for done, total in desk.steps(asked_by, hands):
            report(done, total)
            project()
    index.catch_up()


def make_chart_script(home: Path, language: str) -> None:
    """The script of interactive charts, made by a process of its own; without it pages show the plain chart."""
    from nhipcau.engines.charts import NoChartEngine, bundle_name

    try:
        path = home / "assets" / bundle_name()
    except NoChartEngine:
        return
    if path.is_file():
        return
    with stage(DRAWING.get(language)):
        subprocess.run([sys.executable, "-m", "nhipcau.engines.charts", str(path)], check=False)  # noqa: S603  # ours
    for other in path.parent.glob("vega.*"):
        if other != path:
            other.unlink(missing_ok=True)


def prepare(home: Path, language: str) -> dict[str, Outcome]:
    """Everything from nothing (or from another version) to a filled site; returns what seeding did."""
    from nhipcau.core.durable import replace_text
    from nhipcau.core.health import store_was_made
    from nhipcau.core.training import refuse_real_data
    from nhipcau.core.worker import sole_writer

    refuse_real_data()
    with sole_writer(home):
        (home / "seeded").unlink(missing_ok=True)  # half of this version is not the version it was before either
        migrate(language)
        outcomes = fill(language)
        show(language, anew=store_was_made())
        replace_text(home / "seeded", fingerprint())
    return outcomes
