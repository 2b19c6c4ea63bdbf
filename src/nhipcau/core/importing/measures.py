"""Numbers with a unit: the one their column has, the one a header or a line above the table names, the one typed beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from nhipcau.core.kinds import Amount, Number
from nhipcau.lib.text import TextError, fold, parse_quantity

if TYPE_CHECKING:
    from nhipcau.core.kinds import Context, Plain

_PRINTED = re.compile(
    r"(?P<low>[0-9][0-9., ]*?)(?:\s*[-–]\s*(?P<high>[0-9][0-9., ]*?))?\s*(?P<words>[^0-9.,\s–-].*)?", re.DOTALL
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_THREE_BEHIND = {
    language: re.compile(rf"([+\-−]?[1-9][0-9]{{0,2}}){re.escape(mark)}([0-9]{{3}})", re.ASCII)
    for language, mark in (("vi", ","), ("en", "."))
}
"""A number of which its language would say that it has three decimals. No money has: somebody's habit is another one."""
_MILLIONS = re.compile(r"\btr\.? ?(?=đ|USD|EUR)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=[0-9]),(?=000)")


class Measure(NamedTuple):
    """A unit in words as somebody wrote them, its code, and how many of it one is: "triệu USD" is a million of USD."""

    words: str
    unit: str
    size: Decimal

    @classmethod
    def of(cls, words: str) -> Measure | None:
        """None for words that are no unit: "Đơn vị: Sở Ngoại vụ" may stand above a table as well.

        "trđ" are millions of dong, "1,000 USD" thousands of dollars.
        """
        said = _MILLIONS.sub("triệu ", _GROUPED.sub(".", words))
        try:
            found = parse_quantity(said if said[:1].isdecimal() else f"1 {said}")
        except TextError:
            return None
        return cls(words, found.unit, found.value) if found.value and (found.unit or found.value != 1) else None


def measure_in(header: str, above: str) -> Measure | None:
    """The unit a header names in brackets – "Vốn (triệu USD)" –, else the one named above the table, be it none we know."""
    found = next(filter(None, map(Measure.of, [*_IN_BRACKETS.findall(header), above])), None)
    return found or (Measure(above, above, Decimal(1)) if above else None)


def read_number(
    kind: Number, own: Measure | None, said: Measure | None, language: str, where: Context, text: str
) -> Plain:
    """A number in the column's ``own`` unit. What is said in millions is made whole; what is said in another unit is refused."""
    if own is None:
        return kind.entered({"": text}, language, where)
    digits = text
    if typed := _typed_beside(text):
        said, digits = typed
    if said is None or said.size == 1:
        _no_thousandths(kind, digits, own.unit, language, where)
    number = kind.entered({"": digits}, language, where)
    if said is None or number is None:
        return number
    if said.unit not in (own.unit, ""):
        raise kind.refuse(
            text,
            where,
            f"tính bằng “{said.words}” (ghi ở ô, ở tiêu đề hoặc trên bảng), cột này nhận {own.words}: quy đổi ra "
            f"{own.words} rồi ghi lại",
            f"is in “{said.words}” (says the cell, the header or a line above the table) and this column takes "
            f"{own.words}: convert it and write it again",
        )
    return kind.clean(Decimal(str(number)) * said.size / own.size, where)


def _typed_beside(text: str) -> tuple[Measure, str] | None:
    """The unit behind a number, and the number: "1,5 triệu USD"."""
    found = re.match(r"[+\-−]?[0-9](?:[0-9., ]*[0-9])?", text)
    measure = Measure.of(text[found.end() :].strip()) if found else None
    return (measure, found[0]) if measure and found else None


def read_amount(kind: Amount, header: str, above: str, language: str, where: Context, text: str) -> Plain:
    """As printed, a range too; a bare number is in the unit the header or a line above the table names. Never converted."""
    found = _PRINTED.fullmatch(text)
    if not found:
        example = f"1.234,5 {next(iter(kind.units))}"
        raise kind.refuse(
            text,
            where,
            f"không phải số kèm đơn vị: viết như {example}, phần chữ để sang cột ghi chú",
            f"is no number with a unit: write it as {example}, and words in the column of notes",
        )
    named = [found["words"]] if found["words"] else [*_IN_BRACKETS.findall(header), *([above] if above else [])]
    units = list(kind.units)
    unit = next(filter(None, (_unit(kind, words) for words in named)), "" if named or len(units) > 1 else units[0])
    if not unit:
        raise kind.refuse(text, where, *_no_unit(kind, next(iter(named), "")))
    for end in ("low", "high"):
        _no_thousandths(Number(), found[end] or "", unit, language, where)
    low, high = (Number().entered({"": found[end] or ""}, language, where) for end in ("low", "high"))
    return kind.clean({"low": low, "high": high, "unit": unit}, where)


def _no_thousandths(kind: Number, digits: str, unit: str, language: str, where: Context) -> None:
    """Refuse "20,000" VND: three decimals are thousands to whoever keeps the other habit, a thousand times as much."""
    if _CURRENCY.fullmatch(unit) and (found := _THREE_BEHIND[language].fullmatch(digits.strip())):
        (whole, rest), marks = found.groups(), ".," if language == "vi" else ",."
        fewer = f"{whole}{marks[1]}{rest}0" if int(rest) else whole
        raise kind.refuse_two_ways(digits, (f"{whole}{marks[0]}{rest}", fewer), where)


def _unit(kind: Amount, words: str) -> str:
    """The unit some words mean: "tỷ đồng" are "tỷ VND"."""
    if not words:
        return ""
    if found := kind.units.find(words) or next((one for one in kind.units if fold(one) == fold(words)), ""):
        return found
    meant = Measure.of(words)
    return next((one for one in kind.units if meant and _same(meant, Measure.of(one))), "")


def _same(one: Measure, other: Measure | None) -> bool:
    return other is not None and (one.unit, one.size) == (other.unit, other.size)


def _no_unit(kind: Amount, words: str) -> tuple[str, str]:
    listed = (
        "; ".join(kind.units.label(one).vi for one in kind.units),
        "; ".join(kind.units.label(one).en for one in kind.units),
    )
    if words:
        return (
            f"có đơn vị “{words}” không nằm trong danh mục: ghi theo một trong các đơn vị {listed[0]}",
            f"has the unit “{words}”, which is not in the list: write it in one of {listed[1]}",
        )
    return (
        f"chưa có đơn vị: ghi đơn vị sau số, hoặc trong ngoặc ở tiêu đề cột ({listed[0]})",
        f"has no unit: write it behind the number, or in brackets in the header ({listed[1]})",
    )
