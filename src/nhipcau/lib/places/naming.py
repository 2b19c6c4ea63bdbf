"""How names are compared: without marks, case, spaces or punctuation; and how far two spellings are apart."""

import re
from collections.abc import Iterable
from functools import lru_cache

from nhipcau.lib.text import fold

_WORD = re.compile(r"[^\W_]+")


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name: ``"TP. Hồ Chí Minh"`` → ``("tp", "ho", "chi", "minh")``."""
    return tuple(_WORD.findall(fold(name)))


def name_key(name: str) -> str:
    """One comparable word: ``"Hà Nội"``, ``"Ha Noi"`` and ``"Hanoi"`` are all ``"hanoi"``."""
    return "".join(words(name))


def distance(left: str, right: str) -> int:
    """Edits (insert, delete, replace, swap of neighbours) that turn one word into the other."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        before, previous, row = row, before, [i]
        for j, b in enumerate(right, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, previous[j - 2] + 1)
            row.append(best)
    return row[-1]


@lru_cache(maxsize=8192)
def _letters(word: str) -> int:
    """The letters of a word as bits; several letters may share one."""
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % 64
    return found


def _may_be_within(left: str, right: str, reach: int) -> bool:
    """False only where more letters differ than so many edits could change: an edit takes one away and brings one."""
    ours, theirs = _letters(left), _letters(right)
    return (ours & ~theirs).bit_count() <= reach and (theirs & ~ours).bit_count() <= reach


def nearest(key: str, keys: Iterable[str], limit: int = 5) -> list[str]:
    """The ``keys`` at most two edits away (one for words of up to four letters), nearest first."""
    reach = 1 if len(key) <= 4 else 2
    near = (other for other in keys if abs(len(other) - len(key)) <= reach and _may_be_within(key, other, reach))
    scored = [(distance(key, other), other) for other in near]
    return [other for far, other in sorted(scored) if far <= reach][:limit]
