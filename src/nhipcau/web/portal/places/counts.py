"""Tables of places with a column per register: each number is a link, nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.core.register import Register
from nhipcau.core.search.standing import having
from nhipcau.lib.places import Country, Unit
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.places.names import Linked, country_link, full_name, unit_link
from nhipcau.web.portal.places.partners import Count
from nhipcau.web.portal.question import Question


@dataclass(frozen=True)
class CountRow:
    """A place or country with, per register: its title, how many records stand there, and the list of them."""

    at: Linked
    cells: tuple[Count, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(cell.count for cell in self.cells)


def count_rows(
    counted: Mapping[str, Mapping[str, int]], facet: str, things: Iterable[Unit | Country], language: str
) -> list[CountRow]:
    """A row for each unit or country, in their order."""
    rows, columns = [], [(one, address(language, one.name), one.title[place_of(language)]) for one in having(facet)]
    for thing in things:
        if isinstance(thing, Unit):
            token, at = thing.id, Linked(unit_link(thing, language).href, _name(thing, language))
        else:
            token, at = thing.iso2, country_link(thing, language)
        rows.append(CountRow(at, tuple(_cells(counted, facet, token, columns))))
    return rows


def _name(unit: Unit, language: str) -> str:
    return unit.label(language) if unit.is_former else full_name(unit, language)


def _cells(
    counted: Mapping[str, Mapping[str, int]], facet: str, token: str, columns: Iterable[tuple[Register, str, str]]
) -> Iterable[Count]:
    for register, path, title in columns:
        count = counted[register.name].get(token, 0)
        yield Count(title, count, Question(path, {facet: [token]}).href() if count else "")
