"""Days that a workbook of Excel shows as a month or a year only: "5/2019" typed into a cell is kept as 1 May 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_LOOKS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")
_ID = re.compile(rb'\bnumFmtId="([0-9]+)"')
_CODE = re.compile(rb'\bformatCode="([^"]*)"')
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a format shows as it stands, its colours and languages, and its paddings."""
_MONTH, _YEAR = "%m/%Y", "%Y"
_BUILT_IN = {b"17": _MONTH}
"""Excel's own "mmm-yy" (ECMA-376, 18.8.30)."""


class ShownDays(NamedTuple):
    """By the style of a cell what is shown of a day, as `strftime` has it; ``cells`` finds the cells of these styles in a sheet's XML."""

    by_style: dict[bytes, str]
    cells: re.Pattern[bytes]

    @classmethod
    def of(cls, styles: bytes) -> ShownDays | None:
        """None where every day is shown with its day."""
        shown = dict(_BUILT_IN)
        for found in _FORMAT.finditer(styles):
            number, code = _ID.search(found[1]), _CODE.search(found[1])
            if number and code and (form := _form(unescape(code[1].decode("utf-8", "replace")))):
                shown[number[1]] = form
        looks = _LOOKS.search(styles)
        by_style = {
            b"%d" % place: shown[number]
            for place, number in enumerate(_ids(looks[0] if looks else b""))
            if number in shown
        }
        if not by_style:
            return None
        return cls(by_style, re.compile(rb'<(?:\w+:)?c ([^<>]*\bs="(' + b"|".join(by_style) + rb')"[^<>]*)>'))


def _ids(looks: bytes) -> Iterator[bytes]:
    return (number[1] if (number := _ID.search(found[1])) else b"" for found in _LOOK.finditer(looks))


def _form(code: str) -> str:
    """What a number format shows of a day, if it is less than all of it."""
    letters = _ASIDE.sub("", code.partition(";")[0]).lower()
    if "y" not in letters or set(letters) & set("dhs0#?"):
        return ""
    return _MONTH if "m" in letters else _YEAR
