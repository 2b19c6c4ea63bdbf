"""The table of measures (``data/measures.toml``) as rows the rules can ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import Entry, Phrases
from nhipcau.lib.text.tone import place_tones


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of saying a figure: see the head of the table for what the columns mean."""

    measure: str
    unit: str
    nouns: frozenset[str]
    cues: tuple[str, ...]
    context: tuple[str, ...]
    without: tuple[str, ...]
    needs: tuple[str, ...]
    near: bool


@cache
def measures(kind: str) -> tuple[Measure, ...]:
    """The rows of one kind: "count", "money" or "rate"."""
    return tuple(_row(row) for row in table("measures")[kind])


def _row(row: dict[str, Any]) -> Measure:
    def listed(name: str) -> tuple[str, ...]:
        return tuple(place_tones(word) for word in row.get(name, ()))

    nouns = frozenset(listed("nouns"))
    return Measure(
        row["measure"],
        row.get("unit", ""),
        nouns,
        listed("cues"),
        listed("context"),
        listed("without"),
        listed("needs"),
        row.get("near", False),
    )


def add_measures(tree: Phrases) -> None:
    """The nouns behind numbers and the cues of money, as phrases of the lists "counted" and "cue"."""
    for noun in {noun for row in measures("count") for noun in row.nouns}:
        tree.add(noun, Entry("counted", noun))
    for row in measures("money"):
        for cue in row.cues:
            tree.add(cue, Entry("cue", cue))
    for row in table("measures")["no_cue"]:
        for words in row["words"]:
            tree.add(words, Entry("cue", ""))
