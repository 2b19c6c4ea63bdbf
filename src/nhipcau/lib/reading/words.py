"""Words of a text and the phrases of the word lists found among them, the longest first.

A phrase list is a tree of words, so that finding all phrases of all lists in a text takes one walk over its words,
however many phrases there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from nhipcau.lib.text.legacy import is_syllable

CAPITAL: Final = f"[A-Z{''.join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())}]"
"""A capital letter of Vietnamese, as a class of a regular expression: "À-Ỹ" would hold small letters too."""
_SHORTEST_ACRONYM: Final = 3
_LONGEST_ACRONYM: Final = 8
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|_+|[^\w\s]")


class Word(NamedTuple):
    """A word, a number or a sign: where it stands, and in lower case."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, with offsets into ``text``; in lower case both apostrophes are one."""
    return [
        Word(found.start(), found.end(), said := found[0], "'" if said == "’" else said.lower())
        for found in _WORD.finditer(text, start, end)
    ]


@lru_cache(maxsize=65536)
def is_vietnamese(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable: "Phú" can, "Jeollabuk" cannot."""
    return is_syllable(word)


def is_initial(words: list[Word], at: int) -> bool:
    """Whether a word is an initial: "Maucos A. Thukar"; of two letters only behind a foreign name: "Maunardo LB. Thukar"."""
    word = words[at]
    if len(word.text) != 2 or not word.text.isupper():
        return len(word.text) == 1 and word.is_capital
    name = words[at - 1] if at else word
    return name.text.istitle() and not is_vietnamese(name.low)


def is_acronym(said: str) -> bool:
    """ "VCCI", "KOICA": letters that stand for a body, beside words that are not all capitals."""
    letters = said.replace("Đ", "D")  # "UBĐP"
    return (
        letters.isascii() and said.isupper() and said.isalpha() and _SHORTEST_ACRONYM <= len(said) <= _LONGEST_ACRONYM
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a list: the list's name, what it stands for, and what its letters must be.

    ``capital``: the first word has a capital; ``proper``: the last one, too; ``initials``: the first word is in capitals.
    """

    list: str
    value: Any
    capital: bool = False
    proper: bool = False
    initials: bool = False


class Mark(NamedTuple):
    """A phrase found: words ``[first, last)`` of the sentence."""

    first: int
    last: int
    entry: Entry

    @property
    def value(self) -> Any:
        return self.entry.value


class Phrases:
    """The phrases of several lists. Within one list the longest phrase at a place is taken, and none inside another."""

    def __init__(self) -> None:
        self._tree: dict[str, Any] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Put a phrase into the tree; case does not matter except for ``entry.capital``."""
        node = self._tree
        for word in words_of(phrase, 0, len(phrase)):
            node = node.setdefault(word.low, {})
        node.setdefault("", []).append(entry)

    def marks(self, words: Sequence[Word]) -> dict[str, list[Mark]]:
        """By list, the phrases found in the words, from left to right."""
        found: dict[str, list[Mark]] = {}
        for first in range(len(words)):
            if words[first].low in self._tree:
                for mark in self._longest(words, first):
                    marks = found.setdefault(mark.entry.list, [])
                    if not marks or marks[-1].last <= first:
                        marks.append(mark)
        return found

    def _longest(self, words: Sequence[Word], first: int) -> Iterable[Mark]:
        node, longest = self._tree, dict[str, Mark]()
        for last in range(first, len(words)):
            node = node.get(words[last].low, {})
            if not node:
                break
            for entry in node.get("", ()):
                if not entry.capital or _is_written(entry, words[first], words[last]):
                    longest[entry.list] = Mark(first, last + 1, entry)
        return longest.values()


def _is_written(entry: Entry, first: Word, last: Word) -> bool:
    """Whether the words have the capitals an entry asks for that begins with one."""
    if not first.is_capital or (entry.initials and not first.text.isupper()):
        return False
    return not entry.proper or last.is_capital
