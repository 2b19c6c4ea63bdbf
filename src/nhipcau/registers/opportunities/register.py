"""Sổ cơ hội hợp tác / register of cooperation opportunities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core import kinds
from nhipcau.core.bodies import Offer
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import BASED_ON, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import Front, SchemaOrg
from nhipcau.registers.opportunities.calls import shipped_calls
from nhipcau.registers.opportunities.models import STANDINGS, Opportunity


class Opportunities(Register):
    """Named calls and offers; shown as "đã từng kêu gọi" until a named body confirms one is open."""

    model = Opportunity
    slug = "co-hoi", "opportunities"
    title = "Cơ hội hợp tác", "Cooperation opportunities"
    singular = "Cơ hội", "Opportunity"
    code_prefix = "CH"
    prominence = 210
    place, office = "places", "contact_office"
    label_from = ("name",)
    box = (
        "standing", "direction", "offered_by", "kind", "places", "location", "sectors", "area", "capital", "capital_usd", "period", "land",
        "licence", "incentives", "industrial_park", "wanted_partner", "contact_office", "called_on",
    )  # fmt: skip
    dated = "called_on"
    calendar = ("called_on",)
    similar = ("kind", "sectors", "place")
    schema_org = SchemaOrg("Demand", {"places": "areaServed", "called_on": "availabilityStarts", "sectors": "category"})
    front = Front(
        Label("Đã từng kêu gọi", "Called for before"),
        Label("Chưa có cơ hội nào được xác nhận còn mở", "No opportunity is confirmed open"),
        Label("từng được kêu gọi", "called for before"),
    )
    offered = True
    offer = Offer(
        by="offered_by",
        asked=("name", "direction", "kind", "places", "sectors", "wanted_partner", "period", "note"),
        needed=("name", "direction", "places"),
    )
    columns = (
        Column("name", ("Tên dự án, cơ hội", "Title"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column(
            "standing", ("Tình trạng", "Standing"), seen=PUBLIC, listed=True, facet=True, kind=kinds.Choice(STANDINGS)
        ),
        Column("kind", ("Loại cơ hội", "Kind"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("direction", ("Chiều", "Direction"), seen=PUBLIC, facet=True),
        Column("offered_by", ("Đối tác đăng", "Posted by"), seen=PUBLIC, facet=True),
        Column("places", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("sectors", ("Lĩnh vực", "Sectors"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("sector_printed", ("Lĩnh vực (như nguồn ghi)", "Sector (as printed)"), seen=PUBLIC, searched="weak"),
        Column("location", ("Địa điểm", "Location"), seen=PUBLIC, searched="weak"),
        Column("area", ("Diện tích", "Area"), seen=PUBLIC),
        Column("capital", ("Vốn (như nguồn ghi)", "Capital (as printed)"), seen=PUBLIC, listed=True),
        Column(
            "capital_usd",
            ("Vốn quy đổi USD (tỷ giá của nguồn)", "Capital in USD (at the source's own rate)"),
            seen=PUBLIC,
        ),
        Column("land", ("Tình trạng đất", "Land"), seen=PUBLIC),
        Column("licence", ("Tình trạng pháp lý, giấy phép", "Licences"), seen=PUBLIC),
        Column("incentives", ("Ưu đãi và căn cứ", "Incentives and their basis"), seen=PUBLIC),
        Column("industrial_park", ("Khu công nghiệp", "Industrial park"), seen=PUBLIC, searched="weak"),
        Column("period", ("Thời gian", "Period"), seen=PUBLIC),
        Column("wanted_partner", ("Đối tác mong muốn", "Partner wanted"), seen=PUBLIC, searched="weak"),
        Column(
            "contact_office", ("Cơ quan nêu trong nguồn", "Office named in the source"), seen=PUBLIC, searched="weak"
        ),
        Column(
            "called_on", ("Ngày của nguồn", "Date of the source"), seen=PUBLIC, listed=True, sorted=True, facet=True
        ),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("source_language", ("Ngôn ngữ của nguồn", "Language of the source"), seen=PUBLIC, facet=True),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["name"])

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        if values["offered_by"]:
            return {"standing": "posted"}
        approved = any(flag["value"] == "approved" for flag in values["flags"] or ())
        return {"standing": "approved_then" if approved else "called_then"}

    def seed(self) -> Iterator[Entry]:
        return shipped_calls()
