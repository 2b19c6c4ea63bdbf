"""Numbers in a sentence: how much, how exactly, of what – before it is asked what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.words import Mark, Word
from nhipcau.lib.text import TextError, parse_number

_SCALES: Final = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_CURRENCIES: Final = {
    "usd": "USD", "đô la mỹ": "USD", "đô la": "USD", "đôla": "USD", "đô": "USD", "us $": "USD", "đồng": "VND", "vnd": "VND", "vnđ": "VND", "đồng việt nam": "VND",
    "euro": "EUR", "eur": "EUR", "yên": "JPY", "yen": "JPY", "yên nhật": "JPY", "jpy": "JPY", "won": "KRW", "krw": "KRW", "nhân dân tệ": "CNY", "ndt": "CNY", "cny": "CNY",
    "bảng anh": "GBP", "gbp": "GBP", "aud": "AUD", "đô la úc": "AUD", "kíp": "LAK", "baht": "THB",
}  # fmt: skip
_NUMBERS: Final = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_QUALIFIERS: Final = {
    "gần": "nearly", "hơn": "over", "trên": "over", "quá": "over", "khoảng": "about", "chừng": "about", "xỉ": "about", "ước": "about", "độ": "about",
    "nhất": "at_least", "thiểu": "at_least", "dưới": "at_most", "đa": "at_most",
}  # fmt: skip
_BETWEEN_ESTIMATE: Final = frozenset({"đạt", "mức", "tính", "là", "hiện", "được"})
_ANYBODY: Final = frozenset({"người", "lượt"})
"""What may be counted is told before: "số lưu học sinh là 120 người"."""
_NO_FIGURE: Final = frozenset(
    {"số", "thứ", "năm", "tháng", "ngày", "quý", "điều", "khóa", "covid", "khoá", "khoản", "chương", "đường", "kỷ", "giờ", "hạng", "top"}
)  # fmt: skip
_OF_YEARS: Final = frozenset({"hằng", "hàng", "mỗi", "mọi", "từng", "cả", "nhiều", "các", "những", "đầu", "cuối", "giữa", "nửa", "sang", "một", "hai", "ba"})  # fmt: skip
"""Before "năm" these make a year of it: "hằng năm tỉnh …" has no five provinces."""
_ENGLISH: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?")
_PLAIN: Final = re.compile(r"\d{1,15}(?:\.\d{1,2})?")
_MOST: Final = 16
_NOUN_REACH: Final = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """Words ``[first, last)`` that are a number with scale and unit; ``noun``: what is counted; ``currency``: or "%" ."""

    first: int
    last: int
    value: Decimal
    upper: Decimal | None
    qualifier: str
    currency: str | None = None
    noun: str = ""

    @property
    def is_rate(self) -> bool:
        return self.currency == "%"


def figures(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that have a unit: money, a percentage or something counted."""
    return list(_figures(sentence))


def _figures(sentence: Sentence) -> Iterator[Figure]:
    at, words = 0, sentence.words
    counted = {mark.first: mark for mark in sentence.of("counted")}
    while at < len(words):
        is_figure = words[at].is_number or words[at].low in _NUMBERS
        figure = _figure(sentence, at, counted) if is_figure else None
        if figure is None:
            at += 1
            continue
        yield figure
        at = figure.last


def _figure(sentence: Sentence, at: int, counted: dict[int, Mark]) -> Figure | None:
    words = sentence.words
    value = _value(words[at].text) if words[at].is_number else None
    by_word = _NUMBERS.get(words[at].low) if value is None else None
    if value is None and by_word is None:
        return None
    before = words[at - 1] if at else None
    if _is_no_figure(words, at) or (by_word and before and before.low in _OF_YEARS):
        return None
    last, upper = at + 1, None
    scale, last = _scale(sentence, last)
    is_range = last + 1 < len(words) and words[last + 1].is_number
    if scale and value is not None and last < len(words) and words[last].is_number:  # "2 tỷ 300 triệu"
        value, scale, last = _compound(sentence, value, scale, last)
        is_range = False
    if is_range and (words[last].text in "-–" or (words[last].low == "đến" and before and before.low == "từ")):
        upper = _value(words[last + 1].text)
        upper_scale, last = _scale(sentence, last + 2)
        scale = scale or upper_scale
        upper = upper.scaleb(upper_scale) if upper is not None else None
    number = Decimal(by_word) if by_word is not None else (value or Decimal(0)).scaleb(scale)
    first = at
    qualifier = "exact"
    if before and (said := _qualifier(words, at - 1)):
        qualifier, first = said, at - 1
    elif before and before.low in _BETWEEN_ESTIMATE and "ước" in [word.low for word in words[max(0, at - 4) : at]]:
        qualifier = "about"  # "ước đạt 2,5 tỷ", "ước tính ở mức 18 tỷ"
    if by_word is None:
        currency, end = _currency(sentence, last)
        if currency:
            return Figure(first, end, number, upper, qualifier, currency)
        if before and before.low in ("usd", "eur") and scale:  # "USD 3 triệu"
            return Figure(at - 1, last, number, upper, qualifier, _CURRENCIES[before.low])
    noun, end = _counted(sentence, at, last, counted, is_number=by_word is None)
    return Figure(first, end, number, upper, qualifier, None, noun) if noun else None


