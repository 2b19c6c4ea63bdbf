"""Every test of this folder runs once for every register there is, present and future."""

from __future__ import annotations

import pytest

from nhipcau.core.register import Register
from nhipcau.core.registry import registers


@pytest.fixture(params=sorted(registers()))
def register(request: pytest.FixtureRequest) -> Register:
    return registers()[request.param]
