"""Seeding: targets first, everything public, and nothing the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.actions.seed import seed_register, seeding_act, seeding_order, targets_first
from nhipcau.core import ledger
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Relation
from nhipcau.core.models import Change
from nhipcau.core.register import Register
from nhipcau.core.registry import register
from tests.fixture_site import ACT, chosen, in_order


def test_registers_come_after_those_they_point_at() -> None:
    order = [register.name for register in seeding_order()]
    for later in seeding_order():
        for relation in later.relations.values():
            assert order.index(relation.to) <= order.index(later.name)


def test_seeding_again_writes_nothing(empty_site: Path) -> None:
    first = seed_register(register("partners"), seeding_act())
    steps: list[tuple[int, int]] = []
    second = seed_register(register("partners"), seeding_act(), lambda done, total: steps.append((done, total)))
    assert first.created == first.published > 200
    assert (second.created, second.updated, second.published) == (0, 0, 0)
    assert second.unchanged == first.created
    assert steps[0] == (0, first.created)
    assert steps[-1] == (first.created, first.created)


def test_what_registers_ship_is_found_as_it_was_written(site: Path) -> None:
    """Whatever database keeps it; all that they ship is in ``every_register/test_shipped_data``."""
    before = Change.objects.count()
    for each in in_order():
        entries = chosen()[each.name]
        again = ledger.write(each, entries, ACT)
        assert (again.created, again.updated, again.unchanged, again.published) == (0, 0, len(entries), 0), each.name
    assert Change.objects.count() == before


def test_registers_that_point_at_each_other_are_refused() -> None:
    with pytest.raises(Fault, match="chim, ca"):
        targets_first([pointing("chim", "ca"), pointing("ca", "chim")])


def test_a_register_may_point_at_itself() -> None:
    assert [each.name for each in targets_first([pointing("chim", "ca"), pointing("ca", "ca")])] == ["ca", "chim"]


def pointing(name: str, target: str) -> Register:
    declared = type("Pointing", (Register,), {"slug": (name, name), "relations": {"to": Relation(target)}})
    return declared()  # type: ignore[no-any-return]
