"""Journeys and visits of the made-up province: some are still to come, of one in three nobody has reported yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from nhipcau.actions.training.names import MARK, PERSONS
from nhipcau.actions.training.sketches import Sketch, World
from nhipcau.core.kinds import Plain

POSTS = ("Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Trưởng phòng")
"""Posts of those who lead made-up delegations."""


def _is_to_come(sketch: Sketch) -> bool:
    return sketch.number % 5 == 1


def _is_reported(sketch: Sketch) -> bool:
    return sketch.number % 3 != 0


def _first_day(sketch: Sketch, world: World) -> date:
    return world.asked.today + timedelta(days=10 + sketch.number % 60) if _is_to_come(sketch) else sketch.day


def _begins(sketch: Sketch, world: World) -> Plain:
    return _first_day(sketch, world).isoformat()


def _ends(sketch: Sketch, world: World) -> Plain:
    return (_first_day(sketch, world) + timedelta(days=sketch.random.randrange(2, 8))).isoformat()


def _going(sketch: Sketch, world: World) -> Plain:
    return f"Đoàn {sketch.here.vi} về {sketch.subject.vi} {MARK.vi}"


def _coming(sketch: Sketch, world: World) -> Plain:
    return f"Đoàn {sketch.abroad.vi} {MARK.vi}"


def _post(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.random.choice(POSTS)} {MARK.vi}"


def _countries(sketch: Sketch, world: World) -> Plain:
    """Two of them now and then: a journey often goes on."""
    return sorted({sketch.country, "TH"}) if sketch.random.random() < 0.2 else [sketch.country]


def _persons(sketch: Sketch, world: World) -> Plain:
    return sketch.random.randrange(3, 15)


def _members(sketch: Sketch, world: World) -> Plain:
    return "\n".join(f"{name} {MARK.vi}" for name in sketch.random.sample(PERSONS, 3))


def _cost(sketch: Sketch, world: World) -> Plain:
    return {"low": 20 * sketch.random.randrange(3, 30), "unit": "triệu VND"}


def _purpose(sketch: Sketch, world: World) -> Plain:
    return sketch.random.choice(("work", "study", "conference", "promotion"))


def _official(sketch: Sketch, world: World) -> Plain:
    return "official"


def _permission(sketch: Sketch, world: World) -> Plain:
    return None if _is_to_come(sketch) else f"{sketch.number}/QĐ-TẬP-HUẤN-{sketch.day.year}"


def _report(sketch: Sketch, world: World) -> Plain:
    return f"{sketch.number}/BC-TẬP-HUẤN" if _is_reported(sketch) and not _is_to_come(sketch) else None


def _reported_on(sketch: Sketch, world: World) -> Plain:
    """Ten days after the journey began: of an earlier day nobody entered it."""
    return (sketch.day + timedelta(days=10)).isoformat() if _report(sketch, world) else None


def _standing(over: str) -> Callable[[Sketch, World], Plain]:
    """How far it is: before, over, or reported on."""

    def stands(sketch: Sketch, world: World) -> Plain:
        return "submitted" if _is_to_come(sketch) else "reported" if _is_reported(sketch) else over

    return stands


_BOTH: Mapping[str, Callable[[Sketch, World], Plain]] = {
    "leader_post": _post, "permission": _permission, "persons": _persons, "members": _members,
}  # fmt: skip
JOURNEYS: Mapping[str, Callable[[Sketch, World], Plain]] = {
    **{f"{register}.{name}": made for register in ("outbound-delegations", "inbound-delegations") for name, made in _BOTH.items()},
    "outbound-delegations.title": _going,
    "outbound-delegations.countries": _countries,
    "outbound-delegations.departs": _begins,
    "outbound-delegations.returns": _ends,
    "outbound-delegations.purpose": _purpose,
    "outbound-delegations.capacity": _official,
    "outbound-delegations.amount": _cost,
    "outbound-delegations.report": _report,
    "outbound-delegations.reported_on": _reported_on,
    "outbound-delegations.status": _standing("gone"),
    "inbound-delegations.title": _coming,
    "inbound-delegations.arrives": _begins,
    "inbound-delegations.leaves": _ends,
    "inbound-delegations.status": _standing("came"),
}  # fmt: skip
"""By "register.column", beside the recipes of other registers."""
