"""Names abroad among the words of a sentence: where words with capitals end, and the country told behind them."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.fact import Span

_INITIALS: Final = re.compile(r"\s?\(([A-Z]{2,8})(?=[)/,;])")
_LARGER: Final = frozenset({"tỉnh", "bang", "vùng", "huyện", "quận", "phố"})
_BEFORE_COUNTRY: Final = frozenset({"(", ",", "của", "-", "–", "/", "nước", "thuộc"})
_NEAR: Final = 4
_PARTICLES: Final = frozenset({"de", "del", "dos", "el", "upon"})
"""Small words inside foreign names: "Mar del Plata"."""
_LONGEST: Final = 10
"""Words, hyphens and apostrophes of a name: "Bo-li-khăm-xay" has seven."""


def run_end(sentence: Sentence, first: int) -> int:
    """The end of the words with capitals from ``first`` on, hyphens inside included."""
    words = sentence.words
    last = first
    while last < len(words) and last - first < _LONGEST:
        is_close = last > first and words[last].start == words[last - 1].end
        joins = is_close and (words[last].text in "-'’" or (words[last - 1].text in "-'’" and words[last].is_word))
        is_particle = last > first and words[last].low in _PARTICLES and _is_capital_at(sentence, last + 1)
        if not joins and not is_particle and not (words[last].is_word and words[last].is_capital):
            break
        if last > first and any(sentence.at(name, last) for name in ("partner", "post", "place")):
            break
        last += 1
    return last - (last > first and words[last - 1].text in "-'’")


def _is_capital_at(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at].is_word and sentence.words[at].is_capital


def country_behind(sentence: Sentence, at: int) -> str | None:
    """The code of a country named right behind: "(Hàn Quốc)", ", Nhật Bản", "của Lào", "/Hàn Quốc", "(GPI/Hàn Quốc)"."""
    words = sentence.words
    for mark in sentence.of("partner"):
        if mark.value and mark.value.kind == "country" and 0 <= mark.first - at <= _NEAR:
            between = words[at : mark.first]
            named = [word for word in between if word.low not in _BEFORE_COUNTRY]
            if len(between) > len(named) and (not named or (len(named) == 1 and named[0].text.isupper() and between[0].text == "(")):  # fmt: skip
                return str(mark.value.country)
    return None


def country_of_next(sentence: Sentence, at: int) -> str | None:
    """The country of the larger locality told behind a comma: "TP Yangsan, tỉnh Gyeongsangnam-do (Hàn Quốc)"."""
    words = sentence.words
    following = next((mark for mark in sentence.of("abroad") if mark.first in (at + 2, at + 3)), None)
    if following is None or words[at].text not in ",-(" or words[following.first - 1].low not in _LARGER:
        return None
    return str(following.value)


def initials_behind(sentence: Sentence, text: str, span: Span) -> str | None:
    """The initials in the bracket behind a name: "Children's Hope In Action (CHIA)"."""
    found = _INITIALS.match(text, span.end, sentence.whole.end)
    return found[1] if found else None
