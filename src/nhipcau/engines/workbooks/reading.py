"""One way to read them all. It may need much memory and time: only the child reads what a stranger made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nhipcau.engines.workbooks import excel, open_document, plain
from nhipcau.engines.workbooks.shapes import FileKind, Sheet


def read(path: Path, kind: FileKind, encoding: str = "") -> Iterator[Sheet]:
    """The sheets in their order, each to be read before the next. Raises `Refused`, and what libraries raise.

    ``encoding``: of a CSV, as `plain.encoding_of` gives it.
    """
    if kind is FileKind.CSV:
        return plain.read(path, encoding)
    return open_document.read(path) if kind is FileKind.ODS else excel.read(path, kind)
