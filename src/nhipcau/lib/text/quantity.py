"""Quantities in prose: a number, how exactly it is meant, its scale and its unit: "gần 48,2 tỷ USD"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from nhipcau.lib.text.errors import TextError
from nhipcau.lib.text.fold import fold
from nhipcau.lib.text.numbers import format_number, parse_number
from nhipcau.lib.text.units import SCALES, UNIT_BY_SPELLING, UNITS, WRITTEN_SCALES


class Approximation(StrEnum):
    """How exactly a number is meant. Only ``EXACT`` is false as a condition."""

    EXACT = ""
    NEARLY = "nearly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in whole units ("48,2 tỷ USD" has the value 48200000000 and the unit "USD").

    ``value`` is the number the text gives; None for a range, of which only ``low`` and ``high`` are known.
    "hơn 50" has the low bound 50, "gần 50" and "dưới 50" the high bound 50. ``unit`` is a code of
    `nhipcau.lib.text.units.UNITS`, or empty.
    """

    value: Decimal | None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: Approximation = Approximation.EXACT

    def __post_init__(self) -> None:
        if self.value is None and (self.low is None or self.high is None):
            raise TextError("thiếu số lượng", "a quantity needs a value, or both a low and a high bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise TextError("khoảng số bị đảo ngược", "the low bound is above the high bound")
        if self.unit and self.unit not in UNITS:
            raise TextError(f"không biết đơn vị “{self.unit}”", f"unknown unit “{self.unit}”")


_QUALIFIERS: Final = {
    "gan": Approximation.NEARLY, "nearly": Approximation.NEARLY, "almost": Approximation.NEARLY,
    "hon": Approximation.OVER, "tren": Approximation.OVER,
    "over": Approximation.OVER, "more than": Approximation.OVER,
    "duoi": Approximation.UNDER, "chua den": Approximation.UNDER,
    "under": Approximation.UNDER, "less than": Approximation.UNDER,
    "khoang": Approximation.ABOUT, "xap xi": Approximation.ABOUT, "chung": Approximation.ABOUT,
    "about": Approximation.ABOUT, "around": Approximation.ABOUT, "approximately": Approximation.ABOUT,
    "~": Approximation.ABOUT,
}  # fmt: skip
_WRITTEN_QUALIFIERS: Final = {
    Approximation.NEARLY: {"vi": "gần", "en": "nearly"},
    Approximation.OVER: {"vi": "hơn", "en": "over"},
    Approximation.UNDER: {"vi": "dưới", "en": "under"},
    Approximation.ABOUT: {"vi": "khoảng", "en": "about"},
}
_MOST_DECIMALS: Final = 3
_MOST_DIGITS: Final = 24  # Decimal arithmetic rounds above 28


def _any_of(words: dict[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _quantity_form() -> re.Pattern[str]:
    number = r"[+\-−]?\d(?:[\d., ]*\d)?"
    scale = rf"(?:{_any_of(dict(SCALES))})(?!\w)"
    return re.compile(
        rf"(?:(?P<qualifier>{_any_of(dict(_QUALIFIERS))}) ?)?"
        r"(?:(?:tu|from) )?(?P<symbol>us\$|[$€¥₩])? ?"
        rf"(?P<first>{number})(?: ?(?P<first_scale>{scale}))?"
        rf"(?: ?(?:[-–—]|(?:den|toi|to)(?!\w)) ?(?P<second>{number})(?: ?(?P<second_scale>{scale}))?)?"
        r" ?(?P<unit>[^\d].*)?",
        re.ASCII,
    )


_FORM: Final = _quantity_form()


def _scaled(digits: str, scale: str | None, lang: str) -> Decimal:
    number = parse_number(digits, lang)
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise TextError(f"số quá dài: “{digits}”", f"too long a number: “{digits}”")
    return _plain(number.scaleb(SCALES[scale] if scale else 0))


def parse_quantity(text: str, lang: str = "vi") -> Quantity:
    """Read "gần 48,2 tỷ USD", "500-550 triệu USD", "từ 1 đến 2 nghìn ha" or "12,5%".

    Words are read in both languages and without marks too; ``lang`` says how the digits are grouped (see
    `parse_number`). In a range the first number takes the scale of the second unless it has its own.
    Raises `TextError` for anything else, an unknown unit included.
    """
    folded = " ".join(fold(text).split())
    found = _FORM.fullmatch(folded)
    if not found:
        raise TextError(f"không đọc được số lượng “{text}”", f"“{text}” cannot be read as a quantity")
    unit_text = (found["unit"] or found["symbol"] or "").strip(" .")
    unit = UNIT_BY_SPELLING.get(unit_text, "")
    if unit_text and not unit:
        raise TextError(f"không biết đơn vị trong “{text}”", f"unknown unit in “{text}”")
    approximate = _QUALIFIERS[found["qualifier"]] if found["qualifier"] else Approximation.EXACT
    if found["second"] is not None:
        if approximate not in (Approximation.EXACT, Approximation.ABOUT):
            raise TextError(f"khoảng số không rõ trong “{text}”", f"unclear range in “{text}”")
        low = _scaled(found["first"], found["first_scale"] or found["second_scale"], lang)
        return Quantity(None, unit, low, _scaled(found["second"], found["second_scale"], lang), approximate)
    value = _scaled(found["first"], found["first_scale"], lang)
    low_bound = value if approximate == Approximation.OVER else None
    high_bound = value if approximate in (Approximation.NEARLY, Approximation.UNDER) else None
    return Quantity(value, unit, low_bound, high_bound, approximate)


def _plain(number: Decimal) -> Decimal:
    """The number without trailing zeros after the point, and never in exponent form."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def _scale_for(numbers: list[Decimal], lang: str) -> tuple[int, str]:
    """The largest scale in which each number is at least 1 and needs at most three decimals."""
    for power, word in WRITTEN_SCALES[lang]:
        scaled = [number.scaleb(-power).normalize() for number in numbers]
        if all(abs(number) >= 1 and _decimals(number) <= _MOST_DECIMALS for number in scaled):
            return power, word
    return 0, ""


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def format_quantity(quantity: Quantity, lang: str) -> str:
    """Return the quantity in words: vi "gần 48,2 tỷ USD", en "nearly 48.2 billion USD".

    Nothing is rounded: a smaller scale, or none, is taken where one would need more than three decimals.
    `parse_quantity` in the same language reads it back.
    """
    bounds = (quantity.low, quantity.high) if quantity.value is None else (quantity.value,)
    numbers = [number for number in bounds if number is not None]
    power, scale = (0, "") if quantity.unit == "%" else _scale_for(numbers, lang)
    written = "–".join(format_number(_plain(number.scaleb(-power)), lang) for number in numbers)
    unit = UNITS[quantity.unit].written(lang, one=numbers == [1]) if quantity.unit else ""
    if unit == "%":
        written, unit = f"{written}%", ""
    qualifier = _WRITTEN_QUALIFIERS[quantity.approximate][lang] if quantity.approximate else ""
    return " ".join(part for part in (qualifier, written, scale, unit) if part)
