"""``nhipcau due``: when a statutory period ends and why, the list of periods, and an agency's calendar of a year."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from nhipcau.cli.output import offer_json, print_json
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.lib.working_time import Clock, Due, Pause, WorkingCalendar, WorkingTimeError

HELP = Label("thời hạn pháp luật kết thúc ngày nào, vì sao", "when a statutory period ends, and why")
CLOCK = Label("mã thời hạn, xem --list", "id of the period, see --list")
DAY = Label("ngày xảy ra sự kiện: 2026-02-10 hoặc 10/02/2026", "day of the event: 2026-02-10 or 10/02/2026")
LIST = Label("in danh sách thời hạn", "print the list of periods")
CALENDAR = Label("in từng ngày được tính và không được tính", "print every day counted and passed over")
PAUSED = Label(
    "những ngày tạm dừng, kể cả hai đầu: 2026-02-12..2026-02-13; 2026-02-12.. là chưa kết thúc",
    "days of a pause, both ends included: 2026-02-12..2026-02-13; 2026-02-12.. has not ended",
)
ON = Label("nói thêm tình trạng vào ngày này", "say where it stands on this day")
YEAR = Label("in lịch công việc của năm thay cho một thời hạn", "print the calendar of a year instead of one period")
AGENCY = Label(
    "loại cơ quan của lịch năm, mặc định cơ quan ngoại vụ cấp tỉnh",
    "kind of agency of the yearly calendar, by default the external affairs office",
)
SILENCE = Label("Nếu không trả lời, không làm", "If nobody answers or acts")
PASSED = Label("không tính", "not counted")
COUNTED = Label("ngày thứ", "day")
ANNOUNCED = Label("Nguồn lịch nghỉ", "Official calendar")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("clock", nargs="?", metavar="CLOCK", help=CLOCK.get(language))
    parser.add_argument("day", nargs="?", metavar="DAY", help=DAY.get(language))
    parser.add_argument("--list", action="store_true", help=LIST.get(language))
    parser.add_argument("--year", type=int, metavar="2026", help=YEAR.get(language))
    parser.add_argument("--agency", default="external-affairs-office", metavar="KIND", help=AGENCY.get(language))
    parser.add_argument("--paused", action="append", default=[], metavar="FROM..TO", help=PAUSED.get(language))
    parser.add_argument("--on", metavar="DAY", help=ON.get(language))
    parser.add_argument("--calendar", action="store_true", help=CALENDAR.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    from nhipcau.core.working_time import calendar_in_force, clocks_in_force

    if options.list:
        return _print(
            options, [_clock_json(one) for one in clocks_in_force()], _listed(clocks_in_force(), options.lang)
        )
    if options.year is not None:
        return _year(options, calendar_in_force(), clocks_in_force())
    return _one(options, calendar_in_force(), clocks_in_force())


def _one(options: Namespace, calendar: WorkingCalendar, clocks: tuple[Clock, ...]) -> int:
    from nhipcau.lib.working_time import clock, due, state

    if not (options.clock and options.day):
        raise _wrong(
            "Hãy nêu mã thời hạn và ngày, ví dụ: nhipcau due province-opinion 2026-02-10; danh sách: nhipcau due --list.",
            "Give a period and a day, for example: nhipcau due province-opinion 2026-02-10; the list: nhipcau due --list.",
        )
    pauses = [_pause(said) for said in options.paused]
    found = due(clock(options.clock, clocks), _day(options.day), calendar, pauses)
    stands = state(found, _day(options.on)) if options.on else None
    answer = {
        "clock": _clock_json(found.clock),
        "from": found.started_on.isoformat(),
        "due": found.day.isoformat() if found.day else None,
        "moved_from": found.moved_from.isoformat() if found.moved_from else None,
        "counted": [day.isoformat() for day in found.counted],
        "passed_over": [{"day": one.day.isoformat(), "vi": one.why.vi, "en": one.why.en} for one in found.skipped],
        "vi": found.sentence.vi,
        "en": found.sentence.en,
    }
    if stands:
        answer["state"] = {"stand": stands.stand, "working_days": stands.working_days, "days": stands.days}
    lines = [found.sentence.get(options.lang)]
    if stands:
        lines.append(f"{_day(options.on).isoformat()}: {stands.sentence.get(options.lang)}.")
    if found.clock.direction == "after":
        lines.append(f"{SILENCE.get(options.lang)}: {found.clock.silence.get(options.lang)}.")
    if options.calendar:
        lines += _days(found, options.lang)
    return _print(options, answer, lines)


def _year(options: Namespace, calendar: WorkingCalendar, clocks: tuple[Clock, ...]) -> int:
    from nhipcau.lib.working_time import duties

    if not 2000 <= options.year <= 2200:
        raise _wrong(f"Năm {options.year} không dùng được.", f"{options.year} is no year to plan.")
    found = duties(options.agency, options.year, calendar, clocks)
    answer = [
        {
            "clock": one.clock.id,
            "from": one.first.isoformat() if one.first else None,
            "day": one.day.isoformat(),
            "best_by": one.best_by.isoformat(),
            "vi": one.sentence.vi,
            "en": one.sentence.en,
        }
        for one in found
    ]
    announced = calendar.announced(options.year)
    known = [] if announced.known else [f"({announced.words.get(options.lang)})"]
    return _print(options, answer, [*(one.sentence.get(options.lang) for one in found), *known])


def _print(options: Namespace, answer: Any, lines: list[str]) -> int:
    if options.json:
        print_json(answer if isinstance(answer, dict) else {"results": answer})
        return 0
    for line in lines:
        print(line)
    return 0


def _clock_json(one: Clock) -> dict[str, Any]:
    from nhipcau.lib.working_time import period

    said = period(one)
    return {
        "id": one.id,
        "what": one.what._asdict(),
        "period": said._asdict(),
        "who": one.actor._asdict(),
        "silence": one.silence._asdict(),
        "source": one.source._asdict(),
        "standing": one.standing,
        "valid_from": one.valid_from.isoformat() if one.valid_from else None,
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
    }


def _listed(clocks: tuple[Clock, ...], language: str) -> list[str]:
    from nhipcau.lib.working_time import GROUPS, STANDINGS, period, validity

    lines: list[str] = []
    for group, title in GROUPS.items():
        lines += ["", title.get(language)] if lines else [title.get(language)]
        for one in (clock for clock in clocks if clock.group == group):
            limits = validity(one).get(language)
            said = [one.source.get(language), STANDINGS[one.standing].get(language), *([limits] if limits else [])]
            lines += [
                f"  {one.id}",
                f"    {one.what.get(language)}",
                f"    {one.actor.get(language)}: {period(one).get(language)}",
                f"    {'; '.join(said)}",
            ]
    return lines


def _days(found: Due, language: str) -> Iterator[str]:
    counted = {day: place for place, day in enumerate(found.counted, start=1)}
    passed = {one.day: one.why for one in found.skipped}
    for day in sorted({*counted, *passed}):
        said = f"{COUNTED.get(language)} {counted[day]}" if day in counted else PASSED.get(language)
        why = passed.get(day)
        yield f"  {day.isoformat()}  {said}{f': {why.get(language)}' if why else ''}"
    for year in sorted({day.year for day in (*counted, *passed)}):
        sources = "; ".join(found.calendar.announced(year).sources)
        yield f"{ANNOUNCED.get(language)} {year}: {sources or found.calendar.announced(year).words.get(language)}"


def _pause(said: str) -> Pause:
    from nhipcau.lib.working_time import Pause

    first, dots, last = said.partition("..")
    if not dots:
        raise _wrong(
            f"“{said}” không phải là những ngày tạm dừng. Ví dụ: 2026-02-12..2026-02-13.",
            f"“{said}” is no pause. For example: 2026-02-12..2026-02-13.",
        )
    return Pause(_day(first), _day(last) if last else None)


def _day(said: str) -> date:
    from nhipcau.lib.text import TextError, parse_date

    try:
        read = parse_date(said)
        return date(read.year, read.month or 0, read.day or 0)
    except (TextError, ValueError):
        raise _wrong(
            f"“{said}” không phải là một ngày. Ví dụ: 2026-02-10 hoặc 10/02/2026.",
            f"“{said}” is no day. For example: 2026-02-10 or 10/02/2026.",
        ) from None


def _wrong(vi: str, en: str) -> WorkingTimeError:
    from nhipcau.lib.working_time import WorkingTimeError

    return WorkingTimeError(vi, en)
