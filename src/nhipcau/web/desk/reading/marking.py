"""A text with the words of its facts marked: pieces that follow each other, each of one fact at most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from nhipcau.core.readings.models import ReadFact


class Piece(NamedTuple):
    """A stretch of text. ``fact`` is the innermost one that states it, None for plain words; ``is_first`` and ``is_last``
    of the stretches of its fact.
    """

    words: str
    fact: ReadFact | None = None
    is_first: bool = False
    is_last: bool = False


def marked(text: str, facts: Sequence[ReadFact]) -> list[Piece]:
    """The text in pieces. Where facts lie within each other the shortest one has the words; of two alike the first."""
    spans = sorted((*fact.spans[0], place) for place, fact in enumerate(facts))
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    pieces: list[Piece] = []
    begun: set[UUID] = set()
    open_ones: list[tuple[int, int, int]] = []
    coming = 0
    for start, end in pairwise(edges):
        while coming < len(spans) and spans[coming][0] <= start:
            open_ones.append(spans[coming])
            coming += 1
        open_ones = [one for one in open_ones if one[1] > start]
        words = text[start:end]
        if not open_ones:
            pieces.append(Piece(words))
            continue
        fact = facts[min(open_ones, key=lambda one: (one[1] - one[0], one[2]))[2]]
        pieces.append(Piece(words, fact, fact.uid not in begun))
        begun.add(fact.uid)
    return _ended(pieces)


def _ended(pieces: list[Piece]) -> list[Piece]:
    """The same with the last piece of each fact marked."""
    last = {piece.fact.uid: place for place, piece in enumerate(pieces) if piece.fact}
    places = set(last.values())
    return [piece._replace(is_last=place in places) for place, piece in enumerate(pieces)]
