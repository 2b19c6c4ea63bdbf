"""Marks of footnotes: "(1)" behind a name, explained in a line below the table, is no part of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nhipcau.lib.sheets.cells import Row, clean, is_blank

_EXPLAINED: Final = re.compile(r"(\(\d{1,2}\)|\[\d{1,2}\]|\(\*{1,3}\)|\*{1,3})\s*[:.–-]?\s*[^\W\d]")


def footnote_marks(rows: Iterable[Row]) -> frozenset[str]:
    """The marks that some rows explain, each alone in its row: "(1) Tên gọi khi ghi danh" explains "(1)"."""
    alone = (next(iter(said)) for _, cells in rows if len(said := {cell for cell in cells if not is_blank(cell)}) == 1)
    found = (_EXPLAINED.match(clean(text)) for text in alone if isinstance(text, str))
    return frozenset(one[1] for one in found if one)


def without_mark(text: str, marks: Iterable[str]) -> str:
    """The text without one of the marks at its end; a mark alone stays."""
    for mark in sorted(marks, key=len, reverse=True):
        if text.endswith(mark) and text != mark:
            return text.removesuffix(mark).rstrip()
    return text
