"""One place for the tone mark: "Hoà" and "Hòa" are the same word written by two schools.

The two schools differ only in open syllables ending in oa, oe and uy (the mark on the first vowel in the
older practice, on the second in the 1980 rules of the Ministry of Education); "hoàn", "quý", "thuở" have one
form in both. The older placement is the canonical one here, being the more common in names of places.
"""

import re
import unicodedata
from typing import Final

from nhipcau.lib.text.fold import TONES, lower, nfc


def _toned(vowel: str) -> str:
    """The vowel in each of the five marked tones, both cases: "y" -> "ỳỷỹýỵỲỶỸÝỴ"."""
    return "".join(unicodedata.normalize("NFC", v + tone) for v in (vowel, vowel.upper()) for tone in TONES)


_ON_SECOND_VOWEL: Final = re.compile(
    rf"([oO])([{_toned('a')}{_toned('e')}])(?![\w\u0300-\u036f])|"
    rf"(?<![qQ])([uU])([{_toned('y')}])(?![\w\u0300-\u036f])"
)
# "qu" is one consonant: the mark never belongs on its u, though "qúy" and "qúa" are often typed.
_ON_U_OF_QU: Final = re.compile(rf"(?<=[qQ])([{_toned('u')}])([aeiyAEIY])")


def _moved_back(found: re.Match[str]) -> str:
    first, second = found[1] or found[3], found[2] or found[4]
    vowel, tone = list(unicodedata.normalize("NFD", second))
    return unicodedata.normalize("NFC", first + tone) + vowel


def _moved_on(found: re.Match[str]) -> str:
    first, tone = list(unicodedata.normalize("NFD", found[1]))
    return first + unicodedata.normalize("NFC", found[2] + tone)


def place_tones(text: str) -> str:
    """Return ``nfc(text)``, case kept, with each tone mark in its canonical place; the length is kept too."""
    composed = nfc(text)
    if composed.isascii():
        return composed
    return _ON_U_OF_QU.sub(_moved_on, _ON_SECOND_VOWEL.sub(_moved_back, composed))


def accented(text: str) -> str:
    """Return the text in lower case with its marks, tones in one place: "Hoà" and "HÒA" give "hòa".

    ``len(accented(text)) == len(nfc(text))``, so its offsets are those of `fold`.
    """
    return lower(place_tones(text))
