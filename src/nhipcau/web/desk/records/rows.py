"""Rows of a desk's list, with what can be done to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

from django.utils.safestring import SafeString

from nhipcau.core.column import Column
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.policy import Desk, Look, Powers
from nhipcau.core.publication.moves import MOVES, offered
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.web.desk.publication.addresses import move_address
from nhipcau.web.desk.records.addresses import record_address, with_links
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.cells import cell

ONWARD = ("submit", "approve", "publish", "adopt")
"""Moves a row offers by itself."""


class Row(NamedTuple):
    """``uid`` for what can be done to several at once, ``steps`` for what can be done to this one: words and address."""

    uid: UUID
    label: str
    address: str
    code: str
    state: str
    state_words: str
    cells: tuple[tuple[str, SafeString], ...]
    """Column label and value, in the order of the head."""
    steps: tuple[tuple[str, str], ...] = ()


class Shown:
    """Rows of one desk's list; names of related records are asked once for a page. ``here`` is the list's address."""

    def __init__(
        self, register: Register, desk: Desk, columns: list[Column], powers: Powers, language: str, here: str = ""
    ) -> None:
        self.register, self.desk, self.columns, self.powers = register, desk, columns, powers
        self.language, self.here = language, here
        self.names = SeenNames(powers)

    def rows(self, uids: list[UUID]) -> list[Row]:
        """In the order of ``uids``, read through the desk again: what left it a moment ago is not among them."""
        if not uids:
            return []
        looks = self.powers.looks_from(self.desk, self.register, uids)
        there = [looks[uid].row for uid in uids if uid in looks]
        items = items_seen(self.register, there, self.desk.audience.clearance, self.names)
        return [self._row(item, looks[item["uid"]]) for item in items]

    def _row(self, item: dict[str, Any], look: Look) -> Row:
        values = with_links(self.register, item, self.language)["values"]
        cells = tuple(
            (
                column.label[place_of(self.language)],
                cell(self.register.kinds[column.name], values.get(column.name), self.language, brief=True),
            )
            for column in self.columns
        )
        return Row(
            item["uid"],
            item[f"label_{self.language}"],
            record_address(self.language, self.register, item["uid"]),
            item["code"] or "",
            item["state"],
            STATES.label(item["state"]).get(self.language),
            cells,
            tuple(self._steps(look)),
        )

    def _steps(self, look: Look) -> Iterator[tuple[str, str]]:
        """The moves that bring a record on; the way back leads to its row."""
        for move in offered(look.row.state, look.row.owner, look.may):
            if move.name in ONWARD:
                back = quote(f"{self.here}#r-{look.row.uid}", safe="")
                address = move_address(self.language, self.register, look.row.uid, move)
                yield move.label.get(self.language), f"{address}?next={back}"


def moves_of(powers: Powers, register: Register, language: str) -> list[tuple[str, str]]:
    """Moves one might make with several records of a register: name and words."""
    return [(move.name, move.label.get(language)) for move in MOVES.values() if powers.allows(register, move.action)]
