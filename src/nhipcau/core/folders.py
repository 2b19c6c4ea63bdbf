"""Finding the registers' folders, before Django has loaded a single model."""

from __future__ import annotations

from pathlib import Path

import nhipcau.registers


def folders() -> list[str]:
    """Dotted names of the register apps: every folder of ``nhipcau/registers`` that has a ``register.py``."""
    rooms = (Path(root) for root in nhipcau.registers.__path__)
    return sorted(
        f"nhipcau.registers.{declaration.parent.name}" for room in rooms for declaration in room.glob("*/register.py")
    )
