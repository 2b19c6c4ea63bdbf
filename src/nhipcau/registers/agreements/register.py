"""Sổ thỏa thuận quốc tế của địa phương / register of local international agreements (Law 70/2020/QH14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core import kinds
from nhipcau.core.bond import Bond
from nhipcau.core.borders import party, succession_note
from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import BASED_ON, BORDERS, CERTAINTY, COUNTRY, NOTE, PLACE_THEN, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, mapping, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.agreements.models import DATA, Agreement

NOTHING_SIGNED = {"vi": "Không đặt ra: chưa có văn bản nào được ký", "en": "Does not arise: nothing was signed"}


class Agreements(Register):
    """Every dated paper of a locality's body with a foreign partner; undated stays undated."""

    model = Agreement
    slug = "thoa-thuan", "agreements"
    title = "Thỏa thuận với đối tác nước ngoài", "Agreements with foreign partners"
    singular = "Thỏa thuận", "Agreement"
    code_prefix = "TT"
    prominence = 180
    place, country = "place", "country"
    bond = Bond(
        here="place", there="country", partner="partner", since="signed_on", kind="kind",
        level="level", certainty="certainty", inferred=("inferred",), flags="flags", conflict="conflict", succession="succession",
    )  # fmt: skip
    label_from = ("kind", "vn_party", "place", "level", "partner", "signed_on")
    needed = "kind", "vn_party", "partner"
    box = ("vn_party", "partner", "kind", "signed_on", "term", "status", "fields_of_work", "succession")
    dated = "signed_on"
    similar = ("place", "country")
    schema_org = SchemaOrg("CreativeWork", {"signed_on": "dateCreated", "kind": "genre", "partner": "contributor"})
    columns = (
        Column("kind", ("Hình thức", "Form"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "vn_party",
            ("Bên ký kết Việt Nam", "Vietnamese party"),
            seen=PUBLIC,
            listed=True,
            sorted=True,
            searched="strong",
        ),
        Column(
            "partner",
            ("Bên ký kết nước ngoài", "Foreign party"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            searched="strong",
        ),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("place", PLACE_THEN, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("level", ("Cấp ký", "Level"), seen=PUBLIC, facet=True),
        Column("signed_on", ("Ngày ký", "Signed on"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("certainty", CERTAINTY, seen=PUBLIC, facet=True),
        Column("term", ("Thời hạn (như nguồn ghi)", "Term (as printed)"), seen=PUBLIC),
        Column(
            "status", ("Tình trạng theo nguồn", "Status according to the source"), seen=PUBLIC, listed=True, facet=True
        ),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True, searched="weak"),
        Column("signatories", ("Cấp ký kết", "Signed by (office)"), seen=PUBLIC),
        Column(
            "activity",
            ("Việc đã làm (theo nguồn)", "What was done (according to the source)"),
            seen=PUBLIC,
            searched="weak",
        ),
        Column("tie", ("Thuộc quan hệ", "Belongs to the tie"), seen=PUBLIC, facet=True),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("succession", BORDERS, seen=PUBLIC, kind=kinds.Words()),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        kind, ours, partner = values["kind"], party(values), values["partner"] or {"vi": "?", "en": "?"}
        year = f" ({values['signed_on'][:4]})" if values["signed_on"] else ""
        return Label(
            f"{kind['vi']}: {ours.vi} – {partner['vi']}{year}",
            f"{kind['en']}: {ours.en} – {partner['en']}{year}",
        )

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        if values["kind"] and values["kind"]["value"] == "intent":
            return {"succession": NOTHING_SIGNED}
        return {"succession": succession_note(values, inherited=(values["status"] or {}).get("value") == "inherited")}

    def seed(self) -> Iterator[Entry]:
        fields_of = mapping(DATA / "fields.csv", "as_printed", "fields")
        based_on = mapping(DATA / "based_on.csv", "agreement", "document")
        offices = mapping(DATA / "signatory_levels.csv", "as_printed", "en")
        told: dict[str, list[Any]] = {}
        for row in table(DATA / "conflicts.csv"):
            cited = [row[name] for name in ("dataset", "row", "url", "date", "lang")]
            found = evidence_of(*cited, note=row["note"], says={"signed_on": row["signed_on"]})
            told.setdefault(row["agreement"], []).append(found)
        for row in table(DATA / "agreements.csv"):
            own = evidence_of(row["dataset"], row["id"], row["url"], row["source_date"], row["lang"])
            evidence = tuple(told.get(row["id"], [own]))
            flags = {flag.split()[0] for flag in parts(row["flags"])} | ({"conflict"} if row["id"] in told else set())
            yield Entry(
                uid=seeded_uid("agreements", row["id"]),
                values={
                    "kind": row["kind"],
                    "vn_party": row["vn_party"],
                    "level": row["level"],
                    "place": row["place"],
                    "partner": str(seeded_uid("partners", row["partner"])),
                    "country": row["country"],
                    "signed_on": row["signed_on"],
                    "certainty": row["certainty"],
                    "term": row["term"],
                    "status": row["status"],
                    "fields_of_work": [slug for printed in parts(row["fields"]) for slug in parts(fields_of[printed])],
                    "signatories": {
                        "vi": row["signatory_level"],
                        "en": offices.get(row["signatory_level"]),
                        "unofficial": ["en"],
                    }
                    if row["signatory_level"]
                    else None,
                    "activity": {"vi": row["activity"]},
                    "tie": str(seeded_uid("twinnings", row["tie"])) if row["tie"] else None,
                    "based_on": [str(seeded_uid("documents", based_on[row["id"]]))] if row["id"] in based_on else None,
                    "flags": sorted(flags),
                    "note": {"vi": row["note"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=row["dataset"],
            )
