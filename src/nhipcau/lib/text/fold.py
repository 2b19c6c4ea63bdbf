"""Letters without their marks: what makes "dai hoc" find "Đại học".

Both `fold` and `lower` give one code point for each code point of ``nfc(text)``, so that a place found
in the folded text is the same place in the text people read.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

# Letters whose stroke or ligature Unicode does not decompose; one letter each, as length must not change.
STROKED: Final = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "a", "œ": "o", "ß": "s",
    "ƀ": "b", "ɨ": "i", "ŀ": "l", "þ": "t", "ŋ": "n", "ɖ": "d", "ɗ": "d", "ɓ": "b",
}  # fmt: skip

FIRST_MARK: Final = 0x0300
LAST_MARK: Final = 0x036F

# A mark that composes with no letter keeps its place as the Combining Grapheme Joiner: invisible, never
# reordered and never composed by a later NFC, so folding twice equals folding once.
PLACE_OF_A_MARK: Final = "\u034f"

# The marked tones in their Vietnamese order: huyền, hỏi, ngã, sắc, nặng.
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"

_FULL_WIDTH_OFFSET: Final = 0xFEE0


class _LetterTable(dict[int, str]):
    """A table for ``str.translate`` which works each code point out once."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code_point: int) -> str:
        self[code_point] = mapped = self._rule(chr(code_point))
        return mapped


def _lower_letter(letter: str) -> str:
    code_point = ord(letter)
    if 0xFF01 <= code_point <= 0xFF5E:
        return chr(code_point - _FULL_WIDTH_OFFSET).lower()
    if letter == "\u3000":
        return " "
    decomposition = unicodedata.decomposition(letter)
    if decomposition.startswith("<super> 003"):
        return chr(int(decomposition.split()[1], 16))
    # "İ" lowers to two code points; its first is the letter.
    return letter.lower()[0]


def _fold_letter(letter: str) -> str:
    if FIRST_MARK <= ord(letter) <= LAST_MARK:
        return PLACE_OF_A_MARK
    lowered = _lower_letter(letter)
    base = unicodedata.normalize("NFD", lowered)[0]
    base = STROKED.get(base, base)
    return base if base.isascii() else lowered


_LOWER: Final = _LetterTable(_lower_letter)
_FOLD: Final = _LetterTable(_fold_letter)


def nfc(text: str) -> str:
    """Return the text in Unicode Normalization Form C (UAX #15): the form every offset refers to."""
    return unicodedata.normalize("NFC", text)


def lower(text: str) -> str:
    """Return ``nfc(text)`` in lower case, full-width ASCII and superscript digits as plain ones.

    One code point out for each code point of ``nfc(text)``.
    """
    return text.lower() if text.isascii() else nfc(text).translate(_LOWER)


def fold(text: str) -> str:
    """Return the text in lower case and without Latin marks; đ becomes d, ² becomes 2, Ａ becomes a.

    ``len(fold(text)) == len(nfc(text))`` always; NFC and NFD input give the same; folding twice changes
    nothing. Other scripts keep their letters (が, й, 한), only their case is lowered. A mark which NFC
    leaves standing alone becomes `PLACE_OF_A_MARK`; `nhipcau.lib.text.tokens.tokens` drops it.
    """
    return text.lower() if text.isascii() else nfc(text).translate(_FOLD)


# Every letter of the Vietnamese alphabet that is not plain ASCII, in every tone.
VIETNAMESE_MARKED: Final = frozenset("ăâđêôơư") | frozenset(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES
)


def has_marks(text: str) -> bool:
    """Tell whether the text holds đ or a letter with a Vietnamese mark (ñ, ö and ç are none)."""
    return not text.isascii() and not VIETNAMESE_MARKED.isdisjoint(lower(text))
