"""The index of the desk's records, in any state. It is read by the desk only, through an audience."""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nhipcau.core.desk.generation import DeskGeneration
from nhipcau.core.ledger import feed
from nhipcau.core.search.folder import IndexFolder


class DeskIndex(IndexFolder[DeskGeneration]):
    """The index of all records, in a directory."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, DeskGeneration)

    def steps(self, asked_by: str = "", hands: int = 1) -> Generator[tuple[int, int], None, None]:
        """As for every index; and the one that is served follows the ledger also while a new one is being made."""
        served = self._served()
        if served and self._begun() and served.fits():
            for _ in served.advance(hands):
                pass
        yield from super().steps(asked_by, hands)

    def position(self) -> feed.Position:
        """Up to where the ledger surely is in every state that is asked for from now on."""
        served = self._served()
        return served.position if served else feed.Position()


@lru_cache(maxsize=1)
def desk_index() -> DeskIndex:
    """The index of this installation (``NHIPCAU_HOME/desk-index``)."""
    return DeskIndex(Path(settings.NHIPCAU_HOME) / "desk-index")
