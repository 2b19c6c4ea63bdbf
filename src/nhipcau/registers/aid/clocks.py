"""What is due of a grant, counted by the table of clocks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.labels import Label
from nhipcau.core.working_time import calendar_in_force, clocks_in_force
from nhipcau.lib.period import exact_day
from nhipcau.lib.working_time import Due as Counted
from nhipcau.lib.working_time import clock, due

BEGUN, APPROVED = ("ongoing", "finished", "stopped"), ("approved", "ongoing", "finished")


def counted(rule: str, started_on: str | None) -> Counted | None:
    """A clock of the table from a day that is known; None for a month or a year, and where the rule did not hold yet."""
    if (day := exact_day(started_on)) is None:
        return None
    found = clock(rule, clocks_in_force())
    return due(found, day, calendar_in_force()) if found.in_force(day) else None


def dues_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """Word to the donor, a beginning, the final report: of grants whose status somebody keeps, by the table of clocks."""
    status = values.get("status")
    if status not in (*APPROVED, "stopped"):
        return
    approved, last = values.get("approved_on"), last_day(values.get("ends_on"))
    ended = counted("aid-final-report", last.isoformat()) if last and status in ("ongoing", "finished") else None
    not_begun, notice = counted("aid-not-begun", approved), counted("aid-notice", approved)
    who = values.get("agency") or ""
    if not_begun:
        yield from _due(not_begun, who, done=status in BEGUN)
    if notice and status in APPROVED:
        yield from _due(notice, "", done_on=last_day(values.get("notified_on")))
    if ended:
        yield from _due(ended, who, done_on=last_day(values.get("final_report_on")))


def _due(found: Counted, who: str, *, done: bool = False, done_on: date | None = None) -> Iterator[Due]:
    rule = found.clock
    if found.day:
        yield Due(
            rule.id,
            found.day,
            Label(*rule.what),
            who=who,
            body=None if who else Label(*rule.actor),
            why=Label(*found.sentence),
            done=done or done_on is not None,
            done_on=done_on,
        )
