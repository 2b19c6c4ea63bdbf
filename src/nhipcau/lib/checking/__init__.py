"""Checking: figures that somebody states, held against themselves, against other statements and against what is counted.

Nothing is decided here: a finding says what agrees, what differs and by how much, or why two figures cannot be compared.
"""

from nhipcau.lib.checking.between import between, earlier, fits
from nhipcau.lib.checking.claim import Claim, Verdict, claim_of, joined
from nhipcau.lib.checking.finding import Finding
from nhipcau.lib.checking.within import implied, within
from nhipcau.lib.checking.words import said as stated

__all__ = [
    "Claim",
    "Finding",
    "Verdict",
    "between",
    "claim_of",
    "earlier",
    "fits",
    "implied",
    "joined",
    "stated",
    "within",
]
