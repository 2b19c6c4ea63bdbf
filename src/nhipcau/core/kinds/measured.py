"""Kinds that measure: partial dates, numbers, amounts as printed, coordinates."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from nhipcau.core.faults import Fault
from nhipcau.core.kinds.base import Context, Inputs, Kind, Plain, Public, typed
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import TextError, format_date, format_number, parse_date, parse_number

_EARLY_YEAR = re.compile(r"(?<![0-9])([0-9]{3})$")


_SLOPPY_GROUPS = re.compile(r"([+\-−]?[1-9][0-9]*)[.,]([0-9]{3})", re.ASCII)
"""A mark before three digits: the other language's decimals, or thousands that were grouped carelessly."""
_POINT = {"vi": ",", "en": "."}


class When(Kind):
    """A date as exactly as it is known: ``2019``, ``2019-05`` or ``2019-05-12``. Facet: the year."""

    name = "when"
    widget = "date"

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        try:
            return PartialDate.parse(str(value)).iso()
        except ValueError:
            raise self.refuse(
                value, where, "không phải ngày, tháng hoặc năm có thật", "is no real date, month or year"
            ) from None

    def text(self, public: Public, language: str) -> str:
        return format_date(PartialDate.parse(public), language) if public else ""

    def parse(self, text: str, language: str, where: Context) -> Plain:
        if not text.strip():
            return None
        # Dates show the year 976 as people write it; prose may mean anything by three digits, a cell cannot.
        text = _EARLY_YEAR.sub(r"0\1", text.strip())
        try:
            return parse_date(text).iso()
        except TextError:
            raise self.refuse(
                text,
                where,
                "không đọc được ngày: viết ngày/tháng/năm, tháng/năm hoặc năm, như 22/08/2025, 08/2025, 2025",
                "cannot be read as a date: write day/month/year, month/year or a year, as 22/08/2025, 08/2025, 2025",
            ) from None

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """Day, month and year as people type them, in both languages."""
        return {"": "/".join(reversed((plain or "").split("-")))}

    def tokens(self, plain: Plain) -> list[str]:
        return [plain[:4]] if plain else []

    def token(self, text: str, where: Context) -> str:
        if not (len(text) == 4 and text.isascii() and text.isdigit()):
            raise self.refuse(text, where, "phải là năm có bốn chữ số", "must be a year of four digits")
        return text

    def token_order(self, token: str) -> Any:
        return -int(token)

    def sort_number(self, plain: Plain) -> int:
        return PartialDate.parse(plain).as_int() if plain else 0

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


class Number(Kind):
    """A number with the unit it is measured in (part of the declaration, never of the value)."""

    name = "number"
    widget = "number"

    def __init__(self, unit: Label | None = None) -> None:
        self.unit = unit

    def clean(self, value: Any, where: Context) -> Plain:
        if value is None or value == "":
            return None
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise self.refuse(value, where, "không phải số", "is not a number") from None
        if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
            raise self.refuse(value, where, "số nằm ngoài phạm vi", "is out of range")
        return int(number) if number == number.to_integral_value() else float(number)

    def text(self, public: Public, language: str) -> str:
        return "" if public is None else format_number(Decimal(str(public)), language)

    def parse(self, text: str, language: str, where: Context) -> Plain:
        if not text.strip():
            return None
        try:
            number = parse_number(text) if language == "vi" else Decimal(text.strip().replace(",", ""))
        except (ValueError, InvalidOperation):
            raise self.refuse(text, where, "không phải số", "is not a number") from None
        return self.clean(number, where)

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        """As the language writes numbers, else as the other does where that can mean one thing only."""
        text = typed(given).strip()
        if not text:
            return None
        other = "en" if language == "vi" else "vi"
        for one in (language, other):
            try:
                number = parse_number(text, one)
            except TextError:
                continue
            if one == other and (found := _SLOPPY_GROUPS.fullmatch(text)):
                whole, rest = found.groups()
                ways = [
                    format_number(parse_number(one, language), language)
                    for one in (f"{whole}{_POINT[language]}{rest}", whole + rest)
                ]
                raise self.refuse_two_ways(text, ways, where)
            return self.clean(number, where)
        example = Label("1.234,5", "1,234.5").get(language)
        raise self.refuse(text, where, f"không phải số: viết như {example}", f"is not a number: write it as {example}")

    def refuse_two_ways(self, text: str, ways: Sequence[str], where: Context) -> Fault:
        """The fault of a number whose mark may part decimals or thousands: write it in one of these ways."""
        return self.refuse(
            text,
            where,
            f"có thể hiểu theo hai cách: hãy viết {' hoặc '.join(ways)}",
            f"can be read in two ways: write {' or '.join(ways)}",
        )

    def sort_number(self, plain: Plain) -> int:
        return ordered_bits(float(plain)) if plain is not None else 0

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}


