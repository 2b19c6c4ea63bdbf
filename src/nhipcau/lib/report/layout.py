"""Sizes, looks and margins of official papers: what Annex I of Decree 30/2020/NĐ-CP allows, and what is used of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from nhipcau.lib.report.blocks import Align

_DATA = Path(__file__).parent / "data"
FONT = "Times New Roman"
"""Unicode, TCVN 6909:2001, black."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one part is set: its size in points with the least and the most that is allowed, weight, slope, alignment."""

    low: float
    high: float
    size: float
    bold: bool
    italic: bool
    capitals: bool
    align: Align
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the page in its ``unit``, with the least and the most that is allowed (None: no limit)."""

    low: float
    high: float | None
    used: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole table: looks by part, measures by name."""

    looks: Mapping[str, Look]
    measures: Mapping[str, Measure]

    def used(self, measure: str) -> float:
        return self.measures[measure].used

    @property
    def text_width(self) -> float:
        """Millimetres between the margins."""
        return self.used("width") - self.used("left") - self.used("right")


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _look(row: Mapping[str, str]) -> Look:
    style = row["style"].split()
    return Look(
        float(row["low"]),
        float(row["high"]),
        float(row["used"]),
        "bold" in style,
        "italic" in style,
        row["capitals"] == "yes",
        cast("Align", row["align"]),
        row["source"],
    )


def _measure(row: Mapping[str, str]) -> Measure:
    high = float(row["high"]) if row["high"] else None
    return Measure(float(row["low"]), high, float(row["used"]), row["unit"], row["source"])


LAYOUT = Page(
    {row["element"]: _look(row) for row in _rows("layout.csv")},
    {row["measure"]: _measure(row) for row in _rows("page.csv")},
)
