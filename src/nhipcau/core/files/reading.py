"""Reading our own CSV files back to the values they were written from."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from nhipcau.core.faults import Fault
from nhipcau.core.files.cells import Cell, cells
from nhipcau.core.files.delimited import BOM
from nhipcau.core.kinds import Relation, Words
from nhipcau.lib.sheets.inert import as_written

if TYPE_CHECKING:
    from nhipcau.core.kinds import Context, Kind, Plain
    from nhipcau.core.register import Register


def parse_csv(register: Register, lines: Iterable[str], language: str) -> Iterator[dict[str, Any]]:
    """Per line of a file written by ``csv_stream``: ``{"code": …, column: plain value, …}``.

    ``lines`` is a file opened with ``encoding="utf-8", newline=""``; columns may be left out or moved. Relations come
    back as the codes of their targets. Only what CSV has no place for is lost: the kind of a name (alias, acronym) and
    languages besides Vietnamese and English of a text that has one of these; JSON carries all. Raises :class:`Fault`
    naming the line for a title the register does not have and for a value its kind cannot read.
    """
    rows = csv.reader(lines)
    titles = [as_written(title.removeprefix(BOM)) for title in next(rows, [])]
    columns = _columns(register, titles, language)
    for row in rows:
        if not row:
            continue
        try:
            yield _record(register, columns, row)
        except Fault as fault:
            raise _at_line(rows.line_num, fault) from None


def _columns(register: Register, titles: Sequence[str], language: str) -> list[Cell]:
    known = {cell.title: cell for cell in cells(register, language)}
    for title in titles:
        if title not in known:
            listed = ", ".join(known)
            raise Fault(
                "unknown_title",
                f"Dòng 1: sổ “{register.title[0]}” không có cột {title[:60]!r}. Các cột: {listed}.",
                f"Line 1: register “{register.title[1]}” has no column {title[:60]!r}. Columns: {listed}.",
                {"value": title[:60], "known": list(known)},
            )
    return [known[title] for title in titles]


def _record(register: Register, columns: Sequence[Cell], row: Sequence[str]) -> dict[str, Any]:
    if len(row) != len(columns):
        raise Fault(
            "wrong_width",
            f"có {len(row)} ô, dòng tiêu đề có {len(columns)}.",
            f"there are {len(row)} cells, the header line has {len(columns)}.",
            {"found": len(row), "wanted": len(columns)},
        )
    record: dict[str, Any] = {}
    for cell, written in zip(columns, row, strict=True):
        text = as_written(written)
        if not cell.column:
            record["code"] = text
        else:
            record[cell.column] = _joined(register, cell, record.get(cell.column), text)
    return record


def _joined(register: Register, cell: Cell, before: Any, text: str) -> Any:
    """The plain value of a cell, together with what the record's other cell of the same column said."""
    kind = register.kinds[cell.column]
    where = register.where(cell.column)
    if isinstance(kind, Relation):
        codes = kind.codes(text)
        return (codes or None) if kind.many else next(iter(codes), None)
    return both(kind, before, kind.parse(text, cell.language, where), where)


def both(kind: Kind, before: Plain, plain: Plain, where: Context) -> Plain:
    """The value of a column that two columns of a table are about: texts in two languages are one value."""
    if not isinstance(kind, Words) or not (before and plain):
        return before if plain is None else plain
    unofficial = [*before.get("unofficial", ()), *plain.get("unofficial", ())]
    return kind.clean({**before, **plain, "unofficial": unofficial}, where)


def _at_line(line: int, fault: Fault) -> Fault:
    return Fault(
        fault.code,
        f"Dòng {line}: {fault.vi}",
        f"Line {line}: {fault.en}",
        {**fault.data, "line": line},
        status=fault.status,
    )
