"""Danh bạ tổ chức / directory of organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.organisations.models import Organisation
from nhipcau.registers.organisations.ror import entries


class Organisations(Register):
    """The directory (ROR), counted apart from partners."""

    model = Organisation
    slug = "danh-ba-to-chuc", "organisations"
    title = "Danh bạ tổ chức (không phải đối tác)", "Directory of organisations (not partners)"
    singular = "Tổ chức trong danh bạ", "Organisation in the directory"
    code_prefix = "TC"
    prominence = 20
    bodies = True
    country = "country"
    label_from = ("name",)
    box = ("types", "country", "city", "status", "established", "website")
    similar = ("types", "country")
    schema_org = SchemaOrg(
        "Organization",
        {
            "names": "alternateName",
            "established": "foundingDate",
            "website": "sameAs",
            "location": "location",
        },
    )
    columns = (
        Column("name", ("Tên", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("names", ("Tất cả các tên", "All names"), seen=PUBLIC, searched="strong"),
        Column("types", ("Loại hình", "Types"), seen=PUBLIC, listed=True, facet=True),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("city", ("Thành phố", "City"), seen=PUBLIC, listed=True, searched="weak"),
        Column("status", ("Tình trạng", "Status"), seen=PUBLIC, listed=True, facet=True),
        Column("established", ("Thành lập", "Established"), seen=PUBLIC, sorted=True),
        Column("website", ("Trang web", "Website"), seen=PUBLIC),
        Column("ror", ("Mã ROR", "ROR id"), seen=PUBLIC),
        Column("location", ("Tọa độ", "Coordinates"), seen=PUBLIC),
        Column("successors", ("Tổ chức kế thừa", "Successors"), seen=PUBLIC),
        Column("predecessors", ("Tổ chức tiền thân", "Predecessors"), seen=PUBLIC),
        Column("parents", ("Tổ chức cấp trên", "Parent organisations"), seen=PUBLIC),
        Column("children", ("Tổ chức trực thuộc", "Child organisations"), seen=PUBLIC),
        Column("related", ("Tổ chức liên quan", "Related organisations"), seen=PUBLIC),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["name"])

    def seed(self) -> Iterator[Entry]:
        return entries()
