"""How long a line of Times New Roman is, well enough to draw the rules under it."""

from __future__ import annotations

import unicodedata

_MM_IN_A_POINT = 25.4 / 72
_THOUSANDTHS = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
        722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667,
    ), strict=True)),
    **dict(zip("abcdefghijklmnopqrstuvwxyz", (
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833,
        556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
    ), strict=True)),
    " ": 250, "-": 333, ",": 250, ".": 250, "đ": 556, "Đ": 722,
}  # fmt: skip
"""Advance widths of Times Bold in thousandths of the size (Adobe's font metrics); marks add nothing."""
_OTHER = 500


def width_mm(text: str, size: float) -> float:
    """Millimetres of a bold line of ``size`` points."""
    letters = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return sum(_THOUSANDTHS.get(sign, _OTHER) for sign in letters) / 1000 * size * _MM_IN_A_POINT
