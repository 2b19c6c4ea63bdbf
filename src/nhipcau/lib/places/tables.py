"""Reads the packaged tables of this folder (``data/*.csv``)."""

import csv
from importlib.resources import files

_DATA = files(__package__) / "data"


def rows(name: str) -> list[dict[str, str]]:
    """All rows of ``data/<name>.csv`` as dictionaries of text, in file order; empty cells are ``""``."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, joined by a vertical bar."""
    return tuple(part for part in cell.split("|") if part)
