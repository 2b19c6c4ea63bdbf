"""The ledger: no write without a name and a reason, and nothing that was written is lost without a decision."""

from nhipcau.core.ledger.act import Act
from nhipcau.core.ledger.as_of import AsOf, record_as_of
from nhipcau.core.ledger.confirming import confirm
from nhipcau.core.ledger.door import Entry, Outcome, publish, remove, withdraw, write
from nhipcau.core.ledger.evidence import Basis, Evidence, already_public
from nhipcau.core.ledger.expunge import expunge
from nhipcau.core.ledger.history import EXPUNGED, batch_of, history, is_empty
from nhipcau.core.ledger.keeping import keep, parties_of
from nhipcau.core.ledger.leaf import verify_change
from nhipcau.core.ledger.moving import adopt, move
from nhipcau.core.ledger.undo import Undone, require_undoable, undo_batch, undo_changes

__all__ = [
    "EXPUNGED",
    "Act",
    "AsOf",
    "Basis",
    "Entry",
    "Evidence",
    "Outcome",
    "Undone",
    "adopt",
    "already_public",
    "batch_of",
    "confirm",
    "expunge",
    "history",
    "is_empty",
    "keep",
    "move",
    "parties_of",
    "publish",
    "record_as_of",
    "remove",
    "require_undoable",
    "undo_batch",
    "undo_changes",
    "verify_change",
    "withdraw",
    "write",
]
