"""What cannot be true of a journey abroad, what its officer should know, and what is due after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.journeys import due_of, numbers_of_persons, rule_in_force, wrong_order
from nhipcau.core.labels import Label
from nhipcau.lib.period import exact_day
from nhipcau.registers.outbound_delegations.limits import beyond

REPORT: Final = "trip-report"
"""The clock of the report after a journey: the shipped one was found in no text, so only an agency's own makes a due day."""
ENDED: Final = ("refused", "cancelled")
REPORTED: Final = "reported"


def refused(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What the door does not take, whichever way it comes."""
    yield from wrong_order(values, "departs", "returns")
    yield from numbers_of_persons(values, ("members", "leader", "content", "note"), "members")


def remarks(values: Mapping[str, Any], today: date) -> Iterator[Label]:
    """What does not fit together, and whose limits are passed; nothing is refused."""
    is_private = values.get("capacity") == "private"
    if values.get("purpose") == "private" and values.get("capacity") == "official":
        yield Label("Mục đích là việc riêng nhưng ghi là việc công.", "The purpose is private, yet it says official.")
    status, back = values.get("status"), last_day(values.get("returns"))
    has_left = status in ("gone", REPORTED) or bool(back and back < today)
    if not (is_private or has_left or status in ENDED):
        yield from beyond(values)
    if has_left and status not in ENDED and not values.get("permission"):
        yield Label("Đã đi nhưng chưa ghi văn bản cho phép.", "It has left, and no permission is given here.")
    if has_left and status not in ENDED and not (is_private or _is_reported(values)):
        # Directive of the Politburo (as vtv.vn tells): leaders report after the journey. No rule read says by which day.
        yield Label("Đã về, chưa có báo cáo kết quả chuyến đi.", "It is back, and there is no report on the journey.")


def dues_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """The report after an official journey, where this installation has a period of its own for it."""
    is_over = values.get("capacity") == "private" or values.get("status") in ENDED
    if is_over or not (rule := rule_in_force(REPORT, own=True)):
        return
    yield from due_of(
        rule,
        exact_day(values.get("returns")),
        who=values.get("agency") or "",
        body=values.get("applicant") or "",
        done=_is_reported(values),
        done_on=last_day(values.get("reported_on")),
    )


def _is_reported(values: Mapping[str, Any]) -> bool:
    return bool(values.get("report") or values.get("reported_on")) or values.get("status") == REPORTED
