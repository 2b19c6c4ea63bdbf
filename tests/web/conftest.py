"""What tests of pages share: a browser without eyes (Django's client), and the world of the policy at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core.desk import desk_index
from tests.people import DAY
from tests.world import World, build_world


@pytest.fixture
def visitor(site: Path) -> Client:
    return Client(SERVER_NAME="localhost")


@pytest.fixture(scope="module")
def without_second_factor() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NHIPCAU_SECOND_FACTOR", "none")
        yield


@pytest.fixture
def indexed_world(empty_site: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """The world of the policy on its day, in the desk's index."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    world = build_world()
    desk_index().catch_up()
    return world
