"""When a duty of the calendar is due, why, and what somebody who ends one should be told. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.labels import Label
from nhipcau.lib.text.dates import format_date
from nhipcau.registers.duties.models import DONE, NOT_NEEDED, OVER

SEND = Label("Làm xong và gửi văn bản", "Finish it and send the document")


def due_of(values: Mapping[str, Any]) -> Iterator[Due]:
    """The day the rule names; the last working day up to it stands in the reason."""
    if day := last_day(values.get("due")):
        status, sent_on = values.get("status"), last_day(values.get("sent_on"))
        yield Due("duty", day, SEND, why=_why(values), done=status in OVER, done_on=sent_on if status == DONE else None)


def remarks(values: Mapping[str, Any]) -> Iterator[Label]:
    """What does not fit together; nothing is refused."""
    if values.get("status") == DONE and not (values.get("document") and values.get("sent_on")):
        yield Label(
            "Việc đã xong: hãy ghi số và ngày của văn bản đã gửi.",
            "It is done: give number and day of the document that was sent.",
        )
    if values.get("status") == NOT_NEEDED and not values.get("note"):
        yield Label("Việc không phải làm kỳ này: hãy ghi lý do.", "It is not needed this time: say why.")


def _why(values: Mapping[str, Any]) -> Label | None:
    parts = []
    if basis := values.get("basis"):
        parts.append(Label.of(basis))
    if (best := last_day(values.get("best_by"))) and best != last_day(values.get("due")):
        parts.append(
            Label(
                f"là ngày nghỉ, nên xong muộn nhất {best:%d/%m/%Y}",
                f"a day of rest, so be done by {format_date(best, 'en')}",
            )
        )
    return Label("; ".join(one.vi for one in parts), "; ".join(one.en for one in parts)) if parts else None
