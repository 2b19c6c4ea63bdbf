"""Who is speaking: the person named last before a place in the text; and the words speech is told with."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any

from nhipcau.lib.reading.fact import Fact
from nhipcau.lib.reading.tables import table
from nhipcau.lib.reading.words import CAPITAL

_BY_GIVEN_NAME = re.compile(rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí) ({CAPITAL}[\w]*)(?!\w| {CAPITAL})")
""" "ông Phú", "Bà Hạnh": somebody named in full elsewhere."""
_REACH = 3000
"""Code points over which a speaker is remembered."""


class Speakers:
    """The people of a document by where they are named."""

    def __init__(self, text: str, people: list[Fact]) -> None:
        named = {(span.start, str(fact.values["name"])) for fact in people for span in fact.evidence}
        by_given = {name.split()[-1]: name for _, name in sorted(named, reverse=True)}
        for found in _BY_GIVEN_NAME.finditer(text):
            if found[1] in by_given:
                named.add((found.start(), by_given[found[1]]))
        ordered = sorted(named)
        self._starts = [start for start, _ in ordered]
        self._names = [name for _, name in ordered]

    def before(self, at: int) -> str | None:
        """The person named last before ``at``, unless too far away."""
        found = bisect_right(self._starts, at) - 1
        if found < 0 or at - self._starts[found] > _REACH:
            return None
        return self._names[found]


@cache
def said(section: str) -> tuple[str, ...]:
    """The words of a section of ``data/speech.toml``."""
    return tuple(table("speech")[section]["words"])


@lru_cache(maxsize=1)
def ordinals() -> dict[str, int]:
    """By ordinal in small letters its number; 0 for "cuối cùng", -1 for "tiếp theo"."""
    lists: dict[str, Any] = table("speech")["ordinals"]
    order = ("last", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    numbered = {word: number for number, name in enumerate(order) for word in lists[name]}
    return numbered | dict.fromkeys(lists["next"], -1)
