"""Writing CSV: one line per record, in one language, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from nhipcau.core.files.cells import Cell, cell_text, cells
from nhipcau.core.files.records import public_records
from nhipcau.lib.sheets.inert import inert

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest
    from nhipcau.core.store.read import Hit

BOM = "\ufeff"
"""Spreadsheets read a file as UTF-8 only if it begins with this."""
PIECE = 32_768
"""Characters collected before a piece is sent."""


def csv_stream(register: Register, request: ListRequest | None, language: str) -> Iterator[bytes]:
    """The file in pieces: UTF-8 with byte order mark, comma, CRLF (RFC 4180).

    The header line has the code first, then the labels of the public columns in ``language`` ("vi" or "en"). Values
    are written by their kinds, cells that could be run as formulas begin with an apostrophe; ``parse_csv`` reads the
    file back. Licence and sources are not in it, for it must stay a plain table: see ``csv_readme``.
    """
    return csv_pieces(register, public_records(register, request), language)


def csv_pieces(register: Register, records: Iterable[Hit], language: str) -> Iterator[bytes]:
    """The same for records in hand: the BOM and the header line, then a line per record."""
    columns = cells(register, language)
    lines = ([hit.code, *line_of(register, columns, orjson.loads(hit.json)["values"], language)] for hit in records)
    return table_pieces([inert(cell.title) for cell in columns], lines)


def line_of(register: Register, columns: list[Cell], values: Mapping[str, Any], language: str) -> list[str]:
    """The cells of a record beside its code, which is the first of the columns."""
    return [inert(cell_text(register, cell, values, language)) for cell in columns[1:]]


def table_pieces(head: list[str], lines: Iterable[list[str]]) -> Iterator[bytes]:
    """A plain table of cells that are safe already, as ``csv_stream`` writes it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(BOM)
    writer.writerow(head)
    for line in lines:
        writer.writerow(line)
        if buffer.tell() > PIECE:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
