"""Sổ cửa khẩu biên giới / register of border gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.claimed import Listed
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry, Evidence
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.places import by_code
from nhipcau.registers.border_gates.models import DATA, BorderGate

DAY_OF_THE_63 = date(2024, 6, 1)
"""All sources are older than 1 July 2025, and so are the provinces they name."""


class BorderGates(Register):
    """Land border gates with Cambodia, Laos and China; far from complete."""

    model = BorderGate
    slug = "cua-khau", "border-gates"
    title = "Cửa khẩu biên giới", "Border gates"
    singular = "Cửa khẩu", "Border gate"
    code_prefix = "CK"
    prominence = 130
    lists = (Listed(("border_gates",)),)
    place, country = "place", "country"
    label_from = ("name", "counterpart")
    box = ("place", "counterpart", "country", "gate_class", "seen_on")
    dated = "seen_on"
    similar = ("country", "gate_class")
    schema_org = SchemaOrg("CivicStructure", {"place": "containedInPlace"})
    columns = (
        Column("name", ("Tên cửa khẩu", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column(
            "counterpart", ("Cửa khẩu bên kia", "Gate across the border"), seen=PUBLIC, listed=True, searched="strong"
        ),
        Column(
            "place",
            ("Tỉnh (khi nguồn ghi)", "Province (in the source)"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            searched="weak",
        ),
        Column(
            "country",
            ("Nước láng giềng", "Neighbouring country"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            searched="weak",
        ),
        Column(
            "neighbour_province",
            ("Tỉnh bên kia", "Province across the border"),
            seen=PUBLIC,
            listed=True,
            searched="weak",
        ),
        Column("gate_class", ("Cấp cửa khẩu", "Class"), seen=PUBLIC, listed=True, facet=True),
        Column("class_printed", ("Cấp (như nguồn ghi)", "Class (as printed)"), seen=PUBLIC),
        Column("seen_on", ("Nguồn mới nhất có ngày", "Newest dated source"), seen=PUBLIC, sorted=True),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        pair = " – ".join(filter(None, (values["name"] or "?", values["counterpart"])))
        return Label(f"Cửa khẩu {pair}", f"{pair} border gate")

    def seed(self) -> Iterator[Entry]:
        sources: dict[str, list[dict[str, str]]] = {}
        for row in table(DATA / "evidence.csv"):
            sources.setdefault(row["gate"], []).append(row)
        for row in table(DATA / "gates.csv"):
            evidence = tuple(_evidence(source) for source in sources[row["id"]])
            yield Entry(
                uid=seeded_uid("border-gates", row["id"]),
                values={
                    "name": row["name"],
                    "counterpart": row["counterpart"],
                    "place": by_code(row["old_province_code"], DAY_OF_THE_63).id,
                    "country": row["neighbour"],
                    "neighbour_province": row["neighbour_province"],
                    "gate_class": row["class"],
                    "class_printed": row["class_printed"],
                    "seen_on": max(source["date"] for source in sources[row["id"]]),
                    "flags": parts(row["flag"]),
                    "note": {"vi": row["note_vi"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="border_gates",
            )


def _evidence(source: dict[str, str]) -> Evidence:
    says = {"gate_class": source["says_class"]} if source["says_class"] else {}
    return evidence_of("border_gates", source["gate"], source["address"], source["date"], source["language"], says=says)
