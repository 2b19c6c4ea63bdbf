"""What a register says is due of a record. Pure: days and words, from plain values; no database and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from nhipcau.core.labels import Label
from nhipcau.lib.period import PartialDate

if TYPE_CHECKING:
    from nhipcau.core.work import Work

WORK, EXPIRES = "work", "expires"
"""Kinds that pages know: a piece of work that is to be done, and something that ends unless it is extended."""
DO_WORK = Label("Hoàn thành nhiệm vụ", "Finish the task")


@dataclass(frozen=True)
class Due:
    """One thing that has to be done by a day.

    ``kind`` names it within its record (a slug that stays the same when the day moves), ``day`` is the last day in time,
    ``what`` says what is to be done – never of which record, pages say that beside it – and ``why`` how the day follows
    (the rule, the period, where it is counted from). ``who`` is the uid of the agency that must act, "" for the one that
    keeps the record; where that is a body without a desk, ``body`` says so. What is ``done`` is due no more.
    """

    kind: str
    day: date
    what: Label
    _: KW_ONLY
    who: str = ""
    body: Label | None = None
    why: Label | None = None
    done: bool = False
    done_on: date | None = None


def of_work(work: Work, values: Mapping[str, Any]) -> Iterable[Due]:
    """The due day of a piece of work: its lead must act, else whoever keeps it; a month or a year ends with its last day."""
    if not (last := last_day(values.get(work.due))):
        return
    done_on = values.get(work.done_on)
    yield Due(
        WORK,
        last,
        DO_WORK,
        who=values.get(work.lead) or "",
        done=values.get(work.status) in work.over,
        done_on=last_day(done_on),
    )


def last_day(printed: str | None) -> date | None:
    """The last day of a date that may be a month or a year ("2026-11" is the 30th); None for none."""
    return PartialDate.parse(printed).period().last_day if printed else None
