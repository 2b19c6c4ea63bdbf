"""What somebody put into cells in place of what the file has: kept beside it, so that checking again asks nobody twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import orjson

from nhipcau.core.importing.tables import Texts


class Corrections:
    """The file: texts by header for each corrected row, "" for a cell that was emptied."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, typed: Mapping[int, Texts]) -> None:
        """Add to what was put into rows before, by row."""
        known = self._all()
        stored = ((row, orjson.dumps({**known.get(row, {}), **texts}).decode()) for row, texts in typed.items())
        with closing(sqlite3.connect(self._path)) as file, file:
            file.execute("CREATE TABLE IF NOT EXISTS corrections (row INTEGER PRIMARY KEY, texts TEXT NOT NULL)")
            file.executemany("INSERT OR REPLACE INTO corrections VALUES (?, ?)", stored)

    def over(self, rows: Iterable[tuple[int, Texts]]) -> Iterator[tuple[int, Texts]]:
        """Rows of the file as they are with what was put into them; headers they do not have any more change nothing."""
        known = self._all()
        for row, texts in rows:
            yield row, corrected(texts, known[row]) if row in known else texts

    def _all(self) -> dict[int, dict[str, str]]:
        if not self._path.exists():
            return {}
        with closing(sqlite3.connect(self._path)) as file:
            return {row: orjson.loads(texts) for row, texts in file.execute("SELECT row, texts FROM corrections")}


def corrected(texts: Texts, typed: Mapping[str, str]) -> Texts:
    """A row's texts with others in some cells; empty ones say nothing."""
    return {header: text for header, text in {**texts, **typed}.items() if text}
