"""The words generated records are made of: those of the real data shipped with the registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from nhipcau.core.kinds import Context
from nhipcau.core.registry import registers
from nhipcau.lib import places

PIECE = 4
"""Words of one piece of a generated note."""


@dataclass(frozen=True)
class Vocabulary:
    """Real titles (vi, en or None), pieces of sentences, places of work, organisations, and cleaned column values."""

    titles: tuple[tuple[str, str | None], ...]
    pieces: tuple[str, ...]
    locations: tuple[str, ...]
    organisations: tuple[str, ...]
    kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    units: tuple[str, ...]
    former_units: tuple[str, ...]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read once from what the registers ship; the order is that of the data, so a seed means one set of records."""
    calls = shipped("opportunities")
    titles = [(call["name"]["vi"], call["name"].get("en")) for call in calls if call["name"].get("vi")]
    sentences = [vi for vi, _ in titles] + [call["note"]["vi"] for call in calls if call.get("note")]
    return Vocabulary(
        titles=tuple(dict.fromkeys(titles)),
        pieces=tuple(dict.fromkeys(piece for sentence in sentences for piece in _pieces(sentence))),
        locations=tuple(dict.fromkeys(call["location"] for call in calls if call["location"])),
        organisations=tuple(dict.fromkeys(_organisation(row) for row in shipped("organisations"))),
        kinds=tuple(call["kind"] for call in calls),
        sectors=tuple(sorted({sector for call in calls for sector in call["sectors"] or ()})),
        units=tuple(unit.id for unit in places.units(date(2026, 1, 1))),
        former_units=tuple(unit.id for unit in places.units(date(2024, 6, 1)) if unit.is_former),
    )


@lru_cache(maxsize=8)
def shipped(name: str) -> list[dict[str, Any]]:
    """The plain values of the records a register ships."""
    register = registers()[name]
    return [
        {column: register.kinds[column].clean(value, Context(name, column)) for column, value in entry.values.items()}
        for entry in register.seed()
    ]


def _organisation(row: dict[str, Any]) -> str:
    return str(row["names"][0]["text"])


def _pieces(sentence: str) -> list[str]:
    words = sentence.split()
    return [" ".join(words[start : start + PIECE]) for start in range(0, len(words), PIECE)]
