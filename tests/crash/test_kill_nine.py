"""Killed without warning, an installation finds its way back: after a restart it equals one that was never disturbed."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.crash.kill import MOMENTS, Arena, points

COUNT = 5
SEED = int(os.environ.get("CRASH_SEED", random.SystemRandom().randrange(10**6)))
"""Another one each time; the number in a failure's message makes the same points again: ``CRASH_SEED=… pytest``."""


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    yield Arena(tmp_path_factory.mktemp("crash"))


def test_killed_at_random_points(arena: Arena, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nkill -9: seed {SEED}")
    for point in points(SEED, COUNT):
        try:
            arena.try_point(point)
        except AssertionError as found:
            raise AssertionError(f"seed {SEED}: {found}") from found


@pytest.mark.parametrize("run", MOMENTS)
def test_killed_at_exact_moments(arena: Arena, run: str) -> None:
    arena.try_moments(run)


def test_half_an_upgrade_does_not_pass_for_the_version_before(arena: Arena) -> None:
    assert not (arena.killed_upgrade() / "seeded").exists()


@pytest.mark.parametrize("run", ["install", "change"])
def test_the_undisturbed_installation_is_well(arena: Arena, run: str) -> None:
    """What all others are compared with: a whole ledger without gaps, everything indexed, nothing left lying about."""
    seen = arena.clean[run].picture
    assert list(seen["ledger verdicts"]) == ["whole"]
    assert [row[0] for row in seen["ledger"]] == list(range(1, seen["ledger values"] + 1))
    assert {state for _, state in seen["doctor"]} == {"well", "note"}
    assert seen["index documents"] == len(seen["store"]) > 700
    rows = (part for name, part in seen.items() if name.startswith("desk ") and not name.startswith("desk index"))
    assert seen["desk index documents"] == sum(map(len, rows))
    assert [name for name in seen["files"] if name.endswith("index/g")] == ["desk-index/g", "index/g"]
    reworded = next(answer for asked, answer in seen.items() if asked.startswith("index None") and "zxqv" in asked)
    assert (reworded[0] > 0) == (run == "change")
