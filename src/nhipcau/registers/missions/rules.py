"""How a row of the compilation is read: whose office it is, which remarks it gets, what else has seen it."""

from __future__ import annotations

import re
from datetime import date

from nhipcau.core.ledger import Evidence
from nhipcau.core.seeding import evidence_of, parts
from nhipcau.lib import places

DAY_OF_THE_34 = date(2025, 7, 1)
NAMED_ON_A_PATTERN = frozenset({"embassy", "consulate_general", "honorary_consulate"})
KNOWN_LISTS = {
    "W22": ("missions_wikidata", "Wikidata, database-of-embassies/database-of-embassies@b1987a62f941", "2022-11-16"),
    "VIS25": ("missions", "Danh sách trên visana.vn, bản chép nxmtuan/visana@6ecf39c49c37", "2025-04"),
}
"""Abbreviations of the compilation: source, reference, date (of the copy; the content may be older)."""

_DATED = re.compile(r"(?P<address>\S.*?) \((?P<date>\d{4}(?:-\d\d){0,2})\)")


def of_a_country(row: dict[str, str]) -> bool:
    """The office belongs to a country; an international organisation (UN, ADB …) is none."""
    return row["type"] != "international_organisation"


def foreign_side(row: dict[str, str]) -> str | None:
    """The host of a Vietnamese office, the operator of a foreign one; none for international organisations."""
    if row["direction"] == "abroad":
        return row["host_country"]
    return row["operator"] if of_a_country(row) else None


def place_of(row: dict[str, str]) -> str | None:
    """The locality of today of an office in Viet Nam, by the name of its city."""
    if row["direction"] == "abroad":
        return None
    unit = places.resolve(row["city_vi"], DAY_OF_THE_34).unit
    if unit is None:
        raise ValueError(f"{row['id']}: {row['city_vi']!r} is no locality of Viet Nam")
    return unit.id


def flags_of(row: dict[str, str]) -> list[str]:
    """The remarks of the compilation and two that follow from where names and coordinates come from."""
    pattern = row["direction"] == "in_vietnam" and row["type"] in NAMED_ON_A_PATTERN
    derived = {"name_pattern": pattern, "coordinates_unchecked": bool(row["lat"])}
    return parts(row["flag"]) + [flag for flag, applies in derived.items() if applies]


def evidence_for(row: dict[str, str]) -> tuple[Evidence, ...]:
    """The newest source first, then every other that names the office."""
    first = evidence_of(_source_of(row["source_url"]), row["id"], row["source_url"], row["source_date"])
    return (first, *(_also_seen(row["id"], piece) for piece in parts(row["also_seen"], " ; ")))


def _also_seen(row_id: str, piece: str) -> Evidence:
    if piece in KNOWN_LISTS:
        source, reference, day = KNOWN_LISTS[piece]
        return evidence_of(source, row_id, reference, day)
    dated = _DATED.fullmatch(piece)
    address, day = (dated["address"], dated["date"]) if dated else (piece, "")
    return evidence_of(_source_of(address), row_id, address, day)


def _source_of(address: str) -> str:
    return "missions_wikidata" if address.startswith("database-of-embassies") else "missions"
