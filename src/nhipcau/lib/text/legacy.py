"""Vietnamese of before Unicode: TCVN3 ("ABC", fonts named .VnTime) and VNI ("VNI-Times"), as they come in Unicode cells.

Both put Vietnamese letters where Windows has Western ones, and only the font makes them readable; a spreadsheet keeps
the Western letters: "ViÖt Nam" in TCVN3, "Vieät Nam" in VNI. The tables are facts of the two encodings, from

* TCVN 5712:1993, set VN3 (VSCII-3): https://vanbanphapluat.co/tcvn-5712-1993-cong-nghe-thong-tin-bo-ma-chuan-8-bit-ki-tu-viet
  and https://en.wikipedia.org/wiki/VSCII – one byte a letter, and no capitals with tones (fonts named …H show them);
* VNI for Windows: https://en.wikipedia.org/wiki/VNI#VNI_Encoding_(Windows/Unix) – a vowel, then a byte for its marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from nhipcau.lib.text.fold import TONES, nfc

Legacy = Literal["", "tcvn3", "vni"]

# Byte to letter. From 0xB5 on tones stand in the order huyền, hỏi, ngã, sắc, nặng; gaps are of set VN2 and of no font.
_TCVN3_RUNS: Final = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)  # fmt: skip
_TCVN3: Final = {chr(first + place): letter for first, run in _TCVN3_RUNS for place, letter in enumerate(run)}

# The mark behind a vowel: a tone alone, or the vowel's own mark with a tone or without.
_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = TONES
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_TONES: Final = {"ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ù": _ACUTE, "ï": _DOT}
_VNI_CIRCUMFLEX: Final = {"â": "", "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "á": _ACUTE, "ä": _DOT}
_VNI_BREVE: Final = {"ê": "", "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "é": _ACUTE, "ë": _DOT}
_VNI_ALONE: Final = {"ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni_pairs() -> dict[str, str]:
    """In lower case; a mark goes by the case of its vowel, whichever its own is."""
    pairs = dict(_VNI_ALONE)
    for written, vowel in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        pairs |= {written + mark: nfc(vowel + tone) for mark, tone in _VNI_TONES.items()}
    for vowel in "aeo":
        pairs |= {vowel + mark: nfc(vowel + _CIRCUMFLEX + tone) for mark, tone in _VNI_CIRCUMFLEX.items()}
    return pairs | {"a" + mark: nfc("a" + _BREVE + tone) for mark, tone in _VNI_BREVE.items()}


_VNI: Final = _vni_pairs()
_VNI_UNIT: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.IGNORECASE)

_WORD: Final = re.compile(r"[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_NEWER: Final = re.compile(
    r"[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u024f\u0300-\u036f\u1e00-\u1eff]"
)
"""Letters no byte of Windows stands for: a text that holds one is Unicode already."""
_SYMBOL: Final = re.compile("[¡-¿×÷]|[a-zß-ÿ][À-Þ]")
"""Signs inside a word, or a capital behind a small letter."""
_VNI_PAIR: Final = re.compile("a[ùøûõïâáàåãäêéèúüë]|e[ùøûõïâáàåãä]|o[ùøûõïâåä]|[uyöô][ùøûõï]", re.IGNORECASE)
"""Pairs that stand for one letter in VNI and that proper Vietnamese never writes; "oà", "oá" and "oã" it does."""

_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:(?P<open>iêu|yêu|oai|oay|oao|oeo|uay|uây|uyu|uôi|ươi|ươu|uya|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|uơ|ưa|ưi|ưu)"
    r"|(?:iê|yê|uyê|uâ|uê|uô|uy|ươ|oa|oă|oe|oo|[aăâeêioôơuưy])(?P<end>ch|ng|nh|[cmnpt])?)"
)


class _Count(NamedTuple):
    """What speaks for an encoding and what against it."""

    certain: int
    fitting: int
    against: int


_CERTAIN_WORDS: Final = 3
_FITTING_TO_OTHERS: Final = 9


def detect(texts: Iterable[str]) -> Legacy:
    """The encoding the texts were typed in, "" for Unicode, for other languages and for too little to tell.

    Three different words must show what neither Unicode Vietnamese nor a Western language writes, and nine of ten
    words with marks must be Vietnamese syllables once converted. Ask about the texts of a column or a sheet.
    """
    marked = {word for text in texts for word in _WORD.findall(nfc(text)) if len(word) > 1 and not word.isascii()}
    for which in ("tcvn3", "vni"):
        count = _counted(marked, which)
        if count.certain >= _CERTAIN_WORDS and count.fitting >= _FITTING_TO_OTHERS * count.against:
            return which
    return ""


def is_unicode(text: str) -> bool:
    """Whether the text holds a letter that no encoding of before Unicode has."""
    return _NEWER.search(text) is not None


def shows(text: str, which: Legacy) -> bool:
    """Whether some word of the text can be nothing but Vietnamese in the encoding: enough to convert a single cell by."""
    marked = {word for word in _WORD.findall(nfc(text)) if len(word) > 1 and not word.isascii()}
    return which != "" and _counted(marked, which).certain > 0


def _counted(marked: Iterable[str], which: Legacy) -> _Count:
    certain = fitting = against = 0
    sign = _SYMBOL if which == "tcvn3" else _VNI_PAIR
    for word in marked:
        if not _NEWER.search(word) and is_syllable(convert(word, which)):
            fitting += 1
            certain += sign.search(word) is not None
        else:
            against += 1
    return _Count(certain, fitting, against)


def is_syllable(word: str) -> bool:
    """Whether the word is built as Vietnamese ones are: one tone at most, and a stopped one has sắc or nặng."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in TONES]
    found = _SYLLABLE.fullmatch(nfc("".join(letter for letter in letters if letter not in TONES)))
    if not found or len(tones) > 1:
        return False
    return found["end"] not in ("c", "ch", "p", "t") or (bool(tones) and tones[0] in _ACUTE + _DOT)


def convert(text: str, which: Legacy) -> str:
    """The text in Unicode, NFC; unchanged if ``which`` is "" or the text holds letters only Unicode has.

    TCVN3 has no capitals with tones: a word whose other letters are two or more capitals is taken to be all capitals.
    """
    if not which or _NEWER.search(text):
        return text
    if which == "vni":
        return nfc(_VNI_UNIT.sub(_from_vni, text))
    return nfc(_WORD.sub(lambda found: _from_tcvn3(found[0]), text))


def _from_tcvn3(word: str) -> str:
    plain = [letter for letter in word if letter.isascii()]
    converted = "".join(_TCVN3.get(letter, letter) for letter in word)
    return converted.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else converted


def _from_vni(found: re.Match[str]) -> str:
    letter = _VNI[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter
