"""Reads the grants that ship with the software, each with the places where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.evidence import Evidence
from nhipcau.core.seeding import parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.aid.models import DATA

SOURCE = "aid_named"
AS_PRINTED = (
    "modality", "donor", "donor_kind", "country", "co_donors", "grant_owner", "recipient", "location", "begins_on", "ends_on",
    "decision", "approved_by", "approved_on",
)  # fmt: skip
AMOUNTS = ("total", "aid", "counterpart", "equivalent")


def shipped_grants() -> Iterator[Entry]:
    """Every row of ``grants.csv``; what its sources do not say is left out."""
    read: dict[str, list[Evidence]] = {}
    for said in table(DATA / "evidence.csv"):
        read.setdefault(said["grant"], []).append(_evidence(said))
    for row in table(DATA / "grants.csv"):
        evidence = tuple(read[row["id"]])
        words = {one: {"vi": row[f"{one}_vi"], "en": row[f"{one}_en"]} for one in ("goals", "goods", "note")}
        yield Entry(
            uid=seeded_uid("aid", row["id"]),
            values={
                "name": {"vi": row["name_vi"], "en": row["name_en"], "unofficial": parts(row["unofficial"])},
                **words,
                **{name: row[name] or None for name in AS_PRINTED},
                **{name: _amount(row[name]) for name in AMOUNTS},
                **{name: parts(row[name]) for name in ("fields_of_work", "places", "flags")},
                "partner": str(seeded_uid("partners", row["partner"])) if row["partner"] else None,
                "based_on": [str(seeded_uid("documents", one)) for one in parts(row["based_on"])],
            },
            evidence=evidence,
            publish=public_at(evidence),
            source=SOURCE,
        )


def _amount(cell: str) -> dict[str, Any] | None:
    """ "57.3 tỷ VND" as amounts are kept; the table writes decimals with a point."""
    number, _, unit = cell.partition(" ")
    return {"low": number, "unit": unit} if cell else None


def _evidence(said: dict[str, str]) -> Evidence:
    return Evidence(
        SOURCE,
        url=said["url"],
        reference=said["outlet"],
        title=said["title"],
        date=said["date"],
        language=said["language"],
        row=said["grant"],
        note=said["note"],
        columns=tuple(parts(said["columns"])),
    )
