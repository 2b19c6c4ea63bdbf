"""CSV and its kin: in which encoding and with which separator a text is written, and its rows. All cells are text; one that was kept from
being run (an apostrophe before "=") is as it was written."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Sheet
from nhipcau.lib.sheets import Cell
from nhipcau.lib.sheets.inert import as_written
from nhipcau.lib.text import nfc
from nhipcau.lib.text.legacy import detect

ENCODINGS: Final = ("utf-8", "utf-16", "cp1258", "cp1252")
"""What a caller may ask for. Old fonts' letters (TCVN3, VNI) are kept as cp1252 has them, to be converted afterwards."""
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS: Final = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_SEPARATORS: Final = ",;\t"
_PIECE, _SAMPLE = 1 << 20, 1 << 16
_SAMPLED_ROWS: Final = 100


def read(path: Path, encoding: str) -> Iterator[Sheet]:
    """The one sheet of a text in an encoding of `encoding_of`; it has no name."""
    yield Sheet(1, "", False, [], _rows(path, encoding))


def _rows(path: Path, encoding: str) -> Iterator[tuple[int, list[Cell]]]:
    with path.open(encoding=encoding, newline="") as file:
        separator = _separator(file.read(_SAMPLE))
        file.seek(0)
        reader = csv.reader(file, delimiter=separator)
        try:
            for number, row in enumerate(reader, 1):
                cells: list[Cell] = [_cell(text) for text in row]
                while cells and cells[-1] is None:
                    cells.pop()
                if cells:
                    if len(cells) > MOST_COLUMNS or number > MOST_ROWS:
                        raise refusal("too_wide" if len(cells) > MOST_COLUMNS else "too_long")
                    yield number, cells
        except csv.Error:
            raise refusal("bad_quotes") from None


def _cell(text: str) -> Cell:
    if not text or text.isspace():
        return None
    return as_written(text if text.isascii() else nfc(text))[:MOST_TEXT]


def _separator(sample: str) -> str:
    """That by which most cells stand in rows of one width; titles above a table have other widths and count little."""
    lines = io.StringIO(sample).readlines()
    whole = lines[:-1] if len(sample) == _SAMPLE else lines
    counts = {separator: _cells_in_order(whole, separator) for separator in _SEPARATORS}
    return max(counts, key=lambda separator: counts[separator])


def _cells_in_order(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(lines[:_SAMPLED_ROWS], delimiter=separator) if len(row) > 1)
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def encoding_of(path: Path, asked: str | None = None) -> str:
    """The encoding of the whole text, by its mark, as UTF-8, or as Windows wrote it before; ``asked`` is one of `ENCODINGS`.

    Raises `Refused`: "null_bytes", "undecodable", and "wrong_encoding" for one asked for that does not fit.
    """
    with path.open("rb") as file:
        start = file.read(_PIECE)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    if asked is not None:
        if asked not in ENCODINGS:
            raise ValueError(asked)
        fitting = marked if marked and marked.startswith(asked) else asked
        if _decodes(path, fitting):
            return fitting
        raise refusal("wrong_encoding", encoding=asked)
    if marked != "utf-16":
        _require_no_null(path)
    return next((one for one in _tried(start, marked) if _decodes(path, one)), None) or _undecodable()


def _tried(start: bytes, marked: str | None) -> tuple[str, ...]:
    if marked:
        return (marked,)
    has_old_font = detect(start.decode("cp1252", "replace").split("\n"))
    return ("utf-8", "cp1252") if has_old_font else ("utf-8", "cp1258", "cp1252")


def _undecodable() -> str:
    raise refusal("undecodable")


def _decodes(path: Path, encoding: str) -> bool:
    """Whether all of the file is text in the encoding, without control characters."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            while piece := file.read(_PIECE):
                if _CONTROLS.search(piece) or "\0" in piece:
                    return False
    except UnicodeError:
        return False
    return True


def _require_no_null(path: Path) -> None:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if b"\0" in piece:
                raise refusal("null_bytes")
