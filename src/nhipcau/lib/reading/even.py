"""The text as the rules read it – composed letters, plain spaces, tones in one place – and the way back to the original.

Every rule works on :attr:`Even.text`; only :meth:`Even.back` knows where its code points stand in the text that was
given. A text in NFC without odd spaces maps onto itself and costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from nhipcau.lib.text.tone import place_tones

_ODD_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000\t\v\f"), " ")
_ODD_SPACES |= dict.fromkeys(map(ord, "\r\u2028\u2029\u0085"), "\n")
"""One code point for one: "\\r\\n" is two line ends, of which the second ends an empty line."""

_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11ff]*|.[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]*", re.DOTALL)
"""A letter with the marks that may compose with it, or a Korean syllable in its parts."""


@dataclass(frozen=True, slots=True)
class Even:
    """``text`` for the rules; ``begins`` and ``ends``: where each of its code points stands in the original, if moved."""

    text: str
    original: str
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def with_tabs(self) -> str:
        """``text`` with the tabs of the original, which stand between the cells of tables."""
        if "\t" not in self.original:
            return self.text
        if not self.begins:
            return "".join(
                "\t" if was == "\t" else letter for letter, was in zip(self.text, self.original, strict=True)
            )
        return "".join(
            "\t" if self.original[begin] == "\t" else letter
            for letter, begin in zip(self.text, self.begins, strict=True)
        )

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of ``text[start:end]``; the span must not be empty."""
        if not self.begins:
            return start, end
        return self.begins[start], self.ends[end - 1]


def even(original: str) -> Even:
    """The text made even. Linear in its length."""
    if unicodedata.is_normalized("NFC", original):
        return Even(_spaced(original), original)
    letters: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(original):
        composed = unicodedata.normalize("NFC", found[0])
        letters.append(composed)
        begins += [found.start()] * len(composed)
        ends += [found.end()] * len(composed)
    joined = "".join(letters)
    if not unicodedata.is_normalized("NFC", joined):  # rare scripts: what composes across clusters stays as it came
        return Even(original.translate(_ODD_SPACES), original)
    return Even(_spaced(joined), original, begins, ends)


def _spaced(composed: str) -> str:
    return place_tones(composed.translate(_ODD_SPACES))
