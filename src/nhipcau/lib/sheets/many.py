"""Several values in one cell: "Nhật Bản, Hàn Quốc", "Lào; Campuchia", "Lào và Thái Lan", one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from nhipcau.lib.sheets.cells import clean

_MARK: Final = re.compile(r"\n|;|,|\s+(?:và|and|&|\+|-|–)\s+|\s*/\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[-–—•*+·]|\(?\d{1,2}[.)](?!\d))\s*")
_SURE: Final = frozenset("\n;,")
"""Marks that part values whatever stands beside them; a word, a stroke or a dash parts only beside a known value."""


def split_many(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The values in the text, in their order, none empty; bullets and closing stops are dropped.

    ``is_known`` says whether a text is one value: "Bosnia và Herzegovina" then stays whole, and so does whatever
    a word could part but nobody knows either side of. Marks within brackets part nothing.
    """
    whole = clean(text)
    if is_known(whole):
        return [whole]
    pieces, marks = _parted(whole)
    found: list[str] = []
    start = 0
    while start < len(pieces):
        end = _longest_known(pieces, marks, start, is_known)
        while end < len(pieces) and not _parts(pieces, marks[end - 1], start, end, is_known):
            end += 1
        found.append(_bare(_joined(pieces, marks, start, end)))
        start = end
    return [value for value in found if value]


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The text between marks outside brackets, and the marks: one fewer."""
    pieces, marks, start = [], [], 0
    for place, found in _outside_brackets(text):
        pieces.append(text[start:place])
        marks.append(found)
        start = place + len(found)
    return [*pieces, text[start:]], marks


def _outside_brackets(text: str) -> Iterator[tuple[int, str]]:
    for found in _MARK.finditer(text):
        before = text[: found.start()]
        if before.count("(") <= before.count(")"):
            yield found.start(), found[0]


def _joined(pieces: list[str], marks: list[str], start: int, end: int) -> str:
    text = pieces[start]
    for index in range(start + 1, end):
        text += marks[index - 1] + pieces[index]
    return text


def _longest_known(pieces: list[str], marks: list[str], start: int, is_known: Callable[[str], bool]) -> int:
    """Behind the longest run of pieces from ``start`` that is one value; one piece if none is."""
    last = min(len(pieces), start + 5)
    runs = (end for end in range(last, start + 1, -1) if is_known(_bare(_joined(pieces, marks, start, end))))
    return next(runs, start + 1)


def _parts(pieces: list[str], mark: str, start: int, end: int, is_known: Callable[[str], bool]) -> bool:
    if mark in _SURE:
        return True
    return any(is_known(_bare(piece)) for piece in (*pieces[start:end], pieces[end]))


def _bare(text: str) -> str:
    bare = _BULLET.sub("", text.strip()).strip()
    return bare[:-1].rstrip() if bare.endswith(".") and bare.count(".") == 1 else bare
