"""Text as a pattern should meet it: no invisible characters, one kind of blank, dash and slash, look-alikes as Latin.

Composed and decomposed letters, full-width and foreign digits, no-break spaces, joiners inside words and Cyrillic or
Greek capitals that look like Latin ones all come out the same, and every place leads back to ``nfc(text)``.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from nhipcau.lib.text import nfc

# Letters that print like a Latin one (Unicode's confusables.txt, the ones needed to spell what the rules look for).
_CYRILLIC_GREEK: Final = "АВЕЅІЈКМНОРСТХУаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοᴍᴛ"
_LATIN: Final = "ABESIJKMHOPCTXYaeopcyxisjABEZHIKMNOPTYXomt"
_ALIKE: Final = dict(zip(_CYRILLIC_GREEK, _LATIN, strict=True))

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u30fc\ufe58"
_SLASHES: Final = "\u2044\u2215\u29f8\u2571"
_BREAKS: Final = "\r\x0b\x0c\x85\u2028\u2029"
_UNSEEN_MARKS: Final = "\u034f\u115f\u1160\u3164\uffa0"
"""Joiner of graphemes and the fillers of Hangul: not of category Cf, and not seen either."""

# What needs no work: ASCII but carriage return and form feeds, composed Latin letters, quotation marks, the ellipsis;
# letters of Hiragana and Katakana, Han, syllables of Hangul.
_PLAIN: Final = re.compile(
    "[\\t\\n\\x20-\\x7e°\\u00c0-\\u024f\\u1ea0-\\u1ef9‘’“”…\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3]*"
)


class View(NamedTuple):
    """``text`` for the patterns; its i-th character is ``nfc[slice(*spans[i])]`` (None: character for character)."""

    text: str
    nfc: str
    spans: list[tuple[int, int]] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A half-open span of ``text`` as one of ``nfc``, with what is invisible inside it."""
        if self.spans is None or start == end:
            return start, end
        return self.spans[start][0], self.spans[end - 1][1]


def view(text: str) -> View:
    """The view of a text, in time linear in its length."""
    if _PLAIN.fullmatch(text):
        return View(text, text, None)
    composed = nfc(text)
    if _PLAIN.fullmatch(composed):
        return View(composed, composed, None)
    mapped = composed.translate(_TABLE)
    if len(mapped) == len(composed) and unicodedata.is_normalized("NFC", mapped):
        return View(mapped, composed, None)
    return _slowly(composed)


def _slowly(composed: str) -> View:
    """Where characters vanish or compose anew once look-alikes are replaced: letter by letter, each with its marks."""
    clusters: list[tuple[str, int, int]] = []
    for place, one in enumerate(composed):
        seen = _TABLE[ord(one)]
        if seen and clusters and unicodedata.combining(seen):
            letter, begin, _ = clusters[-1]
            clusters[-1] = (letter + seen, begin, place + 1)
        elif seen:
            clusters.append((seen, place, place + 1))
    letters = [(one, (begin, end)) for cluster, begin, end in clusters for one in unicodedata.normalize("NFC", cluster)]
    return View("".join(one for one, _ in letters), composed, [span for _, span in letters])


def _one(letter: str) -> str:
    """What a character looks like; "" for what is not seen."""
    if letter in _UNSEEN_MARKS or unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f":
        return ""
    if letter in _BREAKS:
        return "\n"
    if letter in _DASHES:
        return "-"
    if letter in _SLASHES:
        return "/"
    if letter in _ALIKE:
        return _ALIKE[letter]
    if unicodedata.category(letter) == "Zs":
        return " "
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", letter)
    return compatible if len(compatible) == 1 else letter


class _Table(dict[int, str]):
    """A table for ``str.translate`` which works each code point out once."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = seen = _one(chr(code_point))
        return seen


_TABLE: Final = _Table()
