"""Sổ thủ tục thỏa thuận / register of procedures of agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.labels import NOTE, PLACE_THEN, Label
from nhipcau.core.procedure import Procedure as Declared
from nhipcau.core.register import Register
from nhipcau.registers.procedures.clocks import dues_of, term_of, undecided
from nhipcau.registers.procedures.models import Procedure
from nhipcau.registers.procedures.rules import follows, route_of, wrong_name

PROCEDURE = Declared(
    subject="agreement", title="title", route="route", purpose="purpose", shortened="shortened", steps="steps",
    state="stands_at", started_on="started_on", waiting="waiting_for", route_of=route_of, follows=follows, term_of=term_of, undecided=undecided,
)  # fmt: skip


class Procedures(Register):
    """Signing, amending, extending, ending agreements, and what became of those of the districts: step by step."""

    model = Procedure
    slug = "thu-tuc-thoa-thuan", "procedures"
    title = "Thủ tục thỏa thuận", "Procedures of agreements"
    singular = "Thủ tục", "Procedure"
    code_prefix = "TH"
    prominence = 70
    place = "place"
    inside = True
    procedure = PROCEDURE
    kept = ("stands_at", "started_on", "waiting_for", "steps")
    label_from = ("title", "purpose")
    box = ("agreement", "purpose", "route", "stands_at", "proposer", "office", "started_on", "planned_for")
    columns = (
        Column("title", ("Tên văn bản", "Name of the paper"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("agreement", ("Thỏa thuận", "Agreement"), seen=SHARED, facet=True),
        Column("purpose", ("Mục đích", "Purpose"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("route", ("Danh nghĩa ký", "Route"), seen=SHARED, listed=True, facet=True),
        Column("place", PLACE_THEN, seen=SHARED, facet=True, searched="weak"),
        Column("shortened", ("Thủ tục rút gọn", "Shortened procedure"), seen=SHARED, facet=True),
        Column("shortened_reason", ("Lý do rút gọn", "Why it is shortened"), seen=SHARED),
        Column("proposer", ("Cơ quan đề xuất", "Proposed by"), seen=SHARED, facet=True),
        Column("office", ("Cơ quan ngoại vụ theo dõi", "External affairs office"), seen=SHARED, facet=True),
        Column(
            "planned_for",
            ("Dự kiến ký trong năm", "Planned for"),
            seen=SHARED,
            sorted=True,
            help=(
                "Năm dự kiến ký, cho kế hoạch ký kết gửi trước 15/11.",
                "The year in which it shall be signed, for the plan due on 15 November.",
            ),
        ),
        Column("started_on", ("Ngày đề xuất", "Proposed on"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("stands_at", ("Đang ở bước", "Stands at"), seen=SHARED, listed=True, facet=True, sorted=True),
        Column("waiting_for", ("Đang chờ ý kiến của", "Waiting for"), seen=SHARED, listed=True, facet=True),
        Column("steps", ("Các bước", "Steps"), seen=SHARED),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        purpose, title = values["purpose"], values["title"] or ""
        words = (purpose or {}).get("vi"), (purpose or {}).get("en")
        return Label(*(f"{said}: {title}" if said else title for said in words))

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        yield from wrong_name(values)
        yield from PROCEDURE.refusals(values)

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return dues_of(PROCEDURE, values)
