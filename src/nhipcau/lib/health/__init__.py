"""How an agreement or a tie is doing: a word and the sentence that says why, by declared rules."""

from nhipcau.lib.health.rules import (
    DORMANT,
    ENDED,
    EXPIRED,
    LIVE,
    LONG_DORMANT,
    RENEWED,
    SLOW,
    UNKNOWN,
    WORDS,
    Facts,
    Health,
    Months,
    health_of,
    renewed_until,
)

__all__ = [
    "DORMANT",
    "ENDED",
    "EXPIRED",
    "LIVE",
    "LONG_DORMANT",
    "RENEWED",
    "SLOW",
    "UNKNOWN",
    "WORDS",
    "Facts",
    "Health",
    "Months",
    "health_of",
    "renewed_until",
]
