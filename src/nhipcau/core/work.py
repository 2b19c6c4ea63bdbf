"""Which columns make a register's records pieces of work that agencies share: who does them, by when, how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.lib.period import PartialDate


@dataclass(frozen=True)
class Cascade:
    """How work is handed down. ``parent`` points at the piece of the level above, in the same register: who keeps or leads
    that sees what was made of it. ``answer`` is what the agency says to which a piece was handed (``asked``: nothing yet,
    ``accepted``, ``returned``, the last with an ``answer_reason``); ``carried`` are the columns a piece takes from the one
    above. A piece is never due after the one above, and none is, over however many steps, part of itself.
    """

    parent: str
    answer: str
    answer_reason: str
    asked: str
    accepted: str
    returned: str
    carried: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How several pieces of work stand: each is counted in ``of`` and in one of the others but ``late``."""

    of: int = 0
    done: int = 0
    dropped: int = 0
    waiting: int = 0
    returned: int = 0
    going: int = 0
    late: int = 0


@dataclass(frozen=True)
class Work:
    """Names of columns. ``lead`` and ``supporting`` are agencies; ``part_of`` are relations to the records the work
    belongs to: who keeps those has charge of it, their parties see it. ``under`` are relations that only put work in its
    place: they give nobody anything. ``begun``, ``done`` and ``dropped`` are values of ``status``; ``cascade`` is there for
    work that is handed down.
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
    under: tuple[str, ...] = ()
    cascade: Cascade | None = None

    @property
    def wholes(self) -> tuple[str, ...]:
        """The relations to records whose pages list the work."""
        return (*self.part_of, *self.under, *((self.cascade.parent,) if self.cascade else ()))

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

    def stands(self, plains: Mapping[str, Any]) -> str:
        """Where a piece is counted: a name of :class:`Tally`. What is done is done, whether or not it was accepted."""
        status = plains.get(self.status)
        if status in self.over:
            return "done" if status == self.done else "dropped"
        answer = plains.get(self.cascade.answer) if self.cascade else None
        if answer and self.cascade:
            return {self.cascade.asked: "waiting", self.cascade.returned: "returned"}.get(answer, "going")
        return "going"

    def tally(self, several: Iterable[Mapping[str, Any]], today: date) -> Tally:
        """Count pieces of work as they stand on a day."""
        counts = dict.fromkeys(("of", "done", "dropped", "waiting", "returned", "going", "late"), 0)
        for plains in several:
            counts["of"] += 1
            counts[self.stands(plains)] += 1
            counts["late"] += self.days_late(plains, today) > 0
        return Tally(**counts)


def is_later(due: str | None, other: str | None) -> bool:
    """Whether a due date ends after another one; an unknown one ends after none. Months and years end with their last day."""
    if not due or not other:
        return False
    one, limit = (PartialDate.parse(text).period().end for text in (due, other))
    return bool(one and limit and one > limit)
