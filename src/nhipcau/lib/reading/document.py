"""A document as the rules see it: sentences of words, with the phrases of the word lists marked in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from nhipcau.lib.reading.even import Even, even
from nhipcau.lib.reading.fact import Span
from nhipcau.lib.reading.lists import phrases
from nhipcau.lib.reading.structure import READ, Kind, Part, parts, stated_day
from nhipcau.lib.reading.words import Mark, Word, is_initial, words_of

_LONGEST: Final = 300
"""Words of a sentence; a longer one is cut, so that rules that look back and forth stay linear in the text."""
_NOT_AN_END: Final = frozenset(
    {"tp", "ths", "ts", "pgs", "gs", "bs", "mr", "mrs", "ms", "dr", "st", "th", "cn", "đ", "p", "q", "tx"}
)


@dataclass(slots=True)
class Sentence:
    """A sentence: its words, the part of the document it stands in, and the marked phrases by list."""

    words: list[Word]
    kind: Kind
    part: int
    number: int
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    _starts: dict[str, dict[int, Mark]] = field(default_factory=dict)

    def of(self, name: str) -> list[Mark]:
        """The phrases of a list, from left to right."""
        return self.marks.get(name, [])

    def at(self, name: str, first: int) -> Mark | None:
        """The phrase of a list that begins at a word and stands for something, if there is one."""
        starts = self._starts.get(name)
        if starts is None:
            starts = self._starts[name] = {mark.first: mark for mark in self.of(name) if mark.value is not None}
        return starts.get(first)

    def span(self, first: int, last: int) -> Span:
        """The code points of words ``[first, last)``."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def first_from(self, at: int) -> int | None:
        """The number of the first word that begins at a code point or behind it."""
        return next((number for number, word in enumerate(self.words) if word.start >= at), None)

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.words))


@dataclass(slots=True)
class Document:
    """What was given, its parts and sentences, and the day of publication (partial: "2023", "2023-12", "2023-12-18")."""

    even: Even
    parts: list[Part]
    sentences: list[Sentence]
    published: str | None

    @property
    def text(self) -> str:
        return self.even.text

    def quoted(self, span: Span) -> str:
        return self.even.text[span.start : span.end]

    def said(self, sentence: Sentence, first: int, last: int) -> str:
        """The text of words ``[first, last)``."""
        return self.quoted(sentence.span(first, last)) if last > first else ""


def document(original: str, published: str | None = None) -> Document:
    """The text taken apart; ``published`` overrides the day the text itself gives."""
    made = even(original)
    found = parts(made.text)
    tree = phrases()
    sentences: list[Sentence] = []
    for number, part in enumerate(found):
        if part.kind in READ:
            for words in _sentences(made.text, part):
                sentences.append(Sentence(words, part.kind, number, len(sentences), tree.marks(words)))
    return Document(made, found, sentences, published or stated_day(made.text, found))


def _sentences(text: str, part: Part) -> Iterator[list[Word]]:
    words = words_of(text, part.start, part.end)
    first = 0
    for at, word in enumerate(words):
        is_label = at == 1 and words[0].is_number  # "1. Giao Sở Ngoại vụ …"
        if at - first >= _LONGEST or (word.text in ".!?…" and not is_label and _ends(words, at)):
            yield words[first : at + 1]
            first = at + 1
    if first < len(words):
        yield words[first:]


def _ends(words: list[Word], at: int) -> bool:
    """Whether the sign at ``at`` ends a sentence: a space and a capital, a number or a quotation follow."""
    if at + 1 >= len(words):
        return True
    following, before = words[at + 1], words[at - 1] if at else None
    if following.text in "”\"’')":
        return False
    if following.start == words[at].end:
        return False
    if before and words[at].text == "." and (before.low in _NOT_AN_END or is_initial(words, at - 1)):
        return False
    return not following.text[0].islower()
