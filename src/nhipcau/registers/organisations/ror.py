"""Reading the tables of the Research Organization Registry (ROR)."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.core.ledger import Entry
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.organisations.models import DATA
from nhipcau.registers.organisations.rules import city_of, may_load, may_show

RELATIONS = {
    "successor": "successors",
    "predecessor": "predecessors",
    "parent": "parents",
    "child": "children",
    "related": "related",
}


def entries() -> Iterator[Entry]:
    """Organisations that may be shown, with the relations among them."""
    names = _names()
    rows = [
        row
        for row in table(DATA / "orgs_ror.csv")
        if may_load(
            row["country"],
            parts(row["types"]),
            [row["name"], *(name["text"] for name in names.get(row["ror_id"], []))],
        )
    ]
    relations = _relations({row["ror_id"] for row in rows})
    for row in rows:
        ror = f"https://ror.org/{row['ror_id']}"
        shown = [name for name in names.get(row["ror_id"], []) if may_show(row["country"], name["text"])]
        evidence = (evidence_of("ror", row["ror_id"], ror),)
        yield Entry(
            uid=seeded_uid("ror", row["ror_id"]),
            values={
                "name": _label_words(row["name"], shown),
                "names": shown,
                "types": parts(row["types"]),
                "country": row["country"],
                "city": city_of(row["country"], row["city"]),
                "status": row["status"],
                "established": row["established"].zfill(4) if row["established"] else None,
                "website": row["website"] if row["website"].startswith("http") else None,
                "ror": ror,
                "location": {"lat": row["lat"], "lon": row["lon"]} if row["lat"] else None,
                **relations.get(row["ror_id"], {}),
            },
            evidence=evidence,
            publish=public_at(evidence),
            source="ror",
        )


def _names() -> dict[str, list[dict[str, str]]]:
    """All names of each organisation, the display name first."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in table(DATA / "orgs_ror_names.csv"):
        found.setdefault(row["ror_id"], []).append({"text": row["name"], "lang": row["lang"], "kind": row["kind"]})
    return {ror: sorted(names, key=lambda name: name["kind"] != "ror_display") for ror, names in found.items()}


def _label_words(display: str, names: list[dict[str, str]]) -> dict[str, str]:
    """Vietnamese and English names where ROR marks them as labels; the display name under its own language else."""
    labels = {
        name["lang"]: name["text"]
        for name in reversed(names)
        if name["kind"] == "label" and name["lang"] in ("vi", "en")
    }
    return labels if "en" in labels else {**labels, "en": display}


def _relations(loaded: set[str]) -> dict[str, dict[str, list[str]]]:
    """Relations between organisations that are both loaded."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in table(DATA / "orgs_ror_relations.csv"):
        if {row["ror_id"], row["other_ror_id"]} <= loaded:
            column = RELATIONS[row["relation"]]
            found.setdefault(row["ror_id"], {}).setdefault(column, []).append(
                str(seeded_uid("ror", row["other_ror_id"]))
            )
    return found
