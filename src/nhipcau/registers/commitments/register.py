"""Sổ cam kết / register of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from nhipcau.core.column import PUBLIC, SHARED, Column
from nhipcau.core.labels import COUNTRY, NOTE, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.commitments.models import DATA, WORK, Commitment
from nhipcau.registers.commitments.rules import name_of, remarks

CARRIED = ("Thực hiện", "How it is carried out")


class Commitments(Register):
    """What was promised, by whom to whom and by when; public once decided. How far it is stays between agencies."""

    model = Commitment
    slug = "cam-ket", "commitments"
    title = "Cam kết", "Commitments"
    singular = "Cam kết", "Commitment"
    code_prefix = "CAM"
    prominence = 170
    place, country = "place", "country"
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
        for row in table(DATA / "commitments.csv"):
            evidence = (evidence_of("commitments", row["id"], row["url"], row["source_date"], row["lang"]),)
            yield Entry(
                uid=seeded_uid("commitments", row["id"]),
                values={
                    "clause": {"vi": row["clause"], "en": row["clause_en"], "unofficial": ["en"]},
                    "wording": "reported",
                    "source_kind": "agreement",
                    "agreement": str(seeded_uid("agreements", row["agreement"])),
                    "promised_by": row["promised_by"],
                    "vn_party": row["vn_party"],
                    "level": row["level"],
                    "place": row["place"],
                    "partner": str(seeded_uid("partners", row["partner"])),
                    "country": row["country"],
                    "fields_of_work": parts(row["fields"]),
                    "made_on": row["made_on"],
                    "due": row["due"],
                    "open_ended": row["open_ended"],
                    "note": {"vi": row["note"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="commitments",
            )
