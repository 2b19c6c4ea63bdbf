"""A phrase of the pages in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """Vietnamese, English, and English for exactly one where it differs; ``{name}`` stands for what is filled in."""

    vi: str
    en: str
    en_one: str = ""
