"""Vietnamese alphabetical order as bytes.

Order of letters and tones as in the Unicode CLDR collation for Vietnamese (common/collation/vi.xml):
a ă â b c d đ e ê … o ô ơ … u ư …; tones ngang, huyền, hỏi, ngã, sắc, nặng count after all letters.
Case counts third, and the text itself last, so that only equal texts (in NFC) have equal keys.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from nhipcau.lib.text.fold import FIRST_MARK, LAST_MARK, STROKED, TONES, lower, nfc
from nhipcau.lib.text.tone import place_tones

_END_OF_LEVEL: Final = b"\x00"
_SPACE: Final = 0x02
_FIRST_DIGIT: Final = 0x10
_FIRST_LETTER: Final = 0x20
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT: Final = {letter: _FIRST_LETTER + place for place, letter in enumerate(_ALPHABET)}
_SHAPES: Final = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make another letter
_LEVEL_TONE: Final = 0x02
_TONE_WEIGHT: Final = {mark: _LEVEL_TONE + 1 + place for place, mark in enumerate(TONES)}
_LOWER_CASE: Final = b"\x02"
_UPPER_CASE: Final = b"\x03"
_PREFIX_BYTES: Final = 8


class _Weights(NamedTuple):
    primary: bytes
    secondary: bytes
    tertiary: bytes


_BREAK: Final = _Weights(bytes([_SPACE]), b"", b"")


def _utf8(text: str) -> bytes:
    # UTF-8 keeps the order of code points, and its lead bytes lie above every Latin weight.
    return text.encode("utf-8", "surrogatepass")


def _latin(lowered: str, case: bytes) -> _Weights | None:
    """Weights of a Latin letter; None if it is not one of the alphabet with any marks."""
    base, *marks = list(unicodedata.normalize("NFD", lowered))
    tone, others = _LEVEL_TONE, b""
    letter = base if base in _LETTER_WEIGHT else STROKED.get(base, base)
    if letter not in _LETTER_WEIGHT:
        return None
    if letter != base:
        others = _utf8(base)
    for mark in marks:
        shaped = unicodedata.normalize("NFC", letter + mark)
        if mark in _SHAPES and shaped in _LETTER_WEIGHT:
            letter = shaped
        elif mark in _TONE_WEIGHT and tone == _LEVEL_TONE:
            tone = _TONE_WEIGHT[mark]
        else:
            others += _utf8(mark)
    return _Weights(bytes([_LETTER_WEIGHT[letter]]), bytes([tone]) + others, case)


def _weights_of(character: str) -> _Weights:
    if FIRST_MARK <= ord(character) <= LAST_MARK:
        return _Weights(b"", _utf8(character), b"")
    lowered = lower(character)
    if lowered.isdecimal():
        return _Weights(bytes([_FIRST_DIGIT + unicodedata.decimal(lowered)]), bytes([_LEVEL_TONE]), _LOWER_CASE)
    if not lowered.isalnum() and unicodedata.category(lowered) not in {"Mn", "Mc"}:
        return _BREAK
    case = _LOWER_CASE if lowered == character else _UPPER_CASE
    return _latin(lowered, case) or _Weights(_utf8(lowered), bytes([_LEVEL_TONE]), case)


class _WeightTable(dict[str, _Weights]):
    def __missing__(self, character: str) -> _Weights:
        self[character] = weights = _weights_of(character)
        return weights


_WEIGHTS: Final = _WeightTable()


def _weighed(text: str) -> Iterator[_Weights]:
    """Weights of each character; a run of spaces and signs is one space, none at either end."""
    pending_break = begun = False
    for character in place_tones(text):
        weights = _WEIGHTS[character]
        if weights is _BREAK:
            pending_break = begun
            continue
        if pending_break:
            yield _BREAK
            pending_break = False
        begun = True
        yield weights


def collation_key(text: str) -> bytes:
    """Return bytes whose order is the Vietnamese alphabetical order of the texts.

    Spaces and signs come before digits, digits before letters (compared as text), letters of other scripts
    last, by code point. "Hoà" and "Hòa" differ only at the last level.
    """
    levels = [levels for word in text.split() if (levels := _levels(word))]
    return _END_OF_LEVEL.join(
        (
            _BREAK.primary.join(primary for primary, _, _ in levels),
            b"".join(secondary for _, secondary, _ in levels),
            b"".join(tertiary for _, _, tertiary in levels),
            _utf8(nfc(text)),
        )
    )


@lru_cache(maxsize=1 << 16)
def _levels(word: str) -> tuple[bytes, bytes, bytes] | None:
    """The three levels of a word's letters; None if it is nothing but signs. Names are made of few different words."""
    weighed = list(_weighed(word))
    if not weighed:
        return None
    primary, secondary, tertiary = zip(*weighed, strict=True)
    return b"".join(primary), b"".join(secondary), b"".join(tertiary)


def collation_prefix(text: str, start: int = 0) -> int:
    """Return the first eight bytes of the letters' level as an unsigned 64-bit number, for a sort column.

    Where ``collation_key(a) < collation_key(b)``, ``collation_prefix(a) <= collation_prefix(b)``. With ``start`` the eight
    bytes from there on, which order texts that are alike before them.
    """
    primary = b""
    for weights in _weighed(text):
        primary += weights.primary
        if len(primary) >= start + _PREFIX_BYTES:
            break
    return int.from_bytes(primary[start : start + _PREFIX_BYTES].ljust(_PREFIX_BYTES, b"\x00"), "big")
