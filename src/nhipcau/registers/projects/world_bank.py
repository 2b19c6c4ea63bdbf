"""Reads the World Bank's projects in Viet Nam, from a snapshot of its project list taken in 2013."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, mapping, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.projects.models import DATA

SOURCE = "world_bank_projects"
WORLD_BANK = seeded_uid("partners", "us-world-bank-organisation")
PLACE_IN_TITLE = {"P123384": "da-nang-den-2025"}
"""The snapshot has no field for provinces; one title names one. Regions in titles are no locality."""


def world_bank_projects() -> Iterator[Entry]:
    """17 projects, approved from September 2012 to May 2013; an amount of 0 is the source's own 0."""
    titles = mapping(DATA / "titles_vi.csv", "project_id", "title_vi")
    for row in table(DATA / "world_bank_projects.csv"):
        number = row["project_id"]
        place = PLACE_IN_TITLE.get(number)
        evidence = (evidence_of(SOURCE, number, row["url"], "2013", "en"),)
        yield Entry(
            uid=seeded_uid("projects", number),
            values={
                "name": {"vi": titles[number], "en": row["name"], "unofficial": ["vi"]},
                "kind": "donor_project",
                "partner": str(WORLD_BANK),
                "places": [place] if place else None,
                "began_on": row["board_approval"],
                "closing_on": row["closing_date"],
                "status": row["status"],
                "commitment": row["total_commitment_usd"],
                "grant": row["grant_usd"],
                "cost": row["project_cost_usd"],
                "instrument": row["instrument"],
                "sectors": parts(row["sectors"]),
                "themes": parts(row["themes"]),
                "borrower": row["borrower"],
                "agency": row["implementing_agency"],
                "number_printed": number,
                "website": row["url"],
                "flags": ["as_of_2013", *(["place_from_title"] if place else [])],
            },
            evidence=evidence,
            publish=public_at(evidence),
            source=SOURCE,
        )
