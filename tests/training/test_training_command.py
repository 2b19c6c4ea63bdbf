"""What the command refuses, and what is refused in a directory for training: the made-up and the real never meet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.cli.preparation import prepare
from nhipcau.core.faults import Fault
from nhipcau.core.training import MARK, claim

COMMAND = Path(sys.executable).with_name("nhipcau")
ASKED = {"seed": 7, "size": "small", "day": None}


def _refused(home: Path, **environment: str) -> str:
    ran = subprocess.run(
        [COMMAND, "training-data", "--size", "small", "--home", str(home)],
        capture_output=True, text=True, env={**os.environ, **environment}, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    return ran.stderr


def test_a_directory_that_holds_anything_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3").write_bytes(b"somebody's work")
    said = _refused(tmp_path)
    assert "Dữ liệu tập huấn phải ở một thư mục trống" in said and "Training data needs an empty one" in said
    assert [path.name for path in tmp_path.iterdir()] == ["desk.sqlite3"]
    assert (tmp_path / "desk.sqlite3").read_bytes() == b"somebody's work"


def test_databases_elsewhere_are_refused(tmp_path: Path) -> None:
    said = _refused(tmp_path, NHIPCAU_DATABASE_URL="postgresql:///nhipcau_desk")
    assert "NHIPCAU_…_URL" in said
    assert not list(tmp_path.iterdir())


def test_a_directory_is_filled_once_and_an_ended_attempt_goes_on(tmp_path: Path) -> None:
    claim(tmp_path, ASKED)
    claim(tmp_path, ASKED)
    with pytest.raises(Fault, match="begun with other training data") as other:
        claim(tmp_path, {**ASKED, "seed": 8})
    assert other.value.code == "other_training"
    (tmp_path / MARK).write_text('{"seed": 7, "size": "small", "day": null, "ready": true}')
    with pytest.raises(Fault) as filled:
        claim(tmp_path, ASKED)
    assert filled.value.code == "training_is_there"


def test_shipped_data_is_refused_in_a_directory_for_training(empty_site: Path) -> None:
    (empty_site / MARK).write_text("{}")
    with pytest.raises(Fault) as refused:
        prepare(empty_site, "vi")
    assert refused.value.code == "training_home"
