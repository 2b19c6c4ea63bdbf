"""Sổ việc định kỳ / register of recurring duties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.dues.due import Due
from nhipcau.core.labels import NOTE, Label
from nhipcau.core.register import Register
from nhipcau.registers.duties.models import Duty
from nhipcau.registers.duties.rules import due_of, remarks


class Duties(Register):
    """Reports and plans that come back every year or month, one record each time; the worker makes them in advance."""

    model = Duty
    slug = "viec-dinh-ky", "duties"
    title = "Việc định kỳ", "Recurring duties"
    singular = "Việc định kỳ", "Recurring duty"
    code_prefix = "DK"
    prominence = 50
    inside = True
    yearly = True
    label_from = ("title", "due")
    needed = ("title",)
    box = ("due", "status", "document", "sent_on", "basis")
    columns = (
        Column("title", ("Việc phải làm", "Duty"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("due", ("Chậm nhất", "Due"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("best_by", ("Nên xong trước ngày nghỉ", "Best done by"), seen=SHARED, sorted=True),
        Column("status", ("Tình trạng", "State"), seen=SHARED, listed=True, facet=True, sorted=True),
        Column(
            "document",
            ("Số văn bản đã gửi", "Number of the document sent"),
            seen=SHARED,
            listed=True,
            searched="weak",
        ),
        Column("sent_on", ("Ngày gửi", "Sent on"), seen=SHARED, listed=True, sorted=True),
        Column("rule", ("Mã thời hạn", "Id of the clock"), seen=SHARED, facet=True),
        Column("basis", ("Căn cứ", "Basis"), seen=SHARED, searched="weak"),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        title, due = Label.of(values["title"]), values["due"]
        when = self.kinds["due"].text(due, "vi") if due else ""
        return Label(f"{title.vi} ({when})", f"{title.en} ({self.kinds['due'].text(due, 'en')})") if when else title

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return due_of(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values)
