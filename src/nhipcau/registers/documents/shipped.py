"""Reads the documents that ship with the software, each with the places where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.evidence import Evidence
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.documents.models import DATA

AS_PRINTED = (
    "symbol", "kind", "issuer", "level", "issued_on", "effective_on", "validity", "validity_on", "language", "link",
)  # fmt: skip
SEVERAL = ("fields_of_work", "places", "flags")
RELATIONS = ("replaces", "amends", "based_on")


def shipped_documents() -> Iterator[Entry]:
    """Every row of ``documents.csv``; what its source does not say is left out, titles in English are ours."""
    grounds: dict[str, list[Evidence]] = {}
    for said in table(DATA / "evidence.csv"):
        grounds.setdefault(said["document"], []).append(_evidence(said))
    for row in table(DATA / "documents.csv"):
        evidence = tuple(grounds[row["id"]])
        yield Entry(
            uid=seeded_uid("documents", row["id"]),
            values=_values(row),
            evidence=evidence,
            publish=public_at(evidence),
            source=row["source"],
        )


def _values(row: dict[str, str]) -> dict[str, Any]:
    titles = {"vi": row["title_vi"], "en": row["title_en"], "unofficial": ["en"]}
    return {
        "title": titles if row["title_vi"] else None,
        **{name: row[name] or None for name in AS_PRINTED},
        **{name: parts(row[name]) for name in SEVERAL},
        **{name: [str(seeded_uid("documents", one)) for one in parts(row[name])] for name in RELATIONS},
        "note": {"vi": row["note_vi"], "en": row["note_en"]},
    }


def _evidence(said: dict[str, str]) -> Evidence:
    return evidence_of(
        said["source"],
        said["document"],
        said["address"],
        said["date"],
        said["language"],
        quote=said["quote"],
        note=said["note"],
    )
