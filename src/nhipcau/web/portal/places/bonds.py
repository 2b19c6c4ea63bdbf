"""The ties and papers of a place or country, the newest first: read once for timeline, partners and predecessors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from nhipcau.core.register import Register
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.places.here import Here

READ = 100
"""Records read of each register; a page that has more says so and leads to the list."""


@dataclass(frozen=True)
class BondRecord:
    """One tie or paper: when (partial ISO date, "" unknown), what, whose, with whom, and what became of the signer."""

    register: Register
    code: str
    label: str
    href: str
    since: str
    kind: str
    unit: str
    country: str
    partner: Mapping[str, Any] | None
    succession: str
    language: str

    @property
    def year(self) -> str:
        return self.since[:4]


def bond_records(here: Here) -> list[BondRecord]:
    """The newest dated ones of each register with a bond, then undated ones, up to :data:`READ` each."""
    return [record for register in here.bonds if here.group(register).count for record in _read(here, register)]


def _read(here: Here, register: Register) -> list[BondRecord]:
    bond = register.bond
    assert bond is not None  # noqa: S101 - `Here.bonds` has only such
    params = {**here.filters(), "sort": [f"-{bond.since}"], "limit": [str(READ)]}
    listing = find(public_index(), parse_request(register, params, facets=False), "record")
    return [_record(register, orjson.loads(hit.json), here.language) for hit in listing.hits]


def _record(register: Register, item: Mapping[str, Any], language: str) -> BondRecord:
    bond, values = register.bond, item["values"]
    assert bond is not None  # noqa: S101 - see above
    here, there, kind = (values.get(name) or {} for name in (bond.here, bond.there, bond.kind))
    succession = values.get(bond.succession) or {} if bond.succession else {}
    return BondRecord(
        register=register,
        code=item["code"],
        label=item[f"label_{language}"],
        href=address(language, register.name, item["code"]),
        since=values.get(bond.since) or "",
        kind=kind.get(language) or register.singular[place_of(language)],
        unit=here.get("value", ""),
        country=there.get("value", ""),
        partner=values.get(bond.partner),
        succession=succession.get(language, ""),
        language=language,
    )
