"""What a paper of a year asks of its register: figures and rows of one desk, every figure with the list that shows the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.desk.seen import SeenNames, items_of
from nhipcau.core.kinds import Choice
from nhipcau.core.papers.declaration import MOST_ROWS, Params
from nhipcau.core.registry import registers
from nhipcau.core.search import ListRequest
from nhipcau.core.search.request import filter_kind
from nhipcau.lib.report import Run
from nhipcau.lib.text import format_number

if TYPE_CHECKING:
    from nhipcau.core.policy import Desk, Powers
    from nhipcau.core.register import Register

AT_ONCE = 200


class Asking:
    """Answers from one desk. ``list_of`` gives the address of a register's list with some conditions."""

    def __init__(
        self,
        powers: Powers,
        register: Register,
        desk: Desk,
        list_of: Callable[[Register, Mapping[str, list[str]]], str],
    ) -> None:
        self._powers, self._register, self._desk, self._list_of = powers, register, desk, list_of

    def beside(self, name: str) -> Asking | None:
        """The same of another register, from the desk of the same scope; None where one has no such desk there."""
        register = registers()[name]
        desk = next((one for one in self._powers.desks(register) if one.key == self._desk.key), None)
        return Asking(self._powers, register, desk, self._list_of) if desk else None

    def values(self, column: str) -> list[str]:
        """All values of a column with a closed list."""
        kind = self._register.kinds[column]
        return list(kind.vocabulary) if isinstance(kind, Choice) else []

    def count(self, params: Params) -> int:
        return find(desk_index(), self._desk.audience, self._request(params)).total

    def figure(self, params: Params) -> Run:
        """The number of records as it is written, opening the list that shows them."""
        return Run(format_number(self.count(params), "vi"), link=self._list_of(self._register, _lists(params)))

    def by(self, facet: str, params: Params) -> list[tuple[str, Run]]:
        """The values of a facet in Vietnamese, the most frequent first, each with its figure."""
        asked = self._request(params)
        kind = filter_kind(self._register, facet, asked.sight)
        found = find(desk_index(), self._desk.audience, replace(asked, facets=True)).facets.get(facet, [])
        return [
            (
                kind.token_label(token).vi if kind else token,
                Run(format_number(number, "vi"), link=self._list_of(self._register, _lists({**params, facet: token}))),
            )
            for token, number in found
        ]

    def rows(self, params: Params) -> list[dict[str, Any]]:
        """Values of the records, at most :data:`MOST_ROWS`, in the order ``sort`` asks for."""
        asked, found = self._request(params), []
        for start in range(0, MOST_ROWS, AT_ONCE):
            page = find(desk_index(), self._desk.audience, replace(asked, limit=AT_ONCE, offset=start)).uids
            names = SeenNames(self._powers)
            found += [item["values"] for item in items_of(self._register, self._desk.audience, page, names)]
            if len(page) < AT_ONCE:
                break
        return found

    def _request(self, params: Params) -> ListRequest:
        return desk_request(self._register, _lists(params), self._desk.audience, limit=AT_ONCE, facets=False)


def _lists(params: Params) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else list(value) for name, value in params.items()}
