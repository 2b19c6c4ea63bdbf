"""The prepared drawings: paths and points on whole numbers; whoever draws decides on colours, words and links.

``vietnam()`` has the 34 localities, ``thumbnail()`` the same in fewer points for shapes of up to 300 pixels, ``world()``
the land with a point per country. Both archipelagos are part of every one of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

WholePoint = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Locality:
    """Path of a locality without its archipelago, and a point inside it for its name."""

    unit_id: str
    path: str
    anchor: WholePoint


@dataclass(frozen=True, slots=True)
class Archipelago:
    """Path of an archipelago's islands, the locality it belongs to, and its box (left, top, right, bottom)."""

    name: str
    unit_id: str
    path: str
    box: tuple[int, int, int, int]

    @property
    def centre(self) -> int:
        """Middle from left to right, where its name stands."""
        return (self.box[0] + self.box[2]) // 2


@dataclass(frozen=True, slots=True)
class Vietnam:
    """Width and height of the drawing, its 34 localities by unit id, both archipelagos, and where the sea is named."""

    width: int
    height: int
    localities: Mapping[str, Locality]
    archipelagos: tuple[Archipelago, ...]
    sea: WholePoint


@dataclass(frozen=True, slots=True)
class World:
    """One outline of all land; lines between countries; Viet Nam (in tenths of a unit); dots of the archipelagos; a point per locality of
    Viet Nam (unit id) and per country (ISO code).

    Disputed features are part of the land and of nothing else.
    """

    width: int
    height: int
    land: str
    borders: str
    vietnam: str
    archipelagos: Mapping[str, tuple[tuple[float, float], ...]]
    localities: Mapping[str, WholePoint]
    anchors: Mapping[str, WholePoint]

    @property
    def hub(self) -> WholePoint:
        """Where arcs of the whole country begin."""
        return self.anchors["VN"]


def around(dots: Sequence[tuple[float, float]]) -> tuple[int, int, int, int]:
    """The box of dots: left, top, right, bottom, on whole numbers."""
    xs, ys = zip(*dots, strict=True)
    return floor(min(xs)), floor(min(ys)), ceil(max(xs)), ceil(max(ys))


@lru_cache(maxsize=1)
def vietnam() -> Vietnam:
    return _vietnam("vietnam")


@lru_cache(maxsize=1)
def thumbnail() -> Vietnam:
    return _vietnam("thumbnail")


@lru_cache(maxsize=1)
def world() -> World:
    data = _read("world")
    return World(
        width=data["width"],
        height=data["height"],
        land=data["land"],
        borders=data["borders"],
        vietnam=data["vietnam"],
        archipelagos={name: tuple((x, y) for x, y in dots) for name, dots in data["archipelagos"].items()},
        localities={unit: (x, y) for unit, (x, y) in data["localities"].items()},
        anchors={iso2: (x, y) for iso2, (x, y) in data["anchors"].items()},
    )


def _vietnam(name: str) -> Vietnam:
    data = _read(name)
    islands = {
        name: Archipelago(name, one["unit"], one["path"], (one["box"][0], one["box"][1], one["box"][2], one["box"][3]))
        for name, one in data["archipelagos"].items()
    }
    between = (islands["hoang-sa"].box[3] + islands["truong-sa"].box[1]) // 2
    return Vietnam(
        width=data["width"],
        height=data["height"],
        localities={
            unit: Locality(unit, one["path"], (one["anchor"][0], one["anchor"][1]))
            for unit, one in data["localities"].items()
        },
        archipelagos=tuple(islands.values()),
        sea=(islands["hoang-sa"].centre, between),
    )


def _read(name: str) -> dict[str, Any]:
    text = (files(__package__) / "data" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
