"""Journeys of delegations: how many days they take, what cannot be true of them, and what of travellers is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.working_time import calendar_in_force, clocks_in_force
from nhipcau.lib import guard
from nhipcau.lib.period import PartialDate, exact_day, is_before
from nhipcau.lib.text import format_date
from nhipcau.lib.working_time import Clock, WorkingTimeError, due, shipped_clocks

NOT_KEPT: Final = frozenset({"passport_number", "identity_number"})
"""What the guard calls the numbers of persons that no list of travellers needs here."""
LISTED_BY: Final = "hộ chiếu"
"""In a list of travellers letters and digits that look like a passport's number are one, whether it says so or not."""


def days_between(first: str | None, last: str | None) -> int | None:
    """The days of a journey, the first and the last included; None where either is not known to the day."""
    begins, ends = exact_day(first), exact_day(last)
    return (ends - begins).days + 1 if begins and ends and begins <= ends else None


def wrong_order(values: Mapping[str, Any], first: str, last: str) -> Iterator[Fault]:
    """Nobody comes back before he has left; a month or a year counts with its most favourable day."""
    begins, ends = values.get(first) or "", values.get(last) or ""
    if not is_before(ends, begins):
        return
    vi, en = ([format_date(PartialDate.parse(day), tongue) for day in (begins, ends)] for tongue in ("vi", "en"))
    yield Fault(
        "ends_before_it_begins",
        f"Chuyến đi kết thúc ({vi[1]}) trước khi bắt đầu ({vi[0]}): xem lại hai ngày, nhất là năm và thứ tự ngày/tháng.",
        f"The journey ends ({en[1]}) before it begins ({en[0]}): look at both days again, the year and the order of day and "
        "month above all.",
        {"column": last},
    )


def numbers_of_persons(values: Mapping[str, Any], columns: Iterable[str], members: str) -> Iterator[Fault]:
    """Numbers of passports and identity cards are not kept: name and post say who travels (personal data, Law 91/2025/QH15)."""
    for name in columns:
        text = values.get(name)
        found = guard.find(text, LISTED_BY if name == members else "") if text else ()
        if one := next((one for one in found if one.rule.code in NOT_KEPT), None):
            yield Fault(
                "number_of_a_person",
                f"Ở đây có {one.rule.vi}. Sổ không giữ số này: hãy xóa khỏi ô, họ tên và chức vụ là đủ.",
                f"Here is {one.rule.en}. This register does not keep it: take it out, name and post are enough.",
                {"column": name},
            )


def rule_in_force(name: str, *, own: bool = False) -> Clock | None:
    """A period of the table of clocks; with ``own`` only if this installation itself wrote it into its table.

    None while the operator's table cannot be used: that is said where clocks are shown, and no reason to stop an index.
    """
    try:
        found = next((one for one in clocks_in_force() if one.id == name), None)
    except Fault:
        return None
    return None if own and found in shipped_clocks() else found


def due_by(rule: Clock, event: date) -> tuple[date, Label] | None:
    """The last day by a period, and how it follows; None where the rule does not hold for that day."""
    try:
        found = due(rule, event, calendar_in_force())
    except (WorkingTimeError, Fault):
        return None
    return (found.day, Label(*found.sentence)) if found.day else None


def due_of(
    rule: Clock, event: date | None, *, who: str, body: str, done: bool, done_on: date | None = None
) -> Iterator[Due]:
    """What a unit has to do by a rule that counts from a day of the journey: a body without a desk goes by its name."""
    if event and (found := due_by(rule, event)):
        named = Label(body, body) if body and not who else None
        yield Due(rule.id, found[0], Label(*rule.what), who=who, body=named, why=found[1], done=done, done_on=done_on)
