"""Made-up grants that hang together: days one after the other, money that adds up, a donor that gives it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nhipcau.actions.training.recipes import Recipe
    from nhipcau.actions.training.sketches import Sketch, World
    from nhipcau.core.kinds import Plain

PARTS = 11
"""Of the total: ten are aid, one is the province's."""


def _approved(sketch: Sketch, world: World) -> Plain:
    return sketch.day.isoformat()


def _later(days: int) -> Recipe:
    def day(sketch: Sketch, world: World) -> Plain:
        return (sketch.day + timedelta(days=days)).isoformat()

    return day


def _total(sketch: Sketch, world: World) -> Plain:
    return {"low": sketch.random.randrange(2, 80) * 1000 * PARTS, "unit": "USD"}


def _of_them(parts: int) -> Recipe:
    def share(sketch: Sketch, world: World) -> Plain:
        total: Any = sketch.values["total"]
        return {**total, "low": total["low"] * parts // PARTS}

    return share


def _stands(sketch: Sketch, world: World) -> Plain:
    """By its days: ended, begun, or not yet."""
    today: date = world.asked.today
    if sketch.day + timedelta(days=730) < today:
        return "finished"
    return "ongoing" if sketch.day + timedelta(days=60) <= today else "approved"


GRANTS: Mapping[str, Recipe] = {
    "aid.begins_on": _later(60),
    "aid.ends_on": _later(730),
    "aid.total": _total,
    "aid.aid": _of_them(PARTS - 1),
    "aid.counterpart": _of_them(1),
    "aid.approved_on": _approved,
    "aid.status": _stands,
    "aid.notified_on": _later(4),
}
