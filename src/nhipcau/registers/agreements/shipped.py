"""Reads the agreements that ship with the software, each with the places where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, mapping, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.agreements.models import DATA

AS_PRINTED = ("kind", "vn_party", "level", "place", "country", "signed_on", "certainty", "term", "status")


def shipped_agreements() -> Iterator[Entry]:
    """Every row of ``agreements.csv``, and beside it the day another source tells."""
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
        signed_by = {"vi": row["signatory_level"], "en": offices.get(row["signatory_level"]), "unofficial": ["en"]}
        yield Entry(
            uid=seeded_uid("agreements", row["id"]),
            values={
                **{name: row[name] for name in AS_PRINTED},
                "partner": str(seeded_uid("partners", row["partner"])),
                "fields_of_work": [slug for printed in parts(row["fields"]) for slug in parts(fields_of[printed])],
                "signatories": signed_by if row["signatory_level"] else None,
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
