"""One request is one desk: which rows it has and which columns it sees, never a union of two."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK, PUBLIC_DESK, Audience
from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Column, Seen
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


def _own(clearance: Seen) -> Audience:
    return Audience("own", clearance, agencies=frozenset({HUE}))


def _rows(audience: Audience) -> set[UUID]:
    return set(registers()["partners"].rows(audience).values_list("uid", flat=True))


def test_each_desk_has_its_own_rows(records: dict[str, UUID]) -> None:
    def named(*names: str) -> set[UUID]:
        return {records[name] for name in names}

    assert _rows(PUBLIC_DESK) == named(f"{HUE}-public", f"{HANOI}-public")
    assert _rows(_own(OWN)) == named(f"{HUE}-draft", f"{HUE}-public")
    assert _rows(_own(SHARED)) == named(f"{HUE}-public"), "a draft is kept within its agency, if nothing else is said"
    assert _rows(Audience("own", RESTRICTED)) == set(), "who belongs to no body has no rows"
    assert _rows(Audience("all", PUBLIC)) == _rows(PUBLIC_DESK)
    assert _rows(Audience("all", OWN)) == set(records.values())
    assert _rows(MACHINERY_DESK) == set(records.values())


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (PUBLIC_DESK, {"PUBLIC"}),
        (Audience("region", SHARED), {"PUBLIC", "SHARED"}),
        (Audience("own", OWN), {"PUBLIC", "SHARED", "OWN"}),
        (Audience("all", PUBLIC), {"PUBLIC"}),
        (Audience("own", RESTRICTED), {"PUBLIC", "SHARED", "OWN", "RESTRICTED"}),
    ],
)
def test_each_desk_sees_as_deep_as_it_is_cleared(audience: Audience, seen: set[str]) -> None:
    assert {name for name, column in COLUMNS.items() if audience.sees(column)} == seen


def test_a_column_without_a_decision_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="seen"):
        Column("name", ("Tên", "Name"))  # type: ignore[call-arg]


def test_an_unknown_desk_has_no_rows(empty_site: Path) -> None:
    with pytest.raises(ValueError, match="somewhere"):
        registers()["partners"].rows(Audience("somewhere"))
