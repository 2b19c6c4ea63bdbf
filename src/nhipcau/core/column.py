"""A column of a register: which field, who sees it, and where it takes part."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import IntEnum
from typing import Literal

from nhipcau.core.kinds import Kind
from nhipcau.core.labels import Label


class Seen(IntEnum):
    """Who may see a column, widest first. There is no level for state secrets: they are refused at the door."""

    PUBLIC = 0
    SHARED = 1
    OWN = 2
    RESTRICTED = 3


PUBLIC, SHARED, OWN, RESTRICTED = Seen.PUBLIC, Seen.SHARED, Seen.OWN, Seen.RESTRICTED


@dataclass(frozen=True)
class Column:
    """One declared column.

    ``seen`` has no default: forgetting it must not publish anything. ``listed`` shows it in lists, ``facet`` lets
    visitors filter by it, ``sorted`` lets them sort (and filter from–to where the kind has a number), ``searched`` says
    how a text search finds it. ``kind`` is given only for columns that ``Register.derived`` computes.
    """

    name: str
    label: tuple[str, str]
    _: KW_ONLY
    seen: Seen
    listed: bool = False
    facet: bool = False
    sorted: bool = False
    searched: Literal["", "strong", "weak"] = ""
    section: tuple[str, str] | None = None
    help: tuple[str, str] | None = None
    kind: Kind | None = None

    @property
    def words(self) -> Label:
        return Label(*self.label)

    @property
    def is_derived(self) -> bool:
        return self.kind is not None
