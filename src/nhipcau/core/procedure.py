"""Which columns make a register's records procedures about records of another: the course, the steps taken, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.working_time import calendar_in_force, clocks_in_force
from nhipcau.lib.procedures import Course, ProcedureError, Stand, Taken, walk
from nhipcau.lib.working_time import WorkingTimeError

Entry = Mapping[str, Any]
"""A step as the record keeps it: ``step``, ``on`` (a day), and as far as there is anything to say ``since`` (a day),
``document``, ``bodies`` (a list), ``body``, ``answer``, ``words``, ``signer``, ``place``, ``authorised``, ``effective_on``,
``expires_on``, ``agency`` (who recorded it).
"""


@dataclass(frozen=True)
class Procedure:
    """Names of columns. ``subject`` is the relation to what the procedure is about; ``waiting`` has the agencies that were
    asked and have not answered. ``route_of`` suggests the route by the plain values of the subject, ``follows`` says which
    of its columns a step sets (of the procedure's values and the step), ``term_of`` how long it runs on a day, in words,
    ``undecided`` which of them lost their signer to a change of borders and wait for somebody to decide.
    """

    subject: str
    title: str
    route: str
    purpose: str
    shortened: str
    steps: str
    state: str
    started_on: str
    waiting: str
    route_of: Callable[[Mapping[str, Any]], str]
    follows: Callable[[Mapping[str, Any], Entry], Mapping[str, Any]]
    term_of: Callable[[Mapping[str, Any], date], Label | None]
    undecided: Callable[[date], Q]

    def course(self, values: Mapping[str, Any]) -> Course:
        return Course(
            values.get(self.route) or "", values.get(self.purpose) or "", values.get(self.shortened) == SHORTENED
        )

    def stand(self, values: Mapping[str, Any]) -> Stand:
        """Where a record stands by its steps. Raises :class:`Fault` ("bad_step") for steps that cannot be."""
        try:
            steps = [taken(one) for one in values.get(self.steps) or ()]
            return walk(self.course(values), steps, calendar_in_force(), clocks_in_force())
        except ProcedureError as wrong:
            raise Fault("bad_step", wrong.vi, wrong.en, {"step": wrong.number}) from wrong
        except WorkingTimeError as wrong:
            raise Fault("bad_step", wrong.vi, wrong.en) from wrong

    def told(self, stand: Stand, entries: Iterable[Entry]) -> dict[str, Any]:
        """The columns that say where a record stands, so that lists and searches know it."""
        days = [one["on"] for one in entries]
        return {
            self.state: stand.state if days else None,
            self.started_on: days[0] if days else None,
            self.waiting: sorted({one for one in stand.waiting if is_agency(one)}) or None,
        }

    def refusals(self, values: Mapping[str, Any]) -> Iterator[Fault]:
        """Steps the table does not have, and columns that say something else than the steps."""
        try:
            stand = self.stand(values)
        except Fault as wrong:
            yield wrong
            return
        for name, said in self.told(stand, values.get(self.steps) or ()).items():
            if (values.get(name) or None) != said:
                yield Fault(
                    "not_by_steps",
                    "Tình trạng của thủ tục do các bước đã ghi quyết định, không sửa trực tiếp được. Hãy ghi bước tiếp theo.",
                    "Where a procedure stands follows from its steps and is not written by itself. Record the next step.",
                    {"column": name},
                )
                return


SHORTENED = "yes"


def taken(entry: Entry) -> Taken:
    """The step of an entry, as the fold takes it."""
    return Taken(
        entry.get("step") or "",
        _day(entry.get("on")),
        bodies=tuple(entry.get("bodies") or ()),
        body=entry.get("body") or "",
        answer=entry.get("answer") or "",
        since=_day(entry["since"]) if entry.get("since") else None,
    )


def is_agency(body: str) -> bool:
    """Whether a body is an agency of the desk (its uid), and not one named in words."""
    try:
        return str(UUID(body)) == body
    except ValueError:
        return False


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise ProcedureError(
            f"“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm.", f"“{text}” is no day. Write day/month/year."
        ) from None
