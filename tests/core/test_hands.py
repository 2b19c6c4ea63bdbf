"""Long steps with more hands: who makes what, and that two versions never make one store."""

from __future__ import annotations

import gc
import os

import pytest

from nhipcau.core import hands
from nhipcau.core.hands import few_collections, in_order

TASKS = [*range(6)]


def made_where(task: int) -> tuple[int, int]:
    return task * task, os.getpid()


def test_children_make_it_and_the_order_is_kept() -> None:
    found = list(in_order(made_where, TASKS, 2))
    assert [(task, square) for task, (square, _) in found] == [(0, 0), (1, 1), (2, 4), (3, 9), (4, 16), (5, 25)]
    assert os.getpid() not in {where for _, (_, where) in found}


def test_a_child_that_finds_other_files_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an upgrade in the middle of a rebuild: the parent goes on alone with the code it was started with."""
    monkeypatch.setattr(hands, "made_by", lambda: "the version before")
    found = list(in_order(made_where, TASKS, 2))
    assert [square for _, (square, _) in found] == [0, 1, 4, 9, 16, 25]
    assert {where for _, (_, where) in found} == {os.getpid()}


def test_collections_are_as_before_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), few_collections():
        assert gc.get_threshold() != before
        raise ZeroDivisionError
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
