"""The words of a one-page profile in the shape its template takes, and how much of them a page can hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

import orjson

from nhipcau.web.portal.papers.map import Map, words_of_map
from nhipcau.web.words import say


class Level(NamedTuple):
    """How much is printed, and how large: size of the type (points), height of the map (millimetres), signs of a text
    before it is cut with "…", known facts outside the box, first records of a group, sources (and statements of a
    conflict)."""

    size: float
    map: int
    text: int
    others: int
    first: int
    sources: int


LEVELS = (
    Level(11.5, 72, 420, 10, 5, 6),
    Level(10.5, 72, 420, 10, 5, 6),
    Level(9.5, 68, 420, 10, 4, 6),
    Level(9.5, 58, 300, 8, 3, 5),
    Level(9.0, 50, 200, 4, 2, 4),
    Level(9.0, 45, 120, 2, 1, 3),
    Level(8.5, 40, 70, 0, 0, 2),
)
"""Fullest first: the page takes the first one that fits on it. 8.5 points is the least one reads without effort."""


@dataclass(frozen=True)
class Sheet:
    """A profile. All texts are printable; ``facts`` always show, ``others`` as far as there is room."""

    language: str
    title: str
    kick: str
    standing: str
    confirmed: bool
    facts: list[dict[str, Any]]
    related_heading: str
    related: list[dict[str, Any]]
    sources: list[dict[str, str]]
    terms: list[dict[str, str]]
    address: str
    lead: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    related_note: str = ""
    something_left_out: bool = False
    map: Map | None = None

    def json(self) -> str:
        """The data of the template ``profile``: equal profiles are equal texts."""
        left_out = say("paper_left_out", self.language) if self.something_left_out else ""
        own = {name: value for name, value in asdict(self).items() if name not in ("language", "something_left_out")}
        own |= words_of_map(self.map, self.language)
        frame = {key: say(word, self.language) for key, word in _FRAME.items()}
        left = [say("paper_sources_left", self.language, n=n) for n in range(1, len(self.sources) + 1)]
        said = {
            **frame,
            **own,
            "lang": self.language,
            "left_out": left_out,
            "sources_left": left,
            "levels": [level._asdict() for level in LEVELS],
        }
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()


_FRAME = {
    "brand": "site",
    "brand_line": "site_line",
    "paper": "paper_profile",
    "facts_heading": "facts",
    "unknown": "paper_unknown",
    "conflict_kept": "conflict_kept",
    "related_none": "related_none",
    "sources_heading": "evidence",
    "sources_none": "evidence_none",
    "demo": "demo",
}
"""Key in the template → phrase, the same on every profile."""


def fact(label: str, value: str) -> dict[str, Any]:
    """A line of the fact box; an empty value is shown as not known."""
    return {"label": label, "value": value, "known": bool(value)}
