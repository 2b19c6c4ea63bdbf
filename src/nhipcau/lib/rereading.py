"""Which facts of a new reading are those of an older one: what was decided of them stays when a text was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from nhipcau.lib.text import fold

AROUND: Final = 8
"""Words on either side of a quotation by which two mentions of the same words are told apart."""


class Mention(NamedTuple):
    """A fact in a text: its type, its quoted words, what was read of them, and the words around."""

    type: str
    quote: str
    says: Hashable
    before: tuple[str, ...]
    after: tuple[str, ...]


def mention(text: str, start: int, end: int, type_: str, says: Hashable) -> Mention:
    """The mention at code points ``[start, end)``; spaces, marks and capitals do not count."""
    near = AROUND * 16
    before = fold(text[max(start - near, 0) : start]).split()[-AROUND:]
    after = fold(text[end : end + near]).split()[:AROUND]
    return Mention(type_, " ".join(fold(text[start:end]).split()), says, tuple(before), tuple(after))


def same(old: Sequence[Mention], new: Sequence[Mention]) -> dict[int, int]:
    """The place in ``old`` of each mention of ``new`` that was there before; each old one is taken once.

    Type and quoted words have to be the same. Among several, what says the same comes first, then the words around, then
    the order. Words that were corrected themselves make another mention: nobody has decided on those.
    """
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    fresh: dict[tuple[str, str], list[int]] = defaultdict(list)
    for groups, mentions in ((known, old), (fresh, new)):
        for place, one in enumerate(mentions):
            groups[one.type, one.quote].append(place)
    found: dict[int, int] = {}
    for key, places in fresh.items():
        found |= _paired(old, new, known.get(key, []), places)
    return found


def _paired(old: Sequence[Mention], new: Sequence[Mention], known: list[int], fresh: list[int]) -> dict[int, int]:
    pairs = sorted(
        (
            (-(old[was].says == new[now].says), -_near(old[was], new[now]), abs(nth_old - nth_new), was, now)
            for nth_old, was in enumerate(known)
            for nth_new, now in enumerate(fresh)
        )
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, was, now in pairs:
        if now not in found and was not in taken:
            found[now] = was
            taken.add(was)
    return found


def _near(one: Mention, other: Mention) -> int:
    """How many words next to the quotation agree, counted away from it on both sides."""
    return _agreeing(one.before[::-1], other.before[::-1]) + _agreeing(one.after, other.after)


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
