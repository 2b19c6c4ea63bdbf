"""Sổ dự án và nhóm công tác / register of projects and joint working groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import BASED_ON, COUNTRY, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.projects.joint_groups import joint_groups
from nhipcau.registers.projects.models import Project
from nhipcau.registers.projects.world_bank import world_bank_projects


class Projects(Register):
    """World Bank projects as of 2013, and standing groups in which localities work with foreign bodies."""

    model = Project
    slug = "du-an", "projects"
    title = "Dự án và nhóm công tác chung", "Projects and joint working groups"
    singular = "Dự án, nhóm công tác", "Project or working group"
    code_prefix = "DA"
    prominence = 160
    place, country = "places", "country"
    label_from = ("name",)
    box = ("kind", "partner", "places", "status", "commitment", "began_on", "closing_on")
    dated = "began_on"
    similar = ("sectors", "place")
    schema_org = SchemaOrg("Project", {"began_on": "foundingDate", "website": "sameAs", "places": "areaServed"})
    columns = (
        Column("name", ("Tên", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("kind", ("Loại", "Kind"), seen=PUBLIC, listed=True, facet=True),
        Column("partner", ("Đối tác", "Partner"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("members", ("Các bên tham gia", "Members"), seen=PUBLIC, searched="weak"),
        Column("country", COUNTRY, seen=PUBLIC, facet=True, searched="weak"),
        Column("places", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "began_on",
            ("Ngày phê duyệt, thành lập", "Approved or set up on"),
            seen=PUBLIC,
            listed=True,
            sorted=True,
            facet=True,
        ),
        Column("closing_on", ("Ngày kết thúc (dự kiến)", "Closing date (planned)"), seen=PUBLIC, sorted=True),
        Column("status", ("Tình trạng", "Status"), seen=PUBLIC, facet=True),
        Column("commitment", ("Vốn cam kết (USD)", "Commitment (USD)"), seen=PUBLIC, listed=True, sorted=True),
        Column("grant", ("Viện trợ không hoàn lại (USD)", "Grant (USD)"), seen=PUBLIC),
        Column("cost", ("Tổng chi phí dự án (USD)", "Project cost (USD)"), seen=PUBLIC, sorted=True),
        Column("instrument", ("Hình thức tài trợ", "Lending instrument"), seen=PUBLIC, facet=True),
        Column("sectors", ("Ngành", "Sectors"), seen=PUBLIC, facet=True, searched="weak"),
        Column("themes", ("Chủ đề", "Themes"), seen=PUBLIC, searched="weak"),
        Column("borrower", ("Bên vay (như nguồn ghi)", "Borrower (as printed)"), seen=PUBLIC),
        Column(
            "agency",
            ("Cơ quan thực hiện (như nguồn ghi)", "Implementing agency (as printed)"),
            seen=PUBLIC,
            searched="weak",
        ),
        Column("number_printed", ("Mã của nhà tài trợ", "Donor's number"), seen=PUBLIC, searched="strong"),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("website", ("Trang web", "Website"), seen=PUBLIC),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["name"])

    def seed(self) -> Iterator[Entry]:
        yield from world_bank_projects()
        yield from joint_groups()
