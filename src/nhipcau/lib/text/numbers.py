"""Numbers as Vietnamese and English write them: 1.234,56 and 1,234.56."""

import re
from decimal import Decimal
from typing import Final

from nhipcau.lib.text.errors import TextError

# Spaces which stand between groups of three (International System of Units brochure, 5.4.4), in any language.
_SPACES: Final = " \u00a0\u2009\u202f"


def _number_form(group: str, point: str) -> re.Pattern[str]:
    grouped = rf"[1-9]\d{{0,2}}(?:[{re.escape(group)}]\d{{3}})+|[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+"
    return re.compile(rf"([+\-−]?)({grouped}|\d+)(?:{re.escape(point)}(\d+))?", re.ASCII)


_FORMS: Final = {"vi": _number_form(".", ","), "en": _number_form(",", ".")}
_EXCHANGED: Final = str.maketrans(",.", ".,")


def parse_number(text: str, lang: str = "vi") -> Decimal:
    """Read a number in the way of one language, "vi" or "en"; no guess is made at the other.

    vi: "1.234,56" is 1234.56, "1.234" is 1234, "48,2" is 48.2 and "1,234" is 1.234; "1234.5", "0.5" and
    "1.23" fit no groups of three, so they raise `TextError` instead of meaning ten times as much.
    en: the same with comma and dot exchanged. Spaces between groups of three are read in both.
    """
    found = _FORMS[lang].fullmatch(text.strip())
    if not found:
        example = "1,234.56" if lang == "en" else "1.234,56"
        raise TextError(
            f"“{text}” không phải là số viết như {example}", f"“{text}” is not a number written as {example}"
        )
    sign, whole, decimals = found.groups(default="")
    number = Decimal(f"{re.sub(rf'[.,{_SPACES}]', '', whole)}.{decimals}")
    return -number if sign in ("-", "−") else number


def format_number(number: Decimal | int, lang: str) -> str:
    """Return the number with groups of three and all its decimals: vi "1.234,56", en "1,234.56".

    Nothing is rounded; `parse_number` in the same language reads it back. `TextError` unless it is finite.
    """
    if not Decimal(number).is_finite():
        raise TextError(f"{number} không phải là số hữu hạn", f"{number} is not a finite number")
    english = f"{Decimal(number):,f}"
    return english if lang == "en" else english.translate(_EXCHANGED)
