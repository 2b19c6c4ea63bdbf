"""Against what a figure is told: growth in percent, multiples, and the amount it is compared with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.figures import Figure, plain

_TIMES: Final = re.compile(
    r",?\s*\(?(?:(?:đã )?tăng )?(?:(?:gấp|bằng) )?(?:gần |hơn |khoảng |trên )?(đôi|ba(?= lần|\b(?! ))|\d{1,2}(?:[.,]\d{1,2})?(?= lần))(?: lần)?(?!\w)",
    re.IGNORECASE,
)
_TIMES_FURTHER: Final = re.compile(r"(?: [^\W\d_]+){1,6}(?=, (?:tăng )?gấp )")
"""Words between a figure and what it was multiplied by: "287 ngư dân về nước, tăng gấp đôi"."""
_TIMES_SAID: Final = {"đôi": 2.0, "ba": 3.0}
_OF_WHAT: Final = 5
"""Words behind a percentage that say of what it is."""
_OF_TIME: Final = 6
"""Words that say against what time a figure in brackets behind them is."""
_BRACKET: Final = 14
"""Words between a bracket and a figure in it."""
_OTHER_TIMES: Final = ("cùng kỳ", "so với", "năm trước", "so cùng kỳ")
_EQUALS: Final = re.compile(r"(?:chỉ )?bằng (?:gần |hơn |khoảng |trên |xấp xỉ )?$")
_AGAINST: Final = re.compile(r"\s*(?:so )?(?:với )?(?:cùng kỳ|(?:so với )(?:năm|tháng|quý))")
_FROM: Final = ("tăng từ", "giảm từ", "nâng từ", "lên từ", "xuống từ", "mức từ")


def multiply(document: Document, sentence: Sentence, fact: Fact, figure: Figure) -> None:
    """ "tăng gấp đôi", "gấp 2,5 lần" behind a figure: the change in percent."""
    start = sentence.words[figure.last - 1].end
    found = _TIMES.match(document.text, start, sentence.whole.end)
    if found is None and (further := _TIMES_FURTHER.match(document.text, start, sentence.whole.end)):
        found = _TIMES.match(document.text, further.end(), sentence.whole.end)
    if found is None:
        return
    times = _TIMES_SAID.get(found[1].lower()) or float(found[1].replace(",", "."))
    change = Decimal(str(times)) * 100 - 100
    fact.values |= {"change_percent": plain(change), "direction": "increase"}
    fact.evidence[0] = Span(fact.span.start, found.end())


def direction(sentence: Sentence, figure: Figure) -> str | None:
    """Which way a percentage goes, by the words before it."""
    before = [word.low for word in sentence.words[max(0, figure.first - 4) : figure.first]]
    if before[-2:] in (["(", "+"], ["(", "-"], ["(", "–"]):
        return "increase" if before[-1] == "+" else "decrease"
    for word in reversed(before):
        if word in ("tăng", "cao", "vượt"):
            return "increase"
        if word in ("giảm", "thấp"):
            return "decrease"
        if word in (",", ";"):
            return None
    return None


def is_baseline(sentence: Sentence, figure: Figure, found: list[Fact]) -> bool:
    """Whether a figure is what another is compared with: "so với 186 đoàn", "tăng từ 12 tỷ"."""
    before = " ".join(word.low for word in sentence.words[max(0, figure.first - 4) : figure.first])
    if "so với" in before or before.endswith("cùng kỳ là") or _is_in_brackets(sentence, figure):
        return True
    if found and any(cue in before for cue in ("cao hơn", "thấp hơn")):
        return bool(found[-1].values["currency"] == figure.currency)
    return before.endswith(_FROM) and bool(found) and found[-1].values["currency"] == figure.currency


def _is_in_brackets(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure stands in brackets for another time: "so với cùng kỳ năm 2023 (35,4 triệu USD)", "(cùng kỳ: 51 đoàn)"."""
    words = sentence.words
    near = range(figure.first - 1, max(-1, figure.first - _BRACKET), -1)
    opened = next((at for at in near if words[at].text in "()"), -1)
    if opened < 0 or words[opened].text == ")":
        return False
    inside = " ".join(word.low for word in words[opened + 1 : figure.first])
    if inside.startswith(_OTHER_TIMES):
        return True
    is_alone = opened == figure.first - 1 and figure.last < len(words) and words[figure.last].text == ")"
    before = " ".join(word.low for word in words[max(0, opened - _OF_TIME) : opened])
    return is_alone and ("so với" in before or "cùng kỳ" in before)


def compared(found: list[Fact], figure: Figure, measure: str | None) -> Fact:
    """The figure that a baseline is of: the last one of the same measure or in the same unit, else the last."""
    unit = None if figure.is_rate else figure.currency
    same = [fact for fact in found if fact.values["measure"] == measure]
    alike = [fact for fact in found if fact.values["currency"] == unit and fact.values["unit"] != "percent"]
    return (same or alike or found)[-1]


def is_difference(sentence: Sentence, figure: Figure, found: list[Fact]) -> bool:
    """Whether money is only by how much another amount grew: "đạt 5 tỷ USD, tăng 200 triệu USD"."""
    word = sentence.words[figure.first - 1].low if figure.first else ""
    return not figure.is_rate and bool(found) and word in ("tăng", "giảm")


def changed(sentence: Sentence, rate: Figure, found: list[Fact]) -> Fact:
    """The figure a percentage changes: the one before it, or the one it names: "giảm 7,5% về số dự án, giảm 15% về vốn"."""
    behind = [word.low for word in sentence.words[rate.last : rate.last + _OF_WHAT]]
    if behind[:1] != ["về"]:
        return found[-1]
    is_money = "vốn" in behind or "giá" in behind
    named = [fact for fact in found if (fact.values["currency"] is not None) == is_money]
    return (named or found)[-1]


def as_change(document: Document, sentence: Sentence, rate: Figure) -> tuple[Decimal, str] | None:
    """The change in a percentage of the time before: "bằng 85% so với cùng kỳ" is 15% less."""
    start, end = sentence.words[rate.first].start, sentence.words[rate.last - 1].end
    before = document.text[max(sentence.whole.start, start - 20) : start].lower()
    if not (_EQUALS.search(before) and _AGAINST.match(document.text, end, sentence.whole.end)) or rate.value == 100:
        return None
    return abs(rate.value - 100), "increase" if rate.value > 100 else "decrease"


def add_change(sentence: Sentence, fact: Fact, rate: Figure, way: str, by: Decimal | None = None) -> None:
    """Let a percentage be the change of a figure that has none; ``by``: the change it stands for, if it is not the percentage."""
    if fact.values["change_percent"] is None:
        fact.values |= {"change_percent": plain(rate.value if by is None else by), "direction": way}
        span = sentence.span(rate.first, rate.last)
        if span.end > fact.span.end:
            fact.evidence[0] = Span(fact.span.start, span.end)
