"""Fixtures shared by all tests: a real installation on disk, copied fresh for every test that asks for one.

No test database is faked: ``site`` is a directory with real SQLite files and a real index, prepared once per process.
With ``NHIPCAU_TEST_DATABASE=postgres`` (see ``tests.postgres``) desk and store lie on a real PostgreSQL server instead.
Django reads NHIPCAU_HOME when its settings load, so the home is chosen here, before anything imports them.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from tests import postgres

# How long an example takes says more of the machine than of the code: speed is measured in bench/.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_HOME = Path(tempfile.mkdtemp(prefix="nhipcau-test-", dir=postgres.in_memory()))
os.environ["NHIPCAU_HOME"] = str(_HOME)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")

_SERVER = postgres.start()

import django  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402

from tests.installations import Installations, Template  # noqa: E402

INSTALLATIONS = Installations(_HOME, _SERVER)

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ON_BOTH_STORES = (
    "actions",
    "core/attachments",
    "core/claims",
    "core/desk",
    "core/dues",
    "core/importing",
    "core/inbox",
    "core/ledger",
    "core/notices",
    "core/people",
    "core/policy",
    "core/projection",
    "core/reminding",
    "core/search",
    "core/test_rebuild",
    "every_register",
    "leak",
)
"""Tests of what has to hold whatever the database is; they carry the mark ``stores``."""
ON_ONE_STORE = (
    "actions/test_moving_records.py::test_every_move_of_every_role",
    "actions/test_moving_records.py::test_no_sequence_of_steps",
    "core/attachments/test_names",
    "core/attachments/test_sniffing",
    "core/importing/ugly",
    "core/importing/test_import_values",
    "core/inbox/test_draft",
    "core/inbox/test_proof",
    "core/policy/test_table.py::test_every_line",
    "core/policy/test_table.py::test_no_line",
    "core/search/test_bonds",
    "core/search/test_first_sixteenth",
    "core/search/test_request_parsing",
    "core/search/test_search_order",
    "core/search/test_standing",
    "core/search/test_why",
    "every_register/test_declaration",
    "every_register/test_shipped_data",
    "every_register/test_tables_out_and_in.py::test_a_workbook_has",
    "leak/test_nothing_unpublished_shows.py::test_every_route_of_the_site",
    "leak/test_nothing_unpublished_shows.py::test_what_is_public_is_shown",
    "leak/test_the_desk_is_closed.py::test_public_code_knows",
)
"""Among them those that look only at what is made of values that others see come back from both: words in tables and
requests, the order of what an index found, who may do what by the table alone. What the registers ship is written and
read back on a server as far as the fixture site has it (``actions/test_seed_action``); all of it on SQLite."""

ALL_REAL_DATA = "all the real data"
ASKING_FOR_IT = ("data/", "every_register/test_shipped", "web/test_explorer", "web/test_maps", "web/test_places_room")
"""Files whose tests ask for all the real data, which take a minute to prepare: they belong to one process."""

TRAINING = "training"
"""What asks for the made-up province, which takes a while to make, belongs to one process too."""

LONGEST_FIRST = (
    *("leak/test_nothing", "crash/test_kill", ALL_REAL_DATA, "web/test_security_routes", "web/test_desk_channels"),
    *("api/test_schemathesis", TRAINING, "browser", "web"),
)
"""The beginnings of the pieces of work that take longest: what starts last must not be what everybody waits for."""


STALLED = "TimeoutError"
"""What a test in Chromium ends with when a busy machine's browser draws no frame for half a minute: it is asked once more."""


def work_of(path: str) -> str:
    """The piece of work a file of tests belongs to, by its path below ``tests``: itself, or all that shares what is slow to make."""
    if path.startswith(ASKING_FOR_IT):
        return ALL_REAL_DATA
    return TRAINING if path.startswith(f"{TRAINING}/") else path


