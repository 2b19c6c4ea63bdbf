"""Sổ quan hệ kết nghĩa, hữu nghị / register of ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core import kinds
from nhipcau.core.bond import Bond
from nhipcau.core.borders import party, succession_note
from nhipcau.core.claimed import Listed
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import BORDERS, CERTAINTY, COUNTRY, NOTE, PLACE_THEN, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, mapping, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.twinnings.models import DATA, Twinning


class Twinnings(Register):
    """A tie is a pair of a Vietnamese unit and a foreign body; papers signed within it are agreements."""

    model = Twinning
    slug = "ket-nghia", "twinnings"
    title = "Quan hệ kết nghĩa, hữu nghị", "Twinning and friendship ties"
    singular = "Quan hệ", "Tie"
    code_prefix = "KN"
    prominence = 190
    lists = (Listed(("twinnings", "partner_localities")),)
    counted_as = "tie"
    place, country = "place", "country"
    bond = Bond(
        here="place", there="country", partner="partner", since="established_on", kind="relation",
        level="level", certainty="certainty", inferred=("inferred",), flags="flags", conflict="conflict", succession="succession",
    )  # fmt: skip
    label_from = ("vn_party", "place", "level", "partner")
    box = ("vn_party", "partner", "country", "relation", "established_on", "certainty", "succession")
    dated = "established_on"
    calendar = ("established_on",)
    similar = ("place", "country")
    schema_org = SchemaOrg("Intangible", {"relation": "category", "place": "areaServed"})
    columns = (
        Column(
            "vn_party", ("Phía Việt Nam", "Vietnamese side"), seen=PUBLIC, listed=True, sorted=True, searched="strong"
        ),
        Column("partner", ("Đối tác", "Partner"), seen=PUBLIC, listed=True, facet=True, searched="strong"),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("place", PLACE_THEN, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("level", ("Cấp", "Level"), seen=PUBLIC, facet=True),
        Column("relation", ("Loại quan hệ", "Kind of relation"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("established_on", ("Thiết lập", "Established"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("certainty", CERTAINTY, seen=PUBLIC, facet=True),
        Column("succession", BORDERS, seen=PUBLIC, kind=kinds.Words()),
        Column("continues", ("Tiếp nối quan hệ", "Continues the tie"), seen=PUBLIC),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        partner = values["partner"] or {"vi": "?", "en": "?"}
        ours = party(values)
        return Label(f"{ours.vi} – {partner['vi']}", f"{ours.en} – {partner['en']}")

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"succession": succession_note(values)}

    def seed(self) -> Iterator[Entry]:
        kind_of = mapping(DATA / "relations.csv", "as_printed", "kind")
        rows: dict[str, list[dict[str, str]]] = {}
        for row in table(DATA / "evidence.csv"):
            rows.setdefault(row["tie"], []).append(row)
        for tie in sorted(table(DATA / "pairs.csv"), key=lambda tie: bool(tie["continues"])):
            evidence = tuple(_evidence(row) for row in rows[tie["tie"]])
            named = {flag.split()[0] for row in rows[tie["tie"]] for flag in parts(row["flags"])}
            yield Entry(
                uid=seeded_uid("twinnings", tie["tie"]),
                values={
                    "vn_party": tie["vn_party"],
                    "level": tie["vn_level"],
                    "place": tie["place"],
                    "partner": str(seeded_uid("partners", tie["partner"])),
                    "country": tie["partner"][:2].upper(),
                    "relation": kind_of[tie["relation"]],
                    "established_on": tie["established"],
                    "certainty": tie["established_certainty"] or "unknown",
                    "continues": str(seeded_uid("twinnings", tie["continues"])) if tie["continues"] else None,
                    "flags": sorted(named | ({"check"} if tie["check"] == "1" else set())),
                    "note": {"en": tie["note_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=evidence[0].source,
            )


def _evidence(row: dict[str, str]) -> Any:
    note = " – ".join(filter(None, (row["note"], row["says_words"])))
    says = {"established_on": row["says"]} if row["says"] else {}
    return evidence_of(row["dataset"], row["row"], row["url"], row["date"], row["lang"], note=note, says=says)
