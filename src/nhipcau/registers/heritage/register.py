"""Sổ di sản UNESCO của Việt Nam / register of Viet Nam's UNESCO heritage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.claimed import Listed
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.places import by_code
from nhipcau.registers.heritage.models import DATA, Heritage

DAY_OF_THE_34 = date(2025, 7, 1)


class HeritageRegister(Register):
    """World Heritage and intangible cultural heritage."""

    model = Heritage
    slug = "di-san", "heritage"
    title = "Di sản UNESCO của Việt Nam", "UNESCO heritage of Viet Nam"
    singular = "Di sản", "Heritage"
    code_prefix = "DS"
    prominence = 150
    lists = (Listed(("heritage_sites",)),)
    place = "places"
    label_from = ("name",)
    box = ("kind", "inscribed_on", "places")
    dated = "inscribed_on"
    similar = ("place", "kind")
    schema_org = SchemaOrg("Place", {"places": "containedInPlace"})
    columns = (
        Column("name", ("Tên di sản", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("kind", ("Loại di sản", "Kind of heritage"), seen=PUBLIC, listed=True, facet=True),
        Column(
            "inscribed_on", ("Năm ghi danh", "Year of inscription"), seen=PUBLIC, listed=True, sorted=True, facet=True
        ),
        Column("places", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["name"])

    def seed(self) -> Iterator[Entry]:
        for row in table(DATA / "heritage.csv"):
            evidence = tuple(evidence_of("heritage", row["id"], address) for address in parts(row["source"], " ; "))
            yield Entry(
                uid=seeded_uid("heritage", row["id"]),
                values={
                    "name": {"vi": row["name_vi"], "en": row["name_en"]},
                    "kind": row["kind"],
                    "inscribed_on": row["year"],
                    "places": [by_code(code, DAY_OF_THE_34).id for code in parts(row["new_province_codes"])],
                    "flags": parts(row["flag"]),
                    "note": {"vi": row["note_vi"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="heritage",
            )
