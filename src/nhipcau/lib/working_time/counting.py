"""What is due when, and why: days counted and days passed over, each with its reason.

The day of the event is not counted (Civil Code 91/2015/QH13, Article 147(3)). A period in days or months that ends on a
day of rest ends with the next working day (Article 148(5)); one in months ends on the same day of the last month, or on
its last day (148(3)). What has to be done so many days *before* an event is due on the working day before a day of rest,
never after it: fewer days would be left than the rule asks for. That is our reading; the Code speaks of ends only.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from nhipcau.lib.working_time.answer import PAUSED, Due, Pause, Skipped
from nhipcau.lib.working_time.calendar import ONE_DAY, DayStatus, WorkingCalendar
from nhipcau.lib.working_time.clocks import Clock, Direction, Unit, validity
from nhipcau.lib.working_time.holidays import SATURDAY
from nhipcau.lib.working_time.reading_clocks import clock
from nhipcau.lib.working_time.sentences import sentence_of
from nhipcau.lib.working_time.words import Words, WorkingTimeError, named_day
from nhipcau.lib.working_time.yearly import next_yearly

LAST_YEAR: Final = 2200


def due(rule: Clock, started_on: date, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> Due:
    """When ``rule`` ends for an event on ``started_on`` (by a day of the calendar: the first such day from then on).

    Raises WorkingTimeError for an event on which the rule was not in force, a pause that ends before it begins, and pauses
    of what cannot be paused.
    """
    _check(rule, started_on, pauses)
    if rule.direction is Direction.BY:
        found = Due(rule, started_on, next_yearly(rule, started_on - ONE_DAY))
    elif rule.direction is Direction.BEFORE:
        found = _before(rule, started_on, calendar)
    else:
        found = _after(rule, started_on, calendar, pauses)
    found = replace(
        found,
        worked_weekends=tuple(_worked_weekends(found, calendar)),
        pauses=tuple(pauses),
        notes=tuple(_notes(rule, found, calendar)),
        calendar=calendar,
    )
    return replace(found, sentence=sentence_of(found))


def _worked_weekends(found: Due, calendar: WorkingCalendar) -> Iterator[DayStatus]:
    """Of a period in days or months, where every day counts, only the last one is worth a word."""
    days = found.counted if found.clock.unit is Unit.WORKING_DAYS else filter(None, [found.day])
    return (calendar.on(day) for day in days if day.weekday() >= SATURDAY and calendar.works(day))


def _check(rule: Clock, started_on: date, pauses: Sequence[Pause]) -> None:
    if not rule.in_force(started_on):
        limits, cure = validity(rule), Words("", "")
        if rule.then and rule.valid_to and started_on > rule.valid_to:
            name = clock(rule.then).what
            cure = Words(f" Nay xem “{rule.then}” ({name.vi}).", f" See now “{rule.then}” ({name.en}).")
        raise WorkingTimeError(
            f"Thời hạn “{rule.id}” áp dụng {limits.vi}, không áp dụng cho ngày {named_day(started_on).vi}.{cure.vi}",
            f"The clock “{rule.id}” holds {limits.en}, not for {named_day(started_on).en}.{cure.en}",
        )
    if started_on.year > LAST_YEAR:
        raise WorkingTimeError(
            f"Năm {started_on.year} quá xa. Hãy kiểm tra lại ngày.", f"{started_on.year} is too far off. Check the day."
        )
    if pauses and rule.direction is not Direction.AFTER:
        raise WorkingTimeError(
            f"Thời hạn “{rule.id}” không tạm dừng được: nó không đếm từ một sự kiện đã xảy ra.",
            f"The clock “{rule.id}” cannot be paused: it does not count from an event that happened.",
        )
    for one in pauses:
        if one.last is not None and one.last < one.first:
            raise WorkingTimeError(
                f"Lần tạm dừng từ {named_day(one.first).vi} kết thúc trước khi bắt đầu. Hãy sửa ngày.",
                f"The pause from {named_day(one.first).en} ends before it begins. Correct the days.",
            )


def _after(rule: Clock, started_on: date, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> Due:
    length = rule.length
    if rule.unit is Unit.MONTHS:
        length = (months_after(started_on, rule.length) - started_on).days
    counted: list[date] = []
    skipped: list[Skipped] = []
    never = min((one.first for one in pauses if one.last is None), default=None)
    day = started_on
    while len(counted) < length:
        day += ONE_DAY
        if never is not None and day >= never:
            return Due(rule, started_on, None, tuple(counted), tuple(skipped), left=length - len(counted))
        if any(one.holds(day) for one in pauses):
            skipped.append(Skipped(day, PAUSED))
        elif rule.unit is Unit.WORKING_DAYS and not (status := calendar.on(day)).works:
            skipped.append(Skipped(day, status.why, status.weekend))
        else:
            counted.append(day)
    moved_from = None if calendar.works(day) else day
    while not calendar.works(day) or any(one.holds(day) for one in pauses):
        day += ONE_DAY
        if never is not None and day >= never:
            return Due(rule, started_on, None, tuple(counted), tuple(skipped), moved_from)
    return Due(rule, started_on, day, tuple(counted), tuple(skipped), moved_from)


def _before(rule: Clock, event_on: date, calendar: WorkingCalendar) -> Due:
    if rule.unit is Unit.WORKING_DAYS:
        counted: list[date] = []
        skipped: list[Skipped] = []
        day = event_on
        while len(counted) < rule.length:
            day -= ONE_DAY
            status = calendar.on(day)
            if status.works:
                counted.append(day)
            else:
                skipped.append(Skipped(day, status.why, status.weekend))
        return Due(rule, event_on, day, tuple(counted), tuple(skipped))
    in_months = rule.unit is Unit.MONTHS
    day = months_after(event_on, -rule.length) if in_months else event_on - timedelta(days=rule.length)
    counted = [event_on - ONE_DAY * (step + 1) for step in range((event_on - day).days)]
    if calendar.works(day):
        return Due(rule, event_on, day, tuple(counted))
    return Due(rule, event_on, calendar.previous_working(day), tuple(counted), moved_from=day)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day (Civil Code, Article 148(3)): 31 August + 6 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _notes(rule: Clock, found: Due, calendar: WorkingCalendar) -> Iterator[Words]:
    last = max((found.day or found.started_on, found.started_on, *found.counted))
    first = min((found.day or found.started_on, found.started_on))
    yield from rule.cautions(last)
    if rule.valid_to and last > rule.valid_to and rule.direction is Direction.AFTER:
        yield Words(
            f"quy định hết áp dụng sau {named_day(rule.valid_to).vi}, khi thời hạn đang chạy; các văn bản đã đọc không nói "
            "về hồ sơ dở dang, hãy đối chiếu",
            f"the rule ended after {named_day(rule.valid_to).en} while this period ran; the texts read say nothing of "
            "dossiers under way, check",
        )
    for year in range(first.year, last.year + 1):
        if not (said := calendar.announced(year)).known:
            yield said.words
