"""Reads the calls and offers that ship with the software: two tables of the same idea, and what they are based on."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, mapping, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.opportunities.models import DATA
from nhipcau.registers.opportunities.rules import amount, as_title, places_of


def shipped_calls() -> Iterator[Entry]:
    """Every row of both tables; a call rests on the documents that its source names as its list."""
    english = mapping(DATA / "titles_en.csv", "id", "title_en")
    based_on = mapping(DATA / "based_on.csv", "opportunity", "document")
    sectors = mapping(DATA / "sectors.csv", "as_printed", "sectors")
    calls = ({**row, "title_vi": row["project_vi"]} for row in table(DATA / "investment_calls.csv"))
    for row in (*table(DATA / "opportunities.csv"), *calls):
        evidence = (
            evidence_of("opportunities", row["id"], row["source_url"], row["source_date"], row.get("source_lang", "")),
        )
        ours = english.get(row["id"])
        yield Entry(
            uid=seeded_uid("opportunities", row["id"]),
            values={
                "name": {
                    "vi": row["title_vi"],
                    "en": as_title(row.get("title_en") or ours or ""),
                    "unofficial": (["en"] if ours else []) + (["vi"] if row.get("source_lang", "vi") != "vi" else []),
                },
                "kind": row.get("kind") or "investment_call",
                "direction": row.get("direction") or "vn_offers",
                "places": places_of(row["old_province_code"], row["new_province_code"], row["source_date"]),
                "sectors": parts(sectors[row["sector"]]) if row["sector"] else None,
                "sector_printed": row["sector"],
                "location": row["location"],
                "area": amount(row["area_ha"], "ha"),
                "capital": amount(row["capital"], row["capital_unit"]),
                "period": row["period"],
                "wanted_partner": {"vi": row.get("wanted_partner")},
                "contact_office": row.get("contact_office"),
                "called_on": row["source_date"],
                "based_on": [str(seeded_uid("documents", based_on[row["id"]]))] if row["id"] in based_on else None,
                "source_language": row.get("source_lang") or None,
                "flags": parts(row["flag"]),
                "note": {"vi": row["note_vi"]},
            },
            evidence=evidence,
            publish=public_at(evidence),
            source="opportunities",
        )
