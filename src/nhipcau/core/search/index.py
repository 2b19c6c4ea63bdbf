"""The index of the public store."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nhipcau.core.search.folder import IndexFolder
from nhipcau.core.search.generation import Generation


class PublicIndex(IndexFolder[Generation]):
    """The index of what is public, in a directory."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, Generation)


@lru_cache(maxsize=1)
def public_index() -> PublicIndex:
    """The index of this installation (``NHIPCAU_HOME/index``)."""
    return PublicIndex(Path(settings.NHIPCAU_HOME) / "index")
