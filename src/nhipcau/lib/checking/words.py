"""Figures and periods in the words of findings, in Vietnamese and English."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from nhipcau.lib.checking.claim import SCALES, Claim
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_number

Pair = tuple[str, str]
"""The same in Vietnamese and in English."""

_SCALE_WORDS: Final = (("tỷ", "billion"), ("triệu", "million"), ("nghìn", "thousand"))
_UNITS: Final = {"VND": ("đồng", "VND")}
_DIGITS: Final = 4


def amount(value: Decimal, currency: str | None) -> Pair:
    """ "48,2 tỷ USD" and "48.2 billion USD", four digits at most where it was computed; counts as they are."""
    if not currency:
        whole = value if value == value.to_integral_value() else value.quantize(Decimal("0.1"), ROUND_HALF_UP)
        return (format_number(_plain(whole), "vi"), format_number(_plain(whole), "en"))
    scale, words = next(
        ((scale, words) for scale, words in zip(SCALES, _SCALE_WORDS, strict=True) if abs(value) >= scale),
        (Decimal(1), ("", "")),
    )
    scaled = _plain(_rounded(value / scale))
    unit = _UNITS.get(currency, (currency, currency))
    vi, en = (
        " ".join(filter(None, (format_number(scaled, lang), word, one)))
        for lang, word, one in zip(("vi", "en"), words, unit, strict=True)
    )
    return vi, en


def points(value: Decimal) -> Pair:
    """A number of per cent with one decimal at most: "60,2" and "60.2"."""
    shown = _plain(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return format_number(shown, "vi"), format_number(shown, "en")


def percent(value: Decimal) -> Pair:
    """The same with its sign: "60,2%" and "60.2%"."""
    vi, en = points(value)
    return f"{vi}%", f"{en}%"


def signed(value: Decimal) -> Pair:
    """A change in per cent with its sign; the minus is the typographic one."""
    sign = "−" if value < 0 else "+"
    vi, en = percent(abs(value))
    return f"{sign}{vi}", f"{sign}{en}"


def period(claim: Claim) -> Pair:
    """ "2016–2018"; "không nêu kỳ" where the text does not say."""
    ends = [PartialDate.parse(end) for end in dict.fromkeys(filter(None, (claim.start, claim.end)))]
    if not ends:
        return "không nêu kỳ", "no period stated"
    return "–".join(end.label("vi") for end in ends), "–".join(end.label("en") for end in ends)


def said(claim: Claim) -> Pair:
    """The figure with its period: "420 (2016–2018)"."""
    if claim.value is None:
        return "không nêu số", "no figure stated"
    parts = zip(amount(claim.value, claim.currency), period(claim), strict=True)
    vi, en = (f"{figure} ({when})" for figure, when in parts)
    return vi, en


def _rounded(value: Decimal) -> Decimal:
    places = max(0, _DIGITS - len(str(int(abs(value)))))
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
