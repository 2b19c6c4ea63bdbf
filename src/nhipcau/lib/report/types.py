"""Types of papers with the abbreviations that stand in their numbers."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

TYPES_TABLE = Path(__file__).parent / "data" / "paper_types.csv"
"""``slug,vi,en,abbreviation,source``; the register of documents chooses from the same list."""
LETTER = "dispatch"
"""An official letter (công văn) carries no name of its type, and no abbreviation in its number."""


class PaperType(NamedTuple):
    """A type of paper: its name in Vietnamese and English, and its abbreviation ("" for letters and laws)."""

    slug: str
    vi: str
    en: str
    abbreviation: str

    @property
    def is_letter(self) -> bool:
        return self.slug == LETTER


def _read() -> Mapping[str, PaperType]:
    with TYPES_TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["slug"]: PaperType(row["slug"], row["vi"], row["en"], row["abbreviation"]) for row in rows}


PAPER_TYPES = _read()
