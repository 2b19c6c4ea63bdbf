"""The ledger: no write without a name and a reason, and nothing that was written is lost without a decision."""

from nhipcau.core.ledger.act import Act
from nhipcau.core.ledger.door import Entry, Outcome, publish, remove, withdraw, write
from nhipcau.core.ledger.evidence import Basis, Evidence, already_public
from nhipcau.core.ledger.expunge import expunge
from nhipcau.core.ledger.keeping import keep, parties_of
from nhipcau.core.ledger.leaf import verify_change

__all__ = [
    "Act",
    "Basis",
    "Entry",
    "Evidence",
    "Outcome",
    "already_public",
    "expunge",
    "keep",
    "parties_of",
    "publish",
    "remove",
    "verify_change",
    "withdraw",
    "write",
]
