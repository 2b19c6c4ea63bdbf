"""One cell of a sheet: what it may hold, and how its text is cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from unicodedata import is_normalized

from nhipcau.lib.text import nfc


class CellError(NamedTuple):
    """What a spreadsheet shows instead of a value it cannot work out: ``CellError("#REF!")``."""

    text: str


Cell = str | int | float | bool | date | datetime | CellError | None
Row = tuple[int, Sequence[Cell]]
"""The number of a row as the spreadsheet counts (from 1), and its cells from column A on; cells at the end may lack."""

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text in NFC; single blanks, none at the ends of lines, no empty lines, nothing that cannot be seen.

    The soft hyphen is the letter ư in TCVN3: convert such text first (`nhipcau.lib.text.legacy`).
    """
    if text.isprintable() and "  " not in text and is_normalized("NFC", text):
        return text.strip()
    lines = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", _UNSEEN.sub("", text))).split("\n")
    return nfc("\n".join(filter(None, (line.strip() for line in lines))))


def is_blank(cell: Cell) -> bool:
    """Whether the cell says nothing to the eye."""
    return cell is None or (isinstance(cell, str) and not clean(cell))
