"""Words with their places, cut the same way in both the folded and the accented text.

Scripts written without spaces (and Hangul, whose words are compounds) become overlapping pairs of letters,
so that 福岡 is found inside 福岡県 without a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from nhipcau.lib.text.fold import PLACE_OF_A_MARK, fold, nfc
from nhipcau.lib.text.tone import accented


class Token(NamedTuple):
    """A word: its text, and its half-open span ``nfc(text)[start:end]`` in code points."""

    text: str
    start: int
    end: int


# Block ranges of the Unicode character database (Blocks.txt); only the letters in them count.
_UNSPACED_BLOCKS: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul Jamo
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # the Han iteration mark, closing mark and zero
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3130, 0x318F),  # Hangul Compatibility Jamo
    (0x31F0, 0x31FF),  # Katakana Phonetic Extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xA9E0, 0xA9FF),  # Myanmar Extended-B
    (0xAA60, 0xAA7F),  # Myanmar Extended-A
    (0xAC00, 0xD7FF),  # Hangul Syllables, Jamo Extended-B
    (0xF900, 0xFAFF),  # Han compatibility
    (0xFF66, 0xFFDC),  # half-width Katakana and Hangul
    (0x20000, 0x3FFFF),  # Han extensions B and later
)

# Invisible characters which Word and PDF files leave inside words: no letter, no break.
_INVISIBLE: Final = f"{PLACE_OF_A_MARK}\u00ad\u200b\u200c\u200d\u2060\ufe00-\ufe0f"


def _class_of(spans: Iterator[range]) -> str:
    """A regular expression character class body for ascending spans of code points, as ranges."""
    ranges: list[list[int]] = []
    for span in spans:
        if ranges and ranges[-1][1] == span.start - 1:
            ranges[-1][1] = span.stop - 1
        else:
            ranges.append([span.start, span.stop - 1])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _unspaced_letters() -> Iterator[range]:
    for first, last in _UNSPACED_BLOCKS:
        if last - first > 0x0200:
            yield range(first, last + 1)
        else:
            yield from (range(c, c + 1) for c in range(first, last + 1) if chr(c).isalpha())


def _combining_marks() -> Iterator[range]:
    # Above U+1FFFF only variation selectors combine; they are among the invisible ones where they matter.
    return (range(c, c + 1) for c in range(0x0300, 0x1FFFF) if unicodedata.category(chr(c)) in {"Mn", "Mc"})


_UNSPACED: Final = _class_of(_unspaced_letters())
_MARKS: Final = _class_of(_combining_marks()) + _INVISIBLE
# U+02BB and U+02BC are apostrophes though Unicode calls them letters; "_" is no letter though \w holds it.
_LETTER: Final = rf"[^\W_\u02bb\u02bc{_UNSPACED}]"

_RUN: Final = re.compile(rf"(?P<unspaced>(?:[{_UNSPACED}][{_MARKS}]*)+)|(?:{_LETTER}[{_MARKS}]*)+")
_CLUSTER: Final = re.compile(rf"[{_UNSPACED}][{_MARKS}]*")
_DROPPED: Final = re.compile(f"[{_INVISIBLE}]")


# Texts of these characters alone – ASCII, Latin letters, the commonest signs – have no pairs, marks or invisible
# characters, and folding makes no letter of a sign or sign of a letter: their words are cut without their places.
_PLAIN: Final = re.compile("[\\x00-\\x7f\\u00a0\\u00b0\\u00b2\\u00b3\\u00c0-\\u024f\\u1e00-\\u1eff–—‘’“”…]*")
_WORD: Final = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Give the span of each run of letters and digits of ``nfc(text)``, unspaced scripts as whole runs."""
    return (found.span() for found in _RUN.finditer(nfc(text)))


@lru_cache(maxsize=256)
def _spans(composed: str) -> tuple[tuple[int, int], ...]:
    """Where words lie. Remembered, as a text is asked for its folded words and then for its accented ones."""
    return tuple(_cut_out(composed))


def _cut_out(composed: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(composed):
        if run.lastgroup is None:
            yield run.span()
            continue
        clusters = [cluster.span() for cluster in _CLUSTER.finditer(composed, *run.span())]
        if len(clusters) == 1:
            yield clusters[0]
        for left, right in pairwise(clusters):
            yield left[0], right[1]


def without_invisible(text: str) -> str:
    """Drop what is neither seen nor meant: soft hyphens, joiners and the places of folded marks."""
    return text if text.isascii() else _DROPPED.sub("", text)


def _cut(composed: str, shown: str) -> list[Token]:
    return [Token(without_invisible(shown[start:end]), start, end) for start, end in _spans(composed)]


def tokens(text: str) -> list[Token]:
    """Return the folded words of the text in order, with their places in ``nfc(text)``.

    A word is a run of letters and digits with their marks; apostrophes and hyphens end it. A run of Han,
    Kana, Hangul, Thai, Lao, Khmer or Burmese letters gives each pair of neighbours, a lone letter itself.
    """
    return _cut(nfc(text), fold(text))


def accented_tokens(text: str) -> list[Token]:
    """Return the words of `tokens` in their `accented` form: the same cut, the same places."""
    return _cut(nfc(text), accented(text))


def words(text: str) -> list[str]:
    """Return the texts of `tokens`, in order; several times faster for texts in Latin letters."""
    composed = nfc(text)
    if _PLAIN.fullmatch(composed):
        return _WORD.findall(fold(composed))
    return [token.text for token in tokens(composed)]


def accented_words(text: str) -> list[str]:
    """Return the texts of `accented_tokens`, in order, as fast as `words`."""
    composed = nfc(text)
    if _PLAIN.fullmatch(composed):
        return _WORD.findall(accented(composed))
    return [token.text for token in accented_tokens(composed)]
