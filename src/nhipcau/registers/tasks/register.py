"""Sổ nhiệm vụ / register of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from nhipcau.core.column import SHARED, Column
from nhipcau.core.labels import NOTE, Label
from nhipcau.core.register import Register
from nhipcau.registers.tasks.facts import directive_item
from nhipcau.registers.tasks.models import WORK, Task
from nhipcau.registers.tasks.rules import remarks


class Tasks(Register):
    """Work that agencies share out among themselves: who leads, who supports, by when, with what result."""

    model = Task
    slug = "nhiem-vu", "tasks"
    title = "Nhiệm vụ", "Tasks"
    singular = "Nhiệm vụ", "Task"
    code_prefix = "NV"
    prominence = 60
    counted_as = "piece"
    inside = True
    work = WORK
    label_from = ("title",)
    box = (
        "project",
        "commitment",
        "programme",
        "frame",
        "parent",
        "lead",
        "supporting",
        "due",
        "status",
        "progress",
        "product",
    )
    facts = {"directive_item": directive_item}
    columns = (
        Column("title", ("Nội dung công việc", "Task"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column(
            "project",
            ("Thuộc dự án, nhóm công tác", "Belongs to project or group"),
            seen=SHARED,
            listed=True,
            facet=True,
        ),
        Column("commitment", ("Của cam kết", "Of the commitment"), seen=SHARED, listed=True, facet=True),
        Column(
            "programme", ("Thuộc chương trình, kế hoạch", "Belongs to programme"), seen=SHARED, listed=True, facet=True
        ),
        Column("frame", ("Thuộc nội dung trọng tâm", "Under frame of action"), seen=SHARED, facet=True),
        Column(
            "parent",
            ("Việc cấp trên", "Task above"),
            seen=SHARED,
            facet=True,
            help=(
                "Việc của cấp trên mà việc này được giao xuống từ đó; thời hạn không sau thời hạn của việc ấy.",
                "The task of the level above from which this was handed down; it is due no later than that.",
            ),
        ),
        Column("lead", ("Cơ quan chủ trì", "Lead agency"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("supporting", ("Cơ quan phối hợp", "Supporting agencies"), seen=SHARED, facet=True, searched="weak"),
        Column(
            "others",
            ("Đơn vị khác (như văn bản ghi)", "Other bodies (as printed)"),
            seen=SHARED,
            searched="weak",
            help=(
                "Đơn vị không có tài khoản ở bàn làm việc, ghi như trong văn bản giao việc.",
                "Bodies without accounts at the desk, as the paper that gives the task names them.",
            ),
        ),
        Column("due", ("Thời hạn hoàn thành", "Due"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("product", ("Sản phẩm", "Product"), seen=SHARED, searched="weak"),
        Column("directed_by", ("Lãnh đạo chỉ đạo", "Directed by"), seen=SHARED, searched="weak"),
        Column("document", ("Văn bản giao việc", "Document that gives it"), seen=SHARED, facet=True),
        Column(
            "quote",
            ("Nguyên văn trong văn bản", "As the document words it"),
            seen=SHARED,
            searched="weak",
            help=(
                "Câu giao việc, ví dụ câu kết luận của lãnh đạo, chép đúng từng chữ.",
                "The sentence that gives the task, a leader's conclusion for instance, word for word.",
            ),
        ),
        Column("answer", ("Tiếp nhận", "Acceptance"), seen=SHARED, listed=True, facet=True),
        Column("answer_reason", ("Lý do trả lại", "Reason for sending back"), seen=SHARED),
        Column("status", ("Tình trạng thực hiện", "State of work"), seen=SHARED, listed=True, facet=True, sorted=True),
        Column("progress", ("Tiến độ (%)", "Progress (%)"), seen=SHARED, listed=True, sorted=True),
        Column("done_on", ("Ngày hoàn thành", "Done on"), seen=SHARED, sorted=True),
        Column("reason", ("Lý do chậm hoặc dừng", "Reason for delay or stop"), seen=SHARED),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        title = values["title"] or ""
        return Label(title, title)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values, timezone.localdate())
