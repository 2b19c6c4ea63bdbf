"""Ties between Vietnamese places and countries by year, counted from the index for registers that declare a bond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tantivy import Query

from nhipcau.core.bond import Bond
from nhipcau.core.registry import registers
from nhipcau.core.search.engine import count_nested, count_with_terms
from nhipcau.core.search.matching import every, filter_field

if TYPE_CHECKING:
    from nhipcau.core.register import Register
    from nhipcau.core.search.state import Searched, State

VALUES = 1000
"""Most countries, years or places counted; there are fewer of each."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The records that tie to one country: how many, and how many of each year; the rest is undated."""

    country: str
    records: int
    years: Mapping[int, int]

    @property
    def undated(self) -> int:
        return self.records - sum(self.years.values())

    def until(self, year: int | None) -> int:
        """Records of ``year`` and before; without a year all of them, undated ones too."""
        return self.records if year is None else sum(number for at, number in self.years.items() if at <= year)


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of a register: all its records, by country (most first), the years there are, and places with their records."""

    records: int
    reaches: tuple[Reach, ...]
    years: tuple[int, ...]
    undated: int
    places: Mapping[str, int]


def bound_registers() -> list[Register]:
    """The registers whose records are ties, in their order."""
    return [register for register in registers().values() if register.bond]


def ties(index: Searched, register: Register, place: str = "") -> Ties:
    """The ties of a register with a bond, of one place (unit id) or all; counted once per state of the index."""
    state = index.state()
    return state.once(("ties", register.name, place), lambda: _counted(state, register, place))


def _counted(state: State, register: Register, place: str) -> Ties:
    searcher, schema = state.searcher, state.schema
    bond = declared(register)
    own = [Query.term_query(schema, "register", register.name)]
    if place:
        own.append(Query.term_query(schema, filter_field("place"), place))
    query, since = every(own), filter_field(bond.since)
    found = count_nested(searcher, query, filter_field("country"), since, VALUES)
    reaches = [
        Reach(country, records, {int(year): number for year, number in sorted(years.items())})
        for country, (records, years) in found.items()
    ]
    records, terms = count_with_terms(searcher, query, ["c_place", since], VALUES)
    return Ties(
        records=records,
        reaches=tuple(sorted(reaches, key=lambda reach: (-reach.records, reach.country))),
        years=tuple(sorted(int(year) for year in terms[since])),
        undated=records - sum(terms[since].values()),
        places=dict(sorted(terms["c_place"].items())),
    )


def declared(register: Register) -> Bond:
    """The bond of a register that has one."""
    if register.bond is None:
        raise TypeError(f"register {register.name} declares no bond")
    return register.bond
