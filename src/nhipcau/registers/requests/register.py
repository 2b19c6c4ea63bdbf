"""Sổ yêu cầu giữa các cơ quan / register of requests between agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.labels import NOTE, Label
from nhipcau.core.register import Register
from nhipcau.registers.requests.models import ASKING, Request
from nhipcau.registers.requests.rules import remarks

FIGURES_HELP = (
    "Mỗi dòng một số liệu: tên | đơn vị | kỳ. Ví dụ: Số đoàn ra | đoàn | 2026.",
    "One figure a line: name | unit | period. For instance: Outgoing delegations | delegations | 2026.",
)
CLOCK_HELP = (
    "Nếu luật ấn định thời hạn trả lời: ngày cuối được tính khi gửi. Nếu không, ghi ngày ở ô Thời hạn.",
    "If the law sets the time: the last day is worked out when it is sent. Otherwise give a day under Due.",
)


class Requests(Register):
    """What one agency asks others: an opinion, or figures; each answers on its own."""

    model = Request
    slug = "yeu-cau", "requests"
    title = "Xin ý kiến, đề nghị cung cấp số liệu", "Requests between agencies"
    singular = "Yêu cầu", "Request"
    code_prefix = "YC"
    prominence = 50
    inside = True
    asking = ASKING
    label_from = ("title",)
    box = ("kind", "question", "asked_of", "due", "clock", "sent_on", "status")
    columns = (
        Column("title", ("Về việc", "About"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("kind", ("Loại yêu cầu", "Kind of request"), seen=SHARED, listed=True, facet=True),
        Column("question", ("Nội dung hỏi", "What is asked"), seen=SHARED, searched="weak"),
        Column("asked_of", ("Cơ quan được hỏi", "Agencies asked"), seen=SHARED, listed=True, facet=True),
        Column("figures", ("Số liệu đề nghị", "Figures asked for"), seen=SHARED, searched="weak", help=FIGURES_HELP),
        Column("documents", ("Tài liệu kèm theo", "Documents"), seen=SHARED, facet=True),
        Column("clock", ("Thời hạn theo luật", "Time set by law"), seen=SHARED, facet=True, help=CLOCK_HELP),
        Column("due", ("Thời hạn", "Due"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("sent_on", ("Ngày gửi", "Sent on"), seen=SHARED, listed=True, sorted=True),
        Column("status", ("Tình trạng", "State"), seen=SHARED, listed=True, facet=True),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        title = values["title"] or ""
        return Label(title, title)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values)
