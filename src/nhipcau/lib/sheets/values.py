"""A cell as the text a person would have typed, so that whatever reads typed text reads cells."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from nhipcau.lib.sheets.cells import Cell, CellError, clean
from nhipcau.lib.sheets.numbers import decimal_of

_GROUP: Final = 3


def as_text(cell: Cell) -> str:
    """The cell in Vietnamese writing; "" for nothing.

    Days are 12/05/2024 (a time of day other than midnight follows them), numbers 1234,5 without groups – the number
    2024 may be a year, a telephone number must not grow dots, and all readers take numbers without –, true and false
    "Có" and "Không", errors what the spreadsheet shows ("#REF!"). Three decimals get a fourth: "1,234" would be more
    than a thousand to a reader of English.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if type(cell) is int:
        return str(cell)
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, CellError):
        return cell.text
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{_day(cell)} {cell:%H:%M}"
    if isinstance(cell, date):
        return _day(cell)
    whole, _, decimals = f"{decimal_of(cell):f}".partition(".")
    return f"{whole},{decimals}{'0' if len(decimals) == _GROUP else ''}" if decimals else whole


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
