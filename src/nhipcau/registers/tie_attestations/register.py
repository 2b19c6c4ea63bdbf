"""Kết nghĩa theo Wikipedia / ties as Wikipedia lists them (CC BY-SA 4.0, a dataset of its own)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.core.borders import party
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, PLACE_THEN, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, public_at, table
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.tie_attestations.models import DATA, SNAPSHOTS, TieAttestation

LISTS = "https://en.wikipedia.org/wiki/Lists_of_twin_towns_and_sister_cities"


class TieAttestations(Register):
    """Not ties of ours: what a public encyclopaedia lists. No dates, no papers."""

    model = TieAttestation
    slug = "ket-nghia-wikipedia", "tie-attestations"
    title = "Kết nghĩa theo Wikipedia", "Ties as listed by Wikipedia"
    singular = "Mục trên Wikipedia", "Wikipedia entry"
    code_prefix = "WK"
    prominence = 60
    place, country = "place", "country"
    label_from = ("vn_party", "place", "level", "partner_name")
    box = ("vn_party", "partner_name", "country", "place", "snapshots", "tie")
    similar = ("place", "country")
    columns = (
        Column(
            "vn_party", ("Phía Việt Nam", "Vietnamese side"), seen=PUBLIC, listed=True, sorted=True, searched="strong"
        ),
        Column(
            "partner_name",
            ("Đối tác (như Wikipedia viết)", "Partner (as Wikipedia writes it)"),
            seen=PUBLIC,
            listed=True,
            searched="strong",
        ),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("place", PLACE_THEN, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("level", ("Cấp", "Level"), seen=PUBLIC, facet=True),
        Column("snapshots", ("Có trong bản chụp", "Present in the snapshots"), seen=PUBLIC, listed=True, facet=True),
        Column(
            "tie", ("Quan hệ tương ứng trong kho", "The tie it corresponds to"), seen=PUBLIC, listed=True, facet=True
        ),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        ours = party(values)
        return Label(*(f"{name} – {values['partner_name']} (Wikipedia)" for name in ours))

    def seed(self) -> Iterator[Entry]:
        for row in table(DATA / "attestations.csv"):
            if row["domestic"]:
                continue  # Both sides in Viet Nam: no foreign tie.
            evidence = (evidence_of("wikipedia-ties", row["id"], LISTS, "2026-02-08", "en"),)
            yield Entry(
                uid=seeded_uid("tie-attestations", row["id"]),
                values={
                    "vn_party": row["vn_locality"],
                    "level": row["level"],
                    "place": places.by_code(row["old_province_code"], date(2024, 6, 1)).id,
                    "partner_name": row["partner"],
                    "country": row["country"],
                    "snapshots": [snapshot for snapshot in SNAPSHOTS if row[snapshot] == "1"],
                    "tie": str(seeded_uid("twinnings", row["tie"])) if row["tie"] else None,
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="wikipedia-ties",
            )
