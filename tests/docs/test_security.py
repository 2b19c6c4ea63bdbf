"""docs/security.md says what is so: forty requirements, each with files and a test that are there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

_ROW = re.compile(r"^\| (V\S+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
_ASVS = re.compile(r"V([1-9]|1[0-7])\.[1-9]\.([1-9]|1[0-9])")
"""Chapter (there are 17 in version 5.0), section, requirement."""


class Row(NamedTuple):
    id: str
    level: str
    asked: str
    met: str
    proof: str


ROWS = [Row(*found) for found in _ROW.findall(PAGE)]


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """The tests pytest finds in the files that are named, without their parameters."""
    files = sorted({name.partition("::")[0] for row in ROWS for name in _names(row.proof)})
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NHIPCAU_", "PYTEST_"))}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-n", "0", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    return {line.partition("[")[0] for line in ran.stdout.splitlines() if "::" in line}


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_there_are_forty_different_requirements_of_asvs_5() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS) == 40
    assert [row.id for row in ROWS if not _ASVS.fullmatch(row.id) or row.level not in ("1", "2", "3")] == []
    assert all(row.asked and row.met for row in ROWS)


def test_what_is_a_gap_is_not_among_them() -> None:
    gaps = re.findall(r"V\d+\.\d+\.\d+", PAGE.partition("## Known gaps")[2])
    assert gaps
    assert not set(gaps) & {row.id for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_its_files_are_there(row: Row) -> None:
    files = [name for name in _names(row.met) if name.startswith("src/")]
    assert files
    assert [name for name in files if not (ROOT / name).is_file()] == []


def test_every_proof_is_a_test_that_pytest_finds(collected: set[str]) -> None:
    assert {row.id: row.proof for row in ROWS if not _names(row.proof) or set(_names(row.proof)) - collected} == {}
