"""What somebody who enters or reports on a commitment should be told. Pure; the day is an argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.labels import Label
from nhipcau.lib.period import PartialDate
from nhipcau.registers.commitments.models import WORK

LONGEST_NAME = 110
"""Characters of a clause that make the name of its record; the clause itself is kept whole."""


def name_of(clause: str) -> str:
    """The beginning of a clause, cut between words."""
    text = " ".join(clause.split())
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def remarks(values: Mapping[str, Any], today: date) -> Iterator[Label]:
    """What does not fit together in a commitment; nothing is refused.

    That every content has its term and whoever is in charge is what Decree 64/2021/NĐ-CP, art. 42 and 43, asks of plans
    for carrying out agreements; the rest is arithmetic.
    """
    due, made = values.get("due"), values.get("made_on")
    last = PartialDate.parse(due).period().last_day if due else None
    if last and made and last < PartialDate.parse(made).first():
        yield Label(
            "Thời hạn trước ngày cam kết: hãy xem lại hai ngày.", "It is due before it was promised: look at both days."
        )
    if due and values.get("open_ended") == "yes":
        yield Label("Vừa ghi thời hạn vừa ghi không có thời hạn.", "It has a due date and is said to have no end.")
    if not due and values.get("open_ended") != "yes":
        yield Label(
            "Chưa ghi thời hạn: nếu nguồn nói làm thường xuyên thì chọn “Không có thời hạn”.",
            "There is no due date: if the source says it is done all the time, choose “No end”.",
        )
    if WORK.days_late(values, today) and not values.get("reason"):
        yield Label("Cam kết đã quá hạn: hãy ghi lý do chậm.", "The commitment is overdue: say why it is late.")
    if values.get("status") == WORK.dropped and not values.get("reason"):
        yield Label("Cam kết không thực hiện nữa cần ghi lý do.", "A commitment that was dropped needs a reason.")
