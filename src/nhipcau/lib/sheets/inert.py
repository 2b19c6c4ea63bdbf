"""Cells that a spreadsheet must take as text, and back."""

from __future__ import annotations

import re

# What spreadsheets take for the beginning of a formula: OWASP, "CSV Injection"
# (https://owasp.org/www-community/attacks/CSV_Injection), full-width signs included.
_BEGINS_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_MARKED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def inert(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet could run it. Plain numbers (-5, +1.234,5) stay.

    A cell that already begins like a marked one gets one more apostrophe, so that :func:`as_written` is exact.
    """
    risky = _BEGINS_FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if risky or _MARKED.match(cell) else cell


def as_written(cell: str) -> str:
    """The text before :func:`inert`: ``as_written(inert(cell)) == cell`` for every cell."""
    return cell[1:] if _MARKED.match(cell) else cell
