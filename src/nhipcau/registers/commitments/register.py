"""Sổ cam kết / register of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from nhipcau.core.column import PUBLIC, SHARED, Column
from nhipcau.core.labels import COUNTRY, NOTE, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.commitments.facts import commitment
from nhipcau.registers.commitments.models import WORK, Commitment
from nhipcau.registers.commitments.rules import name_of, remarks
from nhipcau.registers.commitments.shipped import shipped

CARRIED = ("Thực hiện", "How it is carried out")


class Commitments(Register):
    """What was promised, by whom to whom and by when; public once decided. How far it is stays between agencies."""

    model = Commitment
    slug = "cam-ket", "commitments"
    title = "Cam kết", "Commitments"
    singular = "Cam kết", "Commitment"
    code_prefix = "CAM"
    prominence = 170
    counted_as = "promise"
    place, country = "place", "country"
    fields_of_work = "fields_of_work"
    work = WORK
    label_from = ("clause",)
    box = (
        "promised_by",
        "vn_party",
        "partner",
        "agreement",
        "due",
        "open_ended",
        "product",
        "lead",
        "status",
        "progress",
    )
    dated = "made_on"
    similar = ("place", "country")
    schema_org = SchemaOrg("CreativeWork", {"made_on": "dateCreated"})
    facts = {"commitment": commitment}
    columns = (
        Column("clause", ("Nội dung cam kết", "What was promised"), seen=PUBLIC, listed=True, searched="strong"),
        Column("wording", ("Lời văn", "Wording"), seen=PUBLIC, facet=True),
        Column("source_kind", ("Cam kết tại", "Promised in"), seen=PUBLIC, facet=True),
        Column("agreement", ("Thuộc thỏa thuận", "Agreement"), seen=PUBLIC, listed=True, facet=True),
        Column("document", ("Văn bản ghi cam kết", "Document that has it"), seen=PUBLIC, facet=True),
        Column("promised_by", ("Bên cam kết", "Promised by"), seen=PUBLIC, facet=True),
        Column(
            "vn_party", ("Phía Việt Nam", "Vietnamese side"), seen=PUBLIC, listed=True, sorted=True, searched="weak"
        ),
        Column("level", ("Cấp", "Level"), seen=PUBLIC, facet=True),
        Column("place", ("Địa phương", "Locality"), seen=PUBLIC, facet=True, searched="weak"),
        Column("partner", ("Đối tác", "Partner"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("country", COUNTRY, seen=PUBLIC, facet=True, searched="weak"),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True),
        Column("product", ("Sản phẩm", "Product"), seen=PUBLIC, searched="weak"),
        Column("made_on", ("Ngày cam kết", "Promised on"), seen=PUBLIC, sorted=True, facet=True),
        Column("due", ("Thời hạn hoàn thành", "Due"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("open_ended", ("Có thời hạn không", "Whether it ends"), seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
        Column(
            "lead",
            ("Cơ quan chủ trì", "Lead agency"),
            seen=SHARED,
            listed=True,
            facet=True,
            searched="weak",
            section=CARRIED,
        ),
        Column("supporting", ("Cơ quan phối hợp", "Supporting agencies"), seen=SHARED, facet=True, section=CARRIED),
        Column("plan", ("Kế hoạch thực hiện", "Plan for carrying it out"), seen=SHARED, facet=True, section=CARRIED),
        Column(
            "status",
            ("Tình trạng thực hiện", "State of work"),
            seen=SHARED,
            listed=True,
            facet=True,
            sorted=True,
            section=CARRIED,
            help=("Ô trống nghĩa là chưa báo cáo.", "An empty cell means that nothing was reported."),
        ),
        Column("progress", ("Tiến độ (%)", "Progress (%)"), seen=SHARED, sorted=True, section=CARRIED),
        Column("done_on", ("Ngày hoàn thành", "Done on"), seen=SHARED, sorted=True, section=CARRIED),
        Column("reason", ("Lý do chậm hoặc dừng", "Reason for delay or stop"), seen=SHARED, section=CARRIED),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label(*map(name_of, Label.of(values["clause"])))

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values, timezone.localdate())

    def seed(self) -> Iterator[Entry]:
        yield from shipped()
