"""Numbers as officers type them into cells: 1.234.567,89 beside 1,234,567.89, told apart by their shape."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from nhipcau.lib.sheets.cells import Cell, clean
from nhipcau.lib.text import TextError, parse_number


class NumberRead(NamedTuple):
    """A number; ``other`` is what it means if the marks were meant the other way, None where that cannot be."""

    value: Decimal
    other: Decimal | None


_CARELESS: Final = re.compile(r"[+\-−]?(?:[1-9]\d{0,2},\d{3}|[1-9]\d{3,}[.,]\d{3})", re.ASCII)
"""A comma before three figures, or a mark before three behind more than a group: decimals here, thousands there."""
_PLACES: Final = 15
"""Figures a spreadsheet keeps of a number; what comes behind them is the machine's."""


def decimal_of(number: int | float) -> Decimal:
    """The number with the fifteen figures a spreadsheet shows: 0.1 + 0.2 is 0.3. `TextError` unless it is finite."""
    value = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{_PLACES}g}")
    if not value.is_finite():
        raise TextError(f"{number} không phải là số hữu hạn", f"{number} is not a finite number")
    return value


def read_number(cell: Cell) -> NumberRead:
    """The number in a cell: of a number itself, of a text by its shape; `TextError` for anything else.

    "1.234.567,89" and "1,234,567.89" are the same; "12.5" is twelve and a half; "1.234" is a thousand and more, as
    Vietnamese writes it. "1,234" and "1234.567" are read as decimals, with the thousands as ``other``.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return NumberRead(decimal_of(cell), None)
    text = clean(cell) if isinstance(cell, str) else ""
    try:
        value = parse_number(text)
    except TextError as unread:
        try:
            value = parse_number(text, "en")
        except TextError:
            raise unread from None
    other = Decimal(re.sub(r"[.,]", "", text.replace("−", "-"))) if _CARELESS.fullmatch(text) else None
    return NumberRead(value, other)