class Amount(Kind):
    """A quantity as printed: ``{"low": 500, "high": 550, "unit": "tỷ VND"}``; never converted, never added up across units."""

    name = "amount"
    widget = "amount"
    parts = ("low", "high", "unit")

    def __init__(self, units: Vocabulary) -> None:
        self.units = units

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        if not isinstance(value, Mapping):
            raise self.refuse(value, where, "phải là {low, high, unit}", "must be {low, high, unit}")
        number = Number()
        low = number.clean(value.get("low"), where)
        high = number.clean(value.get("high"), where)
        if low is None or (high is not None and high <= low):
            raise self.refuse(value, where, "khoảng số không hợp lệ", "is not a valid range")
        unit = self.units.find(value.get("unit") or "")
        if unit is None:
            raise self.refuse(value, where, "đơn vị không có trong danh mục", "has a unit that is not in the list")
        return {"low": low, **({"high": high} if high is not None else {}), "unit": unit}

    def public(self, plain: Plain) -> Public:
        if not plain:
            return None
        label = self.units.label(plain["unit"])
        return {**plain, "unit_vi": label.vi, "unit_en": label.en}

    def text(self, public: Public, language: str) -> str:
        if not public:
            return ""
        ends = [format_number(Decimal(str(public[end])), language) for end in ("low", "high") if end in public]
        return f"{'–'.join(ends)} {public['unit_en' if language == 'en' else 'unit_vi']}"

    def parse(self, text: str, language: str, where: Context) -> Plain:
        if not text.strip():
            return None
        numbers, _, unit = text.strip().partition(" ")
        ends = [Number().parse(part, language, where) for part in numbers.split("–")]
        return self.clean({"low": ends[0], "high": ends[1] if len(ends) > 1 else None, "unit": unit}, where)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        plain = plain or {}
        ends = {end: Number().inputs(plain.get(end), language)[""] for end in ("low", "high")}
        return {**ends, "unit": plain.get("unit", "")}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        ends = {end: Number().entered({"": typed(given, end)}, language, where) for end in ("low", "high")}
        unit = typed(given, "unit")
        return self.clean(
            {**ends, "unit": unit} if unit or any(end is not None for end in ends.values()) else None, where
        )

    def options(self, language: str) -> list[tuple[str, str]]:
        return [(unit, self.units.label(unit).get(language)) for unit in self.units]

    def searched(self, plain: Plain) -> list[str]:
        return []

    def schema(self) -> dict[str, Any]:
        number, text = {"type": "number"}, {"type": "string"}
        return {
            "type": "object",
            "required": ["low", "unit", "unit_vi", "unit_en"],
            "properties": {"low": number, "high": number, "unit": text, "unit_vi": text, "unit_en": text},
        }


class Coordinates(Kind):
    """A point as ``{"lat": …, "lon": …}`` in WGS 84 degrees."""

    name = "coordinates"
    widget = "coordinates"
    parts = ("lat", "lon")

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        try:
            lat, lon = float(value["lat"]), float(value["lon"])
        except (KeyError, TypeError, ValueError):
            raise self.refuse(value, where, "phải là {lat, lon} bằng số", "must be {lat, lon} in numbers") from None
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise self.refuse(value, where, "tọa độ nằm ngoài Trái Đất", "lies outside the Earth")
        return {"lat": lat, "lon": lon}

    def text(self, public: Public, language: str) -> str:
        return f"{public['lat']}, {public['lon']}" if public else ""

    def parse(self, text: str, language: str, where: Context) -> Plain:
        if not text.strip():
            return None
        try:
            lat, lon = (float(part) for part in text.split(","))
        except ValueError:
            raise self.refuse(text, where, "phải là “vĩ độ, kinh độ”", "must be “latitude, longitude”") from None
        return self.clean({"lat": lat, "lon": lon}, where)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        return {part: str(plain[part]) if plain else "" for part in self.parts}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        """Degrees with a point or a comma: there are no thousands of them."""
        ends = {part: typed(given, part).strip().replace(",", ".") for part in self.parts}
        if not any(ends.values()):
            return None
        try:
            return self.clean({part: float(text) for part, text in ends.items()}, where)
        except ValueError:
            shown = ", ".join(ends.values())
            raise self.refuse(
                shown,
                where,
                "không phải vĩ độ và kinh độ, như 16.46 và 107.59",
                "is no latitude and longitude, as 16.46 and 107.59",
            ) from None

    def schema(self) -> dict[str, Any]:
        number = {"type": "number"}
        return {"type": "object", "required": ["lat", "lon"], "properties": {"lat": number, "lon": number}}


def ordered_bits(number: float) -> int:
    """Unsigned 63-bit integer in the order of the floats (IEEE 754 total order), always above ``SORT_MISSING``."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", number + 0.0))
    flipped = bits ^ 0xFFFF_FFFF_FFFF_FFFF if bits >> 63 else bits | 0x8000_0000_0000_0000
    return int(flipped >> 1) | 1
