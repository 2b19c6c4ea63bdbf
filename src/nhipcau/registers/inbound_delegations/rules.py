"""What cannot be true of a visit, what its officer should know, and what is due before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.faults import Fault
from nhipcau.core.journeys import due_by, due_of, numbers_of_persons, rule_in_force, wrong_order
from nhipcau.core.labels import Label
from nhipcau.lib.period import exact_day

REQUEST: Final = "inbound-request"
"""The clock of the request before a visit: none is shipped, an installation may have one of its own."""
EXAMPLE: Final = "inbound-request-bac-giang"
"""One former province's procedure: elsewhere it is told as an example, and nothing is due by it."""
ENDED: Final = ("refused", "cancelled")
CAME: Final = ("came", "reported")


def refused(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What the door does not take, whichever way it comes."""
    yield from wrong_order(values, "arrives", "leaves")
    yield from numbers_of_persons(values, ("members", "leader", "content", "note"), "members")


def remarks(values: Mapping[str, Any], today: date) -> Iterator[Label]:
    """What does not fit together, and what a request may come too late for; nothing is refused."""
    status, arrives = values.get("status"), exact_day(values.get("arrives"))
    if status in ENDED:
        return
    ends = last_day(values.get("leaves") or values.get("arrives"))
    has_come = status in CAME or bool(ends and ends < today)
    if has_come and not values.get("results"):
        yield Label("Đoàn đã đến, chưa ghi kết quả.", "It has come, and no results are given here.")
    if has_come and not values.get("permission"):
        yield Label("Đoàn đã đến, chưa ghi văn bản cho phép.", "It has come, and no permission is given here.")
    is_asked = values.get("request") or values.get("permission") or rule_in_force(REQUEST, own=True)
    if not arrives or arrives < today or is_asked or not (rule := rule_in_force(EXAMPLE)):
        return
    if found := due_by(rule, arrives):
        yield Label(
            f"Chưa ghi văn bản xin phép. {found[1].vi}",
            f"No request is given here. {found[1].en}",
        )


def dues_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """The request before a visit, where this installation has a period of its own for it."""
    if values.get("status") in ENDED or not (rule := rule_in_force(REQUEST, own=True)):
        return
    yield from due_of(
        rule,
        exact_day(values.get("arrives")),
        who=values.get("agency") or "",
        body=values.get("host") or "",
        done=bool(values.get("request") or values.get("permission")) or values.get("status") in CAME,
    )
