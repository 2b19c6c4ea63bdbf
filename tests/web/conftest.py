"""A browser without eyes: Django's client on the fixture site."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def visitor(site: Path) -> Client:
    return Client(SERVER_NAME="localhost")
