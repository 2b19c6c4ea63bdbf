"""Whom a place knows: ties and papers by country (of a country: by locality), with the newest day sources speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.core.register import Register
from nhipcau.core.search.standing import FarEnd
from nhipcau.lib import places
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.places.bonds import BondRecord
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.names import Linked, day_of, token_link

OPEN = 12
"""Rows that stand open."""
NAMED = 4
"""Partners named in a row; the lists have all."""


@dataclass(frozen=True)
class Count:
    """How many records of a register, and their list."""

    title: str
    count: int
    href: str


@dataclass(frozen=True)
class Row:
    """One country (or locality) at the other end, what ties it to here, and with whom there (a few)."""

    at: Linked
    counts: tuple[Count, ...]
    newest: str
    partners: tuple[Linked, ...]
    more: bool


@dataclass(frozen=True)
class Table:
    """The best known first; the others behind a fold."""

    open: tuple[Row, ...]
    folded: tuple[Row, ...]


def partner_rows(here: Here, records: Iterable[BondRecord]) -> Table:
    """Those at the other end, the best known first; ``records`` are the newest ties, from which partners are named."""
    ends = [(register, partner_ends(here, register)) for register in here.bonds]
    named = _named(records, here.language) if here.facet == "place" else {}
    rows = []
    for token in {token for _, far in ends for token in far}:
        counts = tuple(
            _count(here, register, token, far[token].count) if token in far else Count(here.title(register), 0, "")
            for register, far in ends
        )
        newest = max(far[token].newest for _, far in ends if token in far)
        partners = named.get(token, [])
        order = tuple(-far[token].count if token in far else 0 for _, far in ends)
        at = token_link(here.other_end, token, here.language)
        row = Row(at, counts, day_of(newest, here.language), tuple(partners[:NAMED]), len(partners) > NAMED)
        rows.append(((order, collation_key(at.label)), row))
    listed = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    return Table(listed[:OPEN], listed[OPEN:])


def _count(here: Here, register: Register, token: str, count: int) -> Count:
    return Count(here.title(register), count, here.list_of(register, **{here.other_end: token}))


def partner_ends(here: Here, register: Register) -> Mapping[str, FarEnd]:
    """The other ends of a register's records here; of places those of today, as former ones are counted in them."""
    far = here.group(register).far
    if here.other_end != "place":
        return far
    return {token: end for token, end in far.items() if places.successor(unit := places.unit(token)) in (None, unit)}


def _named(records: Iterable[BondRecord], language: str) -> dict[str, list[Linked]]:
    """Partners by country, those of the newest ties first."""
    found: dict[str, dict[str, Linked]] = {}
    for record in records:
        if record.partner and record.country:
            link = Linked(
                address(language, record.partner["register"], record.partner["code"]), record.partner[language]
            )
            found.setdefault(record.country, {}).setdefault(record.partner["code"], link)
    return {country: list(links.values()) for country, links in found.items()}
