"""Which part a register's records play in what is counted of promises: said in its declaration (``Register.counted_as``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.register import Register

PROMISE, PIECE, RESULT = "promise", "piece", "result"
"""What was promised; a piece of work that belongs to a promise; what came of it."""
PAPER, TIE = "paper", "tie"
"""What promises stand in, and what such papers belong to: both have a health."""
JUDGEMENT, FIGURES = "judgement", "figures"
"""What somebody thinks of a paper or tie; counts that were kept to be published."""


def played_by(role: str) -> Register:
    """The register that plays a part. KeyError if none does, which start-up does not let happen to those shipped."""
    found = {register.counted_as: register for register in registers().values() if register.counted_as}
    return found[role]
