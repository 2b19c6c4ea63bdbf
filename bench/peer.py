"""The peer's side: the same rows in one SQLite file for Datasette, with full-text indexes of both kinds."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from bench.records import Record

TABLE = "opportunities"
FACETS = {"kind": "kind", "sectors": "sector", "place": "place", "called_on": "year"}
"""Facets of the comparison: our name and the peer's column. Each record has one value of each, the peer's best case."""

SCHEMA = f"""
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA cache_size=-500000;
CREATE TABLE {TABLE} (number INTEGER PRIMARY KEY, code TEXT, title TEXT, title_en TEXT, text TEXT,
  kind TEXT, sector TEXT, place TEXT, year INTEGER);
CREATE VIRTUAL TABLE folded USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
"""
INSERT_ROW = f"INSERT INTO {TABLE} VALUES (:number, :code, :title, :title_en, :text, :kind, :sector, :place, :year)"
INSERT_FOLDED = "INSERT INTO folded (rowid, words) VALUES (:number, :folded)"

# What `sqlite-utils enable-fts --fts5` makes, the way Datasette's documentation shows.
PLAIN_FTS = (
    f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5(title, title_en, text, content=[{TABLE}], content_rowid=number)"
)

TUNED_SETTINGS = {
    "suggest_facets": "off",
    "facet_time_limit_ms": "120000",
    "sql_time_limit_ms": "120000",
    "default_facet_size": "100",
    "max_returned_rows": "1000",
    "cache_size_kb": "262144",
}


class Peer:
    """Builds ``folder/peer.sqlite3`` and the metadata that lets the tuned Datasette search the folded words."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "peer.sqlite3"
        self.metadata = folder / "tuned.json"
        self._rows = sqlite3.connect(self.database, isolation_level=None)

    @classmethod
    def create(cls, folder: Path) -> Peer:
        """An empty file, ready for :meth:`add`."""
        peer = cls(folder)
        peer._rows.executescript(SCHEMA)
        peer._rows.execute("BEGIN")
        return peer

    def add(self, records: list[Record]) -> None:
        dicts = [record._asdict() for record in records]
        self._rows.executemany(INSERT_ROW, dicts)
        self._rows.executemany(INSERT_FOLDED, dicts)

    def finish(self) -> None:
        self._rows.execute(PLAIN_FTS)
        self._rows.execute(f"INSERT INTO {TABLE}_fts ({TABLE}_fts) VALUES ('rebuild')")
        for index in (f"{TABLE}_fts", "folded"):
            self._rows.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        for column in FACETS.values():
            self._rows.execute(f"CREATE INDEX {TABLE}_{column} ON {TABLE} ({column})")
        self._rows.execute("COMMIT")
        self._rows.close()
        table = {"fts_table": "folded", "fts_pk": "number"}
        self.metadata.write_text(json.dumps({"databases": {"peer": {"tables": {TABLE: table}}}}))
