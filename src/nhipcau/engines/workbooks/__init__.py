"""The officers' own workbooks: XLSX, XLS, ODS and CSV in, rows of plain cells in a staging file out.

`inspect` says what a file is without unpacking it. `stage` has a child process with little memory and time read it into
a SQLite file, which `heads`, `rows` and `merges` read. Nothing a file holds is run, fetched or shown, and no exception
of a library comes out: a file is staged or `Refused`. Libraries are loaded by the child alone.
"""

from nhipcau.engines.workbooks.inspecting import inspect
from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    FileKind,
    Merge,
    SheetHead,
    Staged,
)
from nhipcau.engines.workbooks.staged import heads, merges, rows
from nhipcau.engines.workbooks.staging import stage

__all__ = [
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "FileKind",
    "Merge",
    "SheetHead",
    "Staged",
    "heads",
    "inspect",
    "merges",
    "refusal",
    "rows",
    "stage",
]
