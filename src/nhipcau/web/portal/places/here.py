"""Where a page stands: the facet and tokens its records carry, and the addresses of their lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nhipcau.core.register import Register
from nhipcau.core.search.standing import NONE, OTHER_END, Group, having, standing
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.question import Question


@dataclass(frozen=True)
class Here:
    """A place (or several, for a region) or a country, for readers of one language."""

    facet: str
    tokens: tuple[str, ...]
    language: str

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """What stands here, by register."""
        return standing(self.facet, self.tokens)

    @cached_property
    def registers(self) -> list[Register]:
        """The registers that know of such places, the most prominent first."""
        return having(self.facet)

    @cached_property
    def bonds(self) -> list[Register]:
        """The registers whose records tie a place to a partner abroad."""
        return [register for register in self.registers if register.bond]

    @property
    def other_end(self) -> str:
        """The facet of those at the other end: countries of a place, places of a country."""
        return OTHER_END[self.facet]

    def group(self, register: Register) -> Group:
        return self.groups.get(register.name, NONE)

    def filters(self) -> dict[str, list[str]]:
        return {self.facet: list(self.tokens)}

    def title(self, register: Register) -> str:
        return register.title[place_of(self.language)]

    def list_of(self, register: Register, **more: str) -> str:
        """The address of the register's records here; ``more`` narrows, sorts or turns the list."""
        given = {name: [value] for name, value in more.items()}
        return Question(address(self.language, register.name), {**self.filters(), **given}).href()
