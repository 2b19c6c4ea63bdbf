"""Sổ chương trình, kế hoạch / register of programmes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, SHARED, Column
from nhipcau.core.labels import BASED_ON, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.programmes.models import Programme
from nhipcau.registers.programmes.rules import name_of, warnings_of
from nhipcau.registers.programmes.shipped import shipped_programmes


class Programmes(Register):
    """Programmes, plans, schemes and conclusions, from which tasks are given down the levels."""

    model = Programme
    slug = "chuong-trinh", "programmes"
    title = "Chương trình, kế hoạch", "Programmes and plans"
    singular = "Chương trình, kế hoạch", "Programme or plan"
    code_prefix = "CTR"
    prominence = 150
    place = "places"
    label_from = ("title", "symbol")
    needed = ("title",)
    box = ("kind", "symbol", "issuer", "issued_on", "first_year", "last_year", "paper")
    dated = "issued_on"
    calendar = ("issued_on",)
    similar = ("fields_of_work", "kind", "place")
    schema_org = SchemaOrg("CreativeWork", {"issued_on": "datePublished", "kind": "genre", "issuer": "creator"})
    columns = (
        Column("title", ("Tên, trích yếu", "Title"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("kind", ("Loại", "Kind"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "symbol", ("Số, ký hiệu", "Number and symbol"), seen=PUBLIC, listed=True, sorted=True, searched="strong"
        ),
        Column("issuer", ("Cơ quan ban hành", "Issued by"), seen=PUBLIC, listed=True, sorted=True, searched="weak"),
        Column(
            "agency",
            ("Cơ quan ban hành ở bàn làm việc", "Issuing agency at the desk"),
            seen=SHARED,
            facet=True,
            help=("Nếu cơ quan ban hành có tài khoản ở bàn làm việc.", "If the issuing body works at the desk."),
        ),
        Column("issued_on", ("Ngày ban hành", "Issued on"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("first_year", ("Từ năm", "From year"), seen=PUBLIC, sorted=True, facet=True),
        Column("last_year", ("Đến năm", "To year"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("places", ("Địa phương", "Localities"), seen=PUBLIC, facet=True, searched="weak"),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True, searched="weak"),
        Column("frames", ("Thuộc khung định hướng", "Under frames of action"), seen=PUBLIC, facet=True),
        Column("paper", ("Văn bản", "The paper itself"), seen=PUBLIC),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return name_of(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return warnings_of(values)

    def seed(self) -> Iterator[Entry]:
        return shipped_programmes()
