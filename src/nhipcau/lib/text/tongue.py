"""Which of the pages' two languages a text is in when nobody has said so: what its letters and small words give away."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_ONLY_VIETNAMESE = frozenset("đăơư")
_HOOK, _DOT = "\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}"
_ENGLISH = frozenset(("the", "of", "and", "with", "for", "from", "was", "were", "has", "have", "its", "not"))
_VIETNAMESE = frozenset(("các", "chính", "có", "không", "là", "ngày", "phiên", "thông", "và", "xã"))
"""Words that carry none of the marks only Vietnamese has, and stand in its texts all the time."""
_SHARE = 8
"""A Vietnamese text has a mark on at least one word in so many, even one that is half addresses and proper names."""


def language_of(text: str) -> str:
    """ "vi", "en", or "" where neither is plain (names, numbers, other languages, a mixture of the two).

    >>> language_of("Ký trong chuyến thăm"), language_of("Signed by the city of Đà Nẵng"), language_of("Napho")
    ('vi', 'en', '')
    """
    words = [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text))]
    if any(word in _ENGLISH for word in words):
        return "en"
    marked = [word for word in words if not word.isascii()]
    if any(map(_is_vietnamese, marked)) and _SHARE * len(marked) >= len(words):
        return "vi"
    return ""


def _is_vietnamese(word: str) -> bool:
    """Whether a letter has what no other language of our sources writes: its own letters, hook, dot, or two marks."""
    if word in _VIETNAMESE:
        return True
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if letter in _ONLY_VIETNAMESE or _HOOK in marks or _DOT in marks or (base in "aeouy" and len(marks) > 1):
            return True
    return False
