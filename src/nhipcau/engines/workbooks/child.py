"""The child that reads one file into a staging file: ``python -m nhipcau.engines.workbooks.child FILE KIND INTO ENCODING SECONDS``.

What it says is a line of JSON: ``{"encoding": …}`` or ``{"code": …, "data": {…}}``.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
from pathlib import Path
from typing import Any

from nhipcau.engines.workbooks import plain, reading, staged
from nhipcau.engines.workbooks.lines import row_to_json
from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import MEMORY, MOST_STAGED, FileKind, Sheet, SheetHead
from nhipcau.lib.sheets import Refused

_TOO_FULL = frozenset((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG))


def main(path: Path, kind: FileKind, into: Path, encoding: str, seconds: float) -> None:
    """Give up what is not needed, read, say how it went."""
    _limit(seconds)
    try:
        said: dict[str, Any] = {"encoding": _stage(path, kind, into, encoding)}
    except Refused as fault:
        said = {"code": fault.code, "data": fault.data}
    except (MemoryError, RecursionError):
        said = {"code": "too_much", "data": {}}
    except sqlite3.Error as error:
        said = {"code": "too_much" if error.sqlite_errorcode in _TOO_FULL else "broken", "data": {}}
    except BaseException:  # whatever a library says of a file it cannot read; a panic in Rust is no Exception
        said = {"code": "broken", "data": {}}
    sys.stdout.write(json.dumps(said))


def _limit(seconds: float) -> None:
    """Memory, processor time, the size of what is written. The child cannot raise them again."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_FSIZE, MOST_STAGED),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _stage(path: Path, kind: FileKind, into: Path, asked: str) -> str:
    """Write all sheets; the encoding of a text, "" of a workbook."""
    encoding = plain.encoding_of(path, asked or None) if kind is FileKind.CSV else ""
    store = sqlite3.connect(into, isolation_level=None)
    # A half-written file is thrown away, so nothing is kept to go back to.
    store.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;")
    store.executescript(staged.SCHEMA)
    store.execute("BEGIN")
    heads = [_write(store, sheet) for sheet in reading.read(path, kind, encoding)]
    if not any(head.rows for head in heads):
        raise refusal(next((head.problem for head in heads if head.problem), "nothing_in_it"))
    store.execute("COMMIT")
    store.close()
    return encoding


def _write(store: sqlite3.Connection, sheet: Sheet) -> SheetHead:
    last = width = 0
    problem = ""

    def lines() -> Any:
        nonlocal last, width
        for number, cells in sheet.rows:
            last, width = number, max(width, len(cells))
            yield sheet.number, number, row_to_json(cells)

    try:
        store.executemany("INSERT INTO cells VALUES (?, ?, ?)", lines())
    except Refused as fault:
        store.execute("DELETE FROM cells WHERE sheet = ?", (sheet.number,))
        last, width, problem = 0, 0, fault.code
    head = SheetHead(sheet.number, sheet.name, sheet.is_hidden, last, width, problem)
    store.execute("INSERT INTO sheets VALUES (?, ?, ?, ?, ?, ?)", head)
    if not problem:
        store.executemany("INSERT INTO merges VALUES (?, ?, ?, ?, ?)", ((sheet.number, *one) for one in sheet.merges))
    return head


if __name__ == "__main__":
    main(Path(sys.argv[1]), FileKind(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], float(sys.argv[5]))
