"""One state of the index, and what is counted once for it because every visit begins there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from tantivy import Schema, Searcher

Made = TypeVar("Made")


class State:
    """One commit of the index: whoever holds it finds the same documents, whatever is written meanwhile.

    What :meth:`once` keeps goes with it. Keys name declarations only (a register, a facet, a sort), never what somebody
    asked, so there is an end to them.
    """

    def __init__(self, searcher: Searcher, schema: Schema) -> None:
        self.searcher = searcher
        self.schema = schema
        self._kept: dict[Hashable, Any] = {}

    def state(self) -> State:
        """Itself, so that several questions can be asked of one state as of an index."""
        return self

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made the first time only."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("Made", self._kept[key])


class Searched(Protocol):
    """An index (its newest state is asked) or one state of it."""

    def state(self) -> State: ...
