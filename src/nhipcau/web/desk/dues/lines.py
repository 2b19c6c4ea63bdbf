"""Things due in words: what, of which record, who must act, how long there is, and why that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.dues.found import Shown
from nhipcau.core.kinds import Agency
from nhipcau.core.labels import Label
from nhipcau.core.policy import Powers
from nhipcau.core.working_time import calendar_in_force
from nhipcau.lib.working_time import WorkingCalendar
from nhipcau.lib.working_time.words import named_day
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.words import say

_AGENCIES = Agency()


class Line(NamedTuple):
    """``rest`` says that nobody works on the day, and why; "" for a working day."""

    record: Named
    what: str
    who: str
    why: str
    day: str
    iso: str
    rest: str
    left: str
    is_late: bool


def lines_of(found: Iterable[Shown], powers: Powers, today: date, language: str) -> list[Line]:
    """In their order; the records' names are asked once for all."""
    shown = list(found)
    records = named({(one.row.register, one.look.row.uid): one.look for one in shown}, SeenNames(powers), language)
    calendar = calendar_in_force()
    return [_line(one, records[one.row.register, one.row.record], calendar, today, language) for one in shown]


def _line(one: Shown, record: Named, calendar: WorkingCalendar, today: date, language: str) -> Line:
    due, day = one.due, one.row.day
    status = calendar.on(day)
    return Line(
        record,
        due.what.get(language),
        (due.body or (_AGENCIES.label(one.row.agency) if one.row.agency else Label("", ""))).get(language),
        due.why.get(language) if due.why else "",
        named_day(day).get(language),
        day.isoformat(),
        "" if status.works else say("desk_due_rest", language, why=status.why.get(language)),
        left_words(day, today, calendar, language),
        day < today,
    )


def left_words(day: date, today: date, calendar: WorkingCalendar, language: str) -> str:
    """ "còn 3 ngày làm việc", "quá hạn 2 ngày làm việc"; a day of rest that has passed since is no working day."""
    if day == today:
        return say("desk_due_today_now", language)
    working = calendar.working_days_between(*sorted((today, day)))
    return say("desk_due_late" if day < today else "desk_due_left", language, n=working)


def unannounced(found: Iterable[Shown], language: str) -> str:
    """The years among the days whose official calendar is not known, in one sentence; "" where there are none."""
    calendar = calendar_in_force()
    announced = (calendar.announced(year) for year in sorted({one.row.day.year for one in found}))
    unknown = [one for one in announced if not one.known]
    if len(unknown) > 1:
        return say("desk_due_unannounced_years", language, years=", ".join(str(one.year) for one in unknown))
    return say("desk_due_unannounced", language, said=unknown[0].words.get(language)) if unknown else ""
