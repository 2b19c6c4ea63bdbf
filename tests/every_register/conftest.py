"""Every test of this folder runs once for every register with a public side, present and future."""

from __future__ import annotations

import pytest

from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers


@pytest.fixture(params=sorted(open_registers()))
def register(request: pytest.FixtureRequest) -> Register:
    return open_registers()[request.param]
