"""Checking: figures that somebody states, held against themselves, against other statements and against what is counted.

Nothing is decided here: a finding says what agrees, what differs and by how much, or why two figures cannot be compared.
"""

from nhipcau.lib.checking.between import between, earlier, fits
from nhipcau.lib.checking.claim import Claim, Verdict, claim_of, joined
from nhipcau.lib.checking.finding import Finding
from nhipcau.lib.checking.groups import GROUP, Group, group_of
from nhipcau.lib.checking.within import implied, within
from nhipcau.lib.checking.words import period
from nhipcau.lib.checking.words import said as stated

__all__ = [
    "GROUP",
    "Claim",
    "Finding",
    "Group",
    "Verdict",
    "between",
    "claim_of",
    "earlier",
    "fits",
    "group_of",
    "implied",
    "joined",
    "period",
    "stated",
    "within",
]
