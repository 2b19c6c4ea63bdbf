"""Reading the tables that registers ship, the same way for all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from nhipcau.core.ledger.evidence import Basis, Evidence, already_public


def table(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV table with a header (UTF-8), every cell trimmed."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {name: (cell or "").strip() for name, cell in row.items()}


def parts(cell: str, by: str = "|") -> list[str]:
    """The values of a cell that holds several."""
    return [part.strip() for part in cell.split(by) if part.strip()]


def mapping(path: Path, key: str, value: str) -> dict[str, str]:
    """A two-column look-up table."""
    return {row[key]: row[value] for row in table(path)}


def evidence_of(source: str, row: str, address: str, date: str = "", language: str = "", **more: object) -> Evidence:
    """Evidence of one row of a table: an http(s) address becomes a link, anything else stays a reference in words."""
    is_link = urlsplit(address).scheme in ("http", "https")
    return Evidence(
        source=source,
        url=address if is_link else "",
        reference="" if is_link else address,
        date=date,
        language=language,
        row=row,
        **more,  # type: ignore[arg-type]
    )


def public_at(evidence: tuple[Evidence, ...]) -> Basis:
    """The basis of a seeded record: its first source has made it public already."""
    return already_public(evidence[0].url or evidence[0].reference)
