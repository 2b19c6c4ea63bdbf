"""An installation with one record to attach files to."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from tests.steps import write


@pytest.fixture
def record(empty_site: Path) -> UUID:
    return write("partners", "a", name="A", country="JP")
