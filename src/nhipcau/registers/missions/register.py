"""Sổ cơ quan đại diện / register of missions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.missions.models import DATA, Mission
from nhipcau.registers.missions.rules import evidence_for, flags_of, foreign_side, of_a_country, place_of


class Missions(Register):
    """Embassies, consulates, permanent missions, representative offices and international organisations."""

    model = Mission
    slug = "co-quan-dai-dien", "missions"
    title = "Cơ quan đại diện", "Missions and representative offices"
    singular = "Cơ quan đại diện", "Mission or office"
    code_prefix = "CQ"
    prominence = 140
    bodies = True
    place, country = "place", "country"
    label_from = ("name",)
    box = ("type", "direction", "country", "place", "city", "concurrent_countries", "website")
    similar = ("country", "type")
    schema_org = SchemaOrg(
        "GovernmentOffice", {"website": "sameAs", "coordinates": "geo", "country": "parentOrganization"}
    )
    columns = (
        Column("name", ("Tên cơ quan", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("type", ("Loại cơ quan", "Type"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("direction", ("Chiều", "Direction"), seen=PUBLIC, facet=True),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("operator", ("Của", "Operated by"), seen=PUBLIC),
        Column("organisation", ("Tổ chức quốc tế", "International organisation"), seen=PUBLIC, searched="strong"),
        Column("host", ("Nơi đặt trụ sở", "Hosted by"), seen=PUBLIC),
        Column("place", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("city", ("Thành phố", "City"), seen=PUBLIC, listed=True, searched="strong"),
        Column("concurrent_countries", ("Kiêm thêm", "Also covers"), seen=PUBLIC, searched="weak"),
        Column("website", ("Trang web", "Website"), seen=PUBLIC),
        Column("coordinates", ("Tọa độ", "Coordinates"), seen=PUBLIC),
        Column("wikidata", ("Mục Wikidata", "Wikidata item"), seen=PUBLIC),
        Column(
            "seen_on", ("Bằng chứng mới nhất", "Newest evidence"), seen=PUBLIC, listed=True, sorted=True, facet=True
        ),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["name"])

    def seed(self) -> Iterator[Entry]:
        for row in table(DATA / "missions.csv"):
            evidence = evidence_for(row)
            yield Entry(
                uid=seeded_uid("missions", row["id"]),
                values={
                    "name": {"vi": row["name_vi"], "en": row["name_en"]},
                    "type": row["type"],
                    "direction": row["direction"],
                    "country": foreign_side(row),
                    "operator": row["operator"] if of_a_country(row) else None,
                    "organisation": None if of_a_country(row) else row["operator"],
                    "host": row["host_country"],
                    "place": place_of(row),
                    "city": {"vi": row["city_vi"], "en": row["city_en"]},
                    "concurrent_countries": parts(row["concurrent_countries"]),
                    "website": row["website"],
                    "coordinates": {"lat": row["lat"], "lon": row["lon"]} if row["lat"] else None,
                    "wikidata": f"https://www.wikidata.org/wiki/{row['qid']}" if row["qid"] else None,
                    "seen_on": row["source_date"],
                    "flags": flags_of(row),
                    "note": {"vi": row["note"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=evidence[0].source,
            )
