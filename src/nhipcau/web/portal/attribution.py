"""Attributions as a page prints them: a source that declares its words in both languages says them in the reader's."""

from __future__ import annotations

BETWEEN = " / "
"""Between the Vietnamese and the English words of an attribution in ``data/sources.csv``."""


def attribution_in(declared: str, language: str) -> str:
    """ "Tổng hợp … / compiled …" in one language; other attributions, which licences ask for, word for word."""
    vi, between, en = declared.partition(BETWEEN)
    if not between or ";" in declared:
        return declared
    return vi if language == "vi" else en[:1].upper() + en[1:]
