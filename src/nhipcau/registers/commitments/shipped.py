"""The commitments shipped: what the shipped agreements report in so many words."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.commitments.models import DATA


def shipped() -> Iterator[Entry]:
    for row in table(DATA / "commitments.csv"):
        evidence = (evidence_of("commitments", row["id"], row["url"], row["source_date"], row["lang"]),)
        yield Entry(
            uid=seeded_uid("commitments", row["id"]),
            values={
                "clause": {"vi": row["clause"], "en": row["clause_en"], "unofficial": ["en"]},
                "wording": "reported",
                "source_kind": "agreement",
                "agreement": str(seeded_uid("agreements", row["agreement"])),
                "promised_by": row["promised_by"],
                "vn_party": row["vn_party"],
                "level": row["level"],
                "place": row["place"],
                "partner": str(seeded_uid("partners", row["partner"])),
                "country": row["country"],
                "fields_of_work": parts(row["fields"]),
                "made_on": row["made_on"],
                "due": row["due"],
                "open_ended": row["open_ended"],
                "note": {"vi": row["note"]},
            },
            evidence=evidence,
            publish=public_at(evidence),
            source="commitments",
        )