class ByWork(LoadScopeScheduling):
    """Gives every piece of work to one process. (xdist's own groups are marks that this pytest does not carry over.)"""

    def _split_scope(self, nodeid: str) -> str:
        return work_of(nodeid.partition("::")[0].removeprefix("tests/"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByWork | None:
    return ByWork(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what has to hold on both stores, and put the longest work first."""
    if postgres.ASKED_FOR:  # a test without an installation asks no server anything
        asking = [item for item in items if "_tables" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=list(set(items) - set(asking)))
        items[:] = asking
    here, turns = Path(__file__).parent, {}
    for item in items:
        path = item.path.relative_to(here).as_posix()
        if path.startswith(ON_BOTH_STORES) and not item.nodeid.removeprefix("tests/").startswith(ON_ONE_STORE):
            item.add_marker(pytest.mark.stores)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=STALLED))
        work = work_of(path)
        if "full_site" in getattr(item, "fixturenames", ()) and work != ALL_REAL_DATA:
            raise pytest.UsageError(f"{path} asks for all the real data: name it in ASKING_FOR_IT")
        named = (turn for turn, long in enumerate(LONGEST_FIRST) if work.startswith(long))
        turns[item] = next(named, len(LONGEST_FIRST))
    items.sort(key=turns.__getitem__)


def pytest_unconfigure() -> None:
    connections.close_all()
    if _SERVER:
        _SERVER.drop()
        _SERVER.stop()
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test may talk to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def _tables() -> Iterator[Template]:
    """Migrated databases, upon which everything else is built."""
    from tests.fixture_site import migrate

    yield from INSTALLATIONS.prepared(migrate)


@pytest.fixture(scope="session")
def _blank_site(_tables: Template) -> Iterator[Template]:
    from tests.fixture_site import build_empty_site

    yield from INSTALLATIONS.prepared(build_empty_site, _tables)


@pytest.fixture(scope="session")
def _small_site(_tables: Template) -> Iterator[Template]:
    """The fixture site (≤ 300 records of every register), built once."""
    from tests.fixture_site import build_small_site

    yield from INSTALLATIONS.prepared(build_small_site, _tables)


@pytest.fixture(scope="session")
def _whole_site(_tables: Template) -> Iterator[Template]:
    """All the real data, built once per process and only if a test asks for it."""
    from tests.fixture_site import build_whole_site

    yield from INSTALLATIONS.prepared(build_whole_site, _tables)


@pytest.fixture(scope="session")
def _figures_site(_tables: Template) -> Iterator[Template]:
    """Whole tables of figures, built once per process and only if a test asks for it."""
    from tests.fixture_site import build_figures_site

    yield from INSTALLATIONS.prepared(build_figures_site, _tables)


@pytest.fixture(scope="session")
def _training_site(_tables: Template) -> Iterator[Template]:
    """A made-up province, built once per process and only if a test asks for it."""
    from tests import people  # noqa: F401  # passwords are hashed quickly there
    from tests.fixture_site import build_training_site

    yield from INSTALLATIONS.prepared(build_training_site, _tables)


@pytest.fixture
def training_site(_training_site: Template) -> Iterator[Path]:
    """A fresh copy of the made-up province of the exercises; the path of its home."""
    yield from INSTALLATIONS.fresh_copy(_training_site)


@pytest.fixture
def site(_small_site: Template) -> Iterator[Path]:
    """A fresh copy of the fixture site; the path of its home."""
    yield from INSTALLATIONS.fresh_copy(_small_site)


@pytest.fixture
def full_site(_whole_site: Template) -> Iterator[Path]:
    """A fresh copy of the site with all the real data; the path of its home."""
    yield from INSTALLATIONS.fresh_copy(_whole_site)


@pytest.fixture
def figures_site(_figures_site: Template) -> Iterator[Path]:
    """A fresh copy of a site of indicators and figures alone; the path of its home."""
    yield from INSTALLATIONS.fresh_copy(_figures_site)


@pytest.fixture
def empty_site(_blank_site: Template) -> Iterator[Path]:
    """An installation with migrated databases and nothing in them."""
    yield from INSTALLATIONS.fresh_copy(_blank_site)


@pytest.fixture(scope="module")
def shared_site(_blank_site: Template) -> Iterator[Path]:
    """An installation with nothing in it, for a module whose tests each write records of their own."""
    yield from INSTALLATIONS.fresh_copy(_blank_site)
