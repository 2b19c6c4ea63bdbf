"""The procedures of agreements as tables: which step may be taken from which state, by whom, on what condition."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from nhipcau.lib.working_time import ACTORS, Words

START: Final = "start"
SAME: Final = "="
EVERY: Final = "*"
_DATA = files(__package__) / "data"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of ``moves.csv``: a step of a route from some states to the next."""

    step: str
    route: str
    purposes: frozenset[str]
    start: frozenset[str]
    end: str
    who: str
    requires: tuple[str, ...]
    starts: tuple[str, ...]
    shortened: str
    ends: tuple[str, ...]
    source: Words
    asked: Words

    @property
    def what(self) -> Words:
        return STEPS[self.step].words

    @property
    def actor(self) -> Words:
        """Who takes the step, in words."""
        return ACTORS[self.who]

    @property
    def needs(self) -> tuple[str, ...]:
        """What has to be said when the step is recorded, besides its day."""
        return STEPS[self.step].needs


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of step, and what has to be said of one."""

    id: str
    words: Words
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Where a procedure may stand."""

    id: str
    words: Words
    is_over: bool


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a procedure is for, and in which routes there is one for it."""

    id: str
    words: Words
    routes: tuple[str, ...]


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def _words(row: Mapping[str, str]) -> Words:
    return Words(row["vi"], row["en"])


STATES: Final = {row["id"]: State(row["id"], _words(row), row["over"] == "yes") for row in _rows("states")}
ROUTES: Final = {row["id"]: _words(row) for row in _rows("routes")}
PURPOSES: Final = {
    row["id"]: Purpose(row["id"], _words(row), tuple(row["routes"].split())) for row in _rows("purposes")
}
STEPS: Final = {row["id"]: Step(row["id"], _words(row), tuple(row["needs"].split())) for row in _rows("steps")}
ANSWERS: Final = {row["id"]: _words(row) for row in _rows("answers")}


@lru_cache(maxsize=64)
def moves(route: str, purpose: str) -> tuple[Move, ...]:
    """The rows that hold for a route and a purpose, in the order of the table; none for what there is not."""
    return tuple(one for one in _every() if one.route == route and purpose in one.purposes)


@lru_cache(maxsize=1)
def _every() -> tuple[Move, ...]:
    return tuple(
        Move(
            row["step"],
            row["route"],
            frozenset(row["purposes"].split()),
            frozenset(row["start"].split()),
            row["end"],
            row["who"],
            tuple(row["requires"].split()),
            tuple(row["starts"].split()),
            row["shortened"],
            tuple(row["ends"].split()),
            Words(row["source_vi"], row["source_en"]),
            Words(row["asked_vi"], row["asked_en"]),
        )
        for row in _rows("moves")
    )
