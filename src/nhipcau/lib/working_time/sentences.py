"""The answers in words an officer can check: length, first day, last day, what was passed over, the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from nhipcau.lib.period.label import ENGLISH_MONTHS
from nhipcau.lib.working_time.answer import Due, Skipped
from nhipcau.lib.working_time.calendar import ONE_DAY
from nhipcau.lib.working_time.clocks import Clock, Direction, Unit
from nhipcau.lib.working_time.words import Words, joined, named_day, named_span

MOVED: Final = Words("Bộ luật Dân sự 91/2015/QH13, Điều 148(5)", "Civil Code 91/2015/QH13, Article 148(5)")
_UNITS: Final = {
    Unit.WORKING_DAYS: ("ngày làm việc", "working day", "working days"),
    Unit.DAYS: ("ngày", "day", "days"),
    Unit.MONTHS: ("tháng", "month", "months"),
}


def amount(length: int, unit: Unit) -> Words:
    """ "7 ngày làm việc", "7 working days"."""
    vi, one, many = _UNITS[unit]
    return Words(f"{length} {vi}", f"{length} {one if length == 1 else many}")


def period(clock: Clock) -> Words:
    """ "7 ngày làm việc kể từ khi nhận đủ hồ sơ", "7 working days after …"; a day of the calendar as the table has it."""
    if clock.direction is Direction.BY:
        return _calendar_day(clock)
    long = amount(clock.length, clock.unit)
    if clock.direction is Direction.BEFORE:
        return Words(f"ít nhất {long.vi} trước {clock.event.vi}", f"at least {long.en} before {clock.event.en}")
    return Words(f"{long.vi} kể từ khi {clock.event.vi}", f"{long.en} after {clock.event.en}")


def _calendar_day(clock: Clock) -> Words:
    if clock.unit is Unit.UNTIL:
        day = date.fromisoformat(clock.day)
        return Words(f"đến hết {named_day(day).vi}", f"until the end of {named_day(day).en}")
    if clock.unit is Unit.DAY_OF_MONTH:
        return Words(f"ngày {int(clock.day)} hằng tháng", f"on day {int(clock.day)} of every month")
    days = [(int(part[3:]), int(part[:2])) for part in clock.day.split("/")]
    vi = [f"{day:02}/{month:02}" for day, month in days]
    en = [f"{day} {ENGLISH_MONTHS[month - 1]}" for day, month in days]
    if clock.unit is Unit.SEASON:
        return Words(f"từ {vi[0]} đến {vi[1]} hằng năm", f"{en[0]} to {en[1]} every year")
    return Words(f"ngày {vi[0]} hằng năm", f"on {en[0]} every year")


def sentence_of(found: Due) -> Words:
    """The whole answer, ending with a full stop; notes follow as sentences of their own."""
    clauses = [_result(found), *_not_counted(found), *_worked(found)]
    return sentences(joined(clauses, "; "), found.clock, found.notes)


def sentences(text: Words, clock: Clock, notes: Iterable[Words]) -> Words:
    """The answer, its article, and each thing to note, as sentences."""
    source = clock.source
    whole = [Words(f"{text.vi}.", f"{text.en}."), Words(f"Căn cứ: {source.vi}.", f"Basis: {source.en}.")]
    return joined([*whole, *(Words(f"Lưu ý: {note.vi}.", f"Note: {note.en}.") for note in notes)], " ")


def _result(found: Due) -> Words:
    rule, start = found.clock, named_day(found.started_on)
    if found.day is None:
        left = amount(found.left, Unit.DAYS if rule.unit is Unit.MONTHS else rule.unit)
        return Words(
            f"{rule.what.vi}: thời hạn kể từ {start.vi} đang tạm dừng, còn {left.vi}",
            f"{rule.what.en}: the period from {start.en} is paused with {left.en} left",
        )
    day = named_day(found.day)
    if rule.direction is Direction.BY:
        return Words(f"{rule.what.vi}: chậm nhất {day.vi}", f"{rule.what.en}: by {day.en}")
    long = amount(rule.length, rule.unit)
    if rule.direction is Direction.BEFORE:
        return Words(
            f"{rule.what.vi}: ít nhất {long.vi} trước {start.vi} ({rule.event.vi}), tức muộn nhất {day.vi}",
            f"{rule.what.en}: at least {long.en} before {start.en} ({rule.event.en}), so by {day.en}",
        )
    return Words(
        f"{rule.what.vi}: {long.vi} kể từ {start.vi} ({rule.event.vi}; không tính ngày này), đến hết {day.vi}",
        f"{rule.what.en}: {long.en} from {start.en} ({rule.event.en}; that day is not counted), until the end of {day.en}",
    )


def _not_counted(found: Due) -> Iterator[Words]:
    weekends = sum(one.weekend for one in found.skipped)
    runs = [*([Words(f"{weekends} ngày cuối tuần", _weekend_days(weekends))] if weekends else [])]
    runs += [
        Words(f"{why.vi} ({span.vi})", f"{why.en} ({span.en})")
        for why, span in _runs(one for one in found.skipped if not one.weekend)
    ]
    if runs:
        listed = joined(runs, ", ")
        yield Words(f"không tính {listed.vi}", f"not counted: {listed.en}")
    if found.clock.direction is Direction.BY and found.day and not found.calendar.works(found.day):
        best = named_day(found.calendar.previous_working(found.day))
        yield Words(f"là ngày nghỉ, nên xong muộn nhất {best.vi}", f"a day of rest, so be done by {best.en}")
    if found.moved_from:
        moved = named_day(found.moved_from)
        why = found.calendar.on(found.moved_from)
        reason = Words("", "") if why.weekend else Words(f", {why.why.vi}", f", {why.why.en}")
        if found.clock.direction is Direction.BEFORE:
            yield Words(
                f"{moved.vi} là ngày nghỉ{reason.vi}, nên phải làm xong vào ngày làm việc trước đó",
                f"{moved.en} is a day of rest{reason.en}, so it has to be done on the working day before",
            )
        else:
            yield Words(
                f"ngày cuối {moved.vi} là ngày nghỉ{reason.vi}, nên hết vào ngày làm việc tiếp theo ({MOVED.vi})",
                f"the last day, {moved.en}, is a day of rest{reason.en}, so it ends with the next working day ({MOVED.en})",
            )


def _worked(found: Due) -> Iterator[Words]:
    for status in found.worked_weekends:
        day = named_day(status.day)
        yield Words(f"có tính {day.vi} ({_lower(status.why.vi)})", f"{day.en} counts ({_lower(status.why.en)})")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _weekend_days(count: int) -> str:
    return "1 weekend day" if count == 1 else f"{count} weekend days"


def _runs(days: Iterable[Skipped]) -> Iterator[tuple[Words, Words]]:
    """(reason, days) of each stretch of days that were passed over for one reason."""
    for why, group in groupby(days, key=lambda one: one.why):
        stretch: list[date] = []
        for one in group:
            if stretch and one.day - ONE_DAY != stretch[-1] and one.day + ONE_DAY != stretch[-1]:
                yield why, named_span(min(stretch), max(stretch))
                stretch = []
            stretch.append(one.day)
        yield why, named_span(min(stretch), max(stretch))
