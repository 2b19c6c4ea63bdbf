"""Whether a document has anything for an officer of external affairs: if not, it gives no facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from nhipcau.lib.places import all_units
from nhipcau.lib.reading.tables import table

_MOST: Final = 20
_FOR_EACH: Final = 300
"""Code points of text that need one more point: a piece on house prices names an embassy once, but is not about it."""
_LINE: Final = 200
"""Code points of a line or two, for which one phrase is enough."""
_NOTE: Final = 400
"""Code points of a note, which may say "tỉnh" only; a longer text names a place of ours, or has strong phrases."""
_WITHOUT_HOME: Final = 2
_OF_OTHERS: Final = 3


def concerns_external_affairs(low: str) -> bool:
    """Whether a text in lower case speaks of external affairs, by the word lists of ``data/relevance.toml``."""
    strong = _count("strong", low)
    if len(low) > _NOTE and strong < _WITHOUT_HOME and not _home().search(low):
        return False
    if _count("other", low) >= max(_OF_OTHERS, strong):
        return False
    said = 2 * strong + _count("weak", low)
    if len(low) <= _LINE:
        return said > 0
    return said + (_form("countries").search(low) is not None) >= min(_MOST, max(2, len(low) / _FOR_EACH))


def _count(name: str, low: str) -> int:
    return sum(1 for _ in _form(name).finditer(low))


@lru_cache(maxsize=8)
def _form(name: str) -> re.Pattern[str]:
    return _any_of(table("relevance")[name])


@lru_cache(maxsize=1)
def _home() -> re.Pattern[str]:
    return _any_of([*table("relevance")["home"], *(unit.name.lower() for unit in all_units())])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases as whole words, the longest first."""
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
