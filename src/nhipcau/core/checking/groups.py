"""Figures of several localities: the sum of what is told of each, if it is told of every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nhipcau.core.checking.periods import as_claim, of_period, series_named
from nhipcau.core.labels import Label
from nhipcau.lib.checking import Claim, Group, period

if TYPE_CHECKING:
    from nhipcau.core.claimed import ClaimedAs
    from nhipcau.core.series.found import Found
    from nhipcau.core.series.tables import Table
    from nhipcau.lib.places import Unit

SUM = Label("tổng của {number} địa phương", "sum of {number} localities")
MISSING = Label("chưa có số của {who} ({when})", "there is no figure of {who} ({when})")
NOT_ADDED = Label(
    "số của chỉ tiêu này không cộng được giữa các địa phương", "figures of this indicator do not add up over localities"
)


def of_group(answered: Found, row: ClaimedAs, claim: Claim, group: Group) -> Iterator[Claim]:
    """The sums that a claim can be held against; one that cannot be told says why, with who is missing."""
    vi, en = series_named(answered)
    why = group.why or (None if answered.indicator.adds else (NOT_ADDED.vi, NOT_ADDED.en))
    if why:
        yield replace(claim, value=None, said_in=(vi, en), unknown=why)
        return
    number = len(group.units)
    said_in = f"{vi}, {SUM.vi.format(number=number)}", f"{en}, {SUM.en.format(number=number)}"
    sums = [replace(_sum(table, row, claim, group.units), said_in=said_in) for table in answered.tables]
    known = [one for one in sums if one.value is not None]
    gaps = [one for one in sums if one.value is None and _concerns(one, claim)]
    yield from gaps[:1] or of_period(known, claim)


def _sum(table: Table, row: ClaimedAs, claim: Claim, units: tuple[Unit, ...]) -> Claim:
    whole = (one for one in table.values if one.told or not one.missing)
    told = {one.place: one.value for one in whole if one.value is not None}
    missing = [unit for unit in units if unit.id not in told]
    if not missing:
        return as_claim(claim, row, table, sum((told[unit.id] for unit in units), Decimal(0)))
    unknown = as_claim(claim, row, table, None)
    when = period(unknown)
    who = ", ".join(unit.name for unit in missing), ", ".join(unit.name_en for unit in missing)
    vi, en = MISSING.vi.format(when=when[0], who=who[0]), MISSING.en.format(when=when[1], who=who[1])
    return replace(unknown, unknown=(vi, en))


def _concerns(one: Claim, claim: Claim) -> bool:
    """Whether a figure that cannot be told is of a claim's period or a part of it."""
    whole, part = claim.days, one.days
    if whole is None or part is None or not (whole.start and whole.end and part.start and part.end):
        return False
    return whole.start <= part.start and part.end <= whole.end
