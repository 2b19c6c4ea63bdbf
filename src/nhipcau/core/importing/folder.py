"""Where an import's files lie: the file as it was sent, its cells, what was understood, what shall be written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import UUID

from nhipcau.core.durable import replace_text
from nhipcau.core.settings import home

FOLDER = "imports"
LARGE = 1 << 18
"""Bytes of a file, from which on it pays to start processes for its rows before one knows how many they are."""


class Cancelled(Exception):  # noqa: N818  # somebody wanted it so
    """Whoever began the work on an import asked to end it; nothing of it is left."""


class ImportFolder:
    """The folder of one import, for its owner's eyes alone (mode 700)."""

    def __init__(self, uid: UUID) -> None:
        self.place = home() / FOLDER / str(uid)

    def make(self) -> None:
        self.place.parent.mkdir(mode=0o700, exist_ok=True)
        self.place.mkdir(mode=0o700)

    @property
    def original(self) -> Path:
        """The file as it was sent."""
        return self.place / "original"

    @property
    def is_large(self) -> bool:
        return self.original.exists() and self.original.stat().st_size >= LARGE

    @property
    def cells(self) -> Path:
        """Its cells, as ``engines.workbooks`` stages them."""
        return self.place / "cells.sqlite3"

    @property
    def rows(self) -> Path:
        """Its rows as they were understood (``core.importing.sheet_rows``)."""
        return self.place / "rows.sqlite3"

    @property
    def corrections(self) -> Path:
        """What somebody put into cells (``core.importing.corrections``)."""
        return self.place / "corrections.sqlite3"

    def prepared(self, part: int) -> Path:
        """What shall be written of a part of the rows, as the ledger's door wrote it into a database of its own."""
        return self.place / f"prepared-{part}.sqlite3"

    def say_progress(self, done: int, total: int, part: int = 0) -> None:
        """How far the work on a part has come; one process speaks for each."""
        beside = self.place / f"progress-{part}.new"
        beside.write_text(f"{done} {total}")
        beside.replace(self.place / f"progress-{part}")

    def progress(self) -> tuple[int, int]:
        """(done, total) of the work that is going on; (0, 0) if nothing was said."""
        said = [path.read_text().split() for path in self.place.glob("progress-?")]
        return sum(int(done) for done, _ in said), sum(int(total) for _, total in said)

    def forget_progress(self) -> None:
        for path in (*self.place.glob("progress-*"), self.place / "cancel"):
            path.unlink(missing_ok=True)

    def ask_to_cancel(self) -> None:
        if self.place.is_dir():
            replace_text(self.place / "cancel", "")

    @property
    def is_cancelled(self) -> bool:
        return os.path.exists(self.place / "cancel")  # noqa: PTH110  # asked after every piece of work

    def remove(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
