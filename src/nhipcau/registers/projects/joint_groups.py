"""Reads the joint working groups that public sources name, with who sits in them."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.projects.models import DATA

SOURCE = "joint_working_groups"


def joint_groups() -> Iterator[Entry]:
    """Groups of one or several localities; their places are the units the newest source names."""
    for row in table(DATA / "joint_working_groups.csv"):
        evidence = tuple(
            evidence_of(
                SOURCE,
                row["id"],
                said["address"],
                said["date"],
                said["language"],
                quote=said["quote"],
                note=said["note"],
            )
            for said in table(DATA / "joint_working_group_evidence.csv")
            if said["group"] == row["id"]
        )
        yield Entry(
            uid=seeded_uid("projects", row["id"]),
            values={
                "name": {"vi": row["name_vi"], "en": row["name_en"]},
                "kind": "joint_working_group",
                "partner": str(seeded_uid("partners", row["partner"])),
                "members": {"vi": row["members_vi"], "en": row["members_en"]},
                "country": row["country"] or None,
                "places": parts(row["places"]),
                "began_on": row["began"],
                "flags": parts(row["flag"]),
                "note": {"vi": row["note_vi"]},
            },
            evidence=evidence,
            publish=public_at(evidence),
            source=SOURCE,
        )
