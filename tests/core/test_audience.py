"""One request is one desk: which rows it has and which columns it sees, never a union of two."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK, PUBLIC_DESK, Audience, shared_desk, work_desk
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Column
from nhipcau.core.registry import registers
from tests.steps import ACT, BASIS, uid

HUE, HANOI = "so-ngoai-vu-hue", "so-ngoai-vu-ha-noi"
COLUMNS = {seen.name: Column(seen.name, ("x", "x"), seen=seen) for seen in (PUBLIC, SHARED, OWN, RESTRICTED)}


@pytest.fixture
def records(empty_site: Path) -> dict[str, UUID]:
    """A draft and a published record of each of two bodies."""
    entries = {
        f"{owner}-{state}": ledger.Entry(
            uid(f"{owner}-{state}"), {"name": owner}, publish=BASIS if state == "public" else None, owner=owner
        )
        for owner in (HUE, HANOI)
        for state in ("draft", "public")
    }
    ledger.write(registers()["partners"], entries.values(), ACT)
    return {name: entry.uid for name, entry in entries.items()}


def _rows(audience: Audience) -> set[UUID]:
    return set(registers()["partners"].rows(audience).values_list("uid", flat=True))


def test_each_desk_has_its_own_rows(records: dict[str, UUID]) -> None:
    def named(*names: str) -> set[UUID]:
        return {records[name] for name in names}

    assert _rows(PUBLIC_DESK) == named(f"{HUE}-public", f"{HANOI}-public")
    assert _rows(work_desk(frozenset({HUE}), RESTRICTED)) == named(f"{HUE}-draft", f"{HUE}-public")
    assert _rows(work_desk(frozenset({HUE}), PUBLIC)) == named(f"{HUE}-draft", f"{HUE}-public")
    assert _rows(shared_desk(frozenset({HUE}))) == named(f"{HANOI}-public")
    assert _rows(work_desk(frozenset(), RESTRICTED)) == set(), "who belongs to no body has no rows"
    assert _rows(MACHINERY_DESK) == set(records.values())


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (PUBLIC_DESK, {"PUBLIC"}),
        (shared_desk(frozenset({HUE})), {"PUBLIC", "SHARED"}),
        (work_desk(frozenset({HUE}), OWN), {"PUBLIC", "SHARED", "OWN"}),
        (work_desk(frozenset({HUE}), PUBLIC), {"PUBLIC"}),
        (work_desk(frozenset({HUE}), RESTRICTED), {"PUBLIC", "SHARED", "OWN", "RESTRICTED"}),
    ],
)
def test_each_desk_sees_as_deep_as_it_is_cleared(audience: Audience, seen: set[str]) -> None:
    assert {name for name, column in COLUMNS.items() if audience.sees(column)} == seen


def test_the_shared_desk_never_shows_what_the_work_desk_shows() -> None:
    """Rows of both in one query would show own rows' columns at the other desk's depth: the desks do not overlap."""
    assert not shared_desk(frozenset({HUE})).sees(COLUMNS["OWN"])


def test_a_column_without_a_decision_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="seen"):
        Column("name", ("Tên", "Name"))  # type: ignore[call-arg]


def test_an_unknown_desk_has_no_rows(empty_site: Path) -> None:
    with pytest.raises(ValueError, match="somewhere"):
        registers()["partners"].rows(Audience("somewhere"))
