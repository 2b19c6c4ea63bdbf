"""Sổ đối tác nước ngoài / register of foreign partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.bodies import Profile
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.partners.facts import foreign_partner
from nhipcau.registers.partners.models import DATA, Partner

PUBLIC_CONTACT = (
    "Chỉ ghi đầu mối chung của tổ chức (tổng đài, hộp thư chung), không ghi thông tin của cá nhân.",
    "Only the organisation’s general address or switchboard, nothing of a private person.",
)


class Partners(Register):
    """Foreign localities and bodies with a tie, agreement or project."""

    model = Partner
    slug = "doi-tac", "partners"
    title = "Đối tác nước ngoài", "Foreign partners"
    singular = "Đối tác", "Partner"
    code_prefix = "DT"
    prominence = 200
    bodies = True
    country = "country"
    label_from = ("name", "name_vi")
    needed = ("name",)
    box = ("country", "kind", "level")
    similar = ("kind", "country")
    schema_org = SchemaOrg("Organization", {"other_names": "alternateName", "country": "address"})
    offered = True
    profile = Profile(website="website", own_part=("website", "contact", "strengths", "languages"))
    facts = {"foreign_partner": foreign_partner}
    columns = (
        Column("name", ("Tên", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("name_vi", ("Tên tiếng Việt", "Vietnamese name"), seen=PUBLIC, searched="strong"),
        Column("other_names", ("Tên khác", "Other names"), seen=PUBLIC, listed=True, searched="strong"),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("kind", ("Loại đối tác", "Kind of partner"), seen=PUBLIC, listed=True, facet=True),
        Column("level", ("Cấp", "Level"), seen=PUBLIC, facet=True),
        Column("website", ("Trang web", "Website"), seen=PUBLIC),
        Column("contact", ("Liên hệ công khai", "Public contact"), seen=PUBLIC, help=PUBLIC_CONTACT),
        Column(
            "strengths", ("Thế mạnh, điều có thể hợp tác", "Strengths and what it offers"), seen=PUBLIC, searched="weak"
        ),
        Column("languages", ("Ngôn ngữ làm việc", "Working languages"), seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        name = values["name"] or ""
        return Label(values["name_vi"] or name, name)

    def seed(self) -> Iterator[Entry]:
        grounds: dict[str, list[Any]] = {}
        for row in table(DATA / "evidence.csv"):
            found = evidence_of(row["dataset"], row["row"], row["url"], row["date"], row["lang"])
            if found.url not in {known.url for known in grounds.setdefault(row["key"], [])}:
                grounds[row["key"]].append(found)
        for row in table(DATA / "partners.csv"):
            evidence = tuple(grounds[row["key"]])
            yield Entry(
                uid=seeded_uid("partners", row["key"]),
                values={
                    "name": row["name"],
                    "name_vi": row["name_vi"],
                    "other_names": [{"text": name} for name in (*parts(row["name_local"]), *parts(row["other_names"]))],
                    "country": row["country"],
                    "kind": row["kind"],
                    "level": row["locality_level"],
                    "flags": ["check"] if row["check"] == "1" else None,
                    "note": {"vi": row["note_vi"], "en": row["note_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=evidence[0].source,
            )