def _is_no_figure(words: list[Word], at: int) -> bool:
    """Whether a number counts nothing: "tháng 5", "Điều 3", the "3" of "5/3"; but "tổng số 32 dự án", "(-3%)"."""
    if not at or (at > 1 and words[at - 2].low in ("con", "tổng") and words[at - 1].low == "số"):
        return False
    before = words[at - 1]
    is_joined = before.text in "/-" and before.end == words[at].start and not (at > 1 and words[at - 2].text == "(")
    return before.low in _NO_FIGURE or is_joined


def _counted(
    sentence: Sentence, at: int, last: int, counted: dict[int, Mark], *, is_number: bool
) -> tuple[str | None, int]:
    """What a number counts, behind it or told before, and where the figure ends."""
    mark = counted.get(last)
    if mark and mark.value in _ANYBODY and (noun := _counted_before(sentence, at, last, is_counted=True)):
        return noun, mark.last  # "Số lưu học sinh: 120 người"
    if mark:
        return str(mark.value), mark.last
    return (_counted_before(sentence, at, last), last) if is_number else (None, last)


def _qualifier(words: list[Word], at: int) -> str | None:
    """How exact the word before a number says it is; "nhất" only in "ít nhất", "độ" not in "tốc độ"."""
    earlier = words[at - 1].low if at else ""
    if (words[at].low == "nhất" and earlier != "ít") or (words[at].low == "độ" and earlier in ("tốc", "mức", "trình")):
        return None
    if earlier == "không" and words[at].low == "dưới":
        return "at_least"
    return _QUALIFIERS.get(words[at].low)


def _compound(sentence: Sentence, value: Decimal, scale: int, at: int) -> tuple[Decimal, int, int]:
    """A number told in two parts: its value in units of the larger scale, that scale, and where it ends."""
    smaller = _value(sentence.words[at].text)
    lesser, end = _scale(sentence, at + 1)
    if smaller is None or not 0 < lesser < scale:
        return value, scale, at
    return value + smaller.scaleb(lesser - scale), scale, end


def _counted_before(sentence: Sentence, at: int, last: int, *, is_counted: bool = False) -> str | None:
    """What is counted where the number comes last: "nâng tổng số thỏa thuận lên 32"; only with "số" and "là" or "lên"."""
    words = sentence.words
    is_last = is_counted or last >= len(words) or words[last].text in ",;.)"
    if words[at - 1].low not in ("là", "lên", ":") or not is_last:
        return None
    for mark in reversed(sentence.of("counted")):
        if mark.last <= at and at - mark.last <= _NOUN_REACH and mark.first and words[mark.first - 1].low == "số":
            return str(mark.value)
    return None


def _scale(sentence: Sentence, at: int) -> tuple[int, int]:
    power = 0
    while at < len(sentence.words) and sentence.words[at].low in _SCALES and power < 12:
        power += _SCALES[sentence.words[at].low]
        at += 1
    return power, at


def _currency(sentence: Sentence, at: int) -> tuple[str | None, int]:
    words = sentence.words
    if at < len(words) and words[at].text == "%":
        return "%", at + 1
    for length in (3, 2, 1):
        said = " ".join(word.low for word in words[at : at + length])
        if said in _CURRENCIES and at + length <= len(words):
            return _CURRENCIES[said], at + length
    return None, at


def _value(said: str) -> Decimal | None:
    """A number as Vietnamese texts write it; "3,286,743" and "12.5" as the English way they are."""
    if len(said) > _MOST:
        return None
    if _ENGLISH.fullmatch(said):
        return Decimal(said.replace(",", ""))
    try:
        return parse_number(said)
    except TextError:
        return Decimal(said) if _PLAIN.fullmatch(said) else None


def plain(value: Decimal) -> int | float:
    """A number as JSON writes it: whole if it is."""
    return int(value) if value == value.to_integral_value() else float(value)
