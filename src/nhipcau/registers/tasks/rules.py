"""What somebody who reports on a task should be told. Pure; the day is an argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.labels import Label
from nhipcau.registers.tasks.models import WORK


def remarks(values: Mapping[str, Any], today: date) -> Iterator[Label]:
    """What does not fit together in a task; nothing is refused.

    That a delay and a stop are explained is the offices' practice (tables of tasks have a column "Lý do chậm"), no rule.
    """
    status, progress, reason = values.get("status"), values.get("progress"), values.get("reason")
    if progress is not None and not 0 <= progress <= 100:
        yield Label("Tiến độ thường từ 0 đến 100 %.", "Progress usually lies between 0 and 100 %.")
    if status == WORK.dropped and not reason:
        yield Label("Việc không thực hiện nữa cần ghi lý do.", "A task that was dropped needs a reason.")
    if values.get("answer") == "returned" and not values.get("answer_reason"):
        yield Label("Việc trả lại cần ghi lý do.", "A task that is sent back needs a reason.")
    if WORK.days_late(values, today) and not reason:
        yield Label("Việc đã quá hạn: hãy ghi lý do chậm.", "The task is overdue: say why it is late.")
    if status == WORK.done and progress is not None and progress < 100:
        yield Label(
            "Việc đã hoàn thành nhưng tiến độ dưới 100 %.", "The task is done, yet its progress is below 100 %."
        )
