"""The board of freshness: for each locality of today, how its public records stand with their owners' confirmation."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.core.desk import desk_index, desk_request, find
from nhipcau.core.freshness import DUE, FRESH_DAYS, NEVER, OLDER, STANDINGS, WITHIN
from nhipcau.core.policy import Desk
from nhipcau.core.policy.words import ALL
from nhipcau.core.record import PUBLISHED
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.registry import registers
from nhipcau.core.settings import days
from nhipcau.lib import places
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.places.names import full_name

PLACE = "place"
"""The facet by locality, which knows the unit of today of every former one."""


class Cell(NamedTuple):
    """A number and the list of what it counts, "" for none."""

    name: str
    records: int
    address: str


class Row(NamedTuple):
    """``share`` is the part that waits for a confirmation, in whole percent; None where there is no record."""

    name: str
    cells: list[Cell]
    share: int | None


class Choice(NamedTuple):
    title: str
    address: str
    current: bool


def board(request: HttpRequest) -> HttpResponse:
    """Over all registers that know places, or of one (``register``); one question of the index for each column."""
    language, powers = language_here(request), powers_of_mine(request)
    slug = request.GET.get("register", "")
    register = register_of(slug) if slug else None
    desk = next((one for one in powers.desks(register) if one.scope == ALL), None)
    return page(
        request,
        "confirming/board",
        has_desk=desk is not None,
        rows=_rows(desk, register, language) if desk else [],
        choices=_choices(register, language),
        days=days(FRESH_DAYS),
        titles=[STANDINGS.label(one).get(language) for one in (WITHIN, OLDER, NEVER)],
    )


def with_places() -> list[Register]:
    """The registers whose records are found by locality."""
    return [
        one
        for one in registers().values()
        if any(one.facet_name(column) == PLACE for column in one.columns if column.facet)
    ]


def _rows(desk: Desk, register: Register | None, language: str) -> list[Row]:
    """Those of which the greatest part waits come first, then the larger ones; those without a record last."""
    counted = {standing: _counted(desk, register, [standing]) for standing in STANDINGS}
    found = [(_row(unit, counted, desk, register, language), place) for place, unit in enumerate(_localities())]
    found.sort(key=lambda pair: (pair[0].share is None, -(pair[0].share or 0), -pair[0].cells[0].records, pair[1]))
    return [row for row, _ in found]


def _localities() -> tuple[places.Unit, ...]:
    return places.units(timezone.localdate())


def _counted(desk: Desk, register: Register | None, standings: list[str]) -> dict[str, int]:
    """{unit: public records about it that stand so}"""
    asked = desk_request(register, {"state": [PUBLISHED], "fresh": standings}, desk.audience, limit=1)
    return dict(find(desk_index(), desk.audience, asked).facets.get(PLACE, []))


def _row(
    unit: places.Unit, counted: dict[str, dict[str, int]], desk: Desk, register: Register | None, language: str
) -> Row:
    counts = {standing: counted[standing].get(unit.id, 0) for standing in STANDINGS}
    total, waiting = sum(counts.values()), sum(counts[one] for one in DUE)
    where = list_address(language, register) if register else desk_address(language, "desk_search")

    def cell(name: str, count: int, standing: str = "") -> Cell:
        asked = {"desk": desk.key, "state": PUBLISHED, PLACE: unit.id} | ({"fresh": standing} if standing else {})
        return Cell(name, count, f"{where}?{urlencode(asked)}" if count else "")

    cells = [cell("", total), *(cell(STANDINGS.label(one).get(language), counts[one], one) for one in STANDINGS)]
    # Never 100 where something was confirmed, nor 0 where something waits.
    share = None if not total else min(max(round(100 * waiting / total), waiting > 0), 100 - (waiting < total))
    return Row(full_name(unit, language), cells, share)


def _choices(current: Register | None, language: str) -> list[Choice]:
    here = desk_address(language, "desk_freshness")
    return [
        Choice("", here, current is None),
        *(
            Choice(one.title[place_of(language)], f"{here}?register={one.slug[place_of(language)]}", one is current)
            for one in with_places()
        ),
    ]
