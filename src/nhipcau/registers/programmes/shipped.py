"""Reads the programmes that ship with the software, each with the places where it was read."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.evidence import Evidence
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.programmes.models import DATA

SOURCE = "programmes_named"
AS_PRINTED = ("kind", "symbol", "issuer", "issued_on", "first_year", "last_year")


def shipped_programmes() -> Iterator[Entry]:
    """Every row of ``programmes.csv``; what its source does not say is left out."""
    grounds: dict[str, list[Evidence]] = {}
    for said in table(DATA / "evidence.csv"):
        read = (said["address"], said["date"], said["language"])
        one = evidence_of(SOURCE, said["programme"], *read, quote=said["quote"], note=said["note"])
        grounds.setdefault(said["programme"], []).append(one)
    for row in table(DATA / "programmes.csv"):
        evidence = tuple(grounds[row["id"]])
        yield Entry(
            uid=seeded_uid("programmes", row["id"]),
            values={
                "title": {"vi": row["title_vi"], "en": row["title_en"], "unofficial": ["en"]},
                **{name: row[name] or None for name in AS_PRINTED},
                **{name: parts(row[name]) for name in ("places", "fields_of_work", "flags")},
                "frames": [str(seeded_uid("frames", one)) for one in parts(row["frames"])],
                "paper": str(seeded_uid("documents", row["paper"])) if row["paper"] else None,
                "based_on": [str(seeded_uid("documents", one)) for one in parts(row["based_on"])],
                "note": {"vi": row["note_vi"], "en": row["note_en"]},
            },
            evidence=evidence,
            publish=public_at(evidence),
            source=SOURCE,
        )
