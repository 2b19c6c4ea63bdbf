"""Sổ trả lời yêu cầu / register of replies to requests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.dues.due import Due, last_day
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.registers.replies.models import Reply
from nhipcau.registers.replies.rules import remarks

ANSWER = Label("Trả lời yêu cầu", "Answer the request")


class Replies(Register):
    """What agencies answered, and what they have not answered yet."""

    model = Reply
    slug = "tra-loi-yeu-cau", "replies"
    title = "Trả lời yêu cầu", "Replies to requests"
    singular = "Trả lời", "Reply"
    code_prefix = "TL"
    prominence = 40
    inside = True
    label_from = ("title", "item")
    needed = ("title",)
    box = ("request", "agency", "item", "unit", "period", "due", "said", "value", "words", "answered_on")
    columns = (
        Column("title", ("Về việc", "About"), seen=SHARED, sorted=True, searched="strong"),
        Column("request", ("Yêu cầu", "Request"), seen=SHARED, listed=True, facet=True),
        Column("agency", ("Cơ quan trả lời", "Agency that answers"), seen=SHARED, listed=True, facet=True),
        Column("item", ("Số liệu", "Figure"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("unit", ("Đơn vị", "Unit"), seen=SHARED, listed=True),
        Column("period", ("Kỳ", "Period"), seen=SHARED, listed=True, facet=True),
        Column("due", ("Thời hạn", "Due"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column(
            "said",
            ("Trả lời là", "Answer"),
            seen=SHARED,
            listed=True,
            facet=True,
            help=("Ô trống nghĩa là chưa báo cáo.", "An empty cell means that nothing was reported."),
        ),
        Column("value", ("Giá trị", "Value"), seen=SHARED, listed=True, sorted=True),
        Column("words", ("Ý kiến, ghi chú", "Opinion or note"), seen=SHARED, listed=True, searched="weak"),
        Column("answered_on", ("Ngày trả lời", "Answered on"), seen=SHARED, listed=True, sorted=True),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        words = " – ".join(filter(None, (values["title"], values["item"])))
        return Label(words, words)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values)

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        if last := last_day(values.get("due")):
            done_on, is_done = last_day(values.get("answered_on")), bool(values.get("said"))
            yield Due("answer", last, ANSWER, who=values.get("agency") or "", done=is_done, done_on=done_on)
