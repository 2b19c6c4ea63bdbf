"""Which columns make a register's records pieces of work that agencies share: who does them, by when, how far they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.lib.period import PartialDate


@dataclass(frozen=True)
class Work:
    """Names of columns. ``lead`` and ``supporting`` are agencies; ``part_of`` are relations to the records the work
    belongs to: who keeps those has charge of it, their parties see it. ``begun``, ``done`` and ``dropped`` are values of
    ``status``.
    """

    lead: str
    supporting: str
    part_of: tuple[str, ...]
    due: str
    status: str
    progress: str
    done_on: str
    reason: str
    begun: str
    done: str
    dropped: str

    @property
    def over(self) -> tuple[str, str]:
        """The values of ``status`` of what nobody works on any more."""
        return self.done, self.dropped

    def days_late(self, plains: Mapping[str, Any], today: date) -> int:
        """Days since the last day of the due date, 0 for what is over or in time; a month or a year ends with its last."""
        due = plains.get(self.due)
        if not due or plains.get(self.status) in self.over:
            return 0
        end = PartialDate.parse(due).period().end
        return (today - end).days + 1 if end and end <= today else 0
