"""Every test of this folder runs once for every register with a public side, present and future."""

from __future__ import annotations

import pytest

from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers
from tests import postgres


def _kinds(register: Register) -> set[tuple[str, bool]]:
    """What sorts of columns a register has: what a database does with a column depends on nothing else of it."""
    return {(kind.name, bool(getattr(kind, "many", False))) for kind in register.kinds.values()}


def _asked() -> list[str]:
    """Every register; on a server as few as have every sort of column between them."""
    left = {name: _kinds(register) for name, register in sorted(open_registers().items())}
    if not postgres.ASKED_FOR:
        return list(left)
    found: list[str] = []
    missing = set().union(*left.values())
    while missing:
        found.append(max(left, key=lambda name: len(left[name] & missing)))
        missing -= left[found[-1]]
    return found


@pytest.fixture(params=_asked())
def register(request: pytest.FixtureRequest) -> Register:
    return open_registers()[request.param]
