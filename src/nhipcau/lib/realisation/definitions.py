"""The definitions. A promise may be counted under several of them; only "all" holds every one.

Asked for are plans made, contents in time and papers without activity (the Prime Minister's request of 14 January 2026 for a
measure of how agreements are carried out); the wording of each definition is this repository's and stands on the page.
Days are ISO text ("" for none), which compares as days do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

ALL, PLANNED, DONE, ON_TIME, LATE = "all", "planned", "done", "on_time", "late"
NO_ACTIVITY, NOT_REPORTED = "no_activity", "not_reported"
STATE_DONE, STATE_DROPPED = "done", "dropped"


class Promise(NamedTuple):
    """``made_first`` is the first day its date may mean, ``due_end``, ``done_end`` and ``active_end`` the last."""

    made_first: str = ""
    due_end: str = ""
    status: str = ""
    done_end: str = ""
    planned: bool = False
    active_end: str = ""


Test = Callable[[Promise, str, str], bool]
"""Whether a promise counts, on the cut-off day and given the day from which silence counts as no activity."""


class Definition(NamedTuple):
    """What a count is called, and in words what it counts."""

    vi: str
    en: str
    means_vi: str
    means_en: str
    test: Test


def _all(one: Promise, cut_off: str, silent_since: str) -> bool:
    return True


def _planned(one: Promise, cut_off: str, silent_since: str) -> bool:
    return one.planned


def _done(one: Promise, cut_off: str, silent_since: str) -> bool:
    return one.status == STATE_DONE and one.done_end <= cut_off


def _on_time(one: Promise, cut_off: str, silent_since: str) -> bool:
    return _done(one, cut_off, silent_since) and bool(one.due_end and one.done_end) and one.done_end <= one.due_end


def _late(one: Promise, cut_off: str, silent_since: str) -> bool:
    if _done(one, cut_off, silent_since):
        return bool(one.due_end) and one.done_end > one.due_end
    return one.status != STATE_DROPPED and "" < one.due_end < cut_off


def _no_activity(one: Promise, cut_off: str, silent_since: str) -> bool:
    if one.status in (STATE_DONE, STATE_DROPPED) or _not_reported(one, cut_off, silent_since):
        return False
    return one.active_end <= silent_since and one.made_first <= silent_since


def _not_reported(one: Promise, cut_off: str, silent_since: str) -> bool:
    return not (one.status or one.planned or one.active_end)


DEFINITIONS: Final = {
    ALL: Definition(
        "Tất cả",
        "All",
        "Cam kết đưa ra trong kỳ, không muộn hơn ngày chốt; chưa rõ ngày thì chỉ tính khi không chọn kỳ.",
        "Promises made in the period, not after the cut-off; those of unknown date count only where no period is chosen.",
        _all,
    ),
    PLANNED: Definition(
        "Có kế hoạch",
        "With a plan",
        "Có kế hoạch thực hiện hoặc ít nhất một nhiệm vụ.",
        "There is a plan for carrying it out, or at least one task.",
        _planned,
    ),
    DONE: Definition(
        "Đã xong",
        "Done",
        "Cơ quan chủ trì báo hoàn thành, ngày hoàn thành không sau ngày chốt.",
        "Its lead agency reported it done, on a day not after the cut-off.",
        _done,
    ),
    ON_TIME: Definition(
        "Đúng hạn",
        "On time",
        "Đã xong, có cả thời hạn và ngày hoàn thành, hoàn thành không sau thời hạn.",
        "Done, with both a due date and a day it was done, not after the due date.",
        _on_time,
    ),
    LATE: Definition(
        "Trễ hạn",
        "Late",
        "Đã xong sau thời hạn, hoặc chưa xong, chưa dừng mà thời hạn đã qua ngày chốt.",
        "Done after its due date; or neither done nor dropped, and due before the cut-off.",
        _late,
    ),
    NO_ACTIVITY: Definition(
        "Không có hoạt động",
        "No activity",
        "Đã có báo cáo, chưa xong, chưa dừng, mà không có hoạt động có nguồn nào trong số tháng đã định trước ngày chốt.",
        "Reported on, neither done nor dropped, and without a sourced activity in the set months before the cut-off.",
        _no_activity,
    ),
    NOT_REPORTED: Definition(
        "Chưa báo cáo",
        "Not reported",
        "Không tình trạng, không kế hoạch, không nhiệm vụ, không kết quả: chưa ai báo cáo gì. Khác với “không có hoạt động”.",
        "No state, no plan, no task, no result: nobody has reported anything. Not the same as “no activity”.",
        _not_reported,
    ),
}
COUNTS: Final = tuple(DEFINITIONS)
_TESTS: Final = tuple(definition.test for definition in DEFINITIONS.values())


def counted_as(one: Promise, cut_off: date, months: int) -> list[str]:
    """The definitions under which a promise counts on a cut-off day; ``months`` of silence are no activity."""
    end, since = cut_off.isoformat(), months_before(cut_off, months).isoformat()
    return [name for name, definition in DEFINITIONS.items() if definition.test(one, end, since)]


def mask_of(one: Promise, cut_off: str, silent_since: str) -> int:
    """The same as bits, the first definition's lowest; 0 for what was promised after the cut-off. Days as ISO text."""
    if one.made_first > cut_off:
        return 0
    return sum(1 << place for place, test in enumerate(_TESTS) if test(one, cut_off, silent_since))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
