"""Sổ người giữ chức vụ công / register of holders of public offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, NOTE, REMARKS, TOLD_IN, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.core.told import told_evidence
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.office_holders.facts import person_role
from nhipcau.registers.office_holders.models import DATA, OfficeHolder


class OfficeHolders(Register):
    """Public offices only, as stated publicly; no address, no telephone, nothing private."""

    model = OfficeHolder
    slug = "nguoi-giu-chuc-vu", "office-holders"
    title = "Người giữ chức vụ công", "Holders of public offices"
    singular = "Người giữ chức vụ", "Holder of an office"
    code_prefix = "CV"
    prominence = 40
    place, country = "place", "country"
    label_from = ("name", "post", "body")
    needed = "name", "post"
    box = ("post", "body", "since", "until", "stated_from", "stated_on")
    dated = "stated_on"
    similar = ("place",)
    schema_org = SchemaOrg("Person", {"post": "jobTitle", "body": "affiliation"})
    facts = {"person_role": person_role}
    columns = (
        Column("name", ("Họ và tên", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("post", ("Chức vụ", "Post"), seen=PUBLIC, listed=True, searched="weak"),
        Column("body", ("Cơ quan, tổ chức", "Body"), seen=PUBLIC, listed=True, sorted=True, searched="weak"),
        Column("place", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("country", COUNTRY, seen=PUBLIC, facet=True, searched="weak"),
        Column("since", ("Giữ chức vụ từ", "In office since"), seen=PUBLIC, sorted=True),
        Column("until", ("Giữ chức vụ đến", "In office until"), seen=PUBLIC, sorted=True),
        Column(
            "stated_from", ("Được nêu đang giữ chức vụ, sớm nhất", "First stated to be in office"), seen=PUBLIC, sorted=True
        ),
        Column(
            "stated_on", ("Được nêu đang giữ chức vụ, gần nhất", "Last stated to be in office"),
            seen=PUBLIC, listed=True, sorted=True, facet=True,
        ),
        Column("told_in", TOLD_IN, seen=PUBLIC, facet=True),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )  # fmt: skip

    def label(self, values: Mapping[str, Any]) -> Label:
        office = " ".join(filter(None, (values["post"], values["body"])))
        said = f"{values['name'] or '?'} – {office}" if office else values["name"] or "?"
        return Label(said, said)

    def seed(self) -> Iterator[Entry]:
        grounds = told_evidence(DATA / "evidence.csv", "holder", "articles_read", "documents")
        for row in table(DATA / "office_holders.csv"):
            evidence, told_in = grounds[row["id"]]
            days = sorted(piece.date for piece in evidence)
            yield Entry(
                uid=seeded_uid("office-holders", row["id"]),
                values={
                    **{name: row[name] or None for name in ("name", "post", "body", "place", "country")},
                    "stated_from": days[0],
                    "stated_on": days[-1],
                    "told_in": told_in,
                    "flags": parts(row["flags"]),
                    "note": {"vi": row["note_vi"], "en": row["note_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="articles_read",
            )
