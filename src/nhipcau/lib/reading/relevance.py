"""Whether a document has anything for an officer of external affairs: if not, it gives no facts."""

from __future__ import annotations

from nhipcau.lib.reading.tables import table

_NEEDED = 2


def concerns_external_affairs(low: str) -> bool:
    """Whether a text in lower case speaks of external affairs, by the word lists of ``data/relevance.toml``."""
    lists = table("relevance")
    padded = f" {low} "
    if any(_holds(padded, phrase) for phrase in lists["strong"]):
        return True
    return sum(any(_holds(padded, phrase) for phrase in group) for group in lists["weak"]) >= _NEEDED


def _holds(padded: str, phrase: str) -> bool:
    at = padded.find(phrase)
    while at >= 0:
        if not padded[at - 1].isalnum() and not padded[at + len(phrase)].isalnum():
            return True
        at = padded.find(phrase, at + 1)
    return False
