"""CSV: one line per record, texts in one language, safe to open in a spreadsheet, and read back to the same values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import orjson

from nhipcau.core.faults import Fault
from nhipcau.core.files.inert import as_written, inert
from nhipcau.core.files.records import public_records
from nhipcau.core.kinds import Context, Relation
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search import ListRequest
    from nhipcau.core.store.read import Hit

BOM = "\ufeff"
"""Spreadsheets read a file as UTF-8 only if it begins with this."""
PIECE = 32_768
"""Characters collected before a piece is sent."""
CODE = Label("Mã", "Code")


def csv_stream(register: Register, request: ListRequest | None, language: str) -> Iterator[bytes]:
    """The file in pieces: UTF-8 with byte order mark, comma, CRLF (RFC 4180).

    The header line has the code first, then the labels of the public columns in ``language`` ("vi" or "en"). Values
    are written by their kinds, cells that could be run as formulas begin with an apostrophe. Licence and sources are
    not in the file, which must stay a plain table: see :func:`nhipcau.core.files.csv_readme`.
    """
    return csv_pieces(register, public_records(register, request), language)


def csv_pieces(register: Register, records: Iterable[Hit], language: str) -> Iterator[bytes]:
    """The same for records in hand: the BOM and the header line, then a line per record."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(BOM)
    writer.writerow(inert(title) for title in header(register, language))
    for hit in records:
        values = orjson.loads(hit.json)["values"]
        writer.writerow([hit.code, *_cells(register, values, language)])
        if buffer.tell() > PIECE:
            yield _taken(buffer)
    yield _taken(buffer)


def header(register: Register, language: str) -> list[str]:
    """Titles of the file's columns; two columns with the same label get their names added."""
    labels = [column.words.get(language) for column in register.public]
    titles = [
        f"{label} ({column.name})" if labels.count(label) > 1 else label
        for column, label in zip(register.public, labels, strict=True)
    ]
    return [CODE.get(language), *titles]


def parse_csv(register: Register, lines: Iterable[str], language: str) -> Iterator[dict[str, Any]]:
    """Read such a file back: per line ``{"code": …, column: plain value, …}``, relations as codes of their targets.

    ``lines`` is a file opened with ``encoding="utf-8", newline=""``; columns may be left out or moved. Of names and of
    texts in several languages a CSV file carries what one language shows (JSON carries all). Raises :class:`Fault`
    naming the line for a title the register does not have and for a value its kind cannot read.
    """
    rows = csv.reader(lines)
    titles = [as_written(title.removeprefix(BOM)) for title in next(rows, [])]
    columns = _columns(register, titles, language)
    for row in rows:
        if not row:
            continue
        if len(row) != len(columns):
            raise _at_line(rows.line_num, _wrong_width(len(row), len(columns)))
        try:
            yield {
                name: _plain(register, name, as_written(cell), language)
                for name, cell in zip(columns, row, strict=True)
            }
        except Fault as fault:
            raise _at_line(rows.line_num, fault) from None


def _cells(register: Register, values: dict[str, Any], language: str) -> Iterator[str]:
    for column in register.public:
        value = values.get(column.name)
        yield inert(register.kinds[column.name].text(value, language)) if value is not None else ""


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece


def _columns(register: Register, titles: list[str], language: str) -> list[str]:
    names = ["code", *(column.name for column in register.public)]
    known = dict(zip(header(register, language), names, strict=True))
    for title in titles:
        if title not in known:
            raise Fault(
                "unknown_title",
                f"Dòng 1: sổ “{register.title[0]}” không có cột {title[:60]!r}. Các cột: {', '.join(known)}.",
                f"Line 1: register “{register.title[1]}” has no column {title[:60]!r}. Columns: {', '.join(known)}.",
                {"value": title[:60], "known": list(known)},
            )
    return [known[title] for title in titles]


def _plain(register: Register, name: str, text: str, language: str) -> Any:
    if name == "code":
        return text
    kind = register.kinds[name]
    if isinstance(kind, Relation):
        codes = kind.codes(text)
        return (codes or None) if kind.many else (codes[0] if codes else None)
    return kind.parse(text, language, Context(register.name, name))


def _wrong_width(found: int, wanted: int) -> Fault:
    return Fault(
        "wrong_width",
        f"có {found} ô, dòng tiêu đề có {wanted}.",
        f"there are {found} cells, the header line has {wanted}.",
        {"found": found, "wanted": wanted},
    )


def _at_line(line: int, fault: Fault) -> Fault:
    return Fault(
        fault.code,
        f"Dòng {line}: {fault.vi}",
        f"Line {line}: {fault.en}",
        {**fault.data, "line": line},
        status=fault.status,
    )
